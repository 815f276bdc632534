#include <algorithm>

#include "document/tile_map.hpp"
#include "pages/charts/chart_parts.hpp"
#include "pages/charts/chart_plot.hpp"
#include "pages/flow/block_layout.hpp"
#include "pages/text/utf8.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

using ChartKind = document::Chart::Kind;

/// A lower map has no room for a name and a figure in each tile.
constexpr double kLeastMap = 266;
/// A drawing in one piece that fits on the next page moves there unless more than that share of
/// this one would be left.
constexpr double kMostLeft = 0.5;
/// The same of a drawing whose rows may go on from page to page.
constexpr double kMostLeftOfRows = 0.34;
/// The share of a page that a drawing in one piece takes.
constexpr double kTallest = 0.8;
/// So that what was measured to fit does, whatever the rounding.
constexpr double kSlack = 0.05;
constexpr double kAboveCaption = 14;
constexpr double kAboveFigure = 6;

bool needs_legend(const document::Chart& chart) {
  const bool is_labelled = chart.kind == ChartKind::lines || chart.kind == ChartKind::areas ||
                           chart.kind == ChartKind::tile_map || chart.kind == ChartKind::sparkline;
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
    const bool is_target = chart.kind == ChartKind::bullet && i == 1;
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

Piece plot(const document::Chart& chart, RowSpan rows, Rect box, int element, Studio& studio) {
  if (!has_values(chart)) return plot_nothing(box, element, studio);
  switch (chart.kind) {
    case ChartKind::bars:
      return plot_bars(chart, box, element, studio);
    case ChartKind::horizontal_bars:
      return plot_horizontal_bars(chart, rows, box, element, studio);
    case ChartKind::stacked_bars:
      return plot_stacked_bars(chart, box, element, studio);
    case ChartKind::lines:
    case ChartKind::areas:
      return plot_lines(chart, box, element, studio);
    case ChartKind::bullet:
      return plot_bullet(chart, rows, box, element, studio);
    case ChartKind::tile_map:
      return plot_tile_map(chart, box, element, studio);
    case ChartKind::sparkline: {
      const std::vector<Value> none;
      return sparkline(chart.series.empty() ? none : chart.series.front().values, box, element,
                       studio);
    }
  }
  return {};
}

/// Rows ask for the height they need; other charts for what their author wants.
double wanted_height(const document::Chart& chart) {
  const double asked = chart.height_mm * theme::kMillimetre;
  if (chart.kind == ChartKind::tile_map) return std::max(asked, kLeastMap);
  if (!has_rows(chart)) return asked;
  return easy_row(chart) * static_cast<double>(chart.categories.size()) + kRowsAxis;
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
std::string value_words(const document::Chart& chart, RowSpan rows) {
  constexpr std::size_t kMostValues = 240;
  if (chart.series.empty() || chart.series.size() * rows.count() > kMostValues) return {};
  const bool is_map = chart.kind == ChartKind::tile_map;
  std::string words = " Valeurs. ";
  for (std::size_t i = rows.first; i < rows.end; ++i) {
    words += i == rows.first ? "" : " ; ";
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

/// Of the part with those rows.
std::string alternative_of(const document::Chart& chart, RowSpan rows) {
  const std::string title = label(chart.title);
  std::string words = chart.alternative;
  if (words.empty() && chart.series.empty()) {
    return title.empty() ? "Graphique sans données." : title;
  }
  if (words.empty()) {
    words = trend_words(title.empty() ? chart.series.front().label : title,
                        chart.series.front().values);
  }
  if (rows.first > 0) words = title.empty() ? "Suite du graphique." : title + " (suite).";
  return wording::typography(well_formed(words + value_words(chart, rows)));
}

/// One chart, on as many pages as its rows need.
class ChartLayout {
 public:
  ChartLayout(const document::Chart& chart, const Area& area, Studio& studio, BlockLayout& layout)
      : chart_(chart), area_(area), studio_(studio), layout_(layout) {}

  void lay_out() {
    const int number = ++studio_.chart_count;
    const int element = studio_.structure.add(Role::paragraph, area_.parent);
    const RichText title =
        flatten(numbered_caption("Graphique", number, chart_.title), theme::kCaption, element,
                studio_.structure, studio_.next_footnote);
    Piece caption =
        text_piece(title, {theme::kCaption, theme::kCaptionLeading, Alignment::left, kAboveCaption},
                   area_.x, area_.width, studio_);
    const std::vector<Part> parts = parts_under(caption.height);
    layout_.emit(std::move(caption));
    layout_.keep_with_next();
    const int repeat = parts.size() < 2
                           ? -1
                           : studio_.paginator.add_repeat(continued_header(), RepeatLife::passing);
    for (const Part& part : parts) layout_.emit(figure(part, repeat));
    add_provenance(chart_.source, chart_.scope, chart_.reading, area_, studio_, layout_);
  }

 private:
  struct Part {
    RowSpan rows;
    double height = 0;  ///< of the drawing
  };

  bool is_cut() const { return has_rows(chart_) && has_values(chart_) && studio_.cuts_charts; }

  Piece legend_of(int element) const {
    const bool is_needed = needs_legend(chart_) && has_values(chart_);
    return is_needed ? legend(chart_, area_, element, studio_) : Piece{};
  }

  std::vector<Part> parts_under(double caption) const {
    const double page = studio_.paginator.text_height();
    const double legend_height = legend_of(kNoElement).height;
    const double above = caption + kAboveFigure + legend_height;
    const double below =
        provenance_height(chart_.source, chart_.scope, chart_.reading, area_, studio_);
    const double room = layout_.room() - kAboveCaption;
    if (is_cut()) return cut_parts(page, room, above, below);
    double tallest = kTallest * page - legend_height;
    // On a page hardly begun a tall drawing makes do with what is left.
    if (room > kMostLeft * page) tallest = std::min(tallest, room - above - below);
    const double height = std::clamp(wanted_height(chart_), 12.0, std::max(tallest, 40.0));
    return {{{0, chart_.categories.size()}, height}};
  }

  std::vector<Part> cut_parts(double page, double room, double above, double below) const {
    const std::size_t count = chart_.categories.size();
    RowRooms rooms;
    rooms.page = page - above - kRowsAxis;
    rooms.next = page - continued_header().height - kRowsAxis;
    rooms.tail = below;
    const double all = static_cast<double>(count);
    const bool is_easy = all * easy_row(chart_) + below <= rooms.page;
    // Captions and legends may be as high as a page.
    const double lowest_page = std::max(std::min(rooms.page, rooms.next) - below, 40.0);
    const double here = room - above - kRowsAxis;
    // Lower rows that still have room for their words rather than half a page left empty.
    const double squeezed = (here - below - kSlack) / all;
    const bool fits_squeezed = squeezed >= dense_row(chart_) && room > kMostLeftOfRows * page;
    const double wanted = fits_squeezed ? std::min(easy_row(chart_), squeezed)
                          : is_easy     ? easy_row(chart_)
                                        : dense_row(chart_);
    const double row = std::min(wanted, lowest_page / static_cast<double>(2 * kFewestRows));
    const double needed = all * row + below;
    const bool moves = needed > here && needed <= rooms.page && room <= kMostLeftOfRows * page;
    rooms.here = moves ? 0 : here;
    std::vector<Part> parts;
    for (const RowSpan span : row_spans(count, row, rooms)) {
      parts.push_back({span, static_cast<double>(span.count()) * row + kRowsAxis});
    }
    return parts;
  }

  /// What stands above the parts but the first: « Graphique 1 (suite) », the legend again.
  Piece continued_header() const {
    Piece header;
    const TextStyle style = theme::kSmall.italic();
    const double baseline = baseline_in(theme::kSmallLeading, style.size);
    add_text(header, chart_name() + " (suite)", style, {area_.x, baseline}, kNoElement, studio_);
    header.height = theme::kSmallLeading + kAboveFigure;
    Piece samples = legend_of(kNoElement);
    const double below_title = header.height;
    header.height += samples.height;
    absorb(header, std::move(samples), 0, below_title);
    return header;
  }

  std::string chart_name() const { return "Graphique\u00A0" + std::to_string(studio_.chart_count); }

  Piece figure(const Part& part, int repeat) const {
    const int element = studio_.structure.add(Role::figure, area_.parent);
    studio_.structure.at(element).alternative = alternative_of(chart_, part.rows);
    Piece figure;
    figure.space_before = kAboveFigure;
    if (part.rows.first == 0)
      figure = legend_over(std::move(figure), element);
    else
      figure.repeat = repeat;
    Piece drawing =
        plot(chart_, part.rows, {area_.x, 0, area_.width, part.height}, element, studio_);
    const double above = figure.height;
    figure.height += drawing.height;
    absorb(figure, std::move(drawing), 0, above);
    return figure;
  }

  Piece legend_over(Piece figure, int element) const {
    Piece samples = legend_of(element);
    figure.height = samples.height;
    absorb(figure, std::move(samples), 0, 0);
    return figure;
  }

  const document::Chart& chart_;
  const Area& area_;
  Studio& studio_;
  BlockLayout& layout_;
};

}  // namespace

void lay_out_chart(const document::Chart& given, const Area& area, Studio& studio,
                   BlockLayout& layout) {
  const document::Chart chart = completed(given);
  ChartLayout{chart, area, studio, layout}.lay_out();
}

}  // namespace copil::pages
