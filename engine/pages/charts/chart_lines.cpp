#include <algorithm>
#include <numeric>

#include "pages/charts/chart_plot.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

constexpr double kLabelHeight = 9.5;

/// Dashes by look, with round ends, so that lines differ without their colours.
std::vector<double> dashes_of(std::size_t look) {
  constexpr std::size_t kPatterns = 4;
  switch (look % kPatterns) {
    case 1:
      return {4, 4};
    case 2:
      return {0, 3.2};
    case 3:
      return {6, 3.5, 0, 3.5};
    default:
      return {};
  }
}

/// The values as stretches of line: an n.d. value ends one; a value alone becomes a dot.
Path polyline(std::span<const Value> values, const auto& point_of, std::vector<Point>& alone) {
  Path path;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].is_defined()) continue;
    const bool follows = i > 0 && values[i - 1].is_defined();
    const bool goes_on = i + 1 < values.size() && values[i + 1].is_defined();
    const Point point = point_of(i);
    if (!follows && !goes_on) alone.push_back(point);
    path.steps.push_back({follows ? PathStep::Kind::line : PathStep::Kind::move, point, {}, {}});
  }
  return path;
}

/// The ground between each stretch of a line and zero.
Path ground(std::span<const Value> values, const auto& point_of, double zero) {
  using Step = PathStep::Kind;
  Path path;
  for (std::size_t begin = 0; begin < values.size(); ++begin) {
    std::size_t end = begin;
    while (end < values.size() && values[end].is_defined()) ++end;
    if (end < begin + 2) continue;
    path.steps.push_back({Step::move, {point_of(begin).x, zero}, {}, {}});
    for (std::size_t i = begin; i < end; ++i) {
      path.steps.push_back({Step::line, point_of(i), {}, {}});
    }
    path.steps.push_back({Step::line, {point_of(end - 1).x, zero}, {}, {}});
    path.steps.push_back({Step::close, {}, {}, {}});
    begin = end;
  }
  return path;
}

/// The colour as thin as it can be told from paper, on paper.
Colour tint(Colour colour) {
  const auto thin = [](std::uint8_t part) {
    return static_cast<std::uint8_t>(255 - (255 - part) / 5);
  };
  return {thin(colour.red), thin(colour.green), thin(colour.blue)};
}

/// A label at the right end of its line.
struct EndLabel {
  double y = 0;
  std::string text;
  std::size_t look = 0;
};

/// Moves labels apart until none touches another, keeping their order, inside [top, bottom].
void spread_labels(std::vector<EndLabel>& labels, double top, double bottom) {
  std::sort(labels.begin(), labels.end(),
            [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  double free = top;
  for (EndLabel& label : labels) {
    label.y = std::max(label.y, free);
    free = label.y + kLabelHeight;
  }
  double limit = bottom;
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i].y = std::min(labels[i].y, limit);
    limit = labels[i].y - kLabelHeight;
  }
}

std::optional<std::size_t> last_defined(std::span<const Value> values) {
  for (std::size_t i = values.size(); i-- > 0;) {
    if (values[i].is_defined()) return i;
  }
  return {};
}

std::string end_text(const document::Series& series, std::size_t last) {
  const std::string name = wording::typography(series.label);
  return (name.empty() ? "" : name + "\u00A0: ") + short_text(series.values[last]);
}

/// Of a series without any known value: not a word less than the others.
std::string unknown_text(const document::Series& series) {
  const std::string name = wording::typography(series.label);
  return (name.empty() ? "" : name + "\u00A0: ") + "n.d.";
}

/// Where the value of a category stands.
auto points(const PlotArea& area, std::span<const Value> values, double slot) {
  return [&area, values, slot](std::size_t i) -> Point {
    return {area.inside.x + slot * (static_cast<double>(i) + 0.5),
            area.y_of(to_double(values[i].number))};
  };
}

/// The grounds of all series, the largest first so that none hides another, under the grid drawn
/// again.
void draw_grounds(Canvas& canvas, const document::Chart& chart, const PlotArea& area, double slot) {
  const auto total = [&](std::size_t s) {
    double sum = 0;
    for (const Value& value : chart.series[s].values) {
      if (value.is_defined()) sum += to_double(value.number);
    }
    return sum;
  };
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  std::vector<std::size_t> order(chart.series.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
  for (const std::size_t s : order) {
    const auto& values = chart.series[s].values;
    Path path = ground(values, points(area, values, slot), area.y_of(0));
    if (path.steps.empty()) continue;
    path.fill = tint(series_colour(looks[s]));
    canvas.path(std::move(path));
  }
  for (const Ratio tick : area.scale.ticks) {
    if (tick.num == 0) continue;
    const double y = area.y_of(to_double(tick));
    canvas.line({area.inside.x, y}, {area.inside.right(), y}, {theme::kRule, 0.4, {}});
  }
}

}  // namespace

Piece plot_lines(const document::Chart& chart, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  Extent extent;
  double labels_width = 0;
  for (const auto& series : chart.series) {
    extent.include(series.values);
    const auto last = last_defined(series.values);
    const std::string text = last ? end_text(series, *last) : unknown_text(series);
    const double width = canvas.width_of(text, kChartText.bold());
    labels_width = std::max(labels_width, std::min(width + 0.5, box.width * 0.35));
  }
  box.width -= labels_width + 8;
  const PlotArea area = draw_axes(canvas, box, extent, chart);
  const auto count = static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
  const double slot = area.inside.width / count;
  if (chart.kind == document::Chart::Kind::areas) draw_grounds(canvas, chart, area, slot);
  std::vector<EndLabel> labels;
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const auto& values = chart.series[s].values;
    const auto point_of = points(area, values, slot);
    std::vector<Point> alone;
    Path line = polyline(values, point_of, alone);
    if (line.steps.empty()) {
      const std::string words =
          canvas.shortened(unknown_text(chart.series[s]), kChartText.bold(), labels_width);
      labels.push_back({area.inside.y, words, looks[s]});  // Never at the height of a zero.
      continue;
    }
    const Colour colour = series_colour(looks[s]);
    line.stroke = Stroke{colour, 1.6, dashes_of(looks[s]), true};
    canvas.path(std::move(line));
    for (const Point point : alone) canvas.path(disc(point, 1.8, colour));
    const std::size_t last = *last_defined(values);
    canvas.mark(point_of(last), looks[s]);
    const std::string text =
        canvas.shortened(end_text(chart.series[s], last), kChartText.bold(), labels_width);
    labels.push_back({point_of(last).y, text, looks[s]});
  }
  spread_labels(labels, area.inside.y, area.inside.bottom());
  for (const EndLabel& label : labels) {
    canvas.text(label.text, {area.inside.right() + 2, label.y + 2.7}, Alignment::left,
                kChartText.bold().in(series_colour(label.look)));
  }
  draw_categories(canvas, area, chart.categories);
  return canvas.take(box.height);
}

Piece sparkline(std::span<const Value> values, Rect box, int element, Studio& studio) {
  Canvas canvas{element, studio};
  const auto last = last_defined(values);
  if (!last) {
    canvas.text("n.d.", {box.x, box.y + box.height / 2}, Alignment::left, kAxisText);
    return canvas.take(box.height);
  }
  double low = to_double(values[*last].number);
  double high = low;
  for (const Value& value : values) {
    if (!value.is_defined()) continue;
    low = std::min(low, to_double(value.number));
    high = std::max(high, to_double(value.number));
  }
  const double range = high > low ? high - low : 1;
  const double step =
      values.size() > 1 ? (box.width - 6) / static_cast<double>(values.size() - 1) : 0;
  const auto point_of = [&](std::size_t i) -> Point {
    const double part = (to_double(values[i].number) - low) / range;
    return {box.x + 3 + step * static_cast<double>(i), box.bottom() - 3 - part * (box.height - 6)};
  };
  std::vector<Point> alone;
  Path line = polyline(values, point_of, alone);
  line.stroke = Stroke{series_colour(0), 1.2, {}, true};
  canvas.path(std::move(line));
  canvas.path(disc(point_of(*last), 2.2, theme::kNavy));
  return canvas.take(box.height);
}

std::string trend_words(const std::string& label, std::span<const Value> values) {
  const Value* first = nullptr;
  const Value* last = nullptr;
  const Value* lowest = nullptr;
  const Value* highest = nullptr;
  for (const Value& value : values) {
    if (!value.is_defined()) continue;
    if (first == nullptr) first = &value;
    last = &value;
    if (lowest == nullptr || value.number < lowest->number) lowest = &value;
    if (highest == nullptr || value.number > highest->number) highest = &value;
  }
  if (first == nullptr) return label + " : aucune valeur connue.";
  const auto text = [](const Value* value) { return wording::number_text(*value); };
  return label + " : de " + text(first) + " à " + text(last) + ", au plus bas " + text(lowest) +
         ", au plus haut " + text(highest) + ".";
}

}  // namespace copil::pages
