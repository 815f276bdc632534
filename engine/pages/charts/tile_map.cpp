#include <algorithm>
#include <array>

#include "document/map_classes.hpp"
#include "document/tile_map.hpp"
#include "pages/charts/chart_plot.hpp"

namespace copil::pages {

namespace {

using document::find_tile;
using document::MapClasses;
using document::Tile;

/// From light to dark; the text on the first two is dark, on the others white.
constexpr std::array<Colour, 4> kClasses{
    {{0xDC, 0xE6, 0xF1}, {0x9D, 0xBB, 0xDA}, {0x3F, 0x74, 0xAE}, {0x00, 0x00, 0x5F}}};

std::string class_text(const MapClasses& classes, int rank) {
  const std::string first = short_text(classes.first(rank));
  const std::string last = short_text(classes.last(rank));
  return first == last ? first : "de " + first + " à " + last;
}

/// Darker when the classes are few, so that a map of one is seen.
std::size_t shade_of(const MapClasses& classes, int rank) {
  return static_cast<std::size_t>(classes.count() == 1 ? 1 : rank);
}

void draw_legend(Canvas& canvas, const MapClasses& classes, const std::string& unit,
                 bool has_unknown, Point at) {
  constexpr double kStep = 13;
  if (!unit.empty()) {
    canvas.text(unit, {at.x, at.y}, Alignment::left, kAxisText.italic());
    at.y += 7;
  }
  for (int rank = 0; rank < classes.count(); ++rank) {
    canvas.rect({at.x, at.y, 12, 9}, kClasses[shade_of(classes, rank)]);
    canvas.text(class_text(classes, rank), {at.x + 17, at.y + 7.2}, Alignment::left, kChartText);
    at.y += kStep;
  }
  if (!has_unknown) return;
  canvas.path(frame({at.x + 0.3, at.y + 0.3, 11.4, 8.4}, {theme::kGrey, 0.6, {2, 1.5}}));
  canvas.text("n.d.", {at.x + 17, at.y + 7.2}, Alignment::left, kChartText);
}

void draw_tile(Canvas& canvas, const Tile& tile, Rect box, const Value* value,
               const MapClasses& classes) {
  Colour ink = theme::kInk;
  const bool is_defined = value != nullptr && value->is_defined();
  if (is_defined) {
    const std::size_t level = shade_of(classes, classes.of(*value));
    canvas.rect(box, kClasses[level]);
    if (level >= 2) ink = theme::kWhite;
  } else {
    canvas.path(frame({box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8},
                      {theme::kGrey, 0.6, {2, 1.5}}));
  }
  const double middle = box.x + box.width / 2;
  const double base = box.y + box.height / 2;
  const auto add = [&](std::string_view text, double baseline, TextStyle style) {
    const double width = canvas.width_of(text, style);
    const double room = box.width - 2;
    if (width > room) {
      const auto size = static_cast<float>(static_cast<double>(style.size) * room / width);
      style.size = std::max(size, kSmallestText);
    }
    canvas.text(text, {middle, baseline}, Alignment::centred, style);
  };
  add(tile.name, base - 2, kChartText.in(ink));
  const std::string words = value == nullptr ? "n.d." : short_text(*value);
  add(words, base + 8, kChartText.bold().in(ink).at(8));
}

}  // namespace

Piece plot_tile_map(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  constexpr double kGap = 3;
  constexpr double kLegendWidth = 130;
  const auto& tiles = document::tiles();
  const double side = std::min((box.width - kLegendWidth) / document::kTileColumns,
                               box.height / document::kTileRows);
  const std::vector<Value> none;
  const std::vector<Value>& values = chart.series.empty() ? none : chart.series.front().values;
  const MapClasses classes{values};
  std::vector<const Value*> by_tile(tiles.size(), nullptr);
  for (std::size_t i = 0; i < std::min(chart.categories.size(), values.size()); ++i) {
    const Tile* tile = find_tile(chart.categories[i]);
    if (tile != nullptr) by_tile[static_cast<std::size_t>(tile - tiles.data())] = &values[i];
  }
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const Tile& tile = tiles[i];
    const Rect place{box.x + tile.column * side, box.y + tile.row * side, side - kGap, side - kGap};
    draw_tile(canvas, tile, place, by_tile[i], classes);
  }
  const bool has_unknown = std::any_of(by_tile.begin(), by_tile.end(), [](const Value* value) {
    return value == nullptr || !value->is_defined();
  });
  draw_legend(canvas, classes, unit_words(chart), has_unknown,
              {box.x + document::kTileColumns * side + 20, box.y + 8});
  return canvas.take(side * document::kTileRows);
}

}  // namespace copil::pages
