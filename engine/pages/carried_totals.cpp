#include "pages/carried_totals.hpp"

#include <algorithm>

#include "pages/table_rows.hpp"

namespace copil::pages {

namespace {

using document::Cell;
using document::Formula;
using document::Row;
using document::RowKind;

/// The cell that stands in a column, or nothing.
const Cell* cell_of(const Row& row, std::size_t wanted) {
  std::size_t column = 0;
  for (const Cell& cell : row.cells) {
    if (column == wanted) return &cell;
    column += static_cast<std::size_t>(std::max(cell.column_span, 1));
  }
  return nullptr;
}

const Value* value_of(const Row& row, std::size_t column) {
  const Cell* cell = cell_of(row, column);
  const auto* number = cell == nullptr ? nullptr : std::get_if<document::Number>(&cell->content);
  return number == nullptr || !number->value.is_defined() ? nullptr : &number->value;
}

/// The columns that the total row adds up.
std::vector<std::size_t> summed_columns(const document::Table& table) {
  std::vector<std::size_t> columns;
  for (const Row& row : table.rows) {
    if (row.kind != RowKind::total) continue;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const Cell* cell = cell_of(row, column);
      const bool is_sum =
          cell != nullptr && cell->formula.has_value() && cell->formula->kind == Formula::Kind::sum;
      if (is_sum) columns.push_back(column);
    }
    break;
  }
  return columns;
}

/// The sums of each column before each row. Outlives its table: pages end when they are full.
class CarriedTotals {
 public:
  CarriedTotals(const document::Table& table, std::vector<std::size_t> columns, const Grid& grid,
                Studio& studio)
      : columns_(std::move(columns)), grid_(grid), studio_(studio) {
    titles_.columns = table.columns;
    for (const std::size_t column : columns_) add_sums(table, column);
  }

  Piece row(std::size_t before, const char* words) const {
    Row row{RowKind::subtotal, std::vector<Cell>(titles_.columns.size()), 0};
    row.cells.front().content = document::Inlines{{document::Text{words}}};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      row.cells[columns_[i]].content = document::Number{sums_[i][before]};
    }
    Structure apart;
    Studio scratch{studio_.type, studio_.document, apart, studio_.paginator};
    return TableRows{titles_, grid_, scratch}.lay_out(row, Structure::kRoot).front();
  }

 private:
  /// A sum over what is not known, or is secret, is not known.
  void add_sums(const document::Table& table, std::size_t column) {
    std::vector<Value> sums;
    Value sum = Value::count(0, table.columns[column].unit);
    for (const Row& row : table.rows) {
      sums.push_back(sum);
      if (row.kind != RowKind::body || !sum.is_defined()) continue;
      const Value* value = value_of(row, column);
      const auto next = value == nullptr ? std::nullopt : copil::add(sum.number, value->number);
      sum =
          next ? Value::decimal(*next, value->unit, value->decimals) : Value::not_defined(sum.unit);
    }
    sums_.push_back(std::move(sums));
  }

  std::vector<std::size_t> columns_;
  std::vector<std::vector<Value>> sums_;  ///< by column of `columns_`, then by row
  document::Table titles_;
  Grid grid_;
  Studio& studio_;
};

}  // namespace

int add_carried_totals(const document::Table& table, const Grid& grid, Studio& studio) {
  std::vector<std::size_t> columns = summed_columns(table);
  if (!table.carries_totals || columns.empty() || columns.front() == 0) return -1;
  const CarriedTotals totals{table, std::move(columns), grid, studio};
  Carry carry;
  carry.height = totals.row(0, "À reporter").height;
  carry.last_row = table.rows.size() - 1;
  carry.foot = [totals](std::size_t row) { return totals.row(row, "À reporter"); };
  carry.head = [totals](std::size_t row) { return totals.row(row, "Report"); };
  return studio.paginator.add_carry(std::move(carry));
}

}  // namespace copil::pages
