#pragma once

#include <span>
#include <vector>

#include "pages/text/font_book.hpp"
#include "pages/text/hyphenation.hpp"
#include "pages/text/inline_text.hpp"

namespace copil::pages {

enum class Alignment : std::uint8_t { left, justified, centred, right };

/// A justified line whose blanks would be wider than that by nature, in ems, makes its paragraph
/// ragged: no blank is then more than three quarters wider than by nature.
inline constexpr float kLoosestBlank = 0.18F;

/// A stretch of a segment on a line.
struct LineRun {
  int segment = 0;
  std::size_t begin = 0;  ///< bytes of the segment's text
  std::size_t end = 0;
  float x = 0;  ///< from the left of the line
  float width = 0;
  float extra_blank = 0;    ///< added to each blank, to justify
  bool has_hyphen = false;  ///< a word is cut at its end
};

struct Line {
  std::vector<LineRun> runs;
  float width = 0;  ///< natural width, without justification
};

/// What shapes words and knows where they may be cut.
struct Typography {
  FontBook& fonts;
  Hyphenation& hyphenation;
};

/// Breaks a text into lines of `width` points, at the places that give the most even lines over the
/// whole paragraph. A word wider than the line is cut anywhere. No line for a text without words.
std::vector<Line> break_lines(std::span<const Segment> segments, float width, Alignment alignment,
                              Typography& typography);

/// Widths of a text: on one line, and of its widest part that must not be broken.
struct TextWidths {
  float natural = 0;
  float unbreakable = 0;
};
TextWidths measure(std::span<const Segment> segments, Typography& typography);

/// The glyphs of a line's run, its origin at (x, baseline).
GlyphRun glyph_run(const LineRun& run, const Segment& segment, Point origin, FontBook& fonts);

/// The width of a text in a style, on one line.
float text_width(std::string_view text, const TextStyle& style, FontBook& fonts);

/// A text on one line: its origin at the left end of the baseline.
GlyphRun text_run(std::string_view text, const TextStyle& style, Point origin, FontBook& fonts);

}  // namespace copil::pages
