#include <algorithm>

#include "pages/charts/chart_plot.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

constexpr double kAxisHeight = 14;
constexpr double kTallestRow = 17;
constexpr double kTallestBar = 10;
/// Bars side by side that are thinner leave no room for the figure beside each.
constexpr double kLeastBar = 6.5;

/// Rows of a chart: labels at the left, bars in the middle, room for values at the right.
struct Rows {
  Rect bars;
  Scale scale;
  double height = 0;           ///< of a row
  std::size_t label_step = 1;  ///< one label in that many, when rows are thin

  double x_of(double value) const { return scale.position(value, bars.x, bars.right()); }
  double top(std::size_t row) const { return bars.y + static_cast<double>(row) * height; }
};

Rows draw_rows(Canvas& canvas, const document::Chart& chart, Rect box, double values_width,
               std::size_t bars_a_row) {
  Rows rows;
  const auto count = static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
  const auto bar_count = static_cast<double>(bars_a_row);
  const double tallest = std::max(kTallestRow, kTallestBar * bar_count + 4);
  rows.height = std::min(tallest, (box.height - kAxisHeight) / count);
  rows.label_step = rows.height >= 8.5 ? 1 : static_cast<std::size_t>(8.5 / rows.height) + 1;
  double labels = 0;
  for (const auto& label : chart.categories) {
    labels = std::max(labels, canvas.width_of(wording::typography(label), kChartText));
  }
  labels = std::min(labels, box.width * 0.38);
  Extent extent;
  for (const auto& series : chart.series) extent.include(series.values);
  rows.bars = {box.x + labels + 7, box.y, box.width - labels - 7 - values_width,
               rows.height * count};
  rows.scale = make_scale(extent.low, extent.high, chart.unit, 5);
  for (const Ratio tick : rows.scale.ticks) {
    const double x = rows.x_of(to_double(tick));
    const Stroke stroke =
        tick.num == 0 ? Stroke{theme::kGrey, 0.8, {}} : Stroke{theme::kRule, 0.4, {}};
    canvas.line({x, rows.bars.y}, {x, rows.bars.bottom()}, stroke);
    canvas.text(tick_text(tick, chart.unit, rows.scale), {x, rows.bars.bottom() + 9},
                Alignment::centred, kAxisText);
  }
  for (std::size_t i = 0; i < chart.categories.size(); i += rows.label_step) {
    canvas.text(canvas.shortened(chart.categories[i], kChartText, labels),
                {rows.bars.x - 6, rows.top(i) + rows.height / 2 + 2.7}, Alignment::right,
                kChartText);
  }
  return rows;
}

double widest_value(const Canvas& canvas, const document::Chart& chart) {
  double width = 0;
  for (const auto& series : chart.series) {
    for (const Value& value : series.values) {
      width = std::max(width, canvas.width_of(short_text(value), kChartText));
    }
  }
  return width;
}

const Value* value_at(const document::Chart& chart, std::size_t series, std::size_t category) {
  if (series >= chart.series.size()) return nullptr;
  const auto& values = chart.series[series].values;
  return category < values.size() ? &values[category] : nullptr;
}

}  // namespace

Piece plot_horizontal_bars(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  const Rows rows =
      draw_rows(canvas, chart, box, widest_value(canvas, chart) + 8, chart.series.size());
  const auto series_count = static_cast<double>(std::max<std::size_t>(chart.series.size(), 1));
  const double thickness = rows.height * (series_count > 1 ? 0.84 : 0.68) / series_count;
  const double margin = (rows.height - thickness * series_count) / 2;
  const double zero = rows.x_of(0);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const Value* value = value_at(chart, s, i);
      if (value == nullptr) continue;
      const double y = rows.top(i) + margin + static_cast<double>(s) * thickness;
      const double end = value->is_defined() ? rows.x_of(to_double(value->number)) : zero;
      if (value->is_defined()) canvas.bar({zero, y, end - zero, thickness}, s);
      const bool is_read = series_count > 1 ? thickness > kLeastBar : i % rows.label_step == 0;
      if (!is_read) continue;
      canvas.text(short_text(*value), {std::max(end, zero) + 4, y + thickness / 2 + 2.7},
                  Alignment::left, kChartText);
    }
  }
  return canvas.take(rows.bars.bottom() - box.y + kAxisHeight);
}

/// The first series is the measure, the second its target: a bar, and an upright mark.
Piece plot_bullet(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  const double values_width = 2 * widest_value(canvas, chart) + 26;
  const Rows rows = draw_rows(canvas, chart, box, values_width, 1);
  const double zero = rows.x_of(0);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const double middle = rows.top(i) + rows.height / 2;
    const Value* measure = value_at(chart, 0, i);
    const Value* target = value_at(chart, 1, i);
    const double track = rows.height * 0.6;
    canvas.rect({zero, middle - track / 2, rows.bars.right() - zero, track}, theme::kTint);
    std::string words;
    if (measure != nullptr) {
      words = short_text(*measure);
      if (measure->is_defined()) {
        const double end = rows.x_of(to_double(measure->number));
        canvas.bar({zero, middle - track / 4, end - zero, track / 2}, 0);
      }
    }
    if (target != nullptr) {
      words += "\u00A0/\u00A0" + short_text(*target);
      if (target->is_defined()) {
        const double x = rows.x_of(to_double(target->number));
        canvas.line({x, middle - track * 0.72}, {x, middle + track * 0.72}, {theme::kInk, 1.8, {}});
      }
    }
    if (i % rows.label_step != 0) continue;
    canvas.text(words, {rows.bars.right() + 8, middle + 2.7}, Alignment::left, kChartText);
  }
  return canvas.take(rows.bars.bottom() - box.y + kAxisHeight);
}

}  // namespace copil::pages
