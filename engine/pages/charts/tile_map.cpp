#include <algorithm>
#include <array>

#include "document/tile_map.hpp"
#include "pages/charts/chart_plot.hpp"

namespace copil::pages {

namespace {

using document::find_tile;
using document::Tile;

/// From light to dark; the text on the first two is dark, on the others white.
constexpr std::array<Colour, 4> kClasses{
    {{0xDC, 0xE6, 0xF1}, {0x9D, 0xBB, 0xDA}, {0x3F, 0x74, 0xAE}, {0x00, 0x00, 0x5F}}};

/// Four classes of equal width between the smallest and the largest value; a single one when they
/// are the same.
struct Classes {
  double low = 0;
  double high = 1;

  bool is_single() const { return high <= low; }
  std::size_t of(double value) const {
    if (is_single()) return 1;
    const double part = (value - low) / (high - low);
    return static_cast<std::size_t>(std::clamp(part * 4, 0.0, 3.0));
  }
  double bound(std::size_t index) const {
    return low + (high - low) * static_cast<double>(index) / 4;
  }
};

Classes classes_of(std::span<const Value> values) {
  bool is_first = true;
  Classes classes;
  for (const Value& value : values) {
    if (!value.is_defined()) continue;
    const double number = to_double(value.number);
    classes.low = is_first ? number : std::min(classes.low, number);
    classes.high = is_first ? number : std::max(classes.high, number);
    is_first = false;
  }
  return classes;
}

/// A bound of a class, rounded to the unit's last digit shown.
std::string bound_text(double value, const Value& like) {
  constexpr double kPrecision = 1'000'000;
  const Ratio ratio{static_cast<std::int64_t>(value * kPrecision), 1'000'000};
  return short_text(Value::decimal(ratio, like.unit, like.decimals));
}

std::string class_text(const Classes& classes, std::size_t index, const Value& like) {
  const std::string low = bound_text(classes.bound(index), like);
  return classes.is_single() ? low
                             : "de " + low + " à " + bound_text(classes.bound(index + 1), like);
}

void draw_legend(Canvas& canvas, const Classes& classes, const Value& like, Point at) {
  constexpr double kStep = 13;
  for (std::size_t i = 0; i < kClasses.size(); ++i) {
    if (classes.is_single() && i != classes.of(classes.low)) continue;
    canvas.rect({at.x, at.y, 12, 9}, kClasses[i]);
    canvas.text(class_text(classes, i, like), {at.x + 17, at.y + 7.2}, Alignment::left, kChartText);
    at.y += kStep;
  }
  canvas.path(frame({at.x + 0.3, at.y + 0.3, 11.4, 8.4}, {theme::kGrey, 0.6, {2, 1.5}}));
  canvas.text("n.d.", {at.x + 17, at.y + 7.2}, Alignment::left, kChartText);
}

void draw_tile(Canvas& canvas, const Tile& tile, Rect box, const Value* value,
               const Classes& classes) {
  Colour ink = theme::kInk;
  const bool is_defined = value != nullptr && value->is_defined();
  if (is_defined) {
    const std::size_t level = classes.of(to_double(value->number));
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
    if (width > box.width - 4) style.size *= static_cast<float>((box.width - 4) / width);
    canvas.text(text, {middle, baseline}, Alignment::centred, style);
  };
  add(tile.name, base - 2, kChartText.in(ink).at(6.5F));
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
  const Classes classes = classes_of(values);
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
  const Value like = values.empty() ? Value{} : values.front();
  draw_legend(canvas, classes, like, {box.x + document::kTileColumns * side + 20, box.y + 6});
  return canvas.take(side * document::kTileRows);
}

}  // namespace copil::pages
