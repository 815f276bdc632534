#include "sheets/tile_maps.hpp"

#include <algorithm>

#include "document/map_classes.hpp"
#include "document/tile_map.hpp"
#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

using document::kTileClasses;
using document::kTileColumns;
using document::kTileRows;
using document::MapClasses;

constexpr double kTileWidth = 12;
constexpr double kNameHeight = 18;
constexpr double kFigureHeight = 22;

/// From 1 to the number of classes; 0 for an unknown figure.
std::uint8_t shade_of(const MapClasses& classes, const Value& value) {
  return static_cast<std::uint8_t>(value.is_defined() ? 1 + classes.of(value) : 0);
}

void place_legend(Canvas& canvas, const MapClasses& classes, int row) {
  for (int rank = 0; rank < classes.count(); ++rank) {
    const auto shade = static_cast<std::uint8_t>(rank + 1);
    canvas.empty(row, 0, {.role = Role::tile, .shade = shade});
    const std::string first = shown_number({classes.first(rank)});
    const std::string last = shown_number({classes.last(rank)});
    canvas.text(
        row++, 1, {.role = Role::plain},
        first == last ? first : std::string{"de "}.append(first).append(" à ").append(last));
  }
}

}  // namespace

std::vector<std::uint8_t> shades_of(const std::vector<Value>& values) {
  const MapClasses classes(values);
  std::vector<std::uint8_t> shades;
  for (const auto& value : values) shades.push_back(shade_of(classes, value));
  return shades;
}

ChartLink map_link(const document::Chart& chart, const document::Table& table) {
  return linked(chart, table).value_or(own_link(chart));
}

int place_tile_map(Canvas& canvas, const document::Chart& chart, const ChartLink& link,
                   const MapFigures& figures, int row) {
  const std::vector<Value> none;
  const auto& values = chart.series.empty() ? none : chart.series.front().values;
  const MapClasses classes(values);
  for (int column = 0; column < kTileColumns; ++column) canvas.widen(column, kTileWidth);
  for (int line = 0; line < kTileRows; ++line) {
    canvas.raise(row + 2 * line, kNameHeight);
    canvas.raise(row + 2 * line + 1, kFigureHeight);
  }
  for (std::size_t i = 0; i < std::min(chart.categories.size(), values.size()); ++i) {
    const document::Tile* tile = document::find_tile(chart.categories[i]);
    if (tile == nullptr) continue;
    const Value& value = values[i];
    Look look{.role = Role::tile};
    look.shade = shade_of(classes, value);
    const int top = row + 2 * tile->row;
    canvas.text(top, tile->column, look, std::string{tile->name});
    if (value.is_defined()) {
      const Repeat source{figures.sheet, figures.first_row + link.first_row + static_cast<int>(i),
                          link.series_columns.front(), 0};
      canvas.repeat(top + 1, tile->column, look, source, {value});
    } else {
      canvas.number(top + 1, tile->column, look, {value});
    }
  }
  const int legend = row + 2 * kTileRows + 1;
  place_legend(canvas, classes, legend);
  canvas.wide_text(legend + kTileClasses + 1, 0, kTileColumns - 1, {.role = Role::note},
                   shown_text({document::Inline{document::Text{chart.alternative}}}));
  return legend + kTileClasses + 3;
}

}  // namespace copil::sheets
