#pragma once

#include <string>
#include <vector>

#include "sheets/planning/tables.hpp"

/// How wide a table's columns must be.
namespace copil::sheets {

/// What the text cells of a table say, typeset and measured once.
class TableTexts {
 public:
  explicit TableTexts(const Grid& grid);

  struct CellText {
    std::string words;
    double width = 0;  ///< of its longest line, in digits
    bool has_lines = false;
  };
  /// Of a cell that holds a text.
  CellText& at(int row, int column) {
    return texts_[static_cast<std::size_t>(column)][static_cast<std::size_t>(row)];
  }

 private:
  void set(int row, int column, const document::Inlines& text, const document::Inlines* above);

  int row_count_;
  std::vector<std::vector<CellText>> texts_;  ///< by column; empty where it holds no text
};

/// Where the cells of a column stand: by their content unless its author chose otherwise.
Across across_of(const document::Column& column);

/// How far texts stand off the numbers at their left.
int text_indent(const document::Table& table, int column);

/// Makes the sheet's first columns wide enough for the table, before it is placed: tables that
/// share their columns know all widths when their rows are made high enough.
void fit_columns(Canvas& canvas, const document::Table& table, double text_width_max);

/// What the bold words of a title take of a column's width.
inline constexpr double kTitleShare = 0.92;

/// The width, in digits, that shows every number of the column, most texts, and the header on two
/// lines, on three where it is long. Texts wider than `text_width_max` wrap.
double fitted_width(const Grid& grid, TableTexts& texts, int column, double text_width_max);

}  // namespace copil::sheets
