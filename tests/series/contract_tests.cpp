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
  // Whatever the order of the file, and neither a target's nor another territory's.
  rows.add("TBG1", 0, "2008", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2009-S2", NatureSerie::realise, {1, 1});
  rows.add("TBG1", 0, "2009", NatureSerie::objectif, {1, 1});
  rows.add("TBG1", 1, "2009", NatureSerie::realise, {1, 1});
  CHECK(latest_year(rows.scope(0)) == "2010");
  CHECK(latest_year(rows.scope(0, 2009)) == "2008");
  CHECK(latest_half_year(rows.scope(0)) == "2010-S1");
  CHECK(latest_half_year(rows.scope(0, 2009)) == "2009-S2");
  CHECK(latest_year(rows.scope(1)) == "2009");
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

TEST_CASE("the years of a contract are those of its indicators' targets, a year each") {
  Rows rows;
  rows.add("IO1", 0, "2010", NatureSerie::objectif, {1, 1});
  rows.add("IO1", 0, "2009", NatureSerie::realise, {1, 1});
  rows.add("IO1", 0, "2009-S1", NatureSerie::objectif, {1, 1});
  rows.add("AUTRE", 0, "2011", NatureSerie::objectif, {1, 1});
  rows.add("IO1", 1, "2011", NatureSerie::objectif, {1, 1});
  CHECK(contract_years(rows.scope(0)) == Years{2010});
  CHECK(contract_years(rows.scope(1)) == Years{2010, 2011});
  rows.add("IO1", 0, "2009", NatureSerie::imprime, {1, 1});
  rows.add("IO1", 0, "2008", NatureSerie::objectif, {1, 1});
  rows.add("IO1", 0, "2011", NatureSerie::objectif, {1, 1});
  CHECK(contract_years(rows.scope(0)) == Years{2008, 2009, 2010});
  CHECK(contract_years(rows.scope(0, 2011)) == Years{2008, 2009, 2010});
  CHECK(contract_years(rows.scope(0, 2012)) == Years{2012});
}

TEST_CASE("a reckoning needs both its terms, and keeps the decimals of what was printed") {
  Rows rows;
  rows.add("TBG1", 0, "2010", NatureSerie::realise, {1234, 100}, "%");
  rows.reckoned({10, 1}, {81, 2});
  const Scope scope = rows.scope(0);
  CHECK(recomputed_at(scope, 0U) == Value::decimal({20, 81}, Unit::taux, 2));
  CHECK(calculation_at(scope, 0U) == "10\u00A0/\u00A040,50");
  CHECK(recomputed_at(scope, std::nullopt) == Value::not_defined(Unit::none));
  CHECK(calculation_at(scope, std::nullopt).empty());
  rows.table.unite[0] = "jeunes";
  CHECK(recomputed_at(scope, 0U) == Value::decimal({20, 81}, Unit::none, 2));
  rows.table.valeur[0].reset();
  CHECK(recomputed_at(scope, 0U) == Value::decimal({20, 81}, Unit::none, 1));
  rows.reckoned({10, 1}, {0, 1});
  CHECK(recomputed_at(scope, 0U) == Value::not_defined(Unit::none));
  rows.table.denominateur[0].reset();
  CHECK(recomputed_at(scope, 0U) == Value::not_defined(Unit::none));
  CHECK(calculation_at(scope, 0U).empty());
  rows.table.denominateur[0] = Ratio{5, 2};
  rows.table.numerateur[0].reset();
  CHECK(recomputed_at(scope, 0U) == Value::not_defined(Unit::none));
  CHECK(calculation_at(scope, 0U).empty());
}

TEST_CASE("an objection looks at the last year realised, and at the target of the contract's") {
  Rows rows;
  rows.add("TBG1", 0, "2009", NatureSerie::realise, {50, 1}, "%");
  rows.add("TBG1", 0, "2009", NatureSerie::objectif, {1, 1}, "jeunes");
  rows.add("TBG1", 0, "2010", NatureSerie::objectif, {60, 1}, "%");
  rows.add("TBG1", 0, "2010", NatureSerie::imprime, {60, 1}, "%");
  CHECK(objection(rows.scope(0), "TBG1").empty());
  rows.table.unite[2] = "jeunes";
  rows.table.unite[3] = "jeunes";
  CHECK(objection(rows.scope(0), "TBG1") == "l'objectif n'a pas l'unité de la réalisation");
  rows.table.unite[0] = "jeunes";
  CHECK(objection(rows.scope(0), "TBG1").empty());
  rows.table.unite[2] = rows.table.unite[3] = "évolution";
  CHECK(objection(rows.scope(0), "TBG1").empty());
  rows.table.unite[2] = rows.table.unite[3] = "jeunes";
  rows.table.valeur[3] = Ratio{61, 1};
  CHECK(objection(rows.scope(0), "TBG1") == "le texte du contrat fixe un autre objectif");
  CHECK(is_broken_count(Value::decimal({1, 2}, Unit::jeunes, 1)));
  CHECK_FALSE(is_broken_count(Value::decimal({4, 2}, Unit::jeunes, 1)));
  CHECK_FALSE(is_broken_count(Value::decimal({1, 2}, Unit::none, 1)));
  CHECK_FALSE(is_broken_count(Value::not_defined(Unit::jeunes)));
}

TEST_CASE("each objection to an indicator, and none to a sound one") {
  Rows rows;
  rows.add("TBG1", 0, "2010", NatureSerie::realise, {50, 1}, "%");
  rows.reckoned({10, 1}, {20, 1});
  CHECK(recomputed_at(rows.scope(0), 0U) == Value::decimal({1, 2}, Unit::taux, 1));
  CHECK(calculation_at(rows.scope(0), 0U) == "10\u00A0/\u00A020");
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
  CHECK(staff_depth(scope, "B1") == 0);
  CHECK(staff_depth(scope, "B11") == 1);
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

TEST_CASE("sums of the staff table: all that break, lines that are not there, hundredths") {
  Rows rows;
  rows.add("BRH.A11", 0, "2010", NatureSerie::realise, {10, 1});
  rows.add("BRH.A111", 0, "2010", NatureSerie::realise, {4, 1});
  rows.add("BRH.A112", 0, "2010", NatureSerie::realise, {5, 1});
  rows.add("BRH.B11", 0, "2010", NatureSerie::realise, {11, 4});
  rows.add("BRH.C11", 0, "2010", NatureSerie::realise, {1, 2});
  rows.add("BRH.A1", 1, "2010", NatureSerie::realise, {1, 1});
  const Scope scope = rows.scope(0);
  CHECK(checked_sums(scope) == 2);
  CHECK(broken_sums(scope, "A11") == "A111 + A112 = 9 ; B11 + C11 = 3,25");
  CHECK(broken_sums(scope, "A1").empty());
  CHECK(staff_value(scope, "B11", Sexe::ensemble) == Value::decimal({11, 4}, Unit::none, 2));
  CHECK(staff_value(scope, "A11", Sexe::ensemble) == Value::decimal({10, 1}, Unit::none, 0));
  CHECK(staff_lines(scope) == std::vector<std::string>{"A11", "A111", "A112", "B11", "C11"});
  CHECK(staff_depth(scope, "A11") == 0);
  CHECK(staff_depth(scope, "A111") == 1);
  CHECK(staff_depth(scope, "C11") == 0);
  CHECK(lines_that_fail(scope) == 1);
  CHECK(is_staff("BRH.A1"));
  CHECK_FALSE(is_staff("BRH"));
  // A total that is not printed breaks nothing.
  rows.table.valeur[0].reset();
  CHECK(broken_sums(scope, "A11").empty());
  CHECK(checked_sums(scope) == 0);
}

TEST_CASE("sexes add up when the three are there") {
  Rows rows;
  rows.add("BRH.B1", 0, "2010", NatureSerie::realise, {3, 1});
  rows.add("BRH.B1.femmes", 0, "2010", NatureSerie::realise, {1, 1});
  rows.add("BRH.B1.hommes", 0, "2010", NatureSerie::realise, {1, 1});
  const Scope scope = rows.scope(0);
  CHECK_FALSE(sexes_add_up(scope, "B1"));
  CHECK(staff_value(scope, "B1", Sexe::femmes).number == Ratio{1, 1});
  for (std::size_t row = 0; row < 3; ++row) {
    const auto kept = rows.table.valeur[row];
    rows.table.valeur[row].reset();
    CHECK(sexes_add_up(scope, "B1"));
    rows.table.valeur[row] = kept;
  }
  rows.table.valeur[0] = Ratio{2, 1};
  CHECK(sexes_add_up(scope, "B1"));
}

TEST_CASE("targets of the text: changes, units, those that the table contradicts") {
  Rows rows;
  rows.add("AXE31", 0, "2009", NatureSerie::imprime, {100, 1}, "actualités");
  rows.add("AXE31", 0, "2010", NatureSerie::objectif, {15, 1}, "évolution");
  rows.add("IO301", 0, "2009", NatureSerie::objectif, {85, 1}, "jeunes");
  rows.add("IO301", 0, "2009", NatureSerie::imprime, {65, 1}, "jeunes");
  rows.add("IO301", 0, "2010", NatureSerie::objectif, {70, 1}, "jeunes");
  rows.add("IO341", 0, "2009", NatureSerie::realise, {2, 1}, "%");
  const Scope scope = rows.scope(0);
  CHECK(is_indicator("AXE31"));
  CHECK(target_of(scope, "AXE31", 2010) == Value::decimal({3, 20}, Unit::evolution, 0));
  CHECK(target_unit(scope, "AXE31") == "actualités");
  CHECK(target_unit(scope, "IO341").empty());
  CHECK(is_target_disputed(scope, "IO301", 2009));
  CHECK_FALSE(is_target_disputed(scope, "IO301", 2010));
  CHECK_FALSE(is_target_disputed(scope, "AXE31", 2009));
  CHECK(is_target_of_text(scope, "AXE31", 2009));
  CHECK_FALSE(is_target_of_text(scope, "AXE31", 2010));
  CHECK_FALSE(is_target_of_text(scope, "IO301", 2009));
  CHECK_FALSE(is_target_of_text(scope, "IO341", 2009));
  CHECK(is_detail("Dont Résidents ZUS"));
  CHECK(is_detail("dont ETP référent CIVIS"));
  CHECK_FALSE(is_detail("Donts"));
}

TEST_CASE("the staff table has a day, and two decimals wherever it counts full time") {
  Rows rows;
  CHECK(staff_day(rows.scope(0)) == Day::unknown);
  rows.add("BRH.C2", 0, "2007", NatureSerie::imprime, {2, 1}, "ETP");
  rows.add("BRH.C21", 0, "2007", NatureSerie::imprime, {9, 5}, "ETP");
  rows.add("BRH.C31", 0, "2007", NatureSerie::imprime, {2, 1}, "personnes");
  const Scope scope = rows.scope(0);
  CHECK(staff_day(scope) == parse_day("2007-12-31"));
  CHECK(staff_value(scope, "C2", Sexe::ensemble) == Value::decimal({2, 1}, Unit::none, 2));
  CHECK(staff_value(scope, "C31", Sexe::ensemble) == Value::decimal({2, 1}, Unit::none, 0));
  CHECK(staff_depth(scope, "C21") == 1);
  CHECK(staff_depth(scope, "C31") == 0);
  CHECK(lines_that_fail(scope) == 0);
}
