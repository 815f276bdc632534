#pragma once

#include <map>
#include <string>
#include <vector>

#include "pages/page.hpp"
#include "pdf/file/file_writer.hpp"

/// How a reader moves in the file: links and bookmarks.
namespace copil::pdf {

/// A page of the file, for what leads to it.
struct Sheet {
  int object = 0;
  double height = 0;
};

/// Where internal links lead, by name.
using Destinations = std::map<std::string, pages::Destination>;

/// The annotation of a link, `parent_key` its key in the parent tree. `destinations` are those of
/// the whole document.
std::string link_annotation(const pages::LinkArea& link, int parent_key,
                            const Destinations& destinations, const std::vector<Sheet>& sheets);

/// Writes the outline, all entries open. Gives its object.
int write_bookmarks(FileWriter& writer, const std::vector<pages::Bookmark>& bookmarks,
                    const std::vector<Sheet>& sheets);

}  // namespace copil::pdf
