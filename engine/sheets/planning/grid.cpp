#include <algorithm>
#include <utility>

#include "sheets/numbers.hpp"
#include "sheets/planning/tables.hpp"

namespace copil::sheets {

namespace {

using document::RowKind;
using FormulaKind = document::Formula::Kind;

/// What a formula is made of before it is checked: the cells it names, and their values.
struct Operands {
  std::vector<Range> ranges;
  std::vector<Value> values;
};

/// A cell of the table as a range of the sheet.
Range cell_range(int row, int column) {
  return {row, column, row, column};
}

/// The body rows that a total (all) or a subtotal (since the last group) covers.
std::vector<int> covered_rows(const Grid& grid, int row) {
  const auto& rows = grid.table().rows;
  std::vector<int> covered;
  covered.reserve(static_cast<std::size_t>(row));
  for (int i = 0; i < row; ++i) {
    const RowKind kind = rows[static_cast<std::size_t>(i)].kind;
    const bool is_total = rows[static_cast<std::size_t>(row)].kind == RowKind::total;
    if (kind == RowKind::group && !is_total) covered.clear();
    if (kind == RowKind::body) covered.push_back(i);
  }
  return covered;
}

std::optional<Operands> summed(const Grid& grid, int row, int column, int first_row) {
  Operands operands;
  if (grid.table().rows[static_cast<std::size_t>(row)].kind == RowKind::body) return std::nullopt;
  const std::vector<int> rows = covered_rows(grid, row);
  operands.values.reserve(rows.size());
  for (int covered : rows) {
    operands.values.push_back(grid.value(covered, column));
    const int sheet_row = first_row + covered;
    const bool follows =
        !operands.ranges.empty() && operands.ranges.back().last_row + 1 == sheet_row;
    if (follows)
      operands.ranges.back().last_row = sheet_row;
    else
      operands.ranges.push_back(cell_range(sheet_row, column));
  }
  return operands.values.empty() ? std::nullopt : std::optional{operands};
}

/// The cells of this row in the columns named, or those of this column in the rows named.
std::optional<std::vector<std::pair<int, int>>> named_cells(const Grid& grid,
                                                            const document::Formula& formula,
                                                            int row, int column) {
  std::vector<std::pair<int, int>> cells;
  for (const auto& id : formula.columns) cells.emplace_back(row, grid.column(id).value_or(-1));
  for (const auto& id : formula.rows) cells.emplace_back(grid.row(id).value_or(-1), column);
  const bool are_there = std::all_of(cells.begin(), cells.end(), [&](const auto& cell) {
    return cell.first >= 0 && cell.second >= 0 && grid.at(cell.first, cell.second) != nullptr;
  });
  return are_there ? std::optional{cells} : std::nullopt;
}

std::optional<Operands> named(const Grid& grid, int row, int column, int first_row) {
  const document::Formula& formula = *grid.at(row, column)->formula;
  const auto cells = named_cells(grid, formula, row, column);
  if (!cells) return std::nullopt;
  Operands operands;
  for (const auto& [named_row, named_column] : *cells) {
    operands.values.push_back(grid.value(named_row, named_column));
    operands.ranges.push_back(cell_range(first_row + named_row, named_column));
  }
  const bool is_pair = formula.kind != FormulaKind::row_sum;
  if (is_pair ? operands.values.size() != 2 : operands.values.empty()) return std::nullopt;
  return operands;
}

bool all_defined(const std::vector<Value>& values) {
  return std::all_of(values.begin(), values.end(), [](const Value& v) { return v.is_defined(); });
}

/// The sum of the values that are defined; nothing when it does not fit.
std::optional<Ratio> exact_sum(const std::vector<Value>& values) {
  std::optional<Ratio> sum = Ratio{0, 1};
  for (const auto& value : values) {
    if (value.is_defined() && sum) sum = add(*sum, value.number);
  }
  return sum;
}

/// What the formula gives for operands that are all defined; nothing is n.d.
std::optional<Ratio> exact_result(FormulaKind kind, const std::vector<Value>& values) {
  if (kind == FormulaKind::sum || kind == FormulaKind::row_sum) return exact_sum(values);
  const Ratio a = values[0].number;
  const Ratio b = values[1].number;
  if (kind == FormulaKind::ratio) return divide(a, b);
  const auto difference = subtract(a, b);
  if (kind == FormulaKind::difference || !difference) return difference;
  return divide(*difference, b);
}

/// True when both print the same with the decimals of the cell (and two more for percentages).
bool prints_alike(Ratio result, const Value& value) {
  const int decimals = value.decimals + (is_percentage(value.unit) ? 2 : 0);
  return decimal_text(result, decimals) == decimal_text(value.number, decimals);
}

/// Cells count points a hundred times larger than fractions: a formula between two columns of
/// points needs no further scaling, one from rates to points does.
int result_scale(FormulaKind kind, const Value& value, const std::vector<Value>& operands) {
  const bool comes_from_points = kind != FormulaKind::ratio && kind != FormulaKind::evolution &&
                                 operands.front().unit == Unit::points;
  return comes_from_points ? 1 : cell_scale(value.unit);
}

/// The most a formula may hold (the format's own limit is 8 192 characters).
constexpr std::size_t kFormulaMax = 8000;

bool is_too_long(const Formula& formula) {
  // Short lists need not be written out to know.
  return formula.operands.size() > 300 && formula_text(formula).size() > kFormulaMax;
}

}  // namespace

Grid::Grid(const document::Table& table)
    : table_(table),
      row_count_(static_cast<int>(table.rows.size())),
      column_count_(static_cast<int>(table.columns.size())),
      cells_(table.rows.size() * table.columns.size(), nullptr) {
  auto first = cells_.begin();
  for (const auto& row : table.rows) {
    std::size_t column = 0;
    for (const auto& cell : row.cells) {
      if (column >= table.columns.size()) break;
      *(first + static_cast<std::ptrdiff_t>(column)) = &cell;
      column += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
    first += static_cast<std::ptrdiff_t>(table.columns.size());
  }
}

Value Grid::value(int row, int column) const {
  const document::Cell* cell = at(row, column);
  const auto* number = cell ? std::get_if<document::Number>(&cell->content) : nullptr;
  return number ? number->value : Value{};
}

std::optional<int> Grid::column(std::string_view id) const {
  for (int i = 0; i < column_count(); ++i) {
    if (table_.columns[static_cast<std::size_t>(i)].id == id) return i;
  }
  return std::nullopt;
}

std::optional<int> Grid::row(std::string_view id) const {
  for (int i = 0; i < row_count(); ++i) {
    if (table_.rows[static_cast<std::size_t>(i)].id == id) return i;
  }
  return std::nullopt;
}

std::optional<Formula> resolved(const Grid& grid, int row, int column, int first_row) {
  const document::Formula& formula = *grid.at(row, column)->formula;
  const bool is_sum = formula.kind == FormulaKind::sum || formula.kind == FormulaKind::row_sum;
  const auto operands = formula.kind == FormulaKind::sum ? summed(grid, row, column, first_row)
                                                         : named(grid, row, column, first_row);
  if (!operands) return std::nullopt;
  const Value value = grid.value(row, column);
  Formula result;
  result.kind = formula.kind;
  result.operands = operands->ranges;
  result.scale = result_scale(formula.kind, value, operands->values);
  const bool is_known = all_defined(operands->values);
  if (!value.is_defined()) {
    const bool gives_nothing = !is_known || !exact_result(formula.kind, operands->values);
    if (value.state == Value::State::secret || !gives_nothing) return std::nullopt;
    result.unknowns = Formula::Unknowns::contagious;
    return result;
  }
  if (!is_sum && !is_known) return std::nullopt;
  const auto computed = exact_result(formula.kind, operands->values);
  if (!computed || !prints_alike(*computed, value) || is_too_long(result)) return std::nullopt;
  Value exact = value;
  exact.number = *computed;
  result.cached = cell_number(exact);
  return result;
}

}  // namespace copil::sheets
