// What readers found on printed pages of the demo, and must not find again.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <tuple>

#include <catch2/catch.hpp>

#include "chain/program.hpp"
#include "support/temporary_folder.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// The pages of each PDF that the report gives, each as its text, lines side by side as printed.
std::map<std::string, std::vector<std::string>> printed_pages(const std::string& report,
                                                              const std::string& period,
                                                              const std::string& arrete) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", report, "--donnees", fixture("demo"), "--periode", period,
                   "--arrete-au", arrete, "--sortie", folder.path(), "--format", "pdf", "-q"});
  CAPTURE(report, outcome.err);
  REQUIRE(outcome.status == 0);
  std::map<std::string, std::vector<std::string>> printed;
  for (const auto& entry : fs::directory_iterator{folder.path()}) {
    if (entry.path().extension() != ".pdf") continue;
    auto& pages = printed[entry.path().stem()];
    std::istringstream text{
        printed_by("pdftotext -layout " + in_quotes(entry.path().string()) + " -")};
    for (std::string page; std::getline(text, page, '\f');) pages.push_back(page);
  }
  REQUIRE_FALSE(printed.empty());
  return printed;
}

/// The page, from 0, that holds these words; -1 for none.
int page_with(const std::vector<std::string>& pages, const std::string& words) {
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const std::string& page) {
    return page.find(words) != std::string::npos;
  });
  return found == pages.end() ? -1 : static_cast<int>(found - pages.begin());
}

}  // namespace

TEST_CASE("bilans cut none of their short tables, and define their figures on a page", "[lent]") {
  const std::vector<std::pair<std::string, std::string>> ends{
      {"par trimestre\n", "jeunes affectés depuis le"},
      {"par nature\n", "sans action l’année d’avant"},
      {"public par public\n", "la part est prise sur"}};
  for (const char* arrete : {"2010-06-30", "2011-02-28"}) {
    for (const char* report : {"bilan-local", "bilan-regional", "bilan-national"}) {
      for (const auto& [name, pages] : printed_pages(report, "2010", arrete)) {
        for (const auto& [title, end] : ends) {
          CAPTURE(arrete, name, title);
          CHECK(page_with(pages, title) != -1);
          CHECK(page_with(pages, title) == page_with(pages, end));
        }
        // Definitions, files and rules take less than a page.
        const int defined = page_with(pages, "l’affectation n’ayant pas été annulée");
        CHECK(defined != -1);
        CHECK(page_with(pages, "Fichiers dont vient") <= defined + 1);
        CHECK(page_with(pages, "Règles de calcul appliquées") <= defined + 1);
      }
    }
  }
}

namespace {

/// The whole text of that territory's document.
std::string printed_text(const std::string& report, const std::string& territory,
                         const std::string& arrete) {
  const auto printed = printed_pages(report, "2010", arrete);
  std::string text;
  for (const auto& page : printed.at(report + "_" + territory + "_2010")) text += page;
  REQUIRE_FALSE(text.empty());
  return std::regex_replace(text, std::regex{"\\s+"}, " ");
}

bool prints(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the gap of a terminated convention is told alike at each level", "[lent]") {
  const std::string bilan = printed_text("bilan-local", "ML05", "2011-02-28");
  CHECK(prints(bilan, "Situation : convention résiliée."));
  CHECK(prints(bilan, "sous-réalisation (convention"));
  const std::string board = printed_text("tableau-de-bord", "ML05", "2011-02-28");
  CHECK(prints(board, "l’objectif de l’année n’est donné que pour mémoire"));
  CHECK(prints(board, "(convention résiliée)"));
  CHECK(prints(printed_text("bilan-local", "ML06", "2011-02-28"), "non signée)"));
  const std::string apart =
      "une convention résiliée le 30 septembre 2010 (32 entrées jusqu’à la résiliation pour un "
      "objectif de 55) et une convention non signée (3 entrées pour un objectif de 12)";
  for (const auto& [report, territory] :
       {std::pair{"bilan-national", "FR"}, {"bilan-regional", "R3"}, {"tableau-de-bord", "FR"}}) {
    const std::string text = printed_text(report, territory, "2011-02-28");
    CHECK(prints(text, "Côte d’Argence compte " + apart + "."));
    // The nation has no other: it is told once.
    CHECK_FALSE(prints(text, "France (données inventées) compte"));
  }
  CHECK(prints(printed_text("ordre-du-jour", "FR", "2011-02-28"), "y compris " + apart));
  CHECK(prints(printed_text("tableau-de-bord", "ML03", "2011-02-28"), "Depuis le"));
}

TEST_CASE("lists of missions locales say which conventions are terminated", "[lent]") {
  const std::string volumes = printed_text("volumes-regionaux", "R3", "2011-02-28");
  CHECK(prints(volumes, "58,2 % 0 résiliée le 30 septembre 2010"));
  const std::string bilan = printed_text("bilan-regional", "R3", "2011-02-28");
  CHECK(prints(bilan, "58,2 % 0 résiliée le 30 septembre 2010"));
  CHECK(prints(volumes, "sous-réalisation, non signée"));
  CHECK(prints(bilan, "sous-réalisation, non signée"));
  const std::string local = printed_text("bilan-local", "ML06", "2011-02-28");
  CHECK(prints(local, "Situation : sous-réalisation, convention non signée."));
  CHECK(prints(local, "rien n’est payé avant la signature"));
}

TEST_CASE("before the year's end each number says its days", "[lent]") {
  const std::string arrete = "2010-12-20";
  const std::string board = printed_text("tableau-de-bord", "ML01", arrete);
  CHECK(prints(board, "4 en alerte, 2 en suspension ; évolution"));
  CHECK_FALSE(prints(board, "à fin novembre 2010 46"));
  const std::string bilan = printed_text("bilan-local", "ML01", arrete);
  CHECK(prints(bilan, "Situation des co-traitances au 20 décembre 2010"));
  CHECK(prints(bilan, "par enjeu, du 1er janvier au 20 décembre 2010"));
  CHECK(prints(printed_text("bilan-regional", "R1", arrete), "Ensemble, jeunes distincts"));
  CHECK_FALSE(prints(printed_text("bilan-regional", "R1", arrete), "à fin novembre 2010 Mission"));
  const std::string flux = printed_text("flux-et-sorties", "ML01", arrete);
  CHECK(prints(flux, "Au 30 novembre 2009 Au 30 novembre 2010 Au 20 décembre 2010"));
  CHECK(prints(flux, "Jeunes reçus en premier entretien 22 56 60 +154,5 %"));
}

TEST_CASE("a region's rate is given both ways wherever it stands", "[lent]") {
  for (const char* report : {"tableau-de-bord", "bilan-pluriannuel", "bilan-regional"}) {
    CAPTURE(report);
    CHECK(prints(printed_text(report, "R1", "2011-02-28"), "101,2 % de l’objectif"));
  }
}

TEST_CASE("under a question stands what helps to answer it, not the question again", "[lent]") {
  const std::string text = printed_text("bilan-local", "ML01", "2011-02-28");
  CHECK(prints(text, "QDE1. Les jeunes voient-ils clairement à quels services ils ont accès ?"));
  CHECK(prints(text, "ce que disent les jeunes, les enquêtes ; ce qui manque"));
}

TEST_CASE("of a double follow-up that has ended nothing is to be decided", "[lent]") {
  const std::string text = printed_text("controle-coherence", "ML01", "2011-02-28");
  CHECK(prints(text, "le double suivi a pris fin"));
}

TEST_CASE("the sites of a follow-up are those that prescribe", "[lent]") {
  CHECK_FALSE(prints(printed_text("suivi-pops", "R1", "2011-02-28"), " 0 0 0 0 0 n.d."));
}

TEST_CASE("a first year has nothing to compare, and says so", "[lent]") {
  const std::string text = printed_text("bilan-pluriannuel", "ML01", "2011-02-28");
  CHECK(prints(text, "2010 en est la première année"));
  CHECK_FALSE(prints(text, "Graphique"));
}

TEST_CASE("prescriptions from before the day that opened them are told", "[lent]") {
  const std::string text = printed_text("suivi-pops", "R1", "2011-02-28");
  CHECK(prints(text, "Date à vérifier : février 2010, prescriptions : 3, avant l’ouverture"));
  CHECK_FALSE(prints(text, "Date à vérifier : avril"));
}

TEST_CASE("what is to be paid tells open accounts from closed ones", "[lent]") {
  const std::string text = printed_text("suivi-subventions", "R1", "2011-02-28");
  CHECK(prints(text, "comptes ouverts"));
  CHECK(prints(text, "l’acompte non versé d’un compte clos est compris dans ce qui lui reste dû"));
}

TEST_CASE("a region late in dozens of places counts them, and lists its own", "[lent]") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"exemple", folder.file("pays"), "--jeunes", "3000", "-q"}).status == 0);
  const Outcome outcome =
      run_program({"modele", "arbre", "echeancier", "--donnees", folder.file("pays"), "--periode",
                   "2010", "--arrete-au", "2011-02-28", "--territoire", "R82"});
  CAPTURE(outcome.err);
  CHECK(prints(outcome.out, "Elles sont comptées plus bas, obligation par obligation"));
  CHECK(prints(outcome.out, "Aucune échéance en retard n'est du territoire lui-même."));
  CHECK_FALSE(prints(printed_text("echeancier", "R1", "2011-02-28"), "comptées plus bas"));
}

TEST_CASE("no document ends on a page of its files or of its signatures alone", "[lent]") {
  for (const auto& [report, territory, count] :
       {std::tuple{"bilan-local", "ML01", 11U}, std::tuple{"suivi-pops", "R1", 2U},
        std::tuple{"flux-et-sorties", "FR", 8U}, std::tuple{"agents-affectes", "FR", 2U},
        std::tuple{"compte-rendu-execution", "ML01", 2U},
        std::tuple{"bordereau-de-transmission", "R1", 1U}, std::tuple{"echeancier", "D11", 2U}}) {
    CAPTURE(report, territory);
    const auto printed = printed_pages(report, "2010", "2011-02-28");
    CHECK(printed.at(std::string{report} + "_" + territory + "_2010").size() <= count);
  }
}

TEST_CASE("a posting that ended says when, a piece not signed that it is to be", "[lent]") {
  CHECK(
      prints(printed_text("agents-affectes", "R3", "2011-02-28"), "terminée le 1er octobre 2010"));
  const std::string slip = printed_text("bordereau-de-transmission", "R1", "2011-02-28");
  CHECK(prints(slip, "à signer"));
  CHECK(prints(slip, "Pièces dues et non encore envoyées au 28 février 2011, jointes ou non"));
}

TEST_CASE("the state of the agents knows a renewal, and prints a command that does what it says",
          "[lent]") {
  const std::string agents = printed_text("agents-affectes", "R1", "2011-02-28");
  for (const char* words : {"renouvelée au 1er mars 2011", "à établir pour le 1er mars 2011",
                            "terme passé le 1er février 2011", "sans objet, un seul"}) {
    CAPTURE(words);
    CHECK(prints(agents, words));
  }
  std::smatch command;
  const std::regex shown{"copil (produire lettre-de-mission [^»]*--sortie) LETTRES"};
  REQUIRE(std::regex_search(agents, command, shown));
  const TemporaryFolder folder;
  const std::string words =
      std::regex_replace(command[1].str(), std::regex{"DOSSIER"}, in_quotes(fixture("demo")));
  printed_by(in_quotes(COPIL_PROGRAM) + " " + words + " " + in_quotes(folder.path()) +
             " --format html -q 2>&1");
  CHECK(fs::exists(folder.file("lettre-de-mission_PE011_2010.html")));
  CHECK(prints(bytes_of(folder.file("manifeste.json")), "2011-02-28"));
}

TEST_CASE("what was done by its last day is not to be looked at", "[lent]") {
  const std::string dates = printed_text("echeancier", "R1", "2011-02-28");
  CHECK(std::regex_search(dates, std::regex{"accord-cadre, faite 22 février 2011"}));
  CHECK(prints(dates, "a. dernier jour"));  // the bilan of the services, due that very day
}

TEST_CASE("tables say what ended, and one order everywhere", "[lent]") {
  const std::string dates = printed_text("echeancier", "R3", "2011-02-28");
  CHECK(prints(dates, "Mission locale de Port-Argence, convention résiliée le 30 septembre 2010"));
  CHECK(prints(dates, "Territoire par territoire"));
  const std::string country = printed_text("echeancier", "FR", "2011-02-28");
  CHECK(country.find("Côte d’Argence 1") < country.find("Val-de-Sorne 1"));
  // The territory itself, then those below by name.
  const std::string calendar = country.substr(country.find("Pays et régions"));
  const std::size_t own = calendar.find("France (données inventées) ");
  CHECK(own < calendar.find("Côte d’Argence "));
  CHECK(calendar.find("Côte d’Argence ") < calendar.find("Hautes-Combes "));
  const std::string answers = printed_text("synthese-des-reponses", "FR", "2011-02-28");
  CHECK(prints(answers, "Missions locales : bilans attendus, 6 ; aucune réponse n’est revenue."));
  CHECK_FALSE(prints(answers, "Qui a répondu"));
  CHECK(prints(printed_text("agents-affectes", "FR", "2011-02-28"), "Pays de Sorne Val-de-Sorne"));
  CHECK(prints(printed_text("flux-et-sorties", "R1", "2011-02-28"),
               "Jeunes en accompagnement au 31 décembre 2010, par âge"));
}
