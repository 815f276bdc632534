#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/owned.hpp"
#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"
#include "pictures/painting/faces.hpp"

namespace copil::pictures {

using Surface = Owned<cairo_surface_t, cairo_surface_destroy>;

/// What brushes paint with, besides colours. All of it outlives them.
struct Palette {
  const std::vector<pages::FontFile>& fonts;
  const std::vector<std::string>& pictures;  ///< whole PNG files
  Faces& faces;
};

/// Paints the content of items on a surface, one after the other. Sets only what changes.
class Brush {
 public:
  /// `surface` outlives the brush.
  Brush(cairo_surface_t* surface, const Palette& palette);

  void paint(const pages::GlyphRun& run);
  void paint(const pages::Path& path);

  cairo_t* context() const { return context_.get(); }
  /// A font file or picture that could not be read; empty when all could.
  const Diagnostics& complaints() const { return complaints_; }

 private:
  bool set_font(const pages::GlyphRun& run);
  void set_colour(pages::Colour colour);
  void show_glyphs(const pages::GlyphRun& run, pages::Point origin);
  void add_step(const pages::PathStep& step);
  void stroke(const pages::Stroke& stroke);
  void paint_picture(const pages::Path& path);

  Palette palette_;
  Owned<cairo_t, cairo_destroy> context_;
  // What the context is set to.
  int font_ = -1;
  float font_size_ = 0;
  std::optional<pages::Colour> colour_;
  Diagnostics complaints_;
  std::map<int, Surface> pictures_;  ///< decoded so far
  std::vector<cairo_glyph_t> glyphs_;
};

}  // namespace copil::pictures
