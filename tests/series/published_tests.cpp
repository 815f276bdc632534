#include "series/published.hpp"

#include <catch2/catch.hpp>

#include "rows.hpp"

using namespace copil;
using namespace copil::series;
using records::NatureSerie;

TEST_CASE("a published number keeps its unit and the decimals it was printed with") {
  CHECK(published({85, 1}, "%") == Value::decimal({85, 100}, Unit::taux, 1));
  CHECK(published({1234, 100}, "%") == Value::decimal({1234, 10000}, Unit::taux, 2));
  CHECK(published({17, 10}, "points") == Value::decimal({17, 1000}, Unit::points, 1));
  CHECK(published({120, 1}, "jeunes") == Value::decimal({120, 1}, Unit::jeunes, 0));
  CHECK(published({5, 2}, "euros") == Value::decimal({5, 2}, Unit::euros, 2));
  CHECK(published({5, 2}, "mot inconnu") == Value::decimal({5, 2}, Unit::none, 1));
}

TEST_CASE("a row is found by its territory, code, period and nature, all four") {
  Rows rows;
  rows.add("S1", 1, "2010", NatureSerie::realise, {1, 1});
  rows.add("S1", 0, "2009", NatureSerie::realise, {2, 1});
  rows.add("S1", 0, "2010", NatureSerie::objectif, {3, 1});
  rows.add("S2", 0, "2010", NatureSerie::realise, {4, 1});
  rows.add("S1", 0, "2010", NatureSerie::realise, {5, 1});
  const Scope scope = rows.scope(0);
  CHECK(row_of(scope, "S1", "2010", NatureSerie::realise) == 4U);
  CHECK(row_of(scope, "S1", "2010", NatureSerie::objectif) == 2U);
  CHECK(row_of(scope, "S1", "2011", NatureSerie::realise) == std::nullopt);
  CHECK(any_row(scope, "S1") == 1U);
  CHECK(any_row(rows.scope(2), "S1") == std::nullopt);
  CHECK(published_at(scope, std::nullopt) == Value::not_defined(Unit::none));
  CHECK(published_at(scope, 4U).number == Ratio{5, 1});
}

TEST_CASE("printed and recomputed evolutions agree once written with the printed decimals") {
  Rows rows;
  rows.add("S", 0, "2009", NatureSerie::realise, {300, 1}, "jeunes");
  rows.add("S", 0, "2010", NatureSerie::realise, {314, 1}, "jeunes");
  rows.add("S", 0, "2010", NatureSerie::imprime, {47, 10}, "%");
  const Scope scope = rows.scope(0);
  CHECK(recomputed_evolution(scope, "S").number == Ratio{14, 300});
  CHECK(printed_evolution(scope, "S") == Value::decimal({47, 1000}, Unit::evolution, 1));
  CHECK(agree(printed_evolution(scope, "S"), recomputed_evolution(scope, "S")));

  rows.table.valeur.back() = Ratio{48, 10};
  CHECK_FALSE(agree(printed_evolution(scope, "S"), recomputed_evolution(scope, "S")));
  // Nothing printed, or nothing to compute: nothing to object to.
  CHECK(agree(Value::not_defined(Unit::evolution), recomputed_evolution(scope, "S")));
  CHECK(agree(printed_evolution(scope, "S"), Value::not_defined(Unit::evolution)));
  // A printed number of youths is no evolution.
  rows.table.unite.back() = "jeunes";
  CHECK_FALSE(printed_evolution(scope, "S").is_defined());
}

TEST_CASE("codes and groups come in file order, once, the contract's and the targets left out") {
  Rows rows;
  rows.add("B", 0, "2010", NatureSerie::realise, {1, 1}, "", "g2");
  rows.add("A", 0, "2010", NatureSerie::imprime, {1, 1}, "", "g1");
  rows.add("B", 0, "2010", NatureSerie::imprime, {1, 1}, "", "g2");
  rows.add("C", 0, "2010", NatureSerie::objectif, {1, 1}, "", "g3");
  rows.add("D", 0, "2009", NatureSerie::realise, {1, 1}, "", "g4");
  rows.add("E", 1, "2010", NatureSerie::realise, {1, 1}, "", "g5");
  rows.add("TBG1", 0, "2010", NatureSerie::realise, {1, 1}, "", "g6");
  rows.add("BRH.B1", 0, "2010", NatureSerie::realise, {1, 1}, "", "g7");
  const Scope scope = rows.scope(0);
  CHECK(codes(scope) == std::vector<std::string>{"B", "A"});
  CHECK(codes(scope, "g1") == std::vector<std::string>{"A"});
  CHECK(codes(scope, "g3").empty());
  CHECK(groups(scope) == std::vector<std::string>{"g2", "g1"});
  CHECK(text_of(scope, "A", rows.table.groupe) == "g1");
  CHECK(text_of(scope, "E", rows.table.groupe).empty());
}

TEST_CASE("decimals are those that the number needs, six at most") {
  const auto decimals = [](Ratio value) { return published(value, "").decimals; };
  CHECK(decimals({7, 1}) == 0);
  CHECK(decimals({14, 7}) == 0);
  CHECK(decimals({1, 2}) == 1);
  CHECK(decimals({1, 5}) == 1);
  CHECK(decimals({1, 4}) == 2);
  CHECK(decimals({1, 20}) == 2);
  CHECK(decimals({1, 25}) == 2);
  CHECK(decimals({1, 1'000'000}) == 6);
  CHECK(decimals({1, 10'000'000}) == 6);
  CHECK(published({5, 1}, "euros").decimals == 2);
}

TEST_CASE("rates agree to the decimals of the percentage, numbers to their own") {
  const Value printed = Value::decimal({472, 10000}, Unit::taux, 1);
  CHECK(agree(printed, Value::decimal({4724, 100000}, Unit::taux, 1)));
  CHECK_FALSE(agree(printed, Value::decimal({4754, 100000}, Unit::taux, 1)));
  const Value number = Value::decimal({47, 10}, Unit::none, 1);
  CHECK(agree(number, Value::decimal({474, 100}, Unit::none, 2)));
  CHECK_FALSE(agree(number, Value::decimal({475, 100}, Unit::none, 2)));
}

TEST_CASE("a value is that of its period and nature, an evolution that since the year before") {
  Rows rows;
  rows.add("S", 0, "2009", NatureSerie::realise, {100, 1}, "jeunes");
  rows.add("S", 0, "2010", NatureSerie::realise, {150, 1}, "jeunes");
  rows.add("S", 0, "2011", NatureSerie::realise, {30, 1}, "jeunes");
  rows.add("S", 0, "2010", NatureSerie::objectif, {200, 1}, "jeunes");
  rows.add("S", 1, "2010", NatureSerie::realise, {7, 1}, "jeunes");
  const Scope scope = rows.scope(0);
  const Period year{Period::Kind::year, 2010, 1};
  CHECK(value_of(scope, "S", year, NatureSerie::realise).number == Ratio{150, 1});
  CHECK(value_of(scope, "S", year, NatureSerie::objectif).number == Ratio{200, 1});
  CHECK(value_of(rows.scope(1), "S", year, NatureSerie::realise).number == Ratio{7, 1});
  CHECK(recomputed_evolution(scope, "S").number == Ratio{1, 2});
  CHECK_FALSE(recomputed_evolution(rows.scope(1), "S").is_defined());
  CHECK_FALSE(printed_evolution(scope, "S").is_defined());
  CHECK(printed_evolution(scope, "S").unit == Unit::evolution);
  rows.table.valeur[1].reset();
  CHECK(published_at(scope, 1U) == Value::not_defined(Unit::none));
}
