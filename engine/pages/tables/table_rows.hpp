#pragma once

#include <set>

#include "pages/tables/table_grid.hpp"

namespace copil::pages {

/// Lays out the body rows of one table, and remembers the marks and notes of their cells.
class TableRows {
 public:
  /// `header_ids` are those of `HeaderLayout`: data cells name them, with the headers of their row.
  TableRows(const document::Table& table, const Grid& grid, Studio& studio,
            std::vector<std::string> header_ids = {})
      : table_(table), grid_(grid), studio_(studio), header_ids_(std::move(header_ids)) {}

  /// The row under that element of the structure tree: one piece, or several (each a row for the
  /// structure) when its text is taller than a page.
  std::vector<Piece> lay_out(const document::Row& row, int body_element);

  /// The notes of the cells laid out so far, the first one called "a".
  const std::vector<std::string>& notes() const { return notes_; }
  /// The marks met so far.
  const std::set<document::CellMark>& marks() const { return marks_; }

 private:
  /// What stands in a cell: lines of text, a number being a single one.
  struct LaidCell {
    RichText text;
    std::vector<Line> lines;
    ParagraphStyle style;
    double x = 0;
    double width = 0;
    document::CellMark mark = document::CellMark::none;
    int sign = kNoElement;  ///< the element of the mark's sign
  };

  TextStyle style_of(document::RowKind kind) const;
  int add_cell_element(const document::Row& row, std::size_t column, std::size_t span,
                       int row_element);
  void name_headers(Element& cell, std::size_t column, std::size_t span);
  std::vector<LaidCell> lay_cells(const document::Row& row, int row_element);
  LaidCell lay_cell(const document::Cell& cell, const document::Row& row, std::size_t column,
                    std::size_t span, int element);
  int add_sign_element(document::CellMark mark, int cell_element);
  void align(LaidCell& laid, const document::Cell& cell, std::size_t column);
  void align_on_comma(LaidCell& laid, std::size_t column);
  void add_note(LaidCell& laid, const document::Cell& cell);
  Piece paint(const std::vector<LaidCell>& cells, document::RowKind kind, std::size_t first_line,
              std::size_t end_line);
  void paint_cell(Piece& piece, const LaidCell& cell, std::size_t first_line, std::size_t end_line);

  const document::Table& table_;
  const Grid& grid_;
  Studio& studio_;
  std::vector<std::string> header_ids_;
  double room_above_ = 0;       ///< the text of the row being laid out
  std::size_t first_line_ = 0;  ///< of the part being laid out of a row taller than a page
  std::string group_ids_;       ///< of the titles of the group of rows being laid out
  std::string row_ids_;         ///< of the headers of the row being laid out, its group's included
  std::vector<std::string> notes_;
  std::set<document::CellMark> marks_;
};

}  // namespace copil::pages
