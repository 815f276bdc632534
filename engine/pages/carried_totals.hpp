#pragma once

#include "pages/table_grid.hpp"

namespace copil::pages {

/// For a table that asks for it: at page breaks, a row « À reporter » under the last row of the
/// page and a row « Report » above the first of the next, with the sums so far of the columns that
/// its total row adds up. The number that the table's pieces name in `Piece::carry`; −1 when the
/// table does not ask, or has nothing to add up.
int add_carried_totals(const document::Table& table, const Grid& grid, Studio& studio);

}  // namespace copil::pages
