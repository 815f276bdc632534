#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sheets/book.hpp"

namespace copil::sheets {

/// Fills one sheet of a book, cell after cell in reading order. The one door through which texts
/// and numbers enter a book: texts are cleaned and measured here, lengths and rows checked.
class Canvas {
 public:
  /// `book`, which holds the sheet already, and `errors` must outlive the canvas.
  Canvas(Book& book, int sheet, Diagnostics& errors);

  /// Cells. Row and column count from 0.
  void text(int row, int column, Look look, std::string content);
  void runs(int row, int column, Look look, std::vector<Run> content);
  void number(int row, int column, Look look, const document::Number& content);
  void day(int row, int column, Look look, Day content);
  void formula(int row, int column, Look look, Formula content);
  /// A number that stands elsewhere too, by a formula that leads there.
  void repeat(int row, int column, Look look, Repeat content, const document::Number& number);
  void jump(int row, int column, int sheet, std::string content);
  void empty(int row, int column, Look look);

  /// Cells of one row made one, wrapped, the row high enough to show them.
  void wide_text(int row, int column, int last_column, Look look, const std::string& content);
  void wide_runs(int row, int column, int last_column, Look look, std::vector<Run> content);

  /// The comment that the cell shows when pointed at, typeset like any text.
  void comment(int row, int column, std::string content);

  /// Makes the column at least that wide, within what a page can bear.
  void widen(int column, double width);
  /// Makes the row at least that high, in points.
  void raise(int row, double height_pt);

  /// The number format's place in the book.
  std::uint16_t format(const std::string& notation);
  std::uint16_t format(const document::Number& number, document::CellMark mark);

  /// Says once, when the sheet is done, what had to be taken out of its texts.
  void report_removed();

  /// Makes room for that many cells more.
  void expect(std::size_t cell_count);

  Sheet& sheet() { return book_.sheets[static_cast<std::size_t>(sheet_)]; }
  int sheet_index() const { return sheet_; }
  Book& book() { return book_; }

 private:
  template <class Held>
  void put(int row, int column, Look look, Held&& content);
  /// Takes out what a cell cannot hold.
  void admit(std::string& content, int row, int column);
  double merged_width(int column, int last_column);
  void wrap(int row, int column, int last_column, Look look, const std::string& content);

  Book& book_;
  int sheet_;
  Diagnostics& errors_;
  int removed_ = 0;

  /// What a number's format follows from; numbers side by side mostly share it.
  struct NumberKind {
    Unit unit = Unit::none;
    int decimals = -1;
    NumberStyle style = NumberStyle::plain;
    document::CellMark mark = document::CellMark::none;
    bool operator==(const NumberKind&) const = default;
  };
  NumberKind last_kind_;
  std::uint16_t last_format_ = 0;
};

/// Height in points of that many lines of running text.
double lines_height(int lines);

}  // namespace copil::sheets
