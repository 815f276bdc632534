#include "pdf/painting/page_painter.hpp"

#include <cmath>
#include <numbers>

#include "base/utf8.hpp"
#include "pages/bounds.hpp"
#include "pdf/file/notation.hpp"

// Over 400 lines: one pass writes a page, each kind of item a few lines of the same stream.
namespace copil::pdf {

using pages::Artifact;
using pages::GlyphRun;
using pages::Path;
using pages::PathStep;
using pages::Point;

namespace {

constexpr double kThousandths = 1000;

/// `0.161 `: fine enough to give the same byte again.
void append_shade(std::string& out, std::uint8_t byte) {
  const int thousandths = (byte * 1000 + 127) / 255;
  append_precise(out, thousandths / kThousandths);
  out += ' ';
}

void append_colour(std::string& out, pages::Colour colour) {
  append_shade(out, colour.red);
  append_shade(out, colour.green);
  append_shade(out, colour.blue);
}

void append_shown(std::string& out, EmbeddedFont::Code code) {
  for (const int byte : {code >> 8, code & 0xFF}) {
    const char c = static_cast<char>(byte);
    if (c == '\r') {
      out += "\\r";
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
}

/// Takes the first character off a text.
std::string_view take_letter(std::string_view& text) {
  const std::string_view character = text.substr(0, bytes_of_characters(text, 1));
  text.remove_prefix(character.size());
  return character;
}

/// True for `x y w h re`: four sides along the axes.
bool is_box(const Path& path) {
  using Step = PathStep::Kind;
  const auto& steps = path.steps;
  if (steps.size() != 5 || steps[0].kind != Step::move || steps[4].kind != Step::close)
    return false;
  for (std::size_t i = 1; i < 4; ++i) {
    if (steps[i].kind != Step::line) return false;
  }
  const Point& a = steps[0].to;
  const Point& b = steps[1].to;
  const Point& c = steps[2].to;
  const Point& d = steps[3].to;
  return a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
}

const char* opening_of(Artifact artifact) {
  switch (artifact) {
    case Artifact::header:
      return "/Artifact <</Type/Pagination/Subtype/Header>>BDC\n";
    case Artifact::footer:
      return "/Artifact <</Type/Pagination/Subtype/Footer>>BDC\n";
    case Artifact::watermark:
      return "/Artifact <</Type/Pagination/Subtype/Watermark>>BDC\n";
    case Artifact::layout:
    case Artifact::background:
      break;
  }
  return "/Artifact BMC\n";
}

Artifact kind_of(Artifact artifact) {
  return artifact == Artifact::background ? Artifact::layout : artifact;
}

}  // namespace

// ── Marks ──────────────────────────────────────────────────────────────────────────────────────

void PagePainter::begin(const pages::Page& page) {
  painted_.content.clear();
  painted_.marked.clear();
  painted_.is_translucent = false;
  height_ = page.height;
  font_ = -1;
  fill_.reset();
  stroke_.reset();
}

/// Marks that artifacts or a page's end interrupt are opened anew.
void PagePainter::mark_element(int element, pages::Role role) {
  unmark();
  std::string& out = painted_.content;
  out.append("/").append(pages::role_name(role)).append("<</MCID ");
  append_whole(out, static_cast<long long>(painted_.marked.size()));
  out += ">>BDC\n";
  painted_.marked.push_back(element);
  is_marked_ = true;
  marked_ = element;
}

void PagePainter::mark_artifact(Artifact artifact) {
  const Artifact kind = kind_of(artifact);
  if (is_marked_ && marked_ == pages::kNoElement && artifact_ == kind) return;
  unmark();
  painted_.content += opening_of(kind);
  is_marked_ = true;
  artifact_ = kind;
}

void PagePainter::unmark() {
  if (is_marked_) painted_.content += "EMC\n";
  is_marked_ = false;
  marked_ = pages::kNoElement;
}

// ── Text ───────────────────────────────────────────────────────────────────────────────────────

void PagePainter::paint(const pages::Item& item) {
  const auto* const run = std::get_if<GlyphRun>(&item.content);
  if (run == nullptr) return paint(std::get<Path>(item.content));
  if (run->glyphs.empty()) return;
  // Readers and copies must not find the watermark's letters.
  const bool is_watermark =
      item.element == pages::kNoElement && item.artifact == Artifact::watermark;
  is_watermark ? paint_outlines(*run) : show(*run);
}

void PagePainter::show(const GlyphRun& run) {
  EmbeddedFont* const font = palette_.font(run.font);
  if (font == nullptr) return;
  std::string& out = painted_.content;
  set_fill(run.colour);
  out += "BT\n";
  set_font(run);
  if (run.rotation == 0) {
    append_place(out, run.origin.x);
    out += ' ';
    append_place(out, height_ - run.origin.y);
    out += " Td\n";
  } else {
    turn(run);
    out += "Tm\n";
  }
  show_glyphs(run, *font);
  out += "ET\n";
}

void PagePainter::show_glyphs(const GlyphRun& run, EmbeddedFont& font) {
  pen_ = 0;
  rise_ = 0;
  std::string_view text = run.text;
  std::size_t glyph = 0;
  for (const pages::Cluster& cluster : run.clusters) {
    show_cluster(run, font, text.substr(0, cluster.bytes), glyph, cluster.glyphs);
    text.remove_prefix(cluster.bytes);
    glyph += cluster.glyphs;
  }
  close_strings();
  if (rise_ != 0) painted_.content += "0 Ts\n";
}

/// Several glyphs of one text show a character each while there are enough of them. Where glyphs
/// are more than characters, a mark says the text.
void PagePainter::show_cluster(const GlyphRun& run, EmbeddedFont& font, std::string_view text,
                               std::size_t first, std::size_t count) {
  if (count == 1) return show_glyph(run, font, text, run.glyphs[first]);
  if (count == 0) return;
  const bool is_spelt = text.empty() || character_count(text) >= count;
  if (!is_spelt) {
    close_strings();
    painted_.content += "/Span<</ActualText<feff" + utf16_digits(text) + ">>>BDC\n";
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_last = i + 1 == count;
    const std::string_view part = !is_spelt ? std::string_view{}
                                  : is_last ? text
                                            : take_letter(text);
    show_glyph(run, font, part, run.glyphs[first + i]);
  }
  if (!is_spelt) {
    close_strings();
    painted_.content += "EMC\n";
  }
}

void PagePainter::show_glyph(const GlyphRun& run, EmbeddedFont& font, std::string_view text,
                             const pages::Glyph& glyph) {
  std::string& out = painted_.content;
  if (glyph.y != -rise_) {
    close_strings();
    rise_ = -glyph.y;
    append_length(out, static_cast<double>(rise_));
    out += " Ts\n";
  }
  const EmbeddedFont::Code code = font.code(glyph.id, text);
  const double unit = static_cast<double>(run.size) / kThousandths;
  const double shift = (static_cast<double>(glyph.x) - pen_) / unit;
  if (std::abs(shift) >= 0.5) {
    const auto whole = static_cast<long long>(shift + (shift < 0 ? -0.5 : 0.5));
    if (is_string_open_) out += ')';
    if (!is_array_open_) out += '[';
    append_whole(out, -whole);
    is_array_open_ = true;
    is_string_open_ = false;
    pen_ += static_cast<double>(whole) * unit;
  }
  open_string();
  append_shown(out, code);
  pen_ += static_cast<double>(font.width(code)) * unit;
}

void PagePainter::open_string() {
  if (is_string_open_) return;
  painted_.content += is_array_open_ ? "(" : "[(";
  is_array_open_ = true;
  is_string_open_ = true;
}

void PagePainter::close_strings() {
  if (is_string_open_) painted_.content += ')';
  if (is_array_open_) painted_.content += "]TJ\n";
  is_array_open_ = false;
  is_string_open_ = false;
}

void PagePainter::paint_outlines(const GlyphRun& run) {
  const EmbeddedFont* const font = palette_.font(run.font);
  if (font == nullptr) return;
  set_fill(run.colour);
  std::string& out = painted_.content;
  out += "q ";
  turn(run);
  out += "cm\n";
  for (const pages::Glyph& glyph : run.glyphs) {
    add_outline(font->program().outline(glyph.id),
                {static_cast<double>(glyph.x), static_cast<double>(glyph.y)},
                static_cast<double>(run.size));
  }
  out += "f Q\n";
}

/// In the coordinates of a turned run, whose y grows upwards from its line.
void PagePainter::add_outline(const std::vector<PathStep>& steps, Point origin, double size) {
  const auto placed = [&](Point at) {
    return Point{origin.x + at.x * size, height_ + origin.y + at.y * size};
  };
  for (PathStep step : steps) {
    step.to = placed(step.to);
    step.first = placed(step.first);
    step.second = placed(step.second);
    add_step(step);
  }
}

/// The six numbers that turn a run around its origin.
void PagePainter::turn(const GlyphRun& run) {
  const double angle = static_cast<double>(run.rotation) * std::numbers::pi / 180;
  std::string& out = painted_.content;
  for (const double share : {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle)}) {
    append_precise(out, share);
    out += ' ';
  }
  put_point(run.origin);
}

// ── Shapes ─────────────────────────────────────────────────────────────────────────────────────

void PagePainter::paint(const Path& path) {
  if (path.picture >= 0) return paint_picture(path);
  if (path.steps.empty() || (!path.fill && !path.stroke)) return;
  if (path.fill) set_fill(*path.fill);
  if (path.stroke) set_stroke(*path.stroke);
  add_path(path);
  painted_.content += path.fill && path.stroke ? "B\n" : path.fill ? "f\n" : "S\n";
}

void PagePainter::add_path(const Path& path) {
  if (!is_box(path)) {
    for (const PathStep& step : path.steps) add_step(step);
    return;
  }
  const Point& corner = path.steps[0].to;
  const Point& far = path.steps[2].to;
  put_point({corner.x, far.y});
  put(far.x - corner.x);
  put(far.y - corner.y);
  painted_.content += "re\n";
}

void PagePainter::add_step(const PathStep& step) {
  switch (step.kind) {
    case PathStep::Kind::move:
      put_point(step.to);
      painted_.content += "m\n";
      break;
    case PathStep::Kind::line:
      put_point(step.to);
      painted_.content += "l\n";
      break;
    case PathStep::Kind::curve:
      put_point(step.first);
      put_point(step.second);
      put_point(step.to);
      painted_.content += "c\n";
      break;
    case PathStep::Kind::close:
      painted_.content += "h\n";
      break;
  }
}

void PagePainter::paint_picture(const Path& path) {
  const PackedPicture* const picture = palette_.picture(path.picture);
  if (picture == nullptr) return;
  painted_.is_translucent |= !picture->opacity.empty();
  const pages::Rect box = pages::bounds({path});
  std::string& out = painted_.content;
  out += "q ";
  put(box.width);
  out += "0 0 ";
  put(box.height);
  put_point({box.x, box.bottom()});
  out += "cm /I" + std::to_string(path.picture) + " Do Q\n";
}

// ── State ──────────────────────────────────────────────────────────────────────────────────────

void PagePainter::set_font(const GlyphRun& run) {
  if (run.font == font_ && run.size == font_size_) return;
  font_ = run.font;
  font_size_ = run.size;
  std::string& out = painted_.content;
  out += "/F";
  append_whole(out, run.font);
  out += ' ';
  put(static_cast<double>(run.size));
  out += "Tf\n";
}

void PagePainter::set_fill(pages::Colour colour) {
  if (fill_ == colour) return;
  fill_ = colour;
  append_colour(painted_.content, colour);
  painted_.content += "rg\n";
}

void PagePainter::set_stroke(const pages::Stroke& stroke) {
  std::string& out = painted_.content;
  if (!stroke_ || stroke_->colour != stroke.colour) {
    append_colour(out, stroke.colour);
    out += "RG\n";
  }
  if (!stroke_ || stroke_->width != stroke.width) {
    put(stroke.width);
    out += "w\n";
  }
  const bool was_dashed = stroke_ && !stroke_->dashes.empty();
  if (was_dashed ? stroke_->dashes != stroke.dashes : !stroke.dashes.empty()) {
    out += '[';
    for (const double dash : stroke.dashes) put(dash);
    out += "]0 d\n";
  }
  const bool was_round = stroke_ && stroke_->is_round;
  if (was_round != stroke.is_round) out += stroke.is_round ? "1 J 1 j\n" : "0 J 0 j\n";
  stroke_ = stroke;
}

void PagePainter::put(double length) {
  append_length(painted_.content, length);
  painted_.content += ' ';
}

void PagePainter::put_point(Point point) {
  put(point.x);
  put(height_ - point.y);
}

}  // namespace copil::pdf
