#include "pages/tables/table_rows.hpp"

#include <algorithm>

#include "document/handwriting.hpp"
#include "document/marks.hpp"
#include "pages/flow/marks.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

using document::CellMark;
using document::RowKind;

constexpr double kRowPadding = 3;
constexpr double kSignRoom = 9;
/// Above the text of a row where people sign or write: 12 mm in all.
constexpr double kHandRoom = 18;
/// A row that would take more of the page is split.
constexpr double kTallestShare = 0.5;

/// a, b, … z, aa, ab, …
std::string letters(std::size_t index) {
  const std::string last(1, static_cast<char>('a' + index % 26));
  return index < 26 ? last : letters(index / 26 - 1) + last;
}

}  // namespace

std::vector<Piece> TableRows::lay_out(const document::Row& row, int body_element) {
  const double room = kTallestShare * studio_.paginator.text_height();
  room_above_ = document::is_filled_by_hand(row) ? kHandRoom : 0;
  const auto lines_a_piece = static_cast<std::size_t>(room / grid_.leading);
  std::vector<Piece> pieces;
  std::size_t first = 0;
  std::size_t tallest = 0;
  do {
    const int element = studio_.structure.add(Role::table_row, body_element);
    first_line_ = first;
    const std::vector<LaidCell> cells = lay_cells(row, element);
    for (const LaidCell& cell : cells) tallest = std::max(tallest, cell.lines.size());
    pieces.push_back(paint(cells, row.kind, first, first + lines_a_piece));
    first += lines_a_piece;
  } while (first < tallest);
  return pieces;
}

TextStyle TableRows::style_of(RowKind kind) const {
  const TextStyle style = theme::kCell.at(grid_.size);
  if (kind == RowKind::body) return style;
  return kind == RowKind::group ? style.bold().in(theme::kBlue) : style.bold();
}

std::vector<TableRows::LaidCell> TableRows::lay_cells(const document::Row& row, int row_element) {
  std::vector<LaidCell> cells;
  std::size_t column = 0;
  const document::Cell empty;
  if (row.kind == RowKind::group || row.kind == RowKind::total) group_ids_.clear();
  row_ids_ = group_ids_;
  const bool spans_all = row.kind == RowKind::group && row.cells.size() == 1;
  for (std::size_t i = 0; column < table_.columns.size(); ++i) {
    const document::Cell& cell = i < row.cells.size() ? row.cells[i] : empty;
    const auto asked = static_cast<std::size_t>(std::max(cell.column_span, 1));
    const std::size_t left = table_.columns.size() - column;
    const std::size_t span = spans_all ? left : std::min(asked, left);
    const int element = add_cell_element(row, column, span, row_element);
    cells.push_back(lay_cell(cell, row, column, span, element));
    column += span;
  }
  if (row.kind == RowKind::group) group_ids_ = row_ids_;
  return cells;
}

int TableRows::add_cell_element(const document::Row& row, std::size_t column, std::size_t span,
                                int row_element) {
  const bool is_header = heads_rows(table_, column) || row.kind == RowKind::group;
  const int element =
      studio_.structure.add(is_header ? Role::header_cell : Role::data_cell, row_element);
  Element& node = studio_.structure.at(element);
  node.column_span = static_cast<int>(span);
  if (is_header) node.scope = Scope::row;
  if (!header_ids_.empty()) name_headers(node, column, span);
  return element;
}

/// A cell under two levels of titles says which head it: those of its columns, then of its group of
/// rows and of its row.
void TableRows::name_headers(Element& cell, std::size_t column, std::size_t span) {
  if (cell.role == Role::header_cell) {
    cell.id = studio_.new_header_id();
    row_ids_ += " " + cell.id;
    return;
  }
  for (std::size_t i = column; i < column + span; ++i) {
    cell.headers += (i == column ? "" : " ") + header_ids_[i];
  }
  cell.headers += row_ids_;
}

TableRows::LaidCell TableRows::lay_cell(const document::Cell& cell, const document::Row& row,
                                        std::size_t column, std::size_t span, int element) {
  LaidCell laid;
  const TextStyle style = style_of(row.kind);
  const double size = static_cast<double>(grid_.size);
  const double indent = column == 0 ? row.indent * size : 0;
  const bool is_marked = cell.mark != CellMark::none && !cell_text(cell).empty();
  if (is_marked) {
    laid.mark = cell.mark;
    marks_.insert(laid.mark);
    if (first_line_ == 0) laid.sign = add_sign_element(laid.mark, element);
    element = studio_.structure.add(Role::span, element);
  }
  laid.x = grid_.text_left(column) + indent;
  laid.width = grid_.text_width(column, span) - indent;
  laid.style = {style, grid_.leading, Alignment::left, 0};
  if (const auto* text = std::get_if<document::Inlines>(&cell.content)) {
    laid.text = flatten(*text, style, element, studio_.structure, studio_.next_footnote);
  } else if (const auto* date = std::get_if<document::Date>(&cell.content)) {
    // « 1er avril » is written as in a text, its ordinal raised.
    laid.text = flatten({{*date}}, style, element, studio_.structure, studio_.next_footnote);
  } else {
    laid.text = plain_number(cell_text(cell), style, element);
  }
  if (span == 1) align(laid, cell, column);
  add_note(laid, cell);
  const bool has_sign_at_left =
      laid.mark != CellMark::none && laid.style.alignment != Alignment::right;
  if (has_sign_at_left) {
    laid.x += kSignRoom;
    laid.width -= kSignRoom;
  }
  laid.lines = break_lines(laid.text.segments, static_cast<float>(laid.width), laid.style.alignment,
                           studio_.type);
  return laid;
}

/// The sign says its meaning to those who do not see it.
int TableRows::add_sign_element(CellMark mark, int cell_element) {
  const int element = studio_.structure.add(Role::figure, cell_element);
  studio_.structure.at(element).alternative = document::mark_meaning(mark);
  return element;
}

/// As the column's author chose; else numbers on their comma, and by the column's kind.
void TableRows::align(LaidCell& laid, const document::Cell& cell, std::size_t column) {
  const document::Column& owner = table_.columns[column];
  laid.style.alignment = alignment_of(owner);
  if (owner.alignment != document::ColumnAlignment::by_kind) return;
  const auto* number = std::get_if<document::Number>(&cell.content);
  if (number != nullptr && number->value.is_defined()) align_on_comma(laid, column);
  const bool is_text = std::holds_alternative<document::Inlines>(cell.content);
  if (!is_text) laid.style.alignment = Alignment::right;
}

/// Leaves at the right what shorter fractions lack, so that decimal commas stand in a line.
void TableRows::align_on_comma(LaidCell& laid, std::size_t column) {
  if (laid.text.segments.empty()) return;
  const Segment& number = laid.text.segments.front();
  const float fraction = fraction_width(number.text, number.style, studio_.type.fonts);
  const float whole = text_width(number.text, number.style, studio_.type.fonts);
  const double missing = std::max(0.0, grid_.fractions[column] - static_cast<double>(fraction));
  laid.width -= std::min(missing, std::max(0.0, laid.width - static_cast<double>(whole)));
}

/// The letter that calls the cell's note; the same note has the same letter. It hangs right of a
/// number, which stays in line with the others.
void TableRows::add_note(LaidCell& laid, const document::Cell& cell) {
  RichText& text = laid.text;
  if (cell.note.empty() || text.segments.empty()) return;
  auto known = std::find(notes_.begin(), notes_.end(), cell.note);
  if (known == notes_.end()) known = notes_.insert(notes_.end(), cell.note);
  Segment call = text.segments.back();
  call.text = "\u202F" + letters(static_cast<std::size_t>(known - notes_.begin()));
  call.rise = 0.33F * call.style.size;
  call.style = call.style.at(0.7F * call.style.size).in(theme::kBlue);
  if (laid.style.alignment == Alignment::right) {
    laid.width += static_cast<double>(text_width(call.text, call.style, studio_.type.fonts));
  }
  text.segments.push_back(std::move(call));
}

/// The row's piece with the lines [first_line, end_line) of its cells.
Piece TableRows::paint(const std::vector<LaidCell>& cells, RowKind kind, std::size_t first_line,
                       std::size_t end_line) {
  std::size_t line_count = 1;
  for (const LaidCell& cell : cells) {
    const std::size_t end = std::min(cell.lines.size(), end_line);
    if (end > first_line) line_count = std::max(line_count, end - first_line);
  }
  Piece piece;
  piece.height = static_cast<double>(line_count) * grid_.leading + 2 * kRowPadding + room_above_;
  const double left = grid_.lefts.front();
  const double right = grid_.lefts.back() + grid_.widths.back();
  if (kind == RowKind::total || kind == RowKind::group) {
    const Rect box{left, 0, right - left, piece.height};
    add_artifact(piece, rectangle(box, theme::kTint), Artifact::background);
  }
  const bool closes = kind == RowKind::total || kind == RowKind::subtotal;
  if (closes) add_artifact(piece, segment({left, 0}, {right, 0}, {theme::kNavy, 0.7, {}}));
  for (const LaidCell& cell : cells) paint_cell(piece, cell, first_line, end_line);
  const Stroke rule =
      kind == RowKind::total ? Stroke{theme::kNavy, 0.7, {}} : Stroke{theme::kRule, 0.5, {}};
  add_artifact(piece, segment({left, piece.height}, {right, piece.height}, rule));
  return piece;
}

void TableRows::paint_cell(Piece& piece, const LaidCell& cell, std::size_t first_line,
                           std::size_t end_line) {
  if (first_line >= cell.lines.size()) return;
  const std::size_t end = std::min(end_line, cell.lines.size());
  const std::vector<Line> lines(cell.lines.begin() + static_cast<std::ptrdiff_t>(first_line),
                                cell.lines.begin() + static_cast<std::ptrdiff_t>(end));
  if (cell.mark != CellMark::none && first_line == 0) {
    const double from = offset_of(lines.front(), cell.style, cell.width);
    const double size = 0.62 * static_cast<double>(grid_.size);
    const Point centre{
        cell.x + from - kSignRoom + size / 2,
        room_above_ + kRowPadding + baseline_in(grid_.leading, grid_.size) - 0.36 * grid_.size};
    piece.items.push_back({mark_sign(cell.mark, centre, size), cell.sign});
  }
  const RichText& text = cell.text;
  Piece content = lines_piece(lines, text, cell.style, cell.x, cell.width, studio_);
  if (first_line == 0) add_footnotes(content, text, studio_);
  absorb(piece, std::move(content), 0, room_above_ + kRowPadding);
}

}  // namespace copil::pages
