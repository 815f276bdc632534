#include <catch2/catch.hpp>

#include <algorithm>

#include "figures/counting/facts.hpp"
#include "support/random.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

TEST_CASE("services are put by youth, those of one youth as they came") {
  Random random{11};
  for (const std::uint32_t youths : {3U, 2047U, 2048U, 2049U, 70'000U, 5'000'000U}) {
    std::vector<ServiceFact> facts(3000);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      facts[i] = {random.below(youths), static_cast<std::uint16_t>(i), 0};
    }
    facts[0].rang = youths - 1;
    std::vector<ServiceFact> expected = facts;
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.rang < b.rang; });
    std::vector<ServiceFact> sorted;
    sort_by_youth(facts, sorted);
    INFO(youths);
    CHECK(std::equal(
        sorted.begin(), sorted.end(), expected.begin(), expected.end(),
        [](const auto& a, const auto& b) { return a.rang == b.rang && a.day == b.day; }));
  }
}

TEST_CASE("every duration and choice of the parameters reaches its rule") {
  Parameters rules = parameters();
  const std::vector<std::pair<const char*, const char*>> imposed{
      {"age-de-sortie", "31"},       {"age-affectation-tardive", "32"},
      {"affectation-tardive", "33"}, {"suspension-maximale", "34"},
      {"age-minimal", "15"},         {"civis-deja-suivi", "decompte_sans_financement"},
      {"civis-jour", "affectation"}};
  for (const auto& [name, value] : imposed) REQUIRE(rules.impose(name, value).empty());
  const auto regles = rules_on(rules, day("2010-12-31"));
  REQUIRE(regles);
  CHECK(regles->durees.age_de_sortie_ans == 31);
  CHECK(regles->durees.age_affectation_tardive_ans == 32);
  CHECK(regles->durees.affectation_tardive_mois == 33);
  CHECK(regles->durees.suspension_mois == 34);
  CHECK(regles->durees.age_minimal_ans == 15);
  CHECK(regles->civis.decompte == CivisDejaSuivi::decompte_sans_financement);
  CHECK(regles->civis.jour == CivisJour::affectation);
  const auto plain = rules_on(parameters(), day("2010-12-31"));
  REQUIRE(plain);
  CHECK(plain->civis.decompte == CivisDejaSuivi::non_decompte);
  CHECK(plain->civis.jour == CivisJour::initialisation);
}
