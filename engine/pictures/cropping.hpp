#pragma once

#include "pages/page.hpp"

namespace copil::pictures {

/// The first page cut to what its content draws, `margin` points around: headers, footers and
/// watermark are left out. What goes with pages (structure, links, bookmarks) is dropped. For
/// pictures of one table or chart.
pages::Pages cropped(const pages::Pages& laid, double margin);

}  // namespace copil::pictures
