#include "sheets/book.hpp"
#include "sheets/names.hpp"

namespace copil::sheets {

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

/// Writes formulas in one dialect.
class Writer {
 public:
  explicit Writer(Dialect dialect) : is_open_(dialect == Dialect::open_formula) {}

  std::string text(const Formula& formula) const {
    using Kind = document::Formula::Kind;
    if (formula.kind == Kind::sum || formula.kind == Kind::row_sum) return sum(formula);
    const std::string a = cells(formula.operands[0]);
    const std::string b = cells(formula.operands[1]);
    if (formula.kind == Kind::ratio) return guarded(a + "/" + b, formula.scale);
    if (formula.kind == Kind::difference) return guarded(a + "-" + b, formula.scale);
    return guarded("(" + a + "-" + b + ")/" + b, formula.scale);
  }

  std::string text(const std::string& sheet, const Repeat& repeat) const {
    const std::string cell = cell_text(repeat.row, repeat.column, Anchor::fixed);
    return is_open_ ? "[$" + quoted_sheet(sheet) + "." + cell + "]"
                    : quoted_sheet(sheet) + "!" + cell;
  }

 private:
  const char* separator() const { return is_open_ ? ";" : ","; }

  /// `C6:C9` or `[.C6:.C9]`.
  std::string cells(const Range& range) const {
    std::string text = range_text(range);
    if (!is_open_) return text;
    if (const auto colon = text.find(':'); colon != std::string::npos) text.insert(colon + 1, ".");
    return "[." + text + "]";
  }

  /// `NAME(a,b,…)`, or `NAME(…)+NAME(…)` when there are too many operands for one call.
  std::string call(const std::string& name, const std::vector<Range>& operands) const {
    std::string text;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i % kArgumentsMax == 0)
        text += (i == 0 ? "" : ")+") + name + "(";
      else
        text += separator();
      text += cells(operands[i]);
    }
    return text + ")";
  }

  /// How many cells the operands hold: `ROWS(C6:C9)+2`, so that rows may be inserted.
  std::string cell_count(const std::vector<Range>& operands) const {
    std::string text;
    int singles = 0;
    for (const auto& range : operands) {
      if (range.first_row == range.last_row)
        ++singles;
      else
        text += "ROWS(" + cells(range) + ")+";
    }
    if (singles > 0) return text + std::to_string(singles);
    text.pop_back();
    return text;
  }

  std::string sum(const Formula& formula) const {
    std::string sum = call("SUM", formula.operands);
    if (formula.unknowns == Formula::Unknowns::skipped) return sum;
    return "IF(" + call("COUNT", formula.operands) + "<" + cell_count(formula.operands) +
           separator() + "\"n.d.\"" + separator() + sum + ")";
  }

  std::string guarded(const std::string& expression, int scale) const {
    const std::string scaled =
        scale == 1 ? expression : "(" + expression + ")*" + std::to_string(scale);
    return "IFERROR(" + scaled + separator() + "\"n.d.\")";
  }

  bool is_open_;
};

}  // namespace

std::string range_text(const Range& range, Anchor anchor) {
  std::string first = cell_text(range.first_row, range.first_column, anchor);
  if (range.first_row == range.last_row && range.first_column == range.last_column) return first;
  return first + ":" + cell_text(range.last_row, range.last_column, anchor);
}

std::string formula_text(const Formula& formula, Dialect dialect) {
  return Writer(dialect).text(formula);
}

std::string formula_text(const Book& book, const Repeat& repeat, Dialect dialect) {
  return Writer(dialect).text(book.sheets[static_cast<std::size_t>(repeat.sheet)].name, repeat);
}

}  // namespace copil::sheets
