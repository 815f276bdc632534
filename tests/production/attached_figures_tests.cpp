#include <catch2/catch.hpp>

#include "production/lists/attached_figures.hpp"

namespace copil::production {

namespace {

document::Inlines text(const std::string& words) {
  return {{document::Text{words}}};
}
document::Cell words(const std::string& words) {
  document::Cell cell;
  cell.content = text(words);
  return cell;
}
document::Cell number(Value value) {
  document::Cell cell;
  cell.content = document::Number{value};
  return cell;
}
document::Column column(const std::string& title, const std::string& group = "") {
  document::Column column;
  column.title = text(title);
  column.group = group;
  return column;
}

document::Document with(document::Blocks content) {
  document::Document document;
  document.content = std::move(content);
  return document;
}

}  // namespace

TEST_CASE("A document without figures carries none") {
  CHECK(figures_csv(with({{document::Paragraph{text("12 jeunes")}}})).empty());
}

TEST_CASE("Every number of a table is a line that names its row and column") {
  document::Table table;
  table.title = text("Volumes ; objectifs");
  table.columns = {column("Région"), column("Réalisé", "2010"), column("Taux", "2010"),
                   column("Versé"), column("Échéance")};
  document::Cell day;
  day.content = document::Date{*make_day(2010, 9, 30)};
  table.rows.push_back({document::RowKind::group, {words("Métropole")}, 0});
  table.rows.push_back({document::RowKind::body,
                        {words("Alsace"), number(Value::count(12, Unit::jeunes)),
                         number(Value::rate(2, 3)), number(Value::money(Cents{123450})), day},
                        0});
  table.rows.push_back(
      {document::RowKind::total, {words("Ensemble"), number(Value::not_defined(Unit::jeunes))}, 0});
  CHECK(figures_csv(with({{table}})) ==
        "tableau;groupe;ligne;colonne;unite;valeur;origine\n"
        "\"Volumes ; objectifs\";Métropole;Alsace;2010 : Réalisé;jeunes;12;\n"
        "\"Volumes ; objectifs\";Métropole;Alsace;2010 : Taux;taux;0.666667;\n"
        "\"Volumes ; objectifs\";Métropole;Alsace;Versé;euros;1234.50;\n"
        "\"Volumes ; objectifs\";Métropole;Alsace;Échéance;date;2010-09-30;\n"
        "\"Volumes ; objectifs\";;Ensemble;2010 : Réalisé;jeunes;;\n");
}

TEST_CASE("A group is that of its own table; a number beyond the last column is of none") {
  document::Table grouped;
  grouped.title = text("Un");
  grouped.columns = {column("Région"), column("Jeunes")};
  grouped.rows.push_back({document::RowKind::group, {words("Métropole")}, 0});
  document::Table plain = grouped;
  plain.title = text("Deux");
  const auto twelve = number(Value::count(12, Unit::jeunes));
  plain.rows = {{document::RowKind::body, {words("Alsace"), twelve, twelve}, 0}};
  document::Chart chart;
  chart.title = text("Trois");
  chart.categories = {"mai"};
  chart.series = {{"2010", {Value::count(5, Unit::jeunes)}}};
  document::KeyFigures figures;
  figures.figures.push_back(
      {"Volume", {Value::count(84, Unit::jeunes), NumberStyle::plain}, {}, {}, {}, {}});
  CHECK(figures_csv(with({{grouped}, {plain}, {grouped}, {chart}, {grouped}, {figures}})) ==
        "tableau;groupe;ligne;colonne;unite;valeur;origine\n"
        "Deux;;Alsace;Jeunes;jeunes;12;\n"
        "Trois;;mai;2010;jeunes;5;\n"
        "Chiffres clés;;Volume;Valeur;jeunes;84;\n");
}

TEST_CASE("A secret figure stays one in the attachment") {
  Value hidden = Value::count(3, Unit::jeunes);
  hidden.state = Value::State::secret;
  document::Table table;
  table.title = text("Petits effectifs");
  table.columns = {column("Site"), column("Jeunes")};
  table.rows.push_back({document::RowKind::body, {words("Nord"), number(hidden)}, 0});
  const std::string csv = figures_csv(with({{table}}));
  CHECK(csv.find("Nord;Jeunes;jeunes;secret;\n") != std::string::npos);
  CHECK(csv.find('3') == std::string::npos);
}

TEST_CASE("Charts give their series unless a table says the same; key figures their change") {
  document::Chart chart;
  chart.title = text("Entrées");
  chart.categories = {"janvier", "février"};
  chart.series = {{"2010", {Value::count(5, Unit::jeunes), Value::not_defined(Unit::jeunes)}}};
  document::KeyFigures figures;
  figures.figures.push_back({"Volume",
                             {Value::count(84, Unit::jeunes), NumberStyle::plain},
                             document::Number{Value::rate(47, 1000, Unit::evolution)},
                             {},
                             {},
                             {}});
  document::Chart repeated = chart;
  repeated.table = "mensuel";
  CHECK(figures_csv(with({{chart}, {repeated}, {figures}})) ==
        "tableau;groupe;ligne;colonne;unite;valeur;origine\n"
        "Entrées;;janvier;2010;jeunes;5;\n"
        "Entrées;;février;2010;jeunes;;\n"
        "Chiffres clés;;Volume;Valeur;jeunes;84;\n"
        "Chiffres clés;;Volume;Évolution;évolution;0.047000;\n");
}

}  // namespace copil::production
