#pragma once

#include <functional>
#include <map>
#include <string>

#include "opendocument/text/inlines.hpp"
#include "opendocument/text/table_marks.hpp"

namespace copil::opendocument {

/// Tables of a text, and the automatic styles that they need.
class TextTables {
 public:
  /// `width_cm` is the width of the page's text.
  TextTables(Xml& xml, InlineWriter& inlines, double width_cm)
      : xml_(xml), inlines_(inlines), width_cm_(width_cm) {}

  /// A table of figures: header rows repeated on each page, numbers at the right, and under it its
  /// source, reading and notes.
  void write(const document::Table& table, Day arrete);

  /// Rows of `count` cells without rules, never parted; `cell(row, column)` writes what one holds.
  void write_side_by_side(std::size_t rows, std::size_t count,
                          const std::function<void(std::size_t, std::size_t)>& cell);

  /// One framed cell on a coloured ground; `content` writes what it holds.
  void write_frame(document::CellMark mark, const std::function<void()>& content);

  /// A table of words, without header: a row a line, the look of a list of key figures. `cell(row,
  /// column)` writes a paragraph.
  void write_grid(std::size_t rows, const std::vector<double>& widths_cm,
                  const std::function<void(std::size_t, std::size_t)>& cell);

  /// A tile map: a coloured cell a region, with its name and its figure.
  void write_tiles(const document::Chart& chart);

  /// The styles asked for, to be put before the text.
  std::string styles() const { return styles_; }

 private:
  void tile(const document::Chart& chart, std::size_t rank, std::uint8_t shade);
  void header(const document::Table& table);
  void group_header(const document::Table& table);
  void row(const document::Table& table, const document::Row& row);
  void cell(const document::Column& column, const document::Row& row, const document::Cell& cell,
            std::size_t rank);
  void under(const document::Table& table, Day arrete);

  void open_table(double width_cm, const std::vector<double>& widths_cm, bool may_split);
  /// A row goes whole to the next page.
  void open_row();
  void open_cell(const std::string& style, int span = 1);
  void skip_covered(int span);
  /// The automatic style of cells with these properties.
  std::string cell_style(const Attributes& properties);
  std::string body_style(const document::Row& row, document::CellMark mark);
  std::string column_style(double width_cm);
  /// The automatic style of a paragraph that stands that far in.
  std::string indented(const char* parent, int indent);

  Xml& xml_;
  InlineWriter& inlines_;
  double width_cm_;
  int table_count_ = 0;
  TableMarks marks_;  ///< of the table being written
  std::map<std::string, std::string> names_;
  std::string styles_;
};

}  // namespace copil::opendocument
