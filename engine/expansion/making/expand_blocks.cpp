#include <algorithm>

#include "document/tile_map.hpp"
#include "expansion/making/chart_words.hpp"
#include "expansion/making/expander.hpp"

namespace copil::expansion {

namespace {

void add_value(const document::Number& number, Unit unit, document::Series& series) {
  series.values.push_back(in_unit(number.value, unit));
  series.origins.push_back(number.origin);
}

/// The categories of a chart and, for each, the values of its series.
void fill_iterated(const ChartNode& node, document::Chart& chart, Expander& expander) {
  expander.for_each(expander.items_of(*node.iterated), node.iterated->slot, [&] {
    if (!expander.take_piece() || !node.category) return;
    chart.categories.push_back(expander.text({{*node.category}}));
    for (std::size_t i = 0; i < node.series.size(); ++i) {
      add_value(expander.number(node.series[i].values[0]), node.unit, chart.series[i]);
    }
  });
}

void fill_written(const ChartNode& node, document::Chart& chart, Expander& expander) {
  for (const auto& category : node.categories) chart.categories.push_back(expander.text(category));
  for (std::size_t i = 0; i < node.series.size(); ++i) {
    for (const auto& expression : node.series[i].values) {
      add_value(expander.number(expression), node.unit, chart.series[i]);
    }
  }
}

std::string cell_text(const document::Cell& cell) {
  if (const auto* number = std::get_if<document::Number>(&cell.content)) {
    return words_of({*number});
  }
  if (const auto* date = std::get_if<document::Date>(&cell.content)) {
    return words_of({*date});
  }
  std::string words;
  for (const auto& item : std::get<document::Inlines>(cell.content)) {
    words += words_of(item);
  }
  return words;
}

std::size_t rank_of(const std::string& column, const document::Table& table) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const document::Column& c) { return c.id == column; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// One category a body row; totals and groups are left out.
void fill_from_table(const ChartNode& node, document::Chart& chart, Expander& expander) {
  const document::Table* table = expander.table_for(node);
  if (!table) return;
  chart.table = table->id;
  const std::size_t category = rank_of(node.category_column, *table);
  for (std::size_t i = 0; i < node.series.size(); ++i) {
    const auto& column = table->columns[rank_of(node.series[i].column, *table)];
    auto& label = chart.series[i].label;
    if (label.empty()) label = document::plain_text(column.title);
  }
  for (const auto& row : table->rows) {
    if (row.kind != document::RowKind::body || !expander.take_piece()) continue;
    chart.categories.push_back(cell_text(row.cells[category]));
    for (std::size_t i = 0; i < node.series.size(); ++i) {
      const auto& cell = row.cells[rank_of(node.series[i].column, *table)];
      const auto* number = std::get_if<document::Number>(&cell.content);
      chart.series[i].values.push_back(number ? number->value : Value::not_defined(node.unit));
      chart.series[i].origins.push_back(number ? number->origin : document::kNoOrigin);
    }
  }
}

/// A map shows nothing of what is not a region.
void check_regions(const ChartNode& node, const document::Chart& chart, Expander& expander) {
  if (chart.kind != document::Chart::Kind::tile_map) return;
  for (const auto& category : chart.categories) {
    if (document::find_tile(category) != nullptr) continue;
    Diagnostic problem = node.complaint;
    problem.message =
        "« " + category + " » n'est pas le code d'une région : la carte ne le montre pas";
    problem.hints = {"les catégories d'une `carte` sont des codes, comme R82"};
    return expander.complain_of_data(std::move(problem));
  }
}

document::KeyFigure key_figure(const KeyFigureNode& node, Expander& expander) {
  document::KeyFigure figure;
  figure.label = expander.text(node.label);
  figure.value = expander.number(node.value);
  if (node.change) figure.change = expander.number(*node.change);
  figure.detail = expander.text(node.detail);
  if (node.trend && node.trend_value) {
    expander.for_each(expander.items_of(*node.trend), node.trend->slot, [&] {
      figure.trend.push_back(evaluate_number(*node.trend_value, expander.environment()));
    });
    if (figure.trend.size() == 1) figure.trend.clear();  // one point is no course
  }
  std::string note;
  figure.mark = expander.mark(node.marks, note);
  if (figure.detail.empty()) figure.detail = note;
  return figure;
}

}  // namespace

Value in_unit(Value value, Unit unit) {
  if (value.unit != Unit::none || unit == Unit::none) return value;
  value.unit = unit;
  if (unit == Unit::euros) value.decimals = 2;
  return value;
}

document::Chart expand_chart(const ChartNode& node, Expander& expander) {
  document::Chart chart;
  chart.id = expander.unique_id(node.id);
  chart.kind = node.kind;
  chart.title = expander.inlines(node.title);
  chart.unit = node.unit;
  chart.unit_label = expander.text(node.unit_label);
  chart.alternative = expander.text(node.alternative);
  chart.source = expander.text(node.provenance.source);
  chart.scope = expander.text(node.provenance.scope);
  chart.reading = expander.text(node.provenance.reading);
  chart.height_mm = node.height_mm;
  chart.table = node.table;
  for (const auto& series : node.series) chart.series.push_back({expander.text(series.label), {}});
  if (node.is_drawn_from_table)
    fill_from_table(node, chart, expander);
  else if (node.iterated)
    fill_iterated(node, chart, expander);
  else
    fill_written(node, chart, expander);
  check_regions(node, chart, expander);
  const std::string course = course_words(chart);
  if (!course.empty() && !chart.alternative.empty()) {
    chart.alternative += chart.alternative.ends_with('.') ? " " : ". ";
  }
  chart.alternative += course;
  return chart;
}

document::KeyFigures expand_key_figures(const KeyFiguresNode& node, Expander& expander) {
  document::KeyFigures result;
  for (const auto& figure : node.figures) result.figures.push_back(key_figure(figure, expander));
  return result;
}

document::Signatures expand_signatures(const SignaturesNode& node, Expander& expander) {
  document::Signatures result;
  result.place_and_date = expander.inlines(node.place_and_date);
  for (const auto& signature : node.signatures) {
    result.signatures.push_back({expander.text(signature.role), expander.inlines(signature.name)});
  }
  return result;
}

}  // namespace copil::expansion
