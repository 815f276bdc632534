#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"
#include "pdf/painting/brush.hpp"

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

/// Paints the pages. `role_of` gives the role of an element. Errors: a font that cannot be read, or
/// what Cairo complains of.
Checked<Painting> paint(const std::vector<pages::Page>& pages, const Palette& palette,
                        const std::function<pages::Role(int element)>& role_of);

}  // namespace copil::pdf
