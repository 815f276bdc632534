// What tables and charts say of their values: totals, units, the course of a series.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "expansion/making/chart_words.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

document::Chart chart_showing(document::Chart::Kind kind, const std::vector<std::int64_t>& values) {
  document::Chart chart;
  chart.kind = kind;
  chart.series.push_back({"Entrées", {}});
  for (const std::int64_t value : values) {
    chart.categories.push_back("m" + std::to_string(chart.categories.size() + 1));
    chart.series[0].values.push_back(Value::count(value, Unit::jeunes));
  }
  return chart;
}

std::string one_row(const std::string& total) {
  return dump_of(
      "```tableau\nid: t\nlignes:\n  - { nom: Seule, n: 12 }\ncolonnes:\n"
      "  - { id: nom, titre: Nom, entete: oui }\n"
      "  - { id: n, titre: Nombre, unite: jeunes, total: somme" +
      total + " }\ntotal: Ensemble\nsource: essai\n```\n");
}

}  // namespace

TEST_CASE("a table of one row does not say it again as a total") {
  CHECK(one_row("").find("total") == std::string::npos);
  CHECK(one_row(", valeur-total: 15").find("total | \"Ensemble\" | <15 ") != std::string::npos);
}

TEST_CASE("a chart says its course and its extremes") {
  using Kind = document::Chart::Kind;
  CHECK(course_words(chart_showing(Kind::lines, {5, 9, 58})) ==
        "Entrées : de 5 (m1) à 58 (m3), les extrêmes.");
  CHECK(course_words(chart_showing(Kind::lines, {5, 3, 4})) ==
        "Entrées : de 5 (m1) à 4 (m3), au plus haut 5 (m1), au plus bas 3 (m2).");
  CHECK(course_words(chart_showing(Kind::bars, {5, 3, 4})) ==
        "Entrées : au plus haut 5 (m1), au plus bas 3 (m2).");
  CHECK(course_words(chart_showing(Kind::lines, {9, 5, 3})) ==
        "Entrées : de 9 (m1) à 3 (m3), du plus haut au plus bas.");
  CHECK(course_words(chart_showing(Kind::bars, {4, 4})) == "Entrées : partout 4.");
  CHECK(course_words(chart_showing(Kind::bars, {4})) == "Entrées : 4 (m1).");
  CHECK(course_words(chart_showing(Kind::bars, {})).empty());
  document::Chart unknown = chart_showing(Kind::bars, {4});
  unknown.series[0].values[0] = Value::not_defined(Unit::jeunes);
  CHECK(course_words(unknown) == "Entrées : aucune valeur connue.");
  document::Chart map = chart_showing(Kind::tile_map, {7});
  map.categories = {"R82"};
  CHECK(course_words(map) == "Entrées : 7 (Rhône-Alpes).");
}
