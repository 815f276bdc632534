#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/painting/painting.hpp"

namespace copil::pdf {

/// A page's content, marked.
struct MarkedContent {
  std::string content;
  bool has_soft_hyphens = false;  ///< shown under code 255 (octal) of simple fonts
};

/// A page's content in which everything painted is either of an element or an artifact (PDF/UA-1,
/// 7.1-3). Marks of running artifacts become artifacts of pagination, headers and footers told as
/// such (7.8); what is painted outside of marks becomes an artifact without more. Marks of elements
/// are numbered afresh, from 0. `marks` are those of the page in `Painting`. Marks that only give
/// a text to glyphs are left out: `fonts.hpp` makes the fonts say it.
MarkedContent with_artifacts(std::string_view content, const std::vector<MarkOwner>& marks);

}  // namespace copil::pdf
