#include <algorithm>

#include "document/tile_map.hpp"
#include "pages/charts/chart_plot.hpp"
#include "pages/flow/block_layout.hpp"
#include "pages/text/utf8.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

using Kind = document::Chart::Kind;

/// A lower map has no room for a name and a figure in each tile.
constexpr double kLeastMap = 266;
/// In bytes: a longer name may take two lines at the left of its row.
constexpr std::size_t kLongName = 40;

bool needs_legend(const document::Chart& chart) {
  const bool is_labelled = chart.kind == Kind::lines || chart.kind == Kind::areas ||
                           chart.kind == Kind::tile_map || chart.kind == Kind::sparkline;
  return !is_labelled && chart.series.size() > 1;
}

/// A sample of each series with its label, on as many lines as needed.
Piece legend(const document::Chart& chart, const Area& area, int element, Studio& studio) {
  constexpr double kHeight = 13;
  Canvas canvas{element, studio};
  double x = area.x;
  double y = 0;
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const std::string label = canvas.shortened(chart.series[i].label, kChartText, area.width - 20);
    const double width = 15 + canvas.width_of(label, kChartText) + 16;
    if (x > area.x && x + width > area.x + area.width) {
      x = area.x;
      y += kHeight;
    }
    const bool is_target = chart.kind == Kind::bullet && i == 1;
    if (is_target)
      canvas.line({x + 5, y + 1}, {x + 5, y + 10}, {series_colour(looks[i]), 2.2, {}});
    else
      canvas.bar({x, y + 2, 10, 7}, looks[i]);
    canvas.text(label, {x + 15, y + 8.4}, Alignment::left, kChartText);
    x += width;
  }
  return canvas.take(y + kHeight + 3);
}

bool has_values(const document::Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(), [](const document::Series& series) {
    return std::any_of(series.values.begin(), series.values.end(),
                       [](const Value& value) { return value.is_defined(); });
  });
}

Piece plot(const document::Chart& chart, Rect box, int element, Studio& studio) {
  if (!has_values(chart)) return plot_nothing(box, element, studio);
  switch (chart.kind) {
    case Kind::bars:
      return plot_bars(chart, box, element, studio);
    case Kind::horizontal_bars:
      return plot_horizontal_bars(chart, box, element, studio);
    case Kind::stacked_bars:
      return plot_stacked_bars(chart, box, element, studio);
    case Kind::lines:
    case Kind::areas:
      return plot_lines(chart, box, element, studio);
    case Kind::bullet:
      return plot_bullet(chart, box, element, studio);
    case Kind::tile_map:
      return plot_tile_map(chart, box, element, studio);
    case Kind::sparkline: {
      const std::vector<Value> none;
      return sparkline(chart.series.empty() ? none : chart.series.front().values, box, element,
                       studio);
    }
  }
  return {};
}

/// Rows ask for the height they need; other charts for what their author wants.
double wanted_height(const document::Chart& chart) {
  const bool has_rows = chart.kind == Kind::horizontal_bars || chart.kind == Kind::bullet;
  const double asked = chart.height_mm * theme::kMillimetre;
  if (chart.kind == Kind::tile_map) return std::max(asked, kLeastMap);
  if (!has_rows) return asked;
  const auto series = chart.kind == Kind::bullet ? 1.0 : static_cast<double>(chart.series.size());
  const bool is_long = std::any_of(chart.categories.begin(), chart.categories.end(),
                                   [](const auto& name) { return name.size() > kLongName; });
  // A name on two lines needs a higher row.
  const double row = std::max(is_long ? 19.0 : 15.0, 10 * series + 4);
  return row * static_cast<double>(chart.categories.size()) + 14;
}

/// Series of the length of the categories, at least one category.
document::Chart completed(const document::Chart& chart) {
  document::Chart complete = chart;
  if (complete.categories.empty()) complete.categories.emplace_back();
  for (auto& series : complete.series) {
    series.values.resize(complete.categories.size(), Value::not_defined(chart.unit));
  }
  return complete;
}

/// The table of the values, row by row, for who does not see the drawing; nothing of a chart whose
/// values are too many to be listened to.
std::string value_words(const document::Chart& chart) {
  constexpr std::size_t kMostValues = 240;
  if (chart.series.empty() || chart.series.size() * chart.categories.size() > kMostValues) {
    return {};
  }
  const bool is_map = chart.kind == Kind::tile_map;
  std::string words = " Valeurs. ";
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    words += i == 0 ? "" : " ; ";
    words += is_map ? document::region_name(chart.categories[i]) : chart.categories[i];
    words += " : ";
    for (const auto& series : chart.series) {
      if (&series != &chart.series.front()) words += ", ";
      if (chart.series.size() > 1) words += series.label + " ";
      words += short_text(series.values[i]);
    }
  }
  return words + ".";
}

std::string alternative_of(const document::Chart& chart) {
  const std::string title = label(chart.title);
  std::string words = chart.alternative;
  if (words.empty() && chart.series.empty()) {
    return title.empty() ? "Graphique sans données." : title;
  }
  if (words.empty()) {
    words = trend_words(title.empty() ? chart.series.front().label : title,
                        chart.series.front().values);
  }
  return wording::typography(well_formed(words + value_words(chart)));
}

}  // namespace

void lay_out_chart(const document::Chart& given, const Area& area, Studio& studio,
                   BlockLayout& layout) {
  const document::Chart chart = completed(given);
  const int caption = studio.structure.add(Role::paragraph, area.parent);
  const RichText title = flatten(numbered_caption("Graphique", ++studio.chart_count, chart.title),
                                 theme::kCaption, caption, studio.structure, studio.next_footnote);
  layout.emit(text_piece(title, {theme::kCaption, theme::kCaptionLeading, Alignment::left, 14},
                         area.x, area.width, studio));
  layout.keep_with_next();
  const int element = studio.structure.add(Role::figure, area.parent);
  studio.structure.at(element).alternative = alternative_of(chart);
  Piece figure;
  figure.space_before = 6;
  if (needs_legend(chart)) {
    Piece samples = legend(chart, area, element, studio);
    figure.height = samples.height;
    absorb(figure, std::move(samples), 0, 0);
  }
  const double tallest = 0.8 * studio.paginator.text_height() - figure.height;
  const double height = std::clamp(wanted_height(chart), 12.0, std::max(tallest, 40.0));
  Piece drawing = plot(chart, {area.x, 0, area.width, height}, element, studio);
  const double above = figure.height;
  figure.height += drawing.height;
  absorb(figure, std::move(drawing), 0, above);
  layout.emit(std::move(figure));
  add_provenance(chart.source, chart.scope, chart.reading, area, studio, layout);
}

}  // namespace copil::pages
