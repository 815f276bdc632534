#pragma once

#include <vector>

#include "pages/page.hpp"
#include "pdf/file/qpdf_library.hpp"

/// How a reader moves in the file: links and bookmarks.
namespace copil::pdf {

/// A page of the file, for what leads to it.
struct Sheet {
  QPDFObjectHandle object;
  double height = 0;
};

/// The annotation of a link, `parent_key` its key in the parent tree. `destinations` are those of
/// the whole document.
QPDFObjectHandle link_annotation(const pages::LinkArea& link, int parent_key,
                                 const std::vector<pages::Destination>& destinations,
                                 const std::vector<Sheet>& sheets);

/// Makes the outline, all entries open, and asks readers to show it when there is one.
void add_bookmarks(QPDF& file, const std::vector<pages::Bookmark>& bookmarks,
                   const std::vector<Sheet>& sheets);

}  // namespace copil::pdf
