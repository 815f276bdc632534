// What the bilans and dashboards say before and after the year's end, and where they say it comes
// from.
#include <regex>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

/// The tree of a document of the demo, as text.
std::string tree_of(const std::string& report, const std::string& territory,
                    const std::string& arrete, std::vector<std::string> more = {}) {
  std::vector<std::string> words{"modele",        "arbre",        report,   "--donnees",
                                 fixture("demo"), "--periode",    "2010",   "--arrete-au",
                                 arrete,          "--territoire", territory};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run_program(words);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  return as_read(outcome.out);
}

}  // namespace

TEST_CASE("before the year's end a bilan compares the same months and dates its stocks") {
  for (const auto& [report, territory] :
       {std::pair{"bilan-local", "ML01"}, {"bilan-regional", "R1"}, {"bilan-national", "FR"}}) {
    CAPTURE(report);
    const std::string tree = tree_of(report, territory, "2010-06-30");
    CHECK(holds(tree, "Janvier à juin 2009"));
    CHECK(holds(tree, "Janvier à juin 2010"));
    CHECK(holds(tree, "Jeunes en co-traitance à fin juin 2010"));
    CHECK(
        holds(tree, "L'année n'étant pas finie, l'évolution des relations ne se juge pas encore."));
    CHECK_FALSE(holds(tree, "31 décembre 2010"));
    CHECK_FALSE(holds(tree, "faiblissent"));
    CHECK_FALSE(holds(tree, "s'intensifient. Actions"));
  }
}

TEST_CASE("in the middle of a month only whole months are compared") {
  const std::string tree = tree_of("bilan-local", "ML01", "2010-06-15");
  CHECK(holds(tree, "Janvier à mai 2010"));
  CHECK(holds(tree, "À fin mai 2010"));
  CHECK(holds(tree, R"("Situation des co-traitances au " <2010-06-15>)"));
  CHECK_FALSE(holds(tree, "juin 2009"));
}

TEST_CASE("the bilan of a year that is over compares whole years") {
  const std::string tree = tree_of("bilan-local", "ML01", "2011-02-28");
  CHECK(holds(tree, "Jeunes en co-traitance au 31 décembre 2010"));
  CHECK_FALSE(holds(tree, "Janvier à"));
  CHECK(holds(tree, "QEM5."));
  CHECK_FALSE(holds(tree, "ne se juge pas encore"));
  CHECK(holds(tree, R"("Agents de Pôle emploi affectés" | <2 nombre> ", soit " <3/2 nombre .2>)"));
  CHECK(holds(tree, "réunions tenues en 2010"));
}

TEST_CASE("relations intensify only when no kind of action recedes") {
  CHECK(holds(tree_of("bilan-local", "ML05", "2011-02-28"),
              "n'évoluent pas d'un seul mouvement. Actions concertées (EM1) : "));
  CHECK(holds(tree_of("bilan-local", "ML04", "2011-02-28"), "s'intensifient. Actions concertées"));
  // One action in two years: nothing is judged.
  CHECK(holds(tree_of("bilan-local", "ML06", "2011-02-28"), "C'est trop peu pour dire si"));
}

TEST_CASE("a bilan above the missions locales adds up what each has beyond its own objective") {
  // 58 for 50 and 43 for 42: the region has 165 for 165.
  for (const char* place : {"R1", "FR"}) {
    const std::string tree = tree_of(
        place == std::string{"R1"} ? "bilan-regional" : "bilan-national", place, "2011-02-28");
    CHECK(holds(tree, "Aucune subvention ne les paie."));
    CHECK_FALSE(holds(tree, "Entrées au-delà de cet objectif"));
  }
}

TEST_CASE("the bilan of a terminated convention says so beside its volume") {
  const std::string tree = tree_of("bilan-local", "ML05", "2011-02-28");
  CHECK(holds(tree, "que pour mémoire"));
  CHECK(holds(tree, "réclamé par un titre de perception (accord-cadre, article 10.2)"));
  CHECK_FALSE(holds(tree, "ne se verse ou ne se reverse qu'une fois"));
}

TEST_CASE("a bilan lists its actions by their titles, and defines none of their kinds") {
  const std::string tree = tree_of("bilan-local", "ML01", "2011-02-28");
  CHECK(holds(tree, "actions-menees"));
  CHECK(holds(tree,
              "ne définissent pas les mots « concertée », « conjointe » et « complémentaire »"));
  CHECK_FALSE(holds(tree, "décidée ensemble et menée par chacun"));
  CHECK(holds(tree, "« incluant une stratégie de valorisation »"));
  CHECK(holds(tree, "(imprimée « annexe 11 »)"));
}

TEST_CASE("what no text fixes is said to be ours by default, what is given to be given") {
  const std::string tree = tree_of("bilan-national", "FR", "2011-02-28");
  CHECK(holds(tree, "10 % (retenu par défaut)"));
  CHECK(holds(tree, "retenu par défaut : l'enveloppe de 34,5 M€ pour 150 000 jeunes"));
  CHECK_FALSE(holds(tree, "fixé par le comité"));
  CHECK(holds(tree, R"("Val-de-Sorne" | <4 nombre> | <33/10 nombre .2> | <4 nombre>)"));
  CHECK(holds(tree, "Le comité de pilotage national s'est réuni"));
}

TEST_CASE("the dashboard of a mission locale shows its entries beside its objective") {
  const std::string tree = tree_of("tableau-de-bord", "ML02", "2011-02-28");
  CAPTURE(tree);
  CHECK(holds(tree, "chart #objectif bullet"));
  CHECK(holds(tree, "categories \"Mission locale du Pays de Sorne\""));
  CHECK(std::regex_search(tree, std::regex{"series \"Entrées\" <[1-9][0-9]* jeunes>"}));
}

TEST_CASE("IO 411 is told to be a local reckoning, whose regional tables bind one region only") {
  const std::string tree = tree_of("controle-coherence", "ML01", "2011-02-28");
  CHECK(holds(tree, "calcul local, non comparable à l'envoi de l'assistance technique"));
  CHECK(holds(tree, "celles de Rhône-Alpes (note de novembre 2010) n'y valent pas"));
  CHECK_FALSE(holds(tree, "sans objet ici"));
  CHECK(holds(tree, "\"SUI1\""));
  CHECK_FALSE(holds(tree, "\"PRG1\""));
  CHECK(holds(tree, "article 5.3-1"));
}

TEST_CASE("the targets of a contract print year by year, those of its text too") {
  const Outcome outcome =
      run_program({"modele", "arbre", "contrat-objectifs", "--donnees",
                   fixture("contrat-objectifs-2009"), "--periode", "2010", "--territoire", "ML"});
  REQUIRE(outcome.status == 0);
  CHECK(holds(outcome.out, "l’alternance\" | \"IO301\" | \"jeunes\" | <85 jeunes>"));
  CHECK(holds(outcome.out, "<70 jeunes> | <75 jeunes>"));
  CHECK(holds(outcome.out,
              "au CARED\" | \"IO341\" | \"CARED\" | <5 nombre> | <7 nombre> | <10 nombre>"));
  CHECK(holds(outcome.out,
              "portefeuille\" | \"IO311\" | \"entreprises\" | <50 nombre> | <3/20 évolution>"));
  CHECK(holds(outcome.out, "activité jeunes de la ML\" | \"IO312\" | "));
  CHECK(holds(outcome.out, "<1/100 taux .1> | <3/20 évolution> | <3/20 évolution>"));
  CHECK(holds(outcome.out, "\"Actualités d’entreprises saisies\" | \"AXE31\" | "));
  CHECK(holds(outcome.out, "Le texte du contrat fixe un autre objectif que son tableau."));
  CHECK(holds(outcome.out, "Effectifs de la structure au "));
  const Outcome first =
      run_program({"modele", "arbre", "contrat-objectifs", "--donnees",
                   fixture("contrat-objectifs-2009"), "--periode", "2009", "--territoire", "ML"});
  CHECK(holds(first.out, "Le tableau du contrat n'imprime rien, son texte fixe l'objectif."));
  CHECK(holds(outcome.out, "il ne développe ni TBG ni BRH"));
}
