#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"
#include "pdf/faces.hpp"

namespace copil::pdf {

/// Pages painted by Cairo, each run of content of one element marked in order. Cairo's own
/// structure tree is a mere list of these marks: `structure.hpp` builds the real one.
struct Painting {
  std::string bytes;                       ///< a PDF file
  std::vector<std::vector<int>> elements;  ///< by page, by mark (its MCID): the element shown
};

/// Paints the pages. Errors: a font that cannot be read, or what Cairo complains of.
Checked<Painting> paint(const pages::Pages& pages, Faces& faces);

}  // namespace copil::pdf
