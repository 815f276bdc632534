// The reports of the demo as their readers get them: language, length, what each table tells.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "chain/grammar.hpp"
#include "workbook/xlsx_reader.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kReports{
    "bilan-local",       "bilan-regional",       "bilan-national",        "bilan-plateformes",
    "tableau-de-bord",   "suivi-pops",           "suivi-subventions",     "volumes-regionaux",
    "contrat-objectifs", "controle-coherence",   "bilan-pluriannuel",     "flux-et-sorties",
    "convocation",       "ordre-du-jour",        "releve-de-decisions",   "echeancier",
    "plan-d-actions",    "agents-affectes",      "synthese-des-reponses", "notification-objectif",
    "rubriques",         "structures-du-reseau", "fiche-bonne-pratique",  "feuille-emargement"};

/// Makes the report for every territory of the demo, or as `more` says.
void produce(const std::string& report, const std::string& format, const std::string& folder,
             const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{
      "produire",   report,     "--donnees", fixture("demo"), "--periode", "2010", "--arrete-au",
      "2011-02-28", "--sortie", folder,      "--format",      format,      "-q"};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run_program(words);
  CAPTURE(report, outcome.err);
  REQUIRE(outcome.status == 0);
}

/// Paragraphs, headings and cells of an OpenDocument text, names and prints of files left out.
void add_paragraphs(const std::string& path, std::set<std::string>& into) {
  static const std::regex kNoProse{"[0-9a-f]{16,64}|[a-z_]+\\.csv|DE0\\.[a-z]+"};
  static const std::regex kBlank{"<text:(s|line-break)[^>]*/>"};
  static const std::regex kTabs{"<text:tab[^>]*/>"};  // before the page number of a contents line
  const std::string xml = std::regex_replace(
      std::regex_replace(copil::xlsx::parts(path).at("content.xml"), kBlank, " "), kTabs, "\n");
  for (const char* tag : {"text:p", "text:h"}) {
    for (const auto& element : copil::xlsx::elements(xml, tag)) {
      std::string words = std::regex_replace(copil::xlsx::content(element), kNoProse, "12");
      words.erase(0, words.find_first_not_of(' '));
      into.insert(std::move(words));
    }
  }
}

/// The blocks of a template that its readers see as tables or charts, each as its text.
std::vector<std::string> blocks_of(const fs::path& path) {
  std::istringstream lines{bytes_of(path)};
  std::vector<std::string> blocks;
  bool is_inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```tableau" || line == "```graphique") {
      is_inside = true;
      blocks.emplace_back();
    } else if (line == "```") {
      is_inside = false;
    } else if (is_inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

/// The pages of each document, by name, as the manifest tells them.
std::map<std::string, int> pages_in(const std::string& folder) {
  static const std::regex kDocument{
      R"re("rapport": "([^"]*)",\s*"territoire": "([^"]*)",[^{}]*"pages": (\d+))re"};
  const std::string manifest = bytes_of(folder + "/manifeste.json");
  std::map<std::string, int> pages;
  for (std::sregex_iterator it{manifest.begin(), manifest.end(), kDocument}, end; it != end; ++it) {
    pages[(*it)[1].str() + " " + (*it)[2].str()] = std::stoi((*it)[3]);
  }
  REQUIRE_FALSE(pages.empty());
  return pages;
}

}  // namespace

TEST_CASE("reports of the demo are written in good French", "[lent]") {
  require_grammar_checker();
  std::set<std::string> paragraphs;
  const auto add_report = [&](const std::string& report, const std::vector<std::string>& more) {
    const TemporaryFolder folder;
    produce(report, "odt", folder.path(), more);
    for (const auto& entry : fs::directory_iterator{folder.path()}) {
      if (entry.path().extension() == ".odt") add_paragraphs(entry.path(), paragraphs);
    }
  };
  for (const auto& report : kReports) add_report(report, {});
  add_report("bordereau-de-transmission", {});
  add_report("simulation-objectifs",
             {"--scenario", fixture("scenarios.yaml"), "--territoire", "R1"});
  REQUIRE(paragraphs.size() > 500);
  // The checker is slow to start: it reads each different paragraph once, all in one go.
  std::string text;
  for (const auto& paragraph : paragraphs) text += paragraph + "\n\n";
  // The code of a figure is no word: AFF.perdus_apres.
  text = std::regex_replace(text, std::regex{R"(\b[A-Z]+[0-9]?\.[a-z_]+)"}, "AFF");
  const TemporaryFolder folder;
  const auto accepted = accepted_remarks();
  for (const auto& remark : remarks_on(folder.write("texte.txt", text))) {
    CAPTURE(remark);
    CHECK(is_accepted(accepted, remark));
  }
}

TEST_CASE("a national folder gives papers and dashboards of their length, bilans that can be read",
          "[lent]") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"exemple", folder.file("d"), "--missions", "484", "--jeunes", "60000", "-q"})
              .status == 0);
  const auto check = [&](const char* report, const char* level, int most,
                         const char* period = "2010", const char* arrete = "2010-12-31") {
    const std::string out = folder.file(std::string{report} + level + period + arrete);
    const Outcome outcome = run_program({"produire", report, "--donnees", folder.file("d"),
                                         "--periode", period, "--arrete-au", arrete, "--niveau",
                                         level, "--sortie", out, "--format", "pdf", "-q"});
    CAPTURE(report, level, period, arrete, outcome.err);
    REQUIRE(outcome.status == 0);
    for (const auto& [name, pages] : pages_in(out)) {
      CAPTURE(name, pages);
      CHECK(pages <= most);
    }
  };
  for (const char* level : {"national", "region", "departement"}) {
    check("tableau-de-bord", level, 2);
    check("tableau-de-bord", level, 2, "2010-S1", "2010-06-30");
  }
  for (const char* level : {"national", "region"}) {
    for (const char* arrete : {"2010-06-30", "2010-12-31", "2011-03-15"}) {
      check("ordre-du-jour", level, 1, "2010", arrete);
      check("releve-de-decisions", level, 2, "2010", arrete);
    }
  }
  check("bilan-national", "national", 22);
  check("controle-coherence", "region", 9);
  check("bilan-regional", "region", 30);
}

TEST_CASE("every table and chart tells its source and its field") {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator{COPIL_SOURCE_DIR "/templates"}) {
    const std::string path = entry.path();
    if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
    for (const auto& block : blocks_of(path)) {
      CAPTURE(path, block);
      ++count;
      CHECK(("\n" + block).find("\nsource: ") != std::string::npos);
      CHECK(("\n" + block).find("\nchamp: ") != std::string::npos);
    }
  }
  CHECK(count > 60);
}

TEST_CASE("no template writes a day in figures beside those that are written in words") {
  for (const auto& entry : fs::recursive_directory_iterator{COPIL_SOURCE_DIR "/templates"}) {
    if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
    if (entry.path().filename() == "commande.md") continue;  // what is typed has no other form
    CAPTURE(entry.path().string());
    CHECK(bytes_of(entry.path()).find("date_courte") == std::string::npos);
  }
}

TEST_CASE("a contract of objectives has its structure, territory, population and axes if asked") {
  const TemporaryFolder folder;
  const std::string answers = folder.write(
      "champs.yaml",
      "pages_du_contrat: oui\naxe_1_quoi: Atelier\naxe_1_combien: 40 jeunes\nautres_axes: |\n"
      "  Permis ; le garage ; juin ; 12 jeunes\n  Parrainage ; les entreprises ; mai ; 9 jeunes\n");
  std::vector<std::string> words{"modele", "arbre", "contrat-objectifs", "--territoire", "ML02"};
  const Outcome plain = run_program(words);
  CHECK(plain.out.find("axe_1_qui") == std::string::npos);
  words.insert(words.end(), {"--reponses", answers});
  const Outcome whole = run_program(words);
  CAPTURE(whole.err);
  REQUIRE(whole.status == 0);
  for (const char* told : {"\"Population\"", "blank(superficie", "\"Quoi\"", "\"Combien\"",
                           "Atelier", "40 jeunes", "blank(axe_1_qui", "blank(axe_5_combien",
                           "Permis ; le garage", "Parrainage ; les entreprises"}) {
    CAPTURE(told);
    CHECK(whole.out.find(told) != std::string::npos);
  }
}

TEST_CASE("documents are as long as their readers can bear", "[lent]") {
  const std::map<std::string, std::pair<int, int>> bounds{
      {"bilan-local", {6, 12}},       {"bilan-regional", {8, 14}},   {"bilan-national", {8, 14}},
      {"bilan-plateformes", {1, 3}},  {"tableau-de-bord", {1, 2}},   {"suivi-pops", {1, 3}},
      {"suivi-subventions", {2, 4}},  {"volumes-regionaux", {1, 3}}, {"contrat-objectifs", {1, 4}},
      {"controle-coherence", {2, 6}}, {"bilan-pluriannuel", {4, 7}}, {"flux-et-sorties", {6, 9}}};
  for (const auto& [report, allowed] : bounds) {
    const TemporaryFolder folder;
    produce(report, "pdf", folder.path());
    for (const auto& [name, pages] : pages_in(folder.path())) {
      CAPTURE(name, pages);
      CHECK(pages >= allowed.first);
      CHECK(pages <= allowed.second);
    }
  }
}

TEST_CASE("no page of the demo is beyond the critic's limits", "[lent]") {
  const std::vector<std::vector<std::string>> trials{
      {},
      {"--donnees", fixture("demo"), "--periode", "2010", "--arrete-au", "2010-06-30"},
      {"--donnees", fixture("demo"), "--periode", "2010", "--arrete-au", "2010-12-20"},
      {"volumes-regionaux", "--donnees", fixture("accord-cadre-2010"), "--periode", "2010"},
      {"tableau-de-bord", "--donnees", fixture("accord-cadre-2010"), "--periode", "2011-S1"},
      {"contrat-objectifs", "--donnees", fixture("contrat-objectifs-2009"), "--periode", "2009"}};
  for (const auto& trial : trials) {
    std::vector<std::string> words{"modele", "verifier"};
    words.insert(words.end(), trial.begin(), trial.end());
    const Outcome outcome = run_program(words);
    CAPTURE(words, outcome.out);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
  }
}

TEST_CASE("no page of a national folder is beyond the critic's limits", "[lent]") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"exemple", folder.file("d"), "--missions", "484", "--jeunes", "20000", "-q"})
              .status == 0);
  for (const char* report :
       {"tableau-de-bord", "bilan-national", "bilan-regional", "volumes-regionaux",
        "bilan-plateformes", "echeancier", "suivi-subventions", "controle-coherence", "suivi-pops",
        "plan-d-actions", "agents-affectes", "simulation-objectifs", "synthese-des-reponses",
        "flux-et-sorties", "bilan-pluriannuel", "bilan-local"}) {
    const Outcome outcome = run_program(
        {"modele", "verifier", report, "--donnees", folder.file("d"), "--periode", "2010"});
    CAPTURE(report, outcome.out, outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
  }
}
