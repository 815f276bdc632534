#include "sheets/planning/fitting.hpp"

#include <algorithm>
#include <utility>

#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"

namespace copil::sheets {

namespace {

using document::CellMark;
using document::RowKind;

/// Titles are not given more than that to stand on two lines.
constexpr double kTitleWidthMax = 24;

/// The words of a cell that holds one text and nothing else.
const std::string* lone_text(const document::Inlines* content) {
  const auto* text = content != nullptr && content->size() == 1
                         ? std::get_if<document::Text>(&content->front().node)
                         : nullptr;
  return text != nullptr ? &text->text : nullptr;
}

TableTexts::CellText measured(std::string words) {
  const double width = text_width(words);
  const bool has_lines = words.find('\n') != std::string::npos;
  return {std::move(words), width, has_lines};
}

/// Whole numbers of one kind, no greater than one that was measured, need no measuring.
bool is_no_longer(const document::Cell& cell, const document::Cell& measured) {
  const auto* number = std::get_if<document::Number>(&cell.content);
  if (number == nullptr) return false;
  const auto& longest = std::get<document::Number>(measured.content);
  const Value& value = number->value;
  const Value& known = longest.value;
  return 0 <= value.number.num && value.number.num <= known.number.num && value.number.den == 1 &&
         known.number.den == 1 && value.unit == known.unit && value.decimals == known.decimals &&
         value.state == known.state && cell.mark == measured.mark && number->style == longest.style;
}

/// One column being fitted.
class Fitting {
 public:
  Fitting(const Grid& grid, TableTexts& texts, int column, double text_width_max)
      : grid_(grid), texts_(texts), column_(column), text_width_max_(text_width_max) {}

  double width() {
    const auto& column = grid_.table().columns[static_cast<std::size_t>(column_)];
    const std::string title = shown_text(column.title);
    double width = title_width(title);
    for (int row = 0; row < grid_.row_count(); ++row) {
      const document::Cell* cell = grid_.at(row, column_);
      if (cell != nullptr && cell->column_span <= 1)
        width = std::max(width, cell_width(row, *cell));
    }
    return width;
  }

 private:
  /// Two lines hold the title in any face, unless it is long: three lines of room over two of words
  /// look like a mistake.
  static double title_width(const std::string& title) {
    double width = std::max(word_width(title) * 1.08 + 3, text_width(title) / 3 + 3);
    while (width < kTitleWidthMax && line_count(title, width * kTitleShare) > 2) width += 1;
    return width;
  }

  double cell_width(int row, const document::Cell& cell) {
    const auto& owner = grid_.table().rows[static_cast<std::size_t>(row)];
    if (owner.kind == RowKind::group) return 0;
    const bool is_body = owner.kind == RowKind::body;
    if (is_body && longest_ != nullptr && is_no_longer(cell, *longest_)) return 0;
    const double mark = cell.mark == CellMark::none ? 0 : 2;
    const double padding = (is_body ? 2 : 3) + mark;
    if (const auto* number = std::get_if<document::Number>(&cell.content)) {
      if (is_body) longest_ = &cell;
      return number_width(*number) * (is_body ? 1 : 1.05) + padding;
    }
    if (std::holds_alternative<document::Date>(cell.content)) return 10 + padding;
    // Long texts wrap, but a word (an address, a hash) stays whole.
    const auto& text = texts_.at(row, column_);
    const double width = text.width <= text_width_max_
                             ? text.width
                             : std::max(text_width_max_, word_width(text.words));
    const int indent = column_ == 0 ? owner.indent : text_indent(grid_.table(), column_);
    return width + padding + 2 * indent;
  }

  const Grid& grid_;
  TableTexts& texts_;
  int column_;
  double text_width_max_;
  const document::Cell* longest_ = nullptr;  ///< the number of a body row that was measured last
};

}  // namespace

TableTexts::TableTexts(const Grid& grid)
    : row_count_(grid.row_count()), texts_(static_cast<std::size_t>(grid.column_count())) {
  for (int column = 0; column < grid.column_count(); ++column) {
    const document::Inlines* above = nullptr;
    for (int row = 0; row < row_count_; ++row) {
      const document::Cell* cell = grid.at(row, column);
      const auto* text = cell ? std::get_if<document::Inlines>(&cell->content) : nullptr;
      if (text != nullptr) set(row, column, *text, above);
      above = text;
    }
  }
}

/// Texts under one another are often the same: `above`, what the cell above holds, or null.
void TableTexts::set(int row, int column, const document::Inlines& text,
                     const document::Inlines* above) {
  auto& texts = texts_[static_cast<std::size_t>(column)];
  if (texts.empty()) texts.resize(static_cast<std::size_t>(row_count_));
  const std::string* words = lone_text(&text);
  const std::string* words_above = lone_text(above);
  const bool is_repeated = words != nullptr && words_above != nullptr && *words == *words_above;
  at(row, column) = is_repeated ? at(row - 1, column) : measured(shown_text(text));
}

Across across_of(const document::Column& column) {
  const auto settled = settled_alignment(column);
  if (settled == document::ColumnAlignment::centred) return Across::centre;
  if (settled == document::ColumnAlignment::right) return Across::right;
  return column.alignment == settled ? Across::left : Across::by_content;
}

int text_indent(const document::Table& table, int column) {
  const Across across = across_of(table.columns[static_cast<std::size_t>(column)]);
  return column > 0 && (across == Across::by_content || across == Across::left) ? 1 : 0;
}

void fit_columns(Canvas& canvas, const document::Table& table, double text_width_max) {
  const Grid grid(table);
  TableTexts texts(grid);
  for (int i = 0; i < grid.column_count(); ++i) {
    canvas.widen(i, fitted_width(grid, texts, i, text_width_max));
  }
}

double fitted_width(const Grid& grid, TableTexts& texts, int column, double text_width_max) {
  return Fitting(grid, texts, column, text_width_max).width();
}

}  // namespace copil::sheets
