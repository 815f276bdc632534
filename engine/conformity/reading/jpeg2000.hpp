#pragma once

#include <string>

namespace copil::conformity {

/// The header of a JPEG 2000 image: boxes in boxes (ISO 15444-1, annex I).
struct Jpeg2000 {
  int channels = 0;
  int depth = 0;  ///< 0: it varies
  int space_count = 0;
  int approximate_count = 0;
  int method = 0;
  int enumerated = 0;
  bool has_depths = false;
};

/// Reads the boxes around the image itself.
Jpeg2000 jpeg2000(const std::string& bytes);

}  // namespace copil::conformity
