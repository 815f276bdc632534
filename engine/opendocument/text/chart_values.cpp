#include "opendocument/text/chart_values.hpp"

namespace copil::opendocument {

namespace {

using namespace document;

Inlines words(const std::string& text) {
  return {{Text{text}}};
}

Cell figure(const Series& series, std::size_t rank, Unit unit) {
  const bool is_there = rank < series.values.size();
  Cell cell;
  cell.content = Number{is_there ? series.values[rank] : Value::not_defined(unit)};
  return cell;
}

}  // namespace

Table values_of(const Chart& chart) {
  Table table;
  Column name;
  name.is_row_header = true;
  name.title = words(chart.unit_label.empty() ? "Valeurs du graphique"
                                              : "Valeurs du graphique (" + chart.unit_label + ")");
  table.columns.push_back(name);
  for (const Series& series : chart.series) {
    Column column;
    column.kind = ColumnKind::number;
    column.unit = chart.unit;
    column.title = words(series.label);
    table.columns.push_back(column);
  }
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    Row row;
    row.cells.emplace_back().content = words(chart.categories[i]);
    for (const Series& series : chart.series) row.cells.push_back(figure(series, i, chart.unit));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace copil::opendocument
