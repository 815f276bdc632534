#pragma once

#include <cairo.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pages/page.hpp"
#include "pdf/faces.hpp"

namespace copil::pdf {

/// Releases what Cairo gives.
struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

/// Paints the content of items on a surface, one after the other. Sets only what changes.
class Brush {
 public:
  /// `surface` outlives the brush.
  Brush(cairo_surface_t* surface, const std::vector<pages::FontFile>& fonts, Faces& faces);

  void paint(const pages::GlyphRun& run);
  void paint(const pages::Path& path);

  cairo_t* context() const { return context_.get(); }
  /// The font file that could not be read, or empty.
  const std::string& unreadable_font() const { return unreadable_font_; }

 private:
  bool set_font(const pages::GlyphRun& run);
  void set_colour(pages::Colour colour);
  void show_glyphs(const pages::GlyphRun& run, pages::Point origin);
  void part_spaces(const pages::GlyphRun& run);
  void add_step(const pages::PathStep& step);
  void stroke(const pages::Stroke& stroke);

  const std::vector<pages::FontFile>& fonts_;
  Faces& faces_;
  Owned<cairo_t> context_;
  // What the context is set to.
  const Face* face_ = nullptr;
  int font_ = -1;
  float font_size_ = 0;
  std::optional<pages::Colour> colour_;
  std::string unreadable_font_;
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
};

}  // namespace copil::pdf
