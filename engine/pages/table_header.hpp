#pragma once

#include "pages/table_grid.hpp"

namespace copil::pages {

/// The titles of the table's columns, with those that columns side by side share above them, as
/// rows under that element of the structure tree.
Piece lay_out_header(const document::Table& table, const Grid& grid, int head_element,
                     Studio& studio);

}  // namespace copil::pages
