#include "sheets/planning/trends.hpp"

#include <algorithm>

#include "sheets/numbers.hpp"
#include "sheets/planning/front.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"

namespace copil::sheets {

namespace {

constexpr double kCurveColumnWidth = 18;
constexpr int kCurveWidthPx = 128;
constexpr int kCurveHeightPx = 30;

document::Inlines words(const std::string& text) {
  return {document::Inline{document::Text{text}}};
}

document::Column column_of(const std::string& id, const std::string& title,
                           document::ColumnKind kind) {
  document::Column column;
  column.id = id;
  column.title = words(title);
  column.kind = kind;
  column.is_row_header = kind == document::ColumnKind::text;
  return column;
}

document::Row row_of(const document::KeyFigure& figure, std::size_t length) {
  document::Row row;
  row.cells.resize(length + 1);
  row.cells[0].content = words(figure.label);
  for (std::size_t i = 0; i < length; ++i) {
    const bool is_given = i < figure.trend.size();
    row.cells[i + 1].content = document::Number{is_given ? figure.trend[i] : Value{}};
  }
  return row;
}

ChartSeries curve_of(const document::KeyFigure& figure, int row) {
  const int last = static_cast<int>(figure.trend.size());
  ChartSeries curve{shown_text(words(figure.label)), std::nullopt, {row, 1, row, last}, {}};
  for (const auto& value : figure.trend) {
    curve.points.push_back(value.is_defined() ? std::optional{cell_number(value)} : std::nullopt);
  }
  return curve;
}

NativeChart bare_chart(const document::KeyFigure& figure, int row, int data_row, int data_sheet) {
  NativeChart chart;
  chart.kind = document::Chart::Kind::sparkline;
  chart.alternative = "Évolution de « " + cleaned(figure.label).text + " »";
  chart.number_format = "General";
  chart.data_sheet = data_sheet;
  chart.series.push_back(curve_of(figure, data_row));
  chart.row = row;
  chart.column = kTextLastColumn + 1;
  chart.width_px = kCurveWidthPx;
  chart.height_px = kCurveHeightPx;
  return chart;
}

/// What a point of the curves is: a month of the period, a quarter, else its rank.
std::string point_name(Period period, std::size_t rank, std::size_t count) {
  const auto months = static_cast<std::size_t>(month_count(period));
  const int first = first_month(period);
  const int at = static_cast<int>(rank);
  if (count == months) return wording::month_abbreviation(first + at);
  if (count * 3 == months) {
    return wording::period_text({Period::Kind::quarter, period.year, (first - 1) / 3 + at + 1});
  }
  return std::to_string(rank + 1);
}

}  // namespace

document::Table trend_table(const std::vector<const document::KeyFigure*>& figures, Period period) {
  document::Table table;
  table.id = "tendances";
  table.title = words("Tendances des chiffres clés");
  std::size_t length = 0;
  for (const auto* figure : figures) length = std::max(length, figure->trend.size());
  table.columns.push_back(column_of("chiffre", "Chiffre clé", document::ColumnKind::text));
  for (std::size_t i = 0; i < length; ++i) {
    table.columns.push_back(column_of("point_" + std::to_string(i + 1),
                                      point_name(period, i, length), document::ColumnKind::number));
  }
  for (const auto* figure : figures) {
    if (!figure->trend.empty()) table.rows.push_back(row_of(*figure, length));
  }
  table.notes = {
      words("Points des petites courbes de la première feuille, du plus ancien au plus "
            "récent. Une case vide est une valeur inconnue.")};
  return table;
}

void place_trends(Canvas& canvas, const std::vector<const document::KeyFigure*>& figures, int row,
                  int data_sheet, const PlacedTable& placed) {
  canvas.widen(kTextLastColumn + 1, kCurveColumnWidth);
  int data_row = placed.first_row;
  for (const auto* figure : figures) {
    if (!figure->trend.empty()) {
      canvas.sheet().charts.push_back(bare_chart(*figure, row, data_row++, data_sheet));
    }
    ++row;
  }
}

}  // namespace copil::sheets
