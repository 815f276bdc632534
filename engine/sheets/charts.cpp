#include "sheets/charts.hpp"

#include <algorithm>
#include <cmath>

#include "document/chart_looks.hpp"
#include "document/tile_map.hpp"
#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

using document::RowKind;

constexpr double kPixelsPerMillimetre = 96 / 25.4;
constexpr int kWidthPx = 720;
constexpr int kHeightMinPx = 240;
constexpr int kBarHeightPx = 17;

/// The cell's words when it is a text, nothing for numbers and days.
std::optional<std::string> label_of(const document::Cell* cell) {
  const auto* inlines = cell ? std::get_if<document::Inlines>(&cell->content) : nullptr;
  return inlines ? std::optional{document::plain_text(*inlines)} : std::nullopt;
}

/// A category as tables name it: a region by its name, not its code.
std::string category_name(const document::Chart& chart, std::size_t index) {
  const std::string& category = chart.categories[index];
  const bool is_map = chart.kind == document::Chart::Kind::tile_map;
  return is_map ? document::region_name(category) : category;
}

bool has_labels_at(const Grid& grid, const document::Chart& chart, int first_row, int column) {
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const int row = first_row + static_cast<int>(i);
    if (grid.table().rows[static_cast<std::size_t>(row)].kind == RowKind::group) return false;
    if (label_of(grid.at(row, column)) != category_name(chart, i)) return false;
  }
  return true;
}

/// A known number: same figure, same kind of unit (so that no rate stands for a count).
bool holds(const Grid& grid, int row, int column, const Value& value) {
  const Value cell = grid.value(row, column);
  return value.is_defined() && cell.is_defined() && cell.number == value.number &&
         cell_scale(cell.unit) == cell_scale(value.unit);
}

bool has_values_at(const Grid& grid, const document::Series& series, int first_row, int column) {
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (!holds(grid, first_row + static_cast<int>(i), column, series.values[i])) return false;
  }
  return true;
}

/// The column of the series: of those with its values, the one that bears its name, else the first.
std::optional<int> series_column(const Grid& grid, const document::Series& series, int first_row) {
  std::optional<int> found;
  for (int column = 0; column < grid.column_count(); ++column) {
    if (!has_values_at(grid, series, first_row, column)) continue;
    const auto& title = grid.table().columns[static_cast<std::size_t>(column)].title;
    if (document::plain_text(title) == series.label) return column;
    if (!found) found = column;
  }
  return found;
}

std::optional<ChartLink> linked_at(const Grid& grid, const document::Chart& chart, int first_row,
                                   int column) {
  if (!has_labels_at(grid, chart, first_row, column)) return std::nullopt;
  ChartLink link{first_row, column, {}};
  for (const auto& series : chart.series) {
    const auto found = series_column(grid, series, first_row);
    if (!found) return std::nullopt;
    link.series_columns.push_back(*found);
  }
  return link;
}

document::Inlines inlines_of(const std::string& text) {
  return {document::Inline{document::Text{text}}};
}

document::Cell text_cell(const std::string& text) {
  return {inlines_of(text), {}, document::CellMark::none, {}, 1};
}

std::string shown(const std::string& text) {
  return shown_text(inlines_of(text));
}

/// The format of the first known value: all points of a chart share it.
std::string axis_format(const document::Chart& chart) {
  for (const auto& series : chart.series) {
    for (const auto& value : series.values) {
      if (value.is_defined()) return number_format({value}, document::CellMark::none);
    }
  }
  return "General";
}

int height_px(const document::Chart& chart) {
  const int wanted = static_cast<int>(std::lround(chart.height_mm * kPixelsPerMillimetre));
  const bool has_rows = chart.kind == document::Chart::Kind::horizontal_bars ||
                        chart.kind == document::Chart::Kind::bullet ||
                        chart.kind == document::Chart::Kind::tile_map;
  const int bars = static_cast<int>(chart.categories.size() * (has_rows ? chart.series.size() : 0));
  return std::max({wanted, kHeightMinPx, has_rows ? 110 + kBarHeightPx * bars : 0});
}

ChartSeries described_series(const document::Series& series) {
  ChartSeries made{shown(series.label), std::nullopt, {}, {}};
  for (const auto& value : series.values) {
    made.points.push_back(value.is_defined() ? std::optional{cell_number(value)} : std::nullopt);
  }
  return made;
}

/// Ties the series to the column of the table that holds it.
void tie(ChartSeries& series, const document::Table& table, int column, const Range& rows,
         int header_row) {
  series.cells = {rows.first_row, column, rows.last_row, column};
  const auto& title = table.columns[static_cast<std::size_t>(column)].title;
  if (shown_text(title) == series.label)
    series.label_cell = {header_row, column, header_row, column};
}

}  // namespace

std::optional<ChartLink> linked(const document::Chart& chart, const document::Table& table) {
  const Grid grid(table);
  const int count = static_cast<int>(chart.categories.size());
  if (count == 0 || chart.series.empty()) return std::nullopt;
  for (int column = 0; column < grid.column_count(); ++column) {
    for (int row = 0; row + count <= grid.row_count(); ++row) {
      if (auto link = linked_at(grid, chart, row, column)) return link;
    }
  }
  return std::nullopt;
}

document::Table table_of(const document::Chart& chart) {
  document::Table table;
  table.id = chart.id;
  table.title = chart.title;
  document::Column categories;
  categories.id = "categorie";
  categories.title =
      inlines_of(chart.kind == document::Chart::Kind::tile_map ? "Région" : "Libellé");
  categories.is_row_header = true;
  table.columns.push_back(std::move(categories));
  for (const auto& series : chart.series) {
    document::Column column;
    column.id = "serie_" + std::to_string(table.columns.size());
    column.title = inlines_of(series.label);
    column.kind = document::ColumnKind::number;
    column.unit = chart.unit;
    table.columns.push_back(std::move(column));
  }
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    document::Row row;
    row.cells.push_back(text_cell(category_name(chart, i)));
    for (const auto& series : chart.series) {
      const Value value =
          i < series.values.size() ? series.values[i] : Value::not_defined(chart.unit);
      row.cells.push_back({document::Number{value}, {}, document::CellMark::none, {}, 1});
    }
    table.rows.push_back(std::move(row));
  }
  table.source = chart.source;
  table.scope = chart.scope;
  table.reading = chart.reading;
  return table;
}

ChartLink own_link(const document::Chart& chart) {
  ChartLink link;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    link.series_columns.push_back(static_cast<int>(i) + 1);
  }
  return link;
}

NativeChart described(const document::Chart& chart) {
  NativeChart native;
  native.kind = chart.kind;
  native.title = shown_text(chart.title);
  native.alternative = cleaned(chart.alternative).text;
  native.axis_title = shown(chart.unit_label);
  native.number_format = axis_format(chart);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    native.categories.push_back(shown(category_name(chart, i)));
  }
  const std::vector<std::size_t> looks = document::looks_of(chart.series);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    native.series.push_back(described_series(chart.series[i]));
    native.series.back().look = looks[i];
  }
  native.width_px = kWidthPx;
  native.height_px = height_px(chart);
  return native;
}

bool begins_at_zero(const NativeChart& chart) {
  using Kind = document::Chart::Kind;
  if (chart.kind == Kind::lines || chart.kind == Kind::sparkline) return false;
  return std::none_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [](const auto& point) { return point && *point < 0; });
  });
}

int place_chart(Canvas& canvas, const document::Chart& chart, const ChartLink& link,
                const document::Table& table, const PlacedTable& placed, ChartPlace place) {
  const int first = placed.first_row + link.first_row;
  const int last = first + static_cast<int>(chart.categories.size()) - 1;
  NativeChart native = described(chart);
  native.data_sheet = canvas.sheet_index();
  native.category_cells = {first, link.category_column, last, link.category_column};
  for (std::size_t i = 0; i < native.series.size(); ++i) {
    tie(native.series[i], table, link.series_columns[i], native.category_cells, placed.header_row);
  }
  native.row = place.row;
  native.column = place.column;
  canvas.sheet().charts.push_back(std::move(native));
  return place.row + (height_px(chart) + kRowHeightPx - 1) / kRowHeightPx + 1;
}

}  // namespace copil::sheets
