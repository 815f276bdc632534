#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "figures/counting/conditions.hpp"
#include "figures/explain.hpp"
#include "support/listed_codes.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

TEST_CASE("every card's examples give their figure") {
  for (const Card& card : catalogue().cards) {
    for (const Example& example : card.exemples) {
      INFO(card.code << " : " << example.recit);
      RecordsBuilder builder;
      builder.small_tree();
      for (const ExampleFile& file : example.fichiers) builder.file(file.nom, file.contenu);
      const auto records = builder.build();
      const Period asked = period(example.periode);
      const Day arrete = example.arrete == Day::unknown ? last_day(asked) : example.arrete;
      const Figures figures = figures_of(records, asked.year, arrete);
      const auto place = records.territoires.by_code.at(example.territoire);
      const Value value = figures.value(example.chiffre, place, asked);
      CHECK(value.number == Ratio{example.valeur, 1});
    }
  }
}

TEST_CASE("every card but details has an example, every condition a card and a predicate") {
  std::set<std::string> used;
  for (const Card& card : catalogue().cards) {
    INFO(card.code);
    CHECK(card.exemples.empty() == !card.detail_de.empty());
    CHECK_FALSE(card.references.empty());
    for (const auto& nom : card.conditions) {
      const Condition* condition = find_condition(nom);
      REQUIRE(condition != nullptr);
      CHECK(condition->can_judge(card.parmi));
      used.insert(nom);
    }
  }
  for (const Condition& condition : conditions()) {
    INFO(condition.nom);
    CHECK(used.count(std::string{condition.nom}) == 1);
    CHECK_FALSE(condition.article.empty());
  }
}

TEST_CASE("the catalogue is in the order of the machine-readable output") {
  std::vector<std::string> listed;
  for (const Card& card : catalogue().cards) {
    if (card.listing == Listing::tableau) listed.push_back(card.code);
  }
  CHECK(listed == kListedCodes);
}

TEST_CASE("the figure of one enjeu is defined by that enjeu, not by all of them") {
  std::size_t details = 0;
  for (const Card& card : catalogue().cards) {
    if (card.enjeu == 0 || card.detail_de.empty()) continue;
    ++details;
    INFO(card.code << " : " << card.definition);
    const std::string own = "l’enjeu " + card.code.substr(card.code.rfind('.') + 1);
    CHECK(card.definition.find(own) != std::string::npos);
    CHECK(card.definition.find('{') == std::string::npos);
    CHECK(card.definition.find("enjeux") == std::string::npos);
  }
  CHECK(details == 10 + 10 + 13 + 6);
}

TEST_CASE("the services by enjeu of DE2 are those of DE1") {
  const auto details = [](const std::string& code) {
    std::vector<std::string> found;
    for (const Card& card : catalogue().cards) {
      if (card.code.rfind(code + ".E", 0) == 0) found.push_back(card.code.substr(code.size()));
    }
    return found;
  };
  CHECK(details("DE1").size() == 10);
  CHECK(details("DE2") == details("DE1"));
}
