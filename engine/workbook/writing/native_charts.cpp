#include "workbook/writing/native_charts.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "sheets/charts.hpp"
#include "sheets/palette.hpp"

namespace copil::workbook {

namespace {

using Kind = document::Chart::Kind;

constexpr double kFontSize = 9;
constexpr double kTitleFontSize = 12;
/// Beyond that many points, labels on each would cover one another.
constexpr std::size_t kLabelledPointsMax = 16;

std::uint8_t library_kind(Kind kind) {
  switch (kind) {
    case Kind::bars:
      return LXW_CHART_COLUMN;
    case Kind::stacked_bars:
      return LXW_CHART_COLUMN_STACKED;
    case Kind::areas:
      return LXW_CHART_AREA;
    case Kind::lines:
    case Kind::sparkline:
      return LXW_CHART_LINE;
    default:
      return LXW_CHART_BAR;
  }
}

bool has_lines(Kind kind) {
  return kind == Kind::lines || kind == Kind::sparkline;
}

bool lies_flat(Kind kind) {
  return library_kind(kind) == LXW_CHART_BAR;
}

// ── Cached points ──────────────────────────────────────────────────────────────────────────────

/// A point in the library's own list, which it frees itself; null when memory is short.
lxw_series_data_point* new_point(lxw_series_range* range) {
  auto* point = static_cast<lxw_series_data_point*>(std::calloc(1, sizeof(lxw_series_data_point)));
  if (point == nullptr) return nullptr;
  STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
  ++range->num_data_points;
  return point;
}

void cache_text(lxw_series_range* range, const std::string& text) {
  lxw_series_data_point* point = new_point(range);
  if (point == nullptr) return;
  point->string = strdup(text.c_str());
  point->is_string = LXW_TRUE;
  range->has_string_cache = LXW_TRUE;
  range->ignore_cache = LXW_TRUE;  // Filled here: the library must not read the cells again.
}

void cache_number(lxw_series_range* range, std::optional<double> number) {
  lxw_series_data_point* point = new_point(range);
  if (point == nullptr) return;
  point->number = number.value_or(0);
  point->no_data = number ? LXW_FALSE : LXW_TRUE;
  range->ignore_cache = LXW_TRUE;
}

// ── Series ─────────────────────────────────────────────────────────────────────────────────────

void set_name(lxw_chart_series* native, const sheets::Sheet& figures,
              const sheets::ChartSeries& series) {
  if (!series.label_cell) return chart_series_set_name(native, series.label.c_str());
  chart_series_set_name_range(native, figures.name.c_str(),
                              static_cast<lxw_row_t>(series.label_cell->first_row),
                              static_cast<lxw_col_t>(series.label_cell->first_column));
  cache_text(native->title.range, series.label);
}

void set_ranges(lxw_chart_series* native, const sheets::Sheet& figures,
                const sheets::NativeChart& chart, const sheets::ChartSeries& series) {
  const auto row = [](int number) { return static_cast<lxw_row_t>(number); };
  const auto column = [](int number) { return static_cast<lxw_col_t>(number); };
  const sheets::Range& cells = series.cells;
  chart_series_set_values(native, figures.name.c_str(), row(cells.first_row),
                          column(cells.first_column), row(cells.last_row),
                          column(cells.last_column));
  for (const auto& point : series.points) cache_number(native->values, point);
  if (chart.categories.empty()) return;
  const sheets::Range& labels = chart.category_cells;
  chart_series_set_categories(native, figures.name.c_str(), row(labels.first_row),
                              column(labels.first_column), row(labels.last_row),
                              column(labels.last_column));
  for (const auto& category : chart.categories) cache_text(native->categories, category);
}

/// Strokes by look, as on the pages.
std::uint8_t dashes_of(std::size_t look) {
  constexpr std::array<std::uint8_t, 4> kDashes{LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                                LXW_CHART_LINE_DASH_ROUND_DOT,
                                                LXW_CHART_LINE_DASH_DASH_DOT};
  return kDashes[look % kDashes.size()];
}

void set_line(lxw_chart_series* native, lxw_color_t colour, std::size_t look) {
  lxw_chart_line line{};
  line.dash_type = dashes_of(look);
  line.color = colour;
  line.width = 2.25F;
  chart_series_set_line(native, &line);
}

void set_fill(lxw_chart_series* native, lxw_color_t colour) {
  lxw_chart_fill fill{};
  fill.color = colour;
  chart_series_set_fill(native, &fill);
  chart_series_set_invert_if_negative(native);
}

/// The target of a bullet is an empty frame: the measure shows through.
void set_frame(lxw_chart_series* native, lxw_color_t colour) {
  lxw_chart_fill fill{};
  fill.none = LXW_TRUE;
  chart_series_set_fill(native, &fill);
  lxw_chart_line line{};
  line.color = colour;
  line.width = 1.5F;
  chart_series_set_line(native, &line);
}

void set_markers(lxw_chart_series* native, lxw_color_t colour, std::size_t look) {
  constexpr std::array<std::uint8_t, 5> kShapes{LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                                LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
                                                LXW_CHART_MARKER_X};
  chart_series_set_marker_type(native, kShapes[look % kShapes.size()]);
  chart_series_set_marker_size(native, 6);
  lxw_chart_fill fill{};
  fill.color = colour;
  chart_series_set_marker_fill(native, &fill);
  lxw_chart_line line{};
  line.color = colour;
  chart_series_set_marker_line(native, &line);
}

lxw_chart_font small_font(lxw_color_t colour) {
  lxw_chart_font font{};
  font.size = kFontSize;
  font.color = colour;
  return font;
}

void set_labels(lxw_chart_series* native, const sheets::NativeChart& chart) {
  if (chart.series.size() > 1 || chart.categories.size() > kLabelledPointsMax) return;
  if (chart.kind == Kind::sparkline) return;
  chart_series_set_labels(native);
  chart_series_set_labels_num_format(native, chart.number_format.c_str());
  if (has_lines(chart.kind)) {
    chart_series_set_labels_position(native, LXW_CHART_LABEL_POSITION_ABOVE);
  }
  lxw_chart_font font = small_font(sheets::kGreyColour);
  chart_series_set_labels_font(native, &font);
}

void add_series(lxw_chart* native_chart, const sheets::Sheet& figures,
                const sheets::NativeChart& chart, std::size_t rank) {
  const sheets::ChartSeries& series = chart.series[rank];
  lxw_chart_series* native = chart_add_series(native_chart, nullptr, nullptr);
  const lxw_color_t colour = sheets::kSeriesColours[series.look % sheets::kSeriesColours.size()];
  set_ranges(native, figures, chart, series);
  set_name(native, figures, series);
  set_labels(native, chart);
  if (has_lines(chart.kind)) {
    set_line(native, colour, series.look);
    if (chart.kind == Kind::lines) set_markers(native, colour, series.look);
  } else if (chart.kind == Kind::bullet && rank > 0) {
    set_frame(native, colour);
  } else {
    set_fill(native, colour);
  }
}

// ── Title, axes, legend ────────────────────────────────────────────────────────────────────────

void set_title(lxw_chart* native, const sheets::NativeChart& chart) {
  if (chart.title.empty()) return chart_title_off(native);
  chart_title_set_name(native, chart.title.c_str());
  lxw_chart_font font{};
  font.size = kTitleFontSize;
  font.bold = LXW_TRUE;
  font.color = sheets::kNavyColour;
  chart_title_set_name_font(native, &font);
}

void set_axis(lxw_chart_axis* axis) {
  lxw_chart_font font = small_font(sheets::kGreyColour);
  chart_axis_set_num_font(axis, &font);
  lxw_chart_line line{};
  line.color = sheets::kRuleColour;
  chart_axis_set_line(axis, &line);
}

void set_value_axis(lxw_chart_axis* axis, const sheets::NativeChart& chart) {
  set_axis(axis);
  chart_axis_set_num_format(axis, chart.number_format.c_str());
  if (sheets::begins_at_zero(chart)) chart_axis_set_min(axis, 0);
  lxw_chart_line line{};
  line.color = sheets::kPaleColour;
  chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
  chart_axis_major_gridlines_set_line(axis, &line);
  if (chart.axis_title.empty()) return;
  chart_axis_set_name(axis, chart.axis_title.c_str());
  lxw_chart_font font = small_font(sheets::kGreyColour);
  chart_axis_set_name_font(axis, &font);
}

/// The library calls the horizontal axis `x_axis`, which for bars lying flat holds the values.
void set_axes(lxw_chart* native, const sheets::NativeChart& chart) {
  const bool is_flat = lies_flat(chart.kind);
  lxw_chart_axis* categories = is_flat ? native->y_axis : native->x_axis;
  set_axis(categories);
  set_value_axis(is_flat ? native->x_axis : native->y_axis, chart);
  if (!is_flat) return;
  chart_axis_major_gridlines_set_visible(categories, LXW_FALSE);
  // The first category stands on top, as in the table, and the values stay below.
  chart_axis_set_reverse(categories);
  chart_axis_set_crossing_max(categories);
}

void set_legend(lxw_chart* native, const sheets::NativeChart& chart) {
  const bool is_needless = chart.series.size() < 2;
  chart_legend_set_position(native, is_needless ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM);
}

/// A sparkline is its line and nothing else.
void strip(lxw_chart* native) {
  chart_axis_off(native->x_axis);
  chart_axis_off(native->y_axis);
  chart_axis_major_gridlines_set_visible(native->y_axis, LXW_FALSE);
  lxw_chart_line line{};
  line.none = LXW_TRUE;
  chart_chartarea_set_line(native, &line);
}

}  // namespace

lxw_error insert_chart(lxw_workbook* workbook, lxw_worksheet* worksheet,
                       const sheets::Sheet& figures, const sheets::NativeChart& chart) {
  lxw_chart* native = workbook_add_chart(workbook, library_kind(chart.kind));
  if (native == nullptr) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (std::size_t rank = 0; rank < chart.series.size(); ++rank) {
    add_series(native, figures, chart, rank);
  }
  set_title(native, chart);
  if (chart.kind == Kind::sparkline)
    strip(native);
  else
    set_axes(native, chart);
  set_legend(native, chart);
  chart_show_blanks_as(native, LXW_CHART_BLANKS_AS_GAP);
  if (chart.kind == Kind::bullet) chart_set_series_overlap(native, 100);
  if (!has_lines(chart.kind)) chart_set_series_gap(native, 60);
  lxw_chart_options options{};
  // The library draws 480 × 288 pixels unless told to scale.
  options.x_scale = chart.width_px / 480.0;
  options.y_scale = chart.height_px / 288.0;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = const_cast<char*>(chart.alternative.c_str());
  return worksheet_insert_chart_opt(worksheet, static_cast<lxw_row_t>(chart.row),
                                    static_cast<lxw_col_t>(chart.column), native, &options);
}

}  // namespace copil::workbook
