#pragma once

#include <optional>
#include <vector>

#include "sheets/planning/canvas.hpp"

/// Tables as cells, with their formulas.
namespace copil::sheets {

/// How a cell shows a value that is not known: "n.d.", or nothing (a chart then leaves a gap).
enum class UnknownCells { said, empty };

struct TablePlace {
  int row = 0;  ///< of the sheet, where the table's header begins
  Day arrete;   ///< for the source line
  UnknownCells unknown_cells = UnknownCells::said;
  double text_width_max = 56;  ///< columns of texts grow to that width, in digits
  /// The document whose origins the cells say when pointed at; null: they say none.
  const document::Document* origins_of = nullptr;
};

/// Where a table came to stand on its sheet.
struct PlacedTable {
  int header_row = 0;           ///< the lowest of its header rows
  int first_row = 0;            ///< of `Table::rows[0]`; the others follow without a gap
  int end_row = 0;              ///< the first free row under its notes
  std::optional<Range> filter;  ///< header and body rows, where a filter can do no harm
};

/// Puts header, rows, formulas, source line and notes; fits columns and rows. A formula that would
/// not give the value that stands beside it is given up for the value alone, with a warning.
PlacedTable place_table(Canvas& canvas, const document::Table& table, const TablePlace& place);

/// The cells of a table by row and column; null where a cell beside covers the place, or is
/// missing.
class Grid {
 public:
  /// `table` must outlive the grid.
  explicit Grid(const document::Table& table);

  const document::Cell* at(int row, int column) const {
    return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(column_count_) +
                  static_cast<std::size_t>(column)];
  }
  /// The value of a number cell; n.d. for everything else.
  Value value(int row, int column) const;
  std::optional<int> column(std::string_view id) const;
  std::optional<int> row(std::string_view id) const;
  const document::Table& table() const { return table_; }
  int row_count() const { return row_count_; }
  int column_count() const { return column_count_; }

 private:
  const document::Table& table_;
  int row_count_;
  int column_count_;
  std::vector<const document::Cell*> cells_;
};

/// The formula of the cell at `row`, `column` (of the table), for a table whose first row stands at
/// `first_row` of its sheet. Nothing when it names an unknown column or row, covers no row, or does
/// not give the value of the cell.
std::optional<Formula> resolved(const Grid& grid, int row, int column, int first_row);

}  // namespace copil::sheets
