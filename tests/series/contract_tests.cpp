#include "series/contract.hpp"

#include <catch2/catch.hpp>

#include "rows.hpp"
#include "series/staff.hpp"

using namespace copil;
using namespace copil::series;
using records::NatureSerie;
using Years = std::vector<int>;

TEST_CASE("the latest realised year and half-year are the territory's, not after the period") {
  Rows rows;
  rows.add("TBG1", 0, "2007", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2010", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2011", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2010-S1", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2010-S2", NatureSerie::objectif, {1, 1});
  rows.add("AUTRE", 0, "2009", NatureSerie::realise, {1, 1});
  CHECK(latest_year(rows.scope(0)) == "2010");
  CHECK(latest_year(rows.scope(0, 2009)) == "2007");
  CHECK(latest_half_year(rows.scope(0)) == "2010-S1");
  CHECK(latest_half_year(rows.scope(0, 2009)).empty());
  CHECK(latest_year(rows.scope(1)).empty());
}

TEST_CASE("targets: the table's before the text's, three years without a break") {
  Rows rows;
  rows.add("IO1", 0, "2009", NatureSerie::objectif, {1, 1});
  rows.add("IO1", 0, "2010", NatureSerie::imprime, {2, 1});
  rows.add("IO1", 0, "2010", NatureSerie::objectif, {3, 1});
  rows.add("IO1", 0, "2011", NatureSerie::imprime, {4, 1});
  rows.add("IO1", 0, "2012", NatureSerie::objectif, {5, 1});
  rows.add("IO1", 0, "2014", NatureSerie::objectif, {6, 1});
  CHECK(target_of(rows.scope(0), "IO1", 2010).number == Ratio{3, 1});
  CHECK(target_of(rows.scope(0), "IO1", 2011).number == Ratio{4, 1});
  CHECK_FALSE(target_of(rows.scope(0), "IO1", 2013).is_defined());
  CHECK(contract_years(rows.scope(0)) == Years{2009, 2010, 2011});
  CHECK(contract_years(rows.scope(0, 2014)) == Years{2014});
  CHECK(contract_years(rows.scope(0, 2013)) == Years{2013, 2014});
  CHECK(contract_years(rows.scope(1)) == Years{2010});
}

TEST_CASE("each objection to an indicator, and none to a sound one") {
  Rows rows;
  rows.add("TBG1", 0, "2010", NatureSerie::realise, {50, 1}, "%");
  rows.reckoned({10, 1}, {20, 1});
  CHECK(recomputed_at(rows.scope(0), 0U) == Value::decimal({1, 2}, Unit::taux, 1));
  CHECK(calculation_at(rows.scope(0), 0U) == "10 / 20");
  CHECK(objection(rows.scope(0), "TBG1").empty());

  SECTION("the reckoning") {
    rows.reckoned({11, 1}, {20, 1});
    CHECK(objection(rows.scope(0), "TBG1") == "le calcul ne donne pas la valeur imprimée");
  }
  SECTION("half a youth") {
    rows.table.unite[0] = "jeunes";
    rows.table.valeur[0] = Ratio{21, 2};
    rows.table.numerateur[0].reset();
    CHECK(objection(rows.scope(0), "TBG1") == "un effectif est un nombre entier");
  }
  SECTION("another unit") {
    rows.add("TBG1", 0, "2010", NatureSerie::objectif, {60, 1}, "jeunes");
    CHECK(objection(rows.scope(0), "TBG1") == "l'objectif n'a pas l'unité de la réalisation");
  }
  SECTION("another target in the text") {
    rows.add("TBG1", 0, "2010", NatureSerie::objectif, {60, 1}, "%");
    rows.add("TBG1", 0, "2010", NatureSerie::imprime, {61, 1}, "%");
    CHECK(objection(rows.scope(0), "TBG1") == "le texte du contrat fixe un autre objectif");
  }
}

TEST_CASE("indicators of the territory, each once") {
  Rows rows;
  rows.add("TBG2", 0, "2010", NatureSerie::realise, {1, 1});
  rows.add("IO1", 0, "2010", NatureSerie::realise, {1, 1});
  rows.add("TBG2", 0, "2009", NatureSerie::realise, {1, 1});
  rows.add("TBG3", 1, "2009", NatureSerie::realise, {1, 1});
  rows.add("BRH.B1", 0, "2009", NatureSerie::realise, {1, 1});
  CHECK(indicator_codes(rows.scope(0)) == std::vector<std::string>{"TBG2", "IO1"});
}

TEST_CASE("the staff table: lines, sexes, sums") {
  Rows rows;
  rows.add("BRH.B1", 0, "2010", NatureSerie::realise, {27, 1});
  rows.add("BRH.B11", 0, "2010", NatureSerie::realise, {20, 1});
  rows.add("BRH.B12", 0, "2010", NatureSerie::realise, {7, 1});
  rows.add("BRH.B11.femmes", 0, "2010", NatureSerie::realise, {15, 1});
  rows.add("BRH.B11.hommes", 0, "2010", NatureSerie::realise, {5, 1});
  const Scope scope = rows.scope(0);
  CHECK(staff_lines(scope) == std::vector<std::string>{"B1", "B11", "B12"});
  CHECK(staff_depth("B1") == 0);
  CHECK(staff_depth("B111") == 2);
  CHECK(staff_value(scope, "B11", Sexe::femmes).number == Ratio{15, 1});
  CHECK_FALSE(staff_value(scope, "B12", Sexe::hommes).is_defined());
  CHECK(staff_text(scope, "B12", rows.table.libelle) == "libellé BRH.B12");
  CHECK(sexes_add_up(scope, "B11"));
  CHECK(sexes_add_up(scope, "B12"));
  CHECK(checked_sums(scope) == 1);
  CHECK(broken_sums(scope, "B1").empty());

  rows.table.valeur[2] = Ratio{15, 2};
  rows.table.valeur[4] = Ratio{4, 1};
  CHECK(broken_sums(scope, "B1") == "B11 + B12 = 27,50");
  CHECK_FALSE(sexes_add_up(scope, "B11"));
}

TEST_CASE("« dont » lines may stay below their total, not pass it") {
  Rows rows;
  rows.add("BRH.C2", 0, "2010", NatureSerie::realise, {10, 1});
  rows.add("BRH.C21", 0, "2010", NatureSerie::realise, {9, 1});
  CHECK(broken_sums(rows.scope(0), "C2").empty());
  rows.table.valeur[1] = Ratio{11, 1};
  CHECK(broken_sums(rows.scope(0), "C2") == "C21 = 11");
}
