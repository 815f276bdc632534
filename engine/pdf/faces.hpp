#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "pages/page.hpp"

namespace copil::pdf {

/// The font files opened so far, as faces that Cairo can paint with.
class Faces {
 public:
  /// The face of that file, opened at the first call; null when it cannot be read as a font.
  cairo_font_face_t* find(const pages::FontFile& file);

 private:
  struct Release {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  };
  std::map<std::pair<std::string, int>, std::unique_ptr<cairo_font_face_t, Release>> faces_;
};

}  // namespace copil::pdf
