#include "pages/tables/carried_totals.hpp"

#include <algorithm>

#include "pages/tables/table_rows.hpp"

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

/// The rows that stand at page breaks. Outlives its table: pages end when they are full.
class CarryRows {
 public:
  CarryRows(const document::Table& table, std::vector<std::size_t> columns, const Grid& grid,
            Studio& studio)
      : columns_(std::move(columns)), grid_(grid), studio_(studio) {
    titles_.columns = table.columns;
  }

  Piece row(const std::vector<Value>& sums, const char* words) const {
    Row row{RowKind::subtotal, std::vector<Cell>(titles_.columns.size()), 0};
    row.cells.front().content = document::Inlines{{document::Text{words}}};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      row.cells[columns_[i]].content = document::Number{sums[i]};
    }
    Structure apart;
    Studio scratch{studio_.type, studio_.document, apart, studio_.paginator};
    return TableRows{titles_, grid_, scratch}.lay_out(row, Structure::kRoot).front();
  }

 private:
  std::vector<std::size_t> columns_;
  document::Table titles_;
  Grid grid_;
  Studio& studio_;
};

}  // namespace

RunningSums::RunningSums(const document::Table& table, std::vector<std::size_t> columns)
    : columns_(std::move(columns)) {
  for (const std::size_t column : columns_) {
    values_.push_back(Value::count(0, table.columns[column].unit));
  }
}

void RunningSums::add(const Row& row) {
  if (row.kind != RowKind::body) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Value& sum = values_[i];
    if (!sum.is_defined()) continue;
    const Value* value = value_of(row, columns_[i]);
    const auto next = value == nullptr ? std::nullopt : copil::add(sum.number, value->number);
    sum = next ? Value::decimal(*next, value->unit, value->decimals) : Value::not_defined(sum.unit);
  }
}

CarriedTotals add_carried_totals(const document::Table& table, const Grid& grid, Studio& studio) {
  const std::vector<std::size_t> columns = summed_columns(table);
  if (!table.carries_totals || columns.empty() || columns.front() == 0) return {};
  CarriedTotals totals{-1, RunningSums{table, columns}};
  const CarryRows rows{table, columns, grid, studio};
  Carry carry;
  carry.height = rows.row(totals.sums.values(), "À reporter").height;
  carry.last_row = table.rows.size() - 1;
  carry.foot = [rows](const std::vector<Value>& sums) { return rows.row(sums, "À reporter"); };
  carry.head = [rows](const std::vector<Value>& sums) { return rows.row(sums, "Report"); };
  totals.carry = studio.paginator.add_carry(std::move(carry));
  return totals;
}

}  // namespace copil::pages
