#include "workbook/book.hpp"

namespace copil::workbook {

namespace {

/// A, …, Z, AA, …: base 26 without a zero.
std::string column_letters(int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string cell_text(int row, int column, Anchor anchor) {
  const std::string mark = anchor == Anchor::fixed ? "$" : "";
  return mark + column_letters(column) + mark + std::to_string(row + 1);
}

/// The formats allow 255 arguments a function: longer lists are added up by parts.
constexpr std::size_t kArgumentsMax = 200;

/// `NAME(a,b,…)`, or `NAME(…)+NAME(…)` when there are too many operands for one call.
std::string call(const std::string& name, const std::vector<Range>& operands) {
  std::string text;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i % kArgumentsMax == 0)
      text += (i == 0 ? "" : ")+") + name + "(";
    else
      text += ",";
    text += range_text(operands[i]);
  }
  return text + ")";
}

/// How many cells the operands hold, as text: `ROWS(C6:C9)+2`, so that rows may be inserted.
std::string cell_count(const std::vector<Range>& operands) {
  std::string text;
  int singles = 0;
  for (const auto& range : operands) {
    if (range.first_row == range.last_row)
      ++singles;
    else
      text += "ROWS(" + range_text(range) + ")+";
  }
  if (singles > 0) return text + std::to_string(singles);
  text.pop_back();
  return text;
}

std::string sum_text(const Formula& formula) {
  const std::string sum = call("SUM", formula.operands);
  if (formula.unknowns == Formula::Unknowns::skipped) return sum;
  return "IF(" + call("COUNT", formula.operands) + "<" + cell_count(formula.operands) +
         ",\"n.d.\"," + sum + ")";
}

std::string guarded(const std::string& expression, int scale) {
  const std::string scaled =
      scale == 1 ? expression : "(" + expression + ")*" + std::to_string(scale);
  return "IFERROR(" + scaled + ",\"n.d.\")";
}

}  // namespace

std::string range_text(const Range& range, Anchor anchor) {
  const std::string first = cell_text(range.first_row, range.first_column, anchor);
  if (range.first_row == range.last_row && range.first_column == range.last_column) return first;
  return first + ":" + cell_text(range.last_row, range.last_column, anchor);
}

std::string formula_text(const Formula& formula) {
  using Kind = document::Formula::Kind;
  if (formula.kind == Kind::sum || formula.kind == Kind::row_sum) return sum_text(formula);
  const std::string a = range_text(formula.operands[0]);
  const std::string b = range_text(formula.operands[1]);
  switch (formula.kind) {
    case Kind::ratio:
      return guarded(a + "/" + b, formula.scale);
    case Kind::evolution:
      return guarded("(" + a + "-" + b + ")/" + b, formula.scale);
    default:
      return guarded(a + "-" + b, formula.scale);
  }
}

}  // namespace copil::workbook
