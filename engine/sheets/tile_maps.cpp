#include "sheets/tile_maps.hpp"

#include <algorithm>

#include "document/tile_map.hpp"
#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

using document::kTileClasses;
using document::kTileColumns;
using document::kTileRows;

constexpr double kTileWidth = 12;
constexpr double kNameHeight = 18;
constexpr double kFigureHeight = 22;

/// Classes of equal width between the smallest and the largest figure.
class Classes {
 public:
  explicit Classes(const std::vector<Value>& values) {
    for (const auto& value : values) {
      if (!value.is_defined()) continue;
      const double number = to_double(value.number);
      low_ = is_empty_ ? number : std::min(low_, number);
      high_ = is_empty_ ? number : std::max(high_, number);
      is_empty_ = false;
    }
    if (high_ <= low_) high_ = low_ + 1;
  }

  bool is_empty() const { return is_empty_; }

  /// From 1 to the number of classes; 0 for an unknown figure.
  std::uint8_t shade_of(const Value& value) const {
    if (!value.is_defined()) return 0;
    const double part = (to_double(value.number) - low_) / (high_ - low_);
    return static_cast<std::uint8_t>(
        1 + static_cast<int>(std::clamp(part * kTileClasses, 0.0, kTileClasses - 1.0)));
  }

  /// The bound under the class of that rank, to the figure's last digit shown.
  Value bound(int rank, const Value& like) const {
    constexpr std::int64_t kPrecision = 1'000'000;
    const double bound = low_ + (high_ - low_) * rank / kTileClasses;
    return Value::decimal({static_cast<std::int64_t>(bound * kPrecision), kPrecision}, like.unit,
                          like.decimals);
  }

 private:
  double low_ = 0;
  double high_ = 0;
  bool is_empty_ = true;
};

void place_legend(Canvas& canvas, const Classes& classes, const Value& like, int row) {
  for (int rank = 0; rank < kTileClasses; ++rank) {
    const auto shade = static_cast<std::uint8_t>(rank + 1);
    canvas.empty(row, 0, {.role = Role::tile, .shade = shade});
    const std::string text = "de " + shown_number({classes.bound(rank, like)}) + " à " +
                             shown_number({classes.bound(rank + 1, like)});
    canvas.text(row++, 1, {.role = Role::plain}, text);
  }
}

}  // namespace

std::vector<std::uint8_t> shades_of(const std::vector<Value>& values) {
  const Classes classes(values);
  std::vector<std::uint8_t> shades;
  for (const auto& value : values) shades.push_back(classes.shade_of(value));
  return shades;
}

ChartLink map_link(const document::Chart& chart, const document::Table& table) {
  return linked(chart, table).value_or(own_link(chart));
}

int place_tile_map(Canvas& canvas, const document::Chart& chart, const ChartLink& link,
                   const MapFigures& figures, int row) {
  const std::vector<Value> none;
  const auto& values = chart.series.empty() ? none : chart.series.front().values;
  const Classes classes(values);
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
    look.shade = classes.shade_of(value);
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
  if (!classes.is_empty()) place_legend(canvas, classes, values.front(), legend);
  canvas.wide_text(legend + kTileClasses + 1, 0, kTileColumns - 1, {.role = Role::note},
                   shown_text({document::Inline{document::Text{chart.alternative}}}));
  return legend + kTileClasses + 3;
}

}  // namespace copil::sheets
