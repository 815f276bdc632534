#include "volumes/simulation.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "records/read.hpp"
#include "support/reports.hpp"
#include "volumes/sharing.hpp"

// Objectives tried out: the envelope is shared exactly, within the bounds; projections follow last
// year's curve.

using namespace copil;
using namespace copil::volumes;
using namespace copil::test_support;

namespace {

struct DemoFolder {
  records::Records records;
  explicit DemoFolder() {
    auto reading = records::read_folder(std::string(COPIL_SOURCE_DIR) + "/fixtures/demo", {});
    REQUIRE(reading);
    records = std::move(reading->records);
  }
  figures::Figures at(const char* arrete, int first = 2009) const {
    auto computed = figures::compute(records, catalogue(), parameters(),
                                     {day(arrete), first, {Period::Kind::year, 2010, 1}});
    REQUIRE(computed);
    return std::move(*computed);
  }
  TerritoireId place(const char* code) const { return *records.territoires.find(code); }
};

std::string shown(const records::Records& records, const std::vector<Simulated>& rows) {
  std::string text;
  for (const auto& row : rows) {
    text += (text.empty() ? "" : " ") + records.territoires.code[row.territoire] + "=" +
            std::to_string(row.objectif);
  }
  return text;
}

std::int64_t sum(const std::vector<Simulated>& rows) {
  return std::accumulate(rows.begin(), rows.end(), std::int64_t{0},
                         [](std::int64_t all, const Simulated& row) { return all + row.objectif; });
}

}  // namespace

TEST_CASE("the envelope in force, shared by the objectives in force, changes nothing") {
  const DemoFolder demo;
  const auto rows = simulate(demo.at("2010-12-31"), demo.place("R1"), 2010, {.nom = "rien"});
  REQUIRE(rows);
  CHECK(shown(demo.records, *rows) == "ML01=50 ML02=73 ML03=42");
}

TEST_CASE("whatever the envelope and the weights, the sum is exact and bounds hold") {
  const DemoFolder demo;
  const auto figures = demo.at("2010-09-30");
  for (const auto weights : {Poids::objectif, Poids::realise, Poids::projection, Poids::demande}) {
    for (const std::int64_t envelope : {264, 292, 300, 320}) {
      Scenario scenario{.nom = "essai", .enveloppe = envelope, .poids = weights};
      scenario.plancher = Ratio{9, 10};
      scenario.plafond = Ratio{11, 10};
      scenario.demandes = {{"ML01", 60}, {"ML06", 10}};
      const auto rows = simulate(figures, demo.place("FR"), 2010, scenario);
      CAPTURE(static_cast<int>(weights), envelope);
      REQUIRE(rows);
      CHECK(rows->size() == 6);
      CHECK(sum(*rows) == envelope);
      for (const auto& row : *rows) {
        CHECK(row.objectif * 10 >= *row.actuel * 9);
        CHECK(row.objectif * 10 <= *row.actuel * 11);
      }
    }
  }
}

TEST_CASE("nobody receives more than it asks for, when so wished") {
  const DemoFolder demo;
  Scenario scenario{.nom = "demandes", .enveloppe = 170, .poids = Poids::demande};
  scenario.demandes = {{"ML01", 60}, {"ML02", 80}, {"ML03", 30}};
  scenario.is_capped_by_demand = true;
  const auto rows = simulate(demo.at("2010-12-31"), demo.place("R1"), 2010, scenario);
  REQUIRE(rows);
  CHECK(shown(demo.records, *rows) == "ML01=60 ML02=80 ML03=30");
  scenario.enveloppe = 171;
  CHECK_FALSE(simulate(demo.at("2010-12-31"), demo.place("R1"), 2010, scenario));
}

TEST_CASE("a demand for another territory is told") {
  const DemoFolder demo;
  Scenario scenario{.nom = "ailleurs"};
  scenario.demandes = {{"ML04", 60}};
  const auto rows = simulate(demo.at("2010-12-31"), demo.place("R1"), 2010, scenario);
  REQUIRE_FALSE(rows);
  CHECK(formatted(rows.error()) ==
        "erreur : scénario « ailleurs » : « ML04 » n'est pas parmi les missions locales à "
        "servir\n");
}

TEST_CASE(
    "a mission locale whose convention is terminated keeps its objective, out of the sharing") {
  const DemoFolder demo;
  const auto figures = demo.at("2010-12-31");
  const std::vector<TerritoireId> closed{demo.place("ML02")};
  const auto rows = simulate(figures, demo.place("R1"), 2010, {.nom = "reste"}, closed);
  REQUIRE(rows);
  CHECK(shown(demo.records, *rows) == "ML01=50 ML03=42");
  Scenario scenario{.nom = "donnée", .enveloppe = 184};
  const auto given = simulate(figures, demo.place("R1"), 2010, scenario, closed);
  REQUIRE(given);
  CHECK(shown(demo.records, *given) == "ML01=100 ML03=84");
  scenario.demandes = {{"ML02", 60}};
  const auto asked = simulate(figures, demo.place("R1"), 2010, scenario, closed);
  REQUIRE_FALSE(asked);
  CHECK(formatted(asked.error()) ==
        "erreur : scénario « donnée » : « ML02 » ne peut plus rien demander : sa convention est "
        "résiliée\n");
}

TEST_CASE("the seasonal projection against a slow count by hand") {
  const DemoFolder demo;
  const auto figures = demo.at("2010-06-30");
  for (const char* code : {"FR", "R1", "ML01", "ML04"}) {
    const auto id = demo.place(code);
    const auto count = [&](int annee, const char* until) {
      std::int64_t n = 0;
      for (const Day arrival : figures.arrivals("VOL", id, annee))
        n += arrival <= day(until) ? 1 : 0;
      return n;
    };
    const std::int64_t now = count(2010, "2010-06-30");
    const std::int64_t before = count(2009, "2009-06-30");
    const std::int64_t whole = count(2009, "2009-12-31");
    CAPTURE(code, now, before, whole);
    const auto projected = seasonal_projection(figures, id, 2010, day("2010-06-30"));
    REQUIRE(before > 0);
    // Half up: (2 × now × whole + before) / (2 × before), rounded down.
    CHECK(projected == (2 * now * whole + before) / (2 * before));
  }
  CHECK(seasonal_projection(figures, demo.place("FR"), 2010, day("2010-12-31")) ==
        static_cast<std::int64_t>(figures.count_until("VOL", demo.place("FR"), day("2010-12-31"))));
  // Nothing before to follow: ML06 has no entry by then in 2009.
  CHECK_FALSE(seasonal_projection(figures, demo.place("ML06"), 2010, day("2010-01-02")));
}

TEST_CASE("unfunded youths before and after") {
  Simulated row{0, 50, std::nullopt, 60, 40, 58};
  CHECK(row.hors_avant() == 8);
  CHECK(row.hors_apres() == 0);
  row.projection.reset();
  CHECK_FALSE(row.hors_avant());
  row.projection = 58;
  row.actuel.reset();
  CHECK_FALSE(row.hors_avant());
}

TEST_CASE("what kept an objective where it is, recounted bound by bound") {
  const DemoFolder demo;
  const auto figures = demo.at("2010-09-30");
  Scenario scenario{.nom = "bornes", .enveloppe = 172, .poids = Poids::projection};
  scenario.plancher = Ratio{9, 10};
  scenario.plafond = Ratio{11, 10};
  scenario.demandes = {{"ML01", 52}};
  scenario.is_capped_by_demand = true;
  const auto rows = simulate(figures, demo.place("R1"), 2010, scenario);
  REQUIRE(rows);
  std::size_t met = 0;
  for (const auto& row : *rows) {
    const bool is_demand = row.demande == row.objectif;
    const bool is_ceiling = row.objectif == ceiling_of(*row.actuel, {11, 10});
    const bool is_floor = row.objectif == floor_of(*row.actuel, {9, 10});
    const Limite expected = is_demand    ? Limite::demande
                            : is_ceiling ? Limite::plafond
                            : is_floor   ? Limite::plancher
                                         : Limite::aucune;
    CAPTURE(demo.records.territoires.code[row.territoire], row.objectif);
    CHECK(row.limite == expected);
    met += expected == Limite::aucune ? 0 : 1;
  }
  CHECK(met > 0);
  const auto free = simulate(figures, demo.place("R1"), 2010, {.nom = "libre"});
  REQUIRE(free);
  for (const auto& row : *free) CHECK(row.limite == Limite::aucune);
}

TEST_CASE("the projection's errors of the years known are those of the same day, year by year") {
  const DemoFolder demo;
  const auto figures = demo.at("2010-06-30", 2008);
  const auto nation = demo.place("FR");
  const auto past = past_projections(figures, nation, 2010, day("2010-06-30"));
  for (const auto& one : past) {
    CHECK(one.annee == 2009);
    CHECK(one.jour == day("2009-06-30"));
    CHECK(one.projection == seasonal_projection(figures, nation, 2009, day("2009-06-30")));
    CHECK(one.realise ==
          static_cast<std::int64_t>(figures.count_until("VOL", nation, day("2009-12-31"))));
  }
  // Once the year is over nothing is projected; without an earlier year nothing is known.
  CHECK(past_projections(demo.at("2010-12-31", 2008), nation, 2010, day("2010-12-31")).empty());
  CHECK(past_projections(demo.at("2010-06-30", 2009), nation, 2010, day("2010-06-30")).empty());
}
