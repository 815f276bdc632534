#pragma once

#include "pages/tables/table_grid.hpp"

namespace copil::pages {

/// The titles of a table's columns.
struct HeaderLayout {
  Piece piece;
  /// By column: the ids of the header cells above it, separated by blanks. Empty for a table whose
  /// columns share no title: there the scope of each says enough.
  std::vector<std::string> ids;
};

/// The titles of the table's columns, with those that columns side by side share above them, as
/// rows under that element of the structure tree.
HeaderLayout lay_out_header(const document::Table& table, const Grid& grid, int head_element,
                            Studio& studio);

}  // namespace copil::pages
