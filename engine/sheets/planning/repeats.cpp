#include "sheets/planning/repeats.hpp"

namespace copil::sheets {

namespace {

const document::Number* number_at(const Grid& grid, int row, int column) {
  const document::Cell* cell = grid.at(row, column);
  return cell ? std::get_if<document::Number>(&cell->content) : nullptr;
}

bool is_same_figure(const document::Number& a, const document::Number& b) {
  return a.origin == b.origin && a.value.is_defined() && a.value.unit == b.value.unit &&
         a.value.number == b.value.number;
}

std::optional<Repeat> found_in(const Grid& grid, const document::Number& figure, Repeat place) {
  const int first_row = place.row;
  for (int row = 0; row < grid.row_count(); ++row) {
    for (int column = 0; column < grid.column_count(); ++column) {
      const document::Number* number = number_at(grid, row, column);
      if (number == nullptr || !is_same_figure(*number, figure)) continue;
      place.row = first_row + row;
      place.column = column;
      return place;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Repeat> repeat_of(const document::Document& document,
                                const document::KeyFigure& figure,
                                const std::vector<TableSheet>& tables,
                                const std::vector<PlacedTable>& placed,
                                const std::vector<int>& sheets) {
  const document::Number& number = figure.value;
  if (!number.value.is_defined() || number.style == NumberStyle::in_words) return {};
  if (number.origin == document::kNoOrigin) return {};
  // Two reckonings may be worded alike and bear on different rows: they say of no territory.
  if (document.origins[static_cast<std::size_t>(number.origin)].territory.empty()) return {};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto found =
        found_in(Grid{*tables[i].table}, number, {sheets[i], placed[i].first_row, 0, 0});
    if (found) return found;
  }
  return {};
}

}  // namespace copil::sheets
