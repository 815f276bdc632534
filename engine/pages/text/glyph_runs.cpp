#include <algorithm>

#include "pages/text/line_breaking.hpp"
#include "pages/text/utf8.hpp"

namespace copil::pages {

namespace {

void append_shape(GlyphRun& run, const Shape& shape, std::string_view word,
                  const TextStyle& style) {
  for (const Glyph& glyph : shape.glyphs) {
    run.glyphs.push_back({glyph.id, run.width + glyph.x * style.size, glyph.y * style.size});
  }
  run.clusters.insert(run.clusters.end(), shape.clusters.begin(), shape.clusters.end());
  run.text += word;
  run.width += shape.width * style.size;
}

void append_word(GlyphRun& run, std::string_view word, const TextStyle& style, FontBook& fonts) {
  append_shape(run, fonts.shape(style.face, word), word, style);
}

void append_blank(GlyphRun& run, const TextStyle& style, FontBook& fonts) {
  append_shape(run, fonts.blank(style.face), " ", style);
}

void append_text(GlyphRun& run, std::string_view text, const TextStyle& style, float extra_blank,
                 FontBook& fonts) {
  run.glyphs.reserve(text.size() + 1);
  run.clusters.reserve(text.size() + 1);
  run.text.reserve(text.size() + 2);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) append_word(run, text.substr(begin, end - begin), style, fonts);
    if (end < text.size()) {
      append_blank(run, style, fonts);
      run.width += extra_blank;
    }
    begin = end + 1;
  }
}

/// A hyphen that reading aloud and copying must forget: its text is a soft hyphen.
void append_soft_hyphen(GlyphRun& run, const TextStyle& style, FontBook& fonts) {
  append_word(run, "-", style, fonts);
  run.text.replace(run.text.size() - 1, 1, kSoftHyphen);
  run.clusters.back().bytes = kSoftHyphen.size();
}

GlyphRun empty_run(const TextStyle& style, Point origin) {
  GlyphRun run;
  run.font = static_cast<int>(style.face);
  run.size = style.size;
  run.colour = style.colour;
  run.origin = origin;
  return run;
}

}  // namespace

GlyphRun glyph_run(const LineRun& run, const Segment& segment, Point origin, FontBook& fonts) {
  GlyphRun glyphs = empty_run(segment.style, origin);
  const std::string_view text =
      std::string_view{segment.text}.substr(run.begin, run.end - run.begin);
  append_text(glyphs, text, segment.style, run.extra_blank, fonts);
  if (run.has_hyphen) {
    append_soft_hyphen(glyphs, segment.style, fonts);
  } else if (run.end < segment.text.size() && segment.text[run.end] == ' ') {
    append_blank(glyphs, segment.style, fonts);  // Keeps words apart when text is extracted.
  }
  return glyphs;
}

float text_width(std::string_view text, const TextStyle& style, FontBook& fonts) {
  float width = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) width += fonts.shape(style.face, text.substr(begin, end - begin)).width;
    if (end < text.size()) width += fonts.blank(style.face).width;
    begin = end + 1;
  }
  return width * style.size;
}

GlyphRun text_run(std::string_view text, const TextStyle& style, Point origin, FontBook& fonts) {
  GlyphRun run = empty_run(style, origin);
  append_text(run, text, style, 0, fonts);
  return run;
}

}  // namespace copil::pages
