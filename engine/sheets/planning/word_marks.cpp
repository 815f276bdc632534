#include "sheets/planning/word_marks.hpp"

#include <algorithm>
#include <optional>

#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

using document::CellMark;

/// A column with more words than that is not a column of statuses.
constexpr std::size_t kWordsMax = 12;
/// Spreadsheets compare with at most that many characters.
constexpr int kWordLengthMax = 200;

bool is_body(const Grid& grid, int row) {
  return grid.table().rows[static_cast<std::size_t>(row)].kind == document::RowKind::body;
}

/// Takes note of a cell; false when the column cannot be ruled by words.
bool take(std::map<std::string, CellMark>& marks, const document::Cell* cell) {
  if (cell == nullptr) return true;
  const auto* inlines = std::get_if<document::Inlines>(&cell->content);
  if (inlines == nullptr) return cell->mark == CellMark::none;
  const std::string word = cleaned(shown_text(*inlines)).text;
  if (utf16_length(word) > kWordLengthMax) return false;
  const auto [known, is_new] = marks.try_emplace(word, cell->mark);
  return known->second == cell->mark && (!is_new || marks.size() <= kWordsMax);
}

bool has_marks(const Grid& grid, int column) {
  for (int row = 0; row < grid.row_count(); ++row) {
    const document::Cell* cell = grid.at(row, column);
    if (cell != nullptr && cell->mark != CellMark::none) return true;
  }
  return false;
}

std::map<std::string, CellMark> marks_of(const Grid& grid, int column) {
  std::map<std::string, CellMark> marks;
  if (grid.table().columns[static_cast<std::size_t>(column)].kind != document::ColumnKind::text ||
      !has_marks(grid, column)) {
    return {};
  }
  for (int row = 0; row < grid.row_count(); ++row) {
    if (is_body(grid, row) && !take(marks, grid.at(row, column))) return {};
  }
  std::erase_if(marks, [](const auto& entry) {
    return entry.second == CellMark::none || entry.first.empty();
  });
  return marks;
}

}  // namespace

WordMarks::WordMarks(const Grid& grid) {
  for (int i = 0; i < grid.column_count(); ++i) marks_.push_back(marks_of(grid, i));
  for (int row = grid.row_count(); row-- > 0;) {
    if (!is_body(grid, row)) continue;
    first_row_ = row;
    last_row_ = std::max(last_row_, row);
  }
}

bool WordMarks::has_live_marks(int column) const {
  return !marks_[static_cast<std::size_t>(column)].empty();
}

void WordMarks::put_conditions(Canvas& canvas, const PlacedTable& placed) const {
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const int column = static_cast<int>(i);
    const Range range{placed.first_row + first_row_, column, placed.first_row + last_row_, column};
    for (const auto& [word, mark] : marks_[i]) {
      canvas.sheet().conditions.push_back({range, word, mark});
    }
  }
}

}  // namespace copil::sheets
