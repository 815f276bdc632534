#pragma once

#include <string>

namespace copil::document {

struct Picture {
  std::string png;          ///< the whole file
  int width = 0;            ///< in pixels
  int height = 0;           ///< in pixels
  std::string alternative;  ///< what it shows, whose logo it is, for those who do not see it
  bool operator==(const Picture&) const = default;
};

/// A picture between two blocks.
struct Illustration {
  Picture picture;
  std::string caption;  ///< may be empty
  bool operator==(const Illustration&) const = default;
};

}  // namespace copil::document
