#include <catch2/catch.hpp>

#include "support/reports.hpp"
#include "vocabulary/sentences/rule_texts.hpp"

using namespace copil;
using namespace copil::vocabulary;
using namespace copil::test_support;

namespace {

CivisTexts under(std::string_view decompte, std::string_view jour) {
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("civis-deja-suivi", decompte).empty());
  REQUIRE(rules.impose("civis-jour", jour).empty());
  return civis_texts(rules, day("2010-12-31"));
}

}  // namespace

TEST_CASE("the rule on the CIVIS says which day it looks at, in each of its four forms") {
  const CivisTexts usual = under("non_decompte", "initialisation");
  CHECK(usual.affectations ==
        "Un jeune déjà en CIVIS le jour de son affectation (entré avant ce jour et pas encore "
        "sorti) n'est pas compté parmi les affectations (accord-cadre, article 5.4 et annexe 7).");
  CHECK(usual.entrees ==
        "Un jeune déjà en CIVIS le jour de l'initialisation de son parcours n'est ni décompté de "
        "l'objectif ni financé (accord-cadre, article 5.4 et annexe 7). Il est décompté et financé "
        "s'il avait quitté "
        "un CIVIS avant son affectation et n'était dans aucun le jour de celle-ci.");
  const CivisTexts by_affectation = under("non_decompte", "affectation");
  CHECK(by_affectation.affectations == usual.affectations);
  CHECK(by_affectation.entrees ==
        "Un jeune déjà en CIVIS le jour de son affectation n'est ni décompté de l'objectif ni "
        "financé (accord-cadre, article 5.4 et annexe 7).");
  const CivisTexts counted = under("decompte_sans_financement", "initialisation");
  CHECK(counted.affectations ==
        "Un jeune déjà en CIVIS le jour de son affectation (entré avant ce jour et pas encore "
        "sorti) est compté parmi les affectations (accord-cadre, annexe 6, article 4.1).");
  CHECK(counted.entrees ==
        "Un jeune déjà en CIVIS le jour de l'initialisation de son parcours est décompté de "
        "l'objectif sans être financé (accord-cadre, annexe 6, article 4.1). Il est financé s'il "
        "avait quitté un CIVIS avant son affectation et n'était dans aucun le jour de celle-ci.");
  CHECK(under("decompte_sans_financement", "affectation").entrees ==
        "Un jeune déjà en CIVIS le jour de son affectation est décompté de l'objectif sans être "
        "financé (accord-cadre, annexe 6, article 4.1).");
}

TEST_CASE("the manifest's rules hold both days") {
  const auto sentences = rule_sentences(parameters(), day("2010-12-31"));
  REQUIRE(sentences.size() >= 2);
  CHECK(sentences[0].find("le jour de son affectation") != std::string::npos);
  CHECK(sentences[1].find("le jour de l'initialisation") != std::string::npos);
}

TEST_CASE("a document tells the rules that bear on what it shows") {
  const auto told = [](const std::set<std::string>& wanted) {
    return rule_sentences(parameters(), day("2010-12-31"), day("2010-01-01"), wanted);
  };
  CHECK(told({}).empty());
  CHECK(told({"EM4", "ACT"}).empty());
  REQUIRE(told({"DE0.civis"}).size() == 1);
  CHECK(told({"DE0.civis"})[0].find("parmi les affectations") != std::string::npos);
  REQUIRE(told({"VOL"}).size() == 1);
  CHECK(told({"VOL"})[0].find("le jour de l'initialisation") != std::string::npos);
  const auto of_subsidies = told({"subventions"});
  REQUIRE(of_subsidies.size() == 2);
  CHECK(of_subsidies[1].starts_with("Prix unitaire : 230,00"));
  CHECK(told({"volumes"}).size() == 3);
  CHECK(told({"DE0", "volumes", "subventions"}) == rule_sentences(parameters(), day("2010-12-31")));
}
