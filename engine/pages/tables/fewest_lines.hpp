#pragma once

#include <vector>

namespace copil::pages {

/// What a column asks for, in points, padding included.
struct ColumnWish {
  double smallest = 0;  ///< less would cut a word
  double natural = 0;   ///< nothing is broken
  double padding = 0;   ///< of both sides
};

/// Natural widths of the cells of a row, by column, without padding.
using RowWidths = std::vector<double>;

/// Widths whose sum is at most `room`, none below the smallest, that give the rows the fewest
/// lines altogether; the smallest ones when there are too many columns to choose for. The sum of
/// the smallest is at most `room`, that of the natural ones more.
std::vector<double> widths_of_fewest_lines(const std::vector<ColumnWish>& columns,
                                           const std::vector<RowWidths>& rows, double room);

}  // namespace copil::pages
