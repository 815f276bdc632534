#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/owned.hpp"
#include "pages/page.hpp"

namespace copil::pictures {

/// A font file that Cairo can paint with.
class Face {
 public:
  /// Opens the file; `cairo()` is null when it cannot be read as a font.
  explicit Face(const pages::FontFile& file);

  cairo_font_face_t* cairo() const { return face_.get(); }

 private:
  Owned<cairo_font_face_t, cairo_font_face_destroy> face_;
};

/// The font files opened so far.
class Faces {
 public:
  /// The face of that file, opened at the first call.
  const Face& find(const pages::FontFile& file);

 private:
  std::map<std::pair<std::string, int>, Face> faces_;
};

}  // namespace copil::pictures
