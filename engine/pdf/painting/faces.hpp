#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "pages/page.hpp"

namespace copil::pdf {

/// A font file that Cairo can paint with.
class Face {
 public:
  /// Opens the file; `cairo()` is null when it cannot be read as a font.
  explicit Face(const pages::FontFile& file);

  cairo_font_face_t* cairo() const { return face_.get(); }

  /// Most fonts have one glyph for the space and the no-break space, and PDF gives one meaning to a
  /// glyph: `no_break_space` is another empty glyph that can bear the second. 0 when there is none.
  unsigned long space() const { return space_; }
  unsigned long no_break_space() const { return no_break_space_; }

 private:
  struct Release {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  };
  std::unique_ptr<cairo_font_face_t, Release> face_;
  unsigned long space_ = 0;
  unsigned long no_break_space_ = 0;
};

/// The font files opened so far.
class Faces {
 public:
  /// The face of that file, opened at the first call.
  const Face& find(const pages::FontFile& file);

 private:
  std::map<std::pair<std::string, int>, Face> faces_;
};

}  // namespace copil::pdf
