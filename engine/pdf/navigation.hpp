#pragma once

#include <vector>

#include "pages/page.hpp"
#include "pdf/qpdf_library.hpp"
#include "pdf/structure.hpp"

/// How a reader moves in the file: links and bookmarks.
namespace copil::pdf {

/// Makes the annotations of the links and ties them to their elements.
void add_links(QPDF& file, const pages::Pages& pages, std::vector<QPDFObjectHandle>& sheets,
               Structure& structure);

/// Makes the outline, all entries open, and asks readers to show it when there is one.
void add_bookmarks(QPDF& file, const pages::Pages& pages,
                   const std::vector<QPDFObjectHandle>& sheets);

}  // namespace copil::pdf
