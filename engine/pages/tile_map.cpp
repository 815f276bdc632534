#include <algorithm>
#include <array>

#include "pages/chart_plot.hpp"

namespace copil::pages {

namespace {

/// A region of 2010 and its tile: column and row of a grid drawn by hand after the map.
struct Tile {
  std::string_view code;  ///< of the national statistics office
  std::string_view name;
  int column;
  int row;
};
constexpr int kColumns = 8;
constexpr int kRows = 7;
constexpr std::array<Tile, 26> kTiles{{
    {"31", "Nord-PdC", 4, 0},  {"25", "B.-Norm.", 2, 1},   {"23", "H.-Norm.", 3, 1},
    {"22", "Picardie", 4, 1},  {"21", "Champ.-A.", 5, 1},  {"41", "Lorraine", 6, 1},
    {"42", "Alsace", 7, 1},    {"53", "Bretagne", 1, 2},   {"52", "P. de la L.", 2, 2},
    {"24", "Centre", 3, 2},    {"11", "Île-de-Fr.", 4, 2}, {"26", "Bourgogne", 5, 2},
    {"43", "Fr.-Comté", 6, 2}, {"54", "Poitou-Ch.", 2, 3}, {"74", "Limousin", 3, 3},
    {"83", "Auvergne", 4, 3},  {"82", "Rhône-A.", 5, 3},   {"72", "Aquitaine", 2, 4},
    {"73", "Midi-Pyr.", 3, 4}, {"91", "Lang.-R.", 4, 4},   {"93", "PACA", 5, 4},
    {"94", "Corse", 6, 5},     {"01", "Guadeloupe", 0, 6}, {"02", "Martinique", 1, 6},
    {"03", "Guyane", 2, 6},    {"04", "La Réunion", 3, 6},
}};

/// From light to dark; the text on the first two is dark, on the others white.
constexpr std::array<Colour, 4> kClasses{
    {{0xDC, 0xE6, 0xF1}, {0x9D, 0xBB, 0xDA}, {0x3F, 0x74, 0xAE}, {0x00, 0x00, 0x5F}}};

/// `R82` or `82`.
const Tile* find_tile(std::string_view code) {
  if (code.starts_with('R')) code.remove_prefix(1);
  const auto found = std::find_if(kTiles.begin(), kTiles.end(),
                                  [&](const Tile& tile) { return tile.code == code; });
  return found == kTiles.end() ? nullptr : &*found;
}

/// Four classes of equal width between the smallest and the largest value.
struct Classes {
  double low = 0;
  double high = 1;

  std::size_t of(double value) const {
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
  if (classes.high <= classes.low) classes.high = classes.low + 1;
  return classes;
}

/// A bound of a class, rounded to the unit's last digit shown.
std::string bound_text(double value, const Value& like) {
  constexpr double kPrecision = 1'000'000;
  const Ratio ratio{static_cast<std::int64_t>(value * kPrecision), 1'000'000};
  return short_text(Value::decimal(ratio, like.unit, like.decimals));
}

void draw_legend(Canvas& canvas, const Classes& classes, const Value& like, Point at) {
  for (std::size_t i = 0; i < kClasses.size(); ++i) {
    const double y = at.y + 13 * static_cast<double>(i);
    canvas.rect({at.x, y, 12, 9}, kClasses[i]);
    canvas.text(
        "de " + bound_text(classes.bound(i), like) + " à " + bound_text(classes.bound(i + 1), like),
        {at.x + 17, y + 7.2}, Alignment::left, kChartText);
  }
  const double y = at.y + 13 * 4;
  canvas.path(frame({at.x + 0.3, y + 0.3, 11.4, 8.4}, {theme::kGrey, 0.6, {2, 1.5}}));
  canvas.text("n.d.", {at.x + 17, y + 7.2}, Alignment::left, kChartText);
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
  const double side = std::min((box.width - kLegendWidth) / kColumns, box.height / kRows);
  const std::vector<Value> none;
  const std::vector<Value>& values = chart.series.empty() ? none : chart.series.front().values;
  const Classes classes = classes_of(values);
  std::array<const Value*, kTiles.size()> by_tile{};
  for (std::size_t i = 0; i < std::min(chart.categories.size(), values.size()); ++i) {
    const Tile* tile = find_tile(chart.categories[i]);
    if (tile != nullptr) by_tile[static_cast<std::size_t>(tile - kTiles.data())] = &values[i];
  }
  for (std::size_t i = 0; i < kTiles.size(); ++i) {
    const Tile& tile = kTiles[i];
    const Rect place{box.x + tile.column * side, box.y + tile.row * side, side - kGap, side - kGap};
    draw_tile(canvas, tile, place, by_tile[i], classes);
  }
  const Value like = values.empty() ? Value{} : values.front();
  draw_legend(canvas, classes, like, {box.x + kColumns * side + 20, box.y + 6});
  return canvas.take(side * kRows);
}

}  // namespace copil::pages
