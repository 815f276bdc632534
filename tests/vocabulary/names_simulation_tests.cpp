// What documents name of objectives tried out, held against sums made by hand.
#include <catch2/catch.hpp>

#include "vocabulary/simulations.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;

namespace {

constexpr Cents kUnitPrice{23'000};

/// The demo at the end of September with two scenarios tried out on a territory.
class TriedOut {
 public:
  explicit TriedOut(const char* code)
      : stage_(testing::opened_stage("demo", "2010", *make_day(2010, 9, 30))),
        place_(*stage_.dossier->records().territoires.find(code)) {
    ScenariosAsked asked{*parse_period("2010"), *make_day(2010, 10, 1), {}};
    asked.scenarios.push_back(
        {.nom = "bornes", .enveloppe = code == std::string{"FR"} ? 240 : 170});
    asked.scenarios.back().plancher = Ratio{9, 10};
    asked.scenarios.back().plafond = Ratio{11, 10};
    asked.scenarios.back().poids = volumes::Poids::projection;
    asked.scenarios.push_back({.nom = "demandes", .demandes = {{"ML01", 60}}});
    auto tried = try_scenarios(*stage_.dossier, place_, asked);
    INFO((tried ? "" : formatted(tried.error())));
    REQUIRE(tried);
    stage_.facts.simulations[place_] = std::move(*tried);
    names_.emplace(stage_.schema, stage_.facts, place_);
  }

  const Simulation& simulation() const { return stage_.facts.simulations.at(place_); }
  RecordList list(const std::string& path) const {
    return std::get<RecordList>(testing::answer_at(stage_.schema, names_->root(), path));
  }
  std::int64_t number(const Record& from, const std::string& path) const {
    const auto value = std::get<Value>(testing::answer_at(stage_.schema, from, path));
    REQUIRE(value.is_defined());
    return value.number.num * (value.unit == Unit::euros ? 100 / value.number.den : 1);
  }
  std::int64_t number(const std::string& path) const { return number(names_->root(), path); }
  std::string text(const Record& from, const std::string& path) const {
    return std::get<std::string>(testing::answer_at(stage_.schema, from, path));
  }

 private:
  testing::Stage stage_;
  records::TerritoireId place_;
  std::optional<DocumentNames> names_;
};

}  // namespace

TEST_CASE("a scenario's sums are those of its missions locales, to the youth and to the cent") {
  for (const char* code : {"R1", "FR"}) {
    const TriedOut tried{code};
    const auto scenarios = tried.list("simulation.scenarios");
    REQUIRE(scenarios.size() == 2);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      std::int64_t objectives = 0;
      std::int64_t change = 0;
      Cents after{};
      Cents moved{};
      for (const auto& mission : tried.simulation().scenarios[i].missions) {
        const auto& row = mission.simulated;
        objectives += row.objectif;
        change += row.objectif - *row.actuel;
        after = after + *mission.money.after.montant;
        moved = moved + (*mission.money.after.montant - *mission.money.before.montant);
      }
      CAPTURE(code, i);
      CHECK(tried.number(*scenarios[i], "objectif") == objectives);
      CHECK(tried.number(*scenarios[i], "ecart") == change);
      CHECK(tried.number(*scenarios[i], "montant") == after.count);
      CHECK(tried.number(*scenarios[i], "montant_ecart") == moved.count);
      const auto envelope = tried.simulation().scenarios[i].scenario.enveloppe;
      CHECK(objectives == envelope.value_or(objectives));
    }
  }
}

TEST_CASE("the nation sees regions, a region its missions locales, and both add up to the same") {
  const TriedOut nation{"FR"};
  const auto parts = nation.list("simulation.essais");
  REQUIRE(parts.size() == 6);  // three regions, two scenarios
  CHECK(nation.text(*parts[0], "scenario.nom") == "bornes");
  CHECK(nation.text(*parts[0], "territoire.code") == "R1");
  CHECK(nation.number(*parts[0], "missions") == 3);
  const auto side_by_side = nation.list("simulation.essais_par_territoire");
  CHECK(nation.text(*side_by_side[1], "scenario.nom") == "demandes");
  CHECK(nation.text(*side_by_side[1], "territoire.code") == "R1");
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < 3; ++i) sum += nation.number(*parts[i], "objectif");
  CHECK(sum == 240);
  const TriedOut region{"R1"};
  CHECK(region.text(*region.list("simulation.essais")[2], "territoire.code") == "ML03");
  CHECK(region.number(*region.list("simulation.essais")[3], "demande") == 60);
}

TEST_CASE("without a convention that fixes its amount, an objective is worth the unit price") {
  const TriedOut tried{"R1"};
  for (const auto* part : tried.list("simulation.rythme")) {
    CHECK(tried.number(*part, "montant_avant") == tried.number(*part, "actuel") * kUnitPrice.count);
    CHECK(tried.number(*part, "montant") == tried.number(*part, "objectif") * kUnitPrice.count);
  }
}

TEST_CASE("distinct youths of a rhythm are those of its rows: a terminated convention is out") {
  const TriedOut tried{"FR"};
  std::int64_t entries = 0;
  for (const auto* part : tried.list("simulation.rythme")) {
    entries += tried.number(*part, "entrees");
  }
  CHECK(entries == 151);
  CHECK(tried.number("simulation.distincts") == 150);
}

TEST_CASE("nothing was tried out: the document knows it") {
  const auto stage = testing::opened_stage("demo", "2010", *make_day(2010, 9, 30));
  const DocumentNames names{stage.schema, stage.facts,
                            *stage.dossier->records().territoires.find("R1")};
  const auto term = testing::answer_at(stage.schema, names.root(), "simulation");
  CHECK(std::holds_alternative<std::monostate>(term));
}
