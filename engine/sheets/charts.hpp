#pragma once

#include <optional>
#include <vector>

#include "sheets/planning/tables.hpp"

/// Native charts, tied to the cells that hold their figures.
namespace copil::sheets {

/// Which cells of a table a chart shows: rows that follow each other, a column of labels, one
/// column a series.
struct ChartLink {
  int first_row = 0;
  int category_column = 0;
  std::vector<int> series_columns;
};

/// Where the figures of the chart stand in the table: same labels in the same order, same values.
/// Nothing when some are not there, or not known (a text in a cell would be drawn as zero).
std::optional<ChartLink> linked(const document::Chart& chart, const document::Table& table);

/// The chart's own figures as a table, for a chart that no table holds; `linked` finds them as the
/// first column, then one column a series.
document::Table table_of(const document::Chart& chart);
ChartLink own_link(const document::Chart& chart);

/// The chart with its words and points, but no cells: those of its figures, its own.
NativeChart described(const document::Chart& chart);

/// Whether the axis of values begins at 0, which programs left to themselves do not see to: the
/// lengths of bars are compared.
bool begins_at_zero(const NativeChart& chart);

/// The cell at a chart's upper left corner.
struct ChartPlace {
  int row = 0;
  int column = 0;
};

/// A row that nothing made taller, as spreadsheet programs show it.
inline constexpr int kRowHeightPx = 20;

/// Puts the chart on the sheet where `table`, which holds its figures, was placed. Returns the
/// first row free under it.
int place_chart(Canvas& canvas, const document::Chart& chart, const ChartLink& link,
                const document::Table& table, const PlacedTable& placed, ChartPlace place);

}  // namespace copil::sheets
