#include <algorithm>

#include "pages/charts/chart_parts.hpp"
#include "pages/charts/chart_plot.hpp"
#include "pages/text/utf8.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

/// Between the names and the bars.
constexpr double kNameGap = 7;
constexpr double kTallestRow = 19;
constexpr double kTallestBar = 10;
/// A row lower than that has room for one line of its name.
constexpr double kTwoLines = 16;
/// Bars side by side that are thinner leave no room for the figure beside each.
constexpr double kLeastBar = 6.5;

/// Rows of a chart: labels at the left, bars in the middle, room for values at the right. The rows
/// that a page takes have the measures of all.
struct Rows {
  RowSpan span;
  Rect bars;
  Scale scale;
  double height = 0;           ///< of a row
  std::size_t label_step = 1;  ///< one label in that many, when rows are thin

  bool is_labelled(std::size_t row) const { return (row - span.first) % label_step == 0; }
  double x_of(double value) const { return scale.position(value, bars.x, bars.right()); }
  double top(std::size_t row) const {
    return bars.y + static_cast<double>(row - span.first) * height;
  }
};

/// The blank at which the words make two lines of `width`, the most even ones; npos when none does.
std::size_t best_cut(const Canvas& canvas, const std::string& words, double width) {
  std::size_t best = std::string::npos;
  double widest = 0;
  for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1)) {
    const double first = canvas.width_of(words.substr(0, at), kChartText);
    const double second = canvas.width_of(words.substr(at + 1), kChartText);
    if (first > width) break;
    if (best != std::string::npos && std::max(first, second) >= widest) continue;
    best = at;
    widest = std::max(first, second);
  }
  return best;
}

/// The name of a row, its middle at the height of `at`: on one line, on two when they fit in the
/// row, else cut.
void draw_label(Canvas& canvas, const std::string& label, double width, Point at, double height) {
  const std::string words = wording::typography(well_formed(label));
  const std::size_t cut = canvas.width_of(words, kChartText) > width && height >= kTwoLines
                              ? best_cut(canvas, words, width)
                              : std::string::npos;
  if (cut == std::string::npos) {
    return canvas.text(canvas.shortened(label, kChartText, width), {at.x, at.y + 2.7},
                       Alignment::right, kChartText);
  }
  canvas.text(words.substr(0, cut), {at.x, at.y - 1.4}, Alignment::right, kChartText);
  canvas.text(canvas.shortened(words.substr(cut + 1), kChartText, width), {at.x, at.y + 6.6},
              Alignment::right, kChartText);
}

/// How far the first tick's label comes left of the bars.
double half_first_tick(const Canvas& canvas, const document::Chart& chart, const Scale& scale) {
  return canvas.width_of(tick_text(scale.ticks.front(), chart.unit, scale), kAxisText) / 2;
}

Rows draw_rows(Canvas& canvas, const document::Chart& chart, RowSpan span, Rect box,
               double values_width, std::size_t bars_a_row) {
  Rows rows;
  rows.span = span;
  const auto count = static_cast<double>(std::max<std::size_t>(span.count(), 1));
  const auto bar_count = static_cast<double>(bars_a_row);
  const double tallest = std::max(kTallestRow, kTallestBar * bar_count + 4);
  rows.height = std::min(tallest, (box.height - kRowsAxis) / count);
  rows.label_step = rows.height >= 8.5 ? 1 : static_cast<std::size_t>(8.5 / rows.height) + 1;
  double labels = 0;
  for (const auto& label : chart.categories) {
    labels = std::max(labels, canvas.width_of(wording::typography(label), kChartText));
  }
  Extent extent;
  for (const auto& series : chart.series) extent.include(series.values);
  rows.scale = make_scale(extent.low, extent.high, chart.unit, 5, has_whole_numbers(chart));
  // The unit stands under the names, before the first tick.
  const std::string unit = unit_words(chart);
  const double to_unit = kNameGap - half_first_tick(canvas, chart, rows.scale) - 1;
  if (!unit.empty()) {
    labels = std::max(labels, canvas.width_of(unit, kAxisText.italic()) - to_unit);
  }
  labels = std::min(labels, box.width * 0.38);
  rows.bars = {box.x + labels + kNameGap, box.y, box.width - labels - kNameGap - values_width,
               rows.height * count};
  for (const Ratio tick : rows.scale.ticks) {
    const double x = rows.x_of(to_double(tick));
    const Stroke stroke =
        tick.num == 0 ? Stroke{theme::kGrey, 0.8, {}} : Stroke{theme::kRule, 0.4, {}};
    canvas.line({x, rows.bars.y}, {x, rows.bars.bottom()}, stroke);
    canvas.text(tick_text(tick, chart.unit, rows.scale), {x, rows.bars.bottom() + 9},
                Alignment::centred, kAxisText);
  }
  if (!unit.empty()) {
    canvas.text(canvas.shortened(unit, kAxisText.italic(), labels + to_unit + 0.01),
                {box.x, rows.bars.bottom() + 9}, Alignment::left, kAxisText.italic());
  }
  for (std::size_t i = span.first; i < span.end; i += rows.label_step) {
    draw_label(canvas, chart.categories[i], labels,
               {rows.bars.x - 6, rows.top(i) + rows.height / 2}, rows.height);
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

Piece plot_horizontal_bars(const document::Chart& chart, RowSpan span, Rect box, int element,
                           Studio& studio) {
  Canvas canvas{element, studio};
  const Rows rows =
      draw_rows(canvas, chart, span, box, widest_value(canvas, chart) + 8, chart.series.size());
  const auto series_count = static_cast<double>(std::max<std::size_t>(chart.series.size(), 1));
  const double thickness = rows.height * (series_count > 1 ? 0.84 : 0.68) / series_count;
  const double margin = (rows.height - thickness * series_count) / 2;
  const double zero = rows.x_of(0);
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = span.first; i < span.end; ++i) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const Value* value = value_at(chart, s, i);
      if (value == nullptr) continue;
      const double y = rows.top(i) + margin + static_cast<double>(s) * thickness;
      const double end = value->is_defined() ? rows.x_of(to_double(value->number)) : zero;
      if (value->is_defined()) canvas.bar({zero, y, end - zero, thickness}, looks[s]);
      const bool is_read = series_count > 1 ? thickness > kLeastBar : rows.is_labelled(i);
      if (!is_read) continue;
      canvas.text(short_text(*value), {std::max(end, zero) + 4, y + thickness / 2 + 2.7},
                  Alignment::left, kChartText);
    }
  }
  return canvas.take(rows.bars.bottom() - box.y + kRowsAxis);
}

/// The first series is the measure, the second its target: a bar, and an upright mark.
Piece plot_bullet(const document::Chart& chart, RowSpan span, Rect box, int element,
                  Studio& studio) {
  Canvas canvas{element, studio};
  const double values_width = 2 * widest_value(canvas, chart) + 26;
  const Rows rows = draw_rows(canvas, chart, span, box, values_width, 1);
  const double zero = rows.x_of(0);
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = span.first; i < span.end; ++i) {
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
        canvas.bar({zero, middle - track / 4, end - zero, track / 2}, looks[0]);
      }
    }
    if (target != nullptr) {
      words += "\u00A0/\u00A0" + short_text(*target);
      if (target->is_defined()) {
        const double x = rows.x_of(to_double(target->number));
        canvas.line({x, middle - track * 0.72}, {x, middle + track * 0.72},
                    {series_colour(looks[1]), 2.2, {}});
      }
    }
    if (!rows.is_labelled(i)) continue;
    canvas.text(words, {rows.bars.right() + 8, middle + 2.7}, Alignment::left, kChartText);
  }
  return canvas.take(rows.bars.bottom() - box.y + kRowsAxis);
}

}  // namespace copil::pages
