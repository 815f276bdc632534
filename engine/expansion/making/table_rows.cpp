#include "expansion/making/table_rows.hpp"

#include <algorithm>

#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

using document::Cell;
using document::Formula;
using document::Row;
using document::RowKind;

const Value* value_of(const Cell& cell) {
  const auto* number = std::get_if<document::Number>(&cell.content);
  return number ? &number->value : nullptr;
}

bool is_empty_cell(const Cell& cell) {
  const auto* inlines = std::get_if<document::Inlines>(&cell.content);
  return inlines && inlines->empty();
}

Cell number_cell(const Value& value) {
  Cell cell;
  cell.content = document::Number{value};
  return cell;
}

/// What follows from a row that its condition left out is not known: the cell says why.
Cell left_out(Unit unit) {
  Cell cell = number_cell(Value::not_defined(unit));
  cell.note = "Une ligne dont ce nombre se déduit n'est pas dans le tableau.";
  return cell;
}

/// The value of a formula over the cells' values.
Value formula_value(Formula::Kind kind, const std::vector<Value>& values, Unit unit) {
  switch (kind) {
    case Formula::Kind::evolution:
      return evolution(values[1], values[0]);
    case Formula::Kind::ratio:
      return calculated(Arithmetic::divide, values[0], values[1], unit);
    case Formula::Kind::difference:
      return calculated(Arithmetic::subtract, values[0], values[1], unit);
    default:
      break;
  }
  Value sum = values[0];
  for (std::size_t i = 1; i < values.size(); ++i) {
    sum = calculated(Arithmetic::add, sum, values[i], unit);
  }
  return sum;
}

}  // namespace

template <class Work>
void TableRows::in_column(const PrintedColumn& column, Work work) {
  if (!column.item) return work();
  const LoopRecord loop{column.rank, column.count};
  const std::size_t slot = column.node->repeat->slot;
  expander_.set(slot, *column.item);
  expander_.set(slot + 1, Datum{static_cast<const Record*>(&loop)});
  work();
  expander_.set(slot + 1, Datum{});
}

Row TableRows::body_row() {
  Row row;
  row.cells.reserve(columns_.size());
  for (const auto& column : columns_) {
    Cell cell;
    in_column(column, [&] {
      if (const auto* value = std::get_if<Expression>(&column.node->content)) {
        cell = cell_of(*value, *column.node);
      } else if (const auto* inlines = std::get_if<InlineNodes>(&column.node->content)) {
        cell.content = expander_.inlines(*inlines);
      }
      cell.mark = expander_.mark(column.node->marks, cell.note);
    });
    row.cells.push_back(std::move(cell));
  }
  fill_formulas(row);
  return row;
}

Row TableRows::written_row(const WrittenRow& written, std::span<const Row> above) {
  Row row;
  row.id = written.id;
  row.kind = written.kind;
  row.cells.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const PrintedColumn& column = columns_[i];
    const auto& content = written.cells[column.source];
    Cell cell;
    in_column(column, [&] {
      if (const auto* value = std::get_if<Expression>(&content)) {
        cell = cell_of(*value, *column.node);
      } else if (const auto* inlines = std::get_if<InlineNodes>(&content)) {
        cell.content = expander_.inlines(*inlines);
      } else if (written.formula && written.formula->fills[column.source]) {
        cell = follows(i, *written.formula);
      } else if (row.kind == RowKind::total || row.kind == RowKind::subtotal) {
        cell = summary_cell(i, row.kind, above);
      }
      cell.mark = expander_.mark(written.marks[column.source], cell.note);
    });
    row.cells.push_back(std::move(cell));
  }
  fill_formulas(row);
  return row;
}

Row TableRows::total_row(const std::string& label, std::span<const Row> above) {
  return summary(RowKind::total, label, above);
}

Row TableRows::subtotal_row(const std::string& label, std::span<const Row> above) {
  return summary(RowKind::subtotal, label, above);
}

Row TableRows::group_row(document::Inlines label) const {
  Cell cell;
  cell.content = std::move(label);
  cell.column_span = static_cast<int>(columns_.size());
  Row row;
  row.kind = RowKind::group;
  row.cells.push_back(std::move(cell));
  return row;
}

Cell TableRows::cell_of(const Expression& expression, const ColumnNode& column) {
  expander_.take_piece();
  Cell cell;
  document::Inline printed = expander_.printed(expression);
  if (auto* number = std::get_if<document::Number>(&printed.node)) {
    number->value = in_unit(number->value, column.unit);
    cell.content = *number;
  } else if (const auto* date = std::get_if<document::Date>(&printed.node)) {
    cell.content = *date;
  } else {
    cell.content.emplace<document::Inlines>().push_back(std::move(printed));
  }
  return cell;
}

Row TableRows::summary(RowKind kind, const std::string& label, std::span<const Row> above) {
  Row row;
  row.kind = kind;
  row.cells.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Cell cell;
    in_column(columns_[i], [&] { cell = summary_cell(i, kind, above); });
    row.cells.push_back(std::move(cell));
  }
  fill_formulas(row);
  const auto header = std::find_if(table_.columns.begin(), table_.columns.end(),
                                   [](const document::Column& c) { return c.is_row_header; });
  const auto index = header == table_.columns.end() ? 0 : header - table_.columns.begin();
  Cell& place = row.cells[static_cast<std::size_t>(index)];
  if (is_empty_cell(place) && !label.empty())
    place.content = document::Inlines{{document::Text{label}}};
  return row;
}

Cell TableRows::summary_cell(std::size_t index, RowKind kind, std::span<const Row> above) {
  const ColumnNode& column = *columns_[index].node;
  const auto& given = kind == RowKind::subtotal ? column.subtotal_value : column.total_value;
  if (given) return cell_of(*given, column);
  if (column.total == ColumnNode::Total::sum) return summed(index, above);
  if (column.total == ColumnNode::Total::distinct)
    return number_cell(Value::not_defined(column.unit));
  return {};
}

/// A sum over unknown or secret parts is not known: it says so, and has no formula.
Cell TableRows::summed(std::size_t index, std::span<const Row> above) const {
  const Unit unit = columns_[index].node->unit;
  Value sum = Value::count(0, unit);
  if (unit == Unit::euros) sum.decimals = 2;
  for (const auto& row : above) {
    if (row.kind != RowKind::body) continue;
    const Value* value = row.cells.size() > index ? value_of(row.cells[index]) : nullptr;
    if (value) sum = calculated(Arithmetic::add, sum, *value, unit);
  }
  Cell cell = number_cell(sum);
  if (sum.is_defined())
    cell.formula = Formula{Formula::Kind::sum, {}};
  else
    cell.note = "Une valeur au moins n'est pas connue : la somme ne l'est pas non plus.";
  return cell;
}

Cell TableRows::follows(std::size_t index, const RowFormula& formula) const {
  const Unit unit = columns_[index].node->unit;
  std::vector<Value> values;
  for (const auto& id : formula.rows) {
    const Cell* cell = cell_above(id, index);
    const Value* value = cell ? value_of(*cell) : nullptr;
    if (!value) return left_out(unit);
    values.push_back(*value);
  }
  Cell cell = number_cell(formula_value(formula.kind, values, unit));
  if (value_of(cell)->is_defined()) cell.formula = Formula{formula.kind, {}, formula.rows};
  return cell;
}

const Cell* TableRows::cell_above(const std::string& row, std::size_t column) const {
  const auto above = std::find_if(table_.rows.begin(), table_.rows.end(),
                                  [&](const Row& candidate) { return candidate.id == row; });
  if (above == table_.rows.end() || above->cells.size() <= column) return nullptr;
  return &above->cells[column];
}

void TableRows::fill_formulas(Row& row) const {
  const bool is_total = row.kind == RowKind::total || row.kind == RowKind::subtotal;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const ColumnNode& column = *columns_[i].node;
    const bool is_open = is_empty_cell(row.cells[i]);
    if (const auto* formula = std::get_if<ColumnFormula>(&column.content)) {
      const bool applies = !is_total || column.total == ColumnNode::Total::formula;
      if (is_open && applies && row.kind != RowKind::group) fill_formula(row, i, *formula);
    }
    if (is_open && is_total && column.total == ColumnNode::Total::ratio) {
      fill_formula(row, i, column.total_ratio);
    }
  }
}

void TableRows::fill_formula(Row& row, std::size_t index, const ColumnFormula& formula) const {
  const ColumnNode& column = *columns_[index].node;
  std::vector<Value> values;
  std::vector<std::string> ids;
  for (const std::size_t rank : printed_ranks(formula)) {
    const Value* value = value_of(row.cells[rank]);
    if (!value) return;
    values.push_back(*value);
    ids.push_back(table_.columns[rank].id);
  }
  if (values.empty()) return;
  Cell& cell = row.cells[index];
  const Value result = formula_value(formula.kind, values, column.unit);
  cell.content = document::Number{result};
  if (result.is_defined()) cell.formula = Formula{formula.kind, std::move(ids)};
}

std::vector<std::size_t> TableRows::printed_ranks(const ColumnFormula& formula) const {
  std::vector<std::size_t> ranks;
  for (const std::size_t source : formula.columns) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].source == source) ranks.push_back(i);
    }
  }
  return ranks;
}

}  // namespace copil::expansion
