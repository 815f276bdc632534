#include <algorithm>
#include <cmath>

#include "pages/charts/chart_plot.hpp"

namespace copil::pages {

namespace {

constexpr double kLabelGap = 3;

/// Whether every label of the series is narrower than `room`.
bool labels_fit(const Canvas& canvas, const document::Chart& chart, double room) {
  for (const auto& series : chart.series) {
    for (const Value& value : series.values) {
      if (canvas.width_of(short_text(value), kChartText) > room) return false;
    }
  }
  return true;
}

/// The figure of a bar, beyond its end.
struct BarLabel {
  std::string text;
  Point at;  ///< the middle of its baseline
  double width = 0;
  bool is_known = false;
};

BarLabel bar_label(const Canvas& canvas, const Value& value, double x, double y) {
  const bool is_below = value.is_defined() && value.number.num < 0;
  const std::string text = short_text(value);
  return {text,
          {x, is_below ? y + 8 : y - kLabelGap},
          canvas.width_of(text, kChartText),
          value.is_defined()};
}

/// Whether one of the two is a figure that would share paper with the other.
bool touch(const BarLabel& a, const BarLabel& b) {
  if (!a.is_known && !b.is_known) return false;
  const auto height = static_cast<double>(kChartText.size);
  return std::abs(a.at.x - b.at.x) < (a.width + b.width) / 2 && std::abs(a.at.y - b.at.y) < height;
}

/// Whether a figure touches another label. They are from left to right, none wider than `widest`.
bool any_touch(std::span<const BarLabel> labels, double widest) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = i; j-- > 0 && labels[i].at.x - labels[j].at.x < widest;) {
      if (touch(labels[i], labels[j])) return true;
    }
  }
  return false;
}

/// The figures of the bars: all, or when one would touch another, only what is not known.
void draw_bar_labels(Canvas& canvas, std::span<const BarLabel> labels, double room) {
  const bool shows_known = !any_touch(labels, room);
  for (const BarLabel& label : labels) {
    if (label.is_known && !shows_known) continue;
    canvas.label(label.text, label.at, Alignment::centred, kChartText);
  }
}

/// The sum of the defined values of a category, on one side of zero.
double stack_height(const document::Chart& chart, std::size_t category, int sign) {
  double total = 0;
  for (const auto& series : chart.series) {
    if (category >= series.values.size() || !series.values[category].is_defined()) continue;
    const double value = to_double(series.values[category].number);
    if (value * sign > 0) total += value;
  }
  return total;
}

}  // namespace

Piece plot_bars(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  Extent extent;
  for (const auto& series : chart.series) extent.include(series.values);
  const PlotArea area = draw_axes(canvas, box, extent, chart);
  const auto count = static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
  const auto series_count = static_cast<double>(std::max<std::size_t>(chart.series.size(), 1));
  const double slot = area.inside.width / count;
  const double width = std::min(slot * 0.74 / series_count, 34.0);
  const double room = std::max(width, slot / series_count) - 1;
  const bool shows_values = labels_fit(canvas, chart, room);
  std::vector<BarLabel> labels;
  const double zero = area.y_of(0);
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const double middle = area.inside.x + slot * (static_cast<double>(i) + 0.5);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      if (i >= chart.series[s].values.size()) continue;
      const Value& value = chart.series[s].values[i];
      const double x = middle + width * (static_cast<double>(s) - series_count / 2);
      if (!value.is_defined()) {
        if (width > 12) labels.push_back(bar_label(canvas, value, x + width / 2, zero));
        continue;
      }
      const double y = area.y_of(to_double(value.number));
      canvas.bar({x + 0.5, y, width - 1, zero - y}, looks[s]);
      if (shows_values) labels.push_back(bar_label(canvas, value, x + width / 2, y));
    }
  }
  draw_bar_labels(canvas, labels, room);
  draw_categories(canvas, area, chart.categories);
  return canvas.take(box.height);
}

Piece plot_stacked_bars(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  Extent extent;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    extent.include(stack_height(chart, i, 1));
    extent.include(stack_height(chart, i, -1));
  }
  const PlotArea area = draw_axes(canvas, box, extent, chart);
  const auto count = static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
  const double slot = area.inside.width / count;
  const double width = std::min(slot * 0.66, 40.0);
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const double x = area.inside.x + slot * (static_cast<double>(i) + 0.5) - width / 2;
    double above = 0;
    double below = 0;
    bool has_unknown = false;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      if (i >= chart.series[s].values.size()) continue;
      const Value& value = chart.series[s].values[i];
      has_unknown |= !value.is_defined();
      if (!value.is_defined()) continue;
      const double height = to_double(value.number);
      double& base = height < 0 ? below : above;
      const double from = area.y_of(base);
      base += height;
      const double to = area.y_of(base);
      canvas.bar({x, to, width, from - to}, looks[s]);
      const TextStyle style = kChartText.bold();
      const std::string text = short_text(value);
      const bool has_room = from - to > 11 && canvas.width_of(text, style) + 4 < width;
      if (!has_room) continue;
      canvas.label(text, {x + width / 2, (from + to) / 2 + 2.7}, Alignment::centred, style);
    }
    // What is not known is not zero: the stack says that it lacks a part.
    if (has_unknown) {
      const std::string words = above > 0 ? "+ n.d." : "n.d.";
      canvas.label(words, {x + width / 2, area.y_of(above) - kLabelGap}, Alignment::centred,
                   kChartText);
    }
  }
  draw_categories(canvas, area, chart.categories);
  return canvas.take(box.height);
}

}  // namespace copil::pages
