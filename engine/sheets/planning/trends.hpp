#pragma once

#include <vector>

#include "sheets/planning/tables.hpp"

/// The small curves of key figures. The library draws no sparklines: bare line charts stand in for
/// them, over figures that have a sheet of their own.
namespace copil::sheets {

/// The figures of the curves, one row a key figure that has some, under the months or quarters of
/// the document's period when they are as many; no row when none has.
document::Table trend_table(const std::vector<const document::KeyFigure*>& figures, Period period);

/// Puts a bare curve beside each key figure: `row` is that of the first figure on the canvas, the
/// table of the curves stands on the sheet `data_sheet`.
void place_trends(Canvas& canvas, const std::vector<const document::KeyFigure*>& figures, int row,
                  int data_sheet, const PlacedTable& placed);

}  // namespace copil::sheets
