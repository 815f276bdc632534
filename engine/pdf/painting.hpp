#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"
#include "pdf/faces.hpp"

namespace copil::pdf {

/// What a mark in the content is of: an element, or a running artifact (header, footer, watermark).
struct MarkOwner {
  int element = pages::kNoElement;
  pages::Artifact artifact = pages::Artifact::layout;  ///< meant only without element
  bool operator==(const MarkOwner&) const = default;
};

/// Pages painted by Cairo, each run of content of one owner marked in order. Cairo's own structure
/// tree is a mere list of these marks: `structure.hpp` builds the real one.
struct Painting {
  std::string bytes;                          ///< a PDF file
  std::vector<std::vector<MarkOwner>> marks;  ///< by page, in order, which is Cairo's MCID
};

/// Paints the pages. Errors: a font that cannot be read, or what Cairo complains of.
Checked<Painting> paint(const pages::Pages& pages, Faces& faces);

}  // namespace copil::pdf
