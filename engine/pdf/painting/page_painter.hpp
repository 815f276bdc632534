#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/page.hpp"
#include "pdf/painting/palette.hpp"

namespace copil::pdf {

/// A painted page.
struct PaintedPage {
  std::string content;
  std::vector<int> marked;  ///< the element of each mark, in order: `/MCID` 0, 1, …
  bool is_translucent = false;
};

/// Writes the content of pages, tagged: everything painted is marked as of an element or as an
/// artifact (PDF/UA-1, 7.1-3), running headers, footers and the watermark as what they are (7.8).
/// `role_of` gives the role of an element.
class PagePainter {
 public:
  explicit PagePainter(Palette& palette) : palette_(palette) {}

  /// The painted page, valid until the next call. `role_of` gives the role of an element.
  template <class RoleOf>
  const PaintedPage& paint(const pages::Page& page, const RoleOf& role_of) {
    begin(page);
    for (const pages::Item& item : page.items) {
      if (item.element == pages::kNoElement) {
        mark_artifact(item.artifact);
      } else if (item.element != marked_) {
        mark_element(item.element, role_of(item.element));
      }
      paint(item);
    }
    unmark();
    return painted_;
  }

 private:
  void begin(const pages::Page& page);
  void mark_element(int element, pages::Role role);
  void mark_artifact(pages::Artifact artifact);
  void unmark();

  void paint(const pages::Item& item);
  void show(const pages::GlyphRun& run);
  void show_glyphs(const pages::GlyphRun& run, EmbeddedFont& font);
  void show_cluster(const pages::GlyphRun& run, EmbeddedFont& font, std::string_view text,
                    std::size_t first, std::size_t count);
  void show_glyph(const pages::GlyphRun& run, EmbeddedFont& font, std::string_view text,
                  const pages::Glyph& glyph);
  void open_string();
  void close_strings();
  void paint_outlines(const pages::GlyphRun& run);
  void add_outline(const std::vector<pages::PathStep>& steps, pages::Point origin, double size);
  void paint(const pages::Path& path);
  void paint_picture(const pages::Path& path);
  void add_path(const pages::Path& path);
  void add_step(const pages::PathStep& step);
  void turn(const pages::GlyphRun& run);

  void set_font(const pages::GlyphRun& run);
  void set_fill(pages::Colour colour);
  void set_stroke(const pages::Stroke& stroke);
  void put(double length);
  void put_point(pages::Point point);

  Palette& palette_;
  PaintedPage painted_;
  double height_ = 0;
  // The open mark.
  bool is_marked_ = false;
  int marked_ = pages::kNoElement;
  pages::Artifact artifact_ = pages::Artifact::layout;
  // What the page is set to.
  int font_ = -1;
  float font_size_ = 0;
  std::optional<pages::Colour> fill_;
  std::optional<pages::Stroke> stroke_;
  // The run being shown.
  double pen_ = 0;  ///< where its next glyph stands if nothing is said, from its origin
  float rise_ = 0;  ///< how far its glyphs stand above their line
  bool is_array_open_ = false;
  bool is_string_open_ = false;
};

}  // namespace copil::pdf
