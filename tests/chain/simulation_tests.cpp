// simulation-objectifs: what the document says is what `copil simuler` reckons, to the cent.
#include <filesystem>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

const std::string kScenarios = COPIL_SOURCE_DIR "/fixtures/scenarios.yaml";

Outcome made_simulation(const std::string& folder, const std::string& scenarios,
                        const std::string& territory, const std::string& formats) {
  std::vector<std::string> words{"produire",    "simulation-objectifs",
                                 "--donnees",   fixture("demo"),
                                 "--periode",   "2010",
                                 "--sortie",    folder,
                                 "--format",    formats,
                                 "--arrete-au", "2010-09-30",
                                 "-q",          "--date-effet",
                                 "2010-10-01",  "--territoire",
                                 territory};
  if (!scenarios.empty()) words.insert(words.end(), {"--scenario", scenarios});
  return run_program(words);
}

/// The figures that the PDF carries: table, group, line and column to value.
std::map<std::string, std::string> carried_figures(const std::string& pdf) {
  const TemporaryFolder attached;
  printed_by("pdfdetach -saveall -o " + in_quotes(attached.path()) + " " + in_quotes(pdf));
  std::map<std::string, std::string> figures;
  for_each_row(bytes_of(attached.file("chiffres.csv")), [&](const auto& cells) {
    if (cells.size() < 6) return;
    figures[cells[0] + "|" + cells[1] + "|" + cells[2] + "|" + plain(cells[3])] = cells[5];
  });
  return figures;
}

/// Whole cents of `13110.00`.
long cents(const std::string& amount) {
  std::string digits = amount;
  digits.erase(digits.find('.'), 1);
  return std::stol(digits);
}

std::map<std::string, std::string> labels() {
  std::map<std::string, std::string> all;
  for_each_row(bytes_of(fixture("demo/territoires.csv")),
               [&](const auto& cells) { all[cells[0]] = cells[2]; });
  return all;
}

/// The scenarios of the YAML file as a workbook of two sheets; what is `odd` is put in its place.
constexpr const char* kBook = R"py(
import sys, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Scénarios"
sheet.append(["nom", "enveloppe", "poids", "plancher", "plafond", "plafonner_demande"])
sheet.append(["demandes", 175, "demande", None, None, "oui"])
sheet.append(["saison", None, sys.argv[2], 0.9, 1.2, None])
asked = book.create_sheet("demandes")
asked.append(["scenario", "territoire", "demande"])
for code, count in (("ML01", 60), ("ML02", 80), ("ML03", 45)):
    asked.append([sys.argv[3], code, count])
book.save(sys.argv[1])
)py";

void write_book(const TemporaryFolder& folder, const std::string& path, const char* weights,
                const char* scenario) {
  const std::string script = folder.write("livre.py", kBook);
  printed_by("/usr/bin/python3 " + in_quotes(script) + " " + in_quotes(path) + " " + weights + " " +
             scenario);
}

Outcome tried_out(const std::string& scenarios) {
  return run_program({"simuler", "--donnees", fixture("demo"), "--annee", "2010", "--arrete-au",
                      "2010-09-30", "--date-effet", "2010-10-01", "--territoire", "R1",
                      "--scenario", scenarios, "--format", "csv", "-q"});
}

/// The scenario « demandes » applied to R1: rows and acts in `out`.
Outcome applied_to(const std::string& out, const std::vector<std::string>& more = {},
                   const char* arrete = "2010-09-30", const char* effect = "2010-10-01") {
  std::vector<std::string> words{
      "simuler",  "--donnees",    fixture("demo"), "--annee",      "2010", "--arrete-au",
      arrete,     "--date-effet", effect,          "--territoire", "R1",   "--scenario",
      kScenarios, "--appliquer",  "demandes",      "--sortie",     out,    "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

constexpr const char* kMoney = "Montants avant et après|";
constexpr const char* kInstalments = "Acomptes avant et après|";
constexpr const char* kYouths = "Objectifs avant et après, demandes et bornes|";

}  // namespace

TEST_CASE("a simulation without scenarios is told, and scenarios where nobody compares them") {
  const TemporaryFolder folder;
  const Outcome lacking = made_simulation(folder.file("s"), "", "R1", "pdf");
  CHECK(lacking.status == 2);
  CHECK(lacking.err.find("il manque l'option --scenario : ce document compare des scénarios") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("s")));
  const Outcome needless = run_program(
      {"produire", "volumes-regionaux", "--donnees", fixture("demo"), "--periode", "2010",
       "--sortie", folder.file("s"), "--territoire", "R1", "--scenario", kScenarios});
  CHECK(needless.status == 2);
  CHECK(needless.err.find("--scenario ne sert pas à ce document") != std::string::npos);
}

TEST_CASE("the document says what simuler reckons, row by row, and its totals are exact") {
  const TemporaryFolder folder;
  const Outcome made = made_simulation(folder.path(), kScenarios, "R1", "pdf,xlsx,odt,html");
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  const auto figures = carried_figures(folder.file("simulation-objectifs_R1_2010.pdf"));
  const Outcome tried = tried_out(kScenarios);
  REQUIRE(tried.status == 0);
  const auto names = labels();
  std::map<std::string, long> money;
  std::map<std::string, long> objectives;
  std::size_t rows = 0;
  for_each_row(tried.out, [&](const auto& cells) {
    const std::string line = cells[0] + "|" + names.at(cells[1]) + "|";
    CAPTURE(line);
    CHECK(figures.at(kYouths + line + "En vigueur") == cells[2]);
    CHECK(figures.at(kYouths + line + "Simulé") == cells[4]);
    CHECK(figures.at(kMoney + line + "Montant en vigueur") == cells[9]);
    CHECK(figures.at(kInstalments + line + "Premier acompte : En vigueur") == cells[10]);
    CHECK(figures.at(kInstalments + line + "Second acompte : Simulé") == cells[14]);
    CHECK(figures.at(kMoney + line + "Montant simulé") == cells[12]);
    money[cells[0]] += cents(cells[12]);
    objectives[cells[0]] += std::stol(cells[4]);
    ++rows;
  });
  CHECK(rows == 6);
  CHECK(objectives["demandes"] == 175);
  for (const char* scenario : {"demandes", "saison"}) {
    CAPTURE(scenario);
    const std::string total = std::string{scenario} + "|Ensemble|";
    CHECK(cents(figures.at(kMoney + total + "Montant simulé")) == money[scenario]);
    CHECK(std::stol(figures.at(kYouths + total + "Simulé")) == objectives[scenario]);
  }
}

TEST_CASE("a scenario that nobody can hold stops the document, and says which") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("s.yaml", "scenarios:\n  - nom: trop\n    enveloppe: 900\n    plafond: 1,1\n");
  const Outcome made = made_simulation(folder.file("s"), file, "R1", "pdf");
  CHECK(made.status == 3);
  CHECK(made.err.find("scénario « trop »") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("s/simulation-objectifs_R1_2010.pdf")));
}

TEST_CASE(
    "a workbook of scenarios says what the YAML file says; its faults are told at their cell") {
  const TemporaryFolder folder;
  const std::string book = folder.file("s.xlsx");
  write_book(folder, book, "projection", "demandes");
  const Outcome from_book = tried_out(book);
  CAPTURE(from_book.err);
  CHECK(from_book.status == 0);
  CHECK(from_book.out == tried_out(kScenarios).out);
  write_book(folder, book, "taille", "demandes");
  const Outcome weights = tried_out(book);
  CHECK(weights.status == 3);
  CHECK(weights.err.find("s.xlsx, feuille « Scénarios », cellule C3") != std::string::npos);
  CHECK(weights.err.find("`poids` : objectif, realise, projection ou demande est attendu") !=
        std::string::npos);
  write_book(folder, book, "projection", "autre");
  const Outcome stranger = tried_out(book);
  CHECK(stranger.status == 3);
  CHECK(stranger.err.find("feuille « demandes », cellule A2") != std::string::npos);
  CHECK(stranger.err.find("aucun scénario ne s'appelle « autre »") != std::string::npos);
}

TEST_CASE(
    "a scenario that is chosen gives its rows and its acts, as the rows in the folder would") {
  const TemporaryFolder folder;
  const Outcome chosen = applied_to(folder.file("actes"));
  CAPTURE(chosen.err);
  REQUIRE(chosen.status == 0);
  CHECK(chosen.out.empty());
  const std::string rows = bytes_of(folder.file("actes/lignes-objectifs.csv"));
  CHECK(rows ==
        "annee;territoire;date_effet;objectif;acte\n"
        "2010;ML01;2010-10-01;57;simulation\n2010;ML02;2010-10-01;76;simulation\n"
        "2010;R1;2010-10-01;175;simulation\n");
  fs::copy(fixture("demo"), folder.file("d"));
  folder.write("d/objectifs.csv",
               bytes_of(fixture("demo/objectifs.csv")) + rows.substr(rows.find('\n') + 1));
  for (const auto& [report, code] : {std::pair{"annexe-repartition", "R1"},
                                     {"avenant-objectif", "R1"},
                                     {"avenant-objectif", "ML01"},
                                     {"avenant-objectif", "ML02"}}) {
    CAPTURE(report, code);
    REQUIRE(run_program({"produire", report, "--donnees", folder.file("d"), "--periode", "2010",
                         "--arrete-au", "2010-09-30", "--territoire", code, "--format", "odt",
                         "--sortie", folder.file("s"), "-q"})
                .status == 0);
    const std::string name = std::string{report} + "_" + code + "_2010";
    CHECK(fs::exists(folder.file("actes/" + name + ".pdf")));
    const auto content = [&](const std::string& place) {
      return copil::xlsx::parts(folder.file(place + "/" + name + ".odt")).at("content.xml");
    };
    CHECK(content("actes") == content("s"));
  }
  CHECK_FALSE(fs::exists(folder.file("actes/avenant-objectif_ML03_2010.pdf")));
  const std::string sharing =
      plain(copil::xlsx::parts(folder.file("s/annexe-repartition_R1_2010.odt")).at("content.xml"));
  for (const char* words : {"57", "76", "42", "175", "1er octobre 2010"}) {
    CAPTURE(words);
    CHECK(sharing.find(words) != std::string::npos);
  }
}

TEST_CASE("the acts of a scenario are all made or none, and what cannot be is told") {
  const TemporaryFolder folder;
  // A team's template that mission locales cannot fill: it leads to a title that they have not.
  folder.write("e/templates/avenant-objectif/modele.md", R"(---
titre: Avenant
niveau: [mission_locale, region]
style: acte
---

Voir [le titre](#objet).

{% if territoire.code == "R1" %}
# Le titre {#objet}

Rien.
{% endif %}
)");
  const Outcome failed = applied_to(folder.file("actes"), {"--personnalisation", folder.file("e")});
  CHECK(failed.status == 3);
  CHECK(failed.err.find("aucun document n'est gardé : ils vont ensemble") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("actes")));
  const Outcome lonely =
      run_program({"simuler", "--donnees", fixture("demo"), "--annee", "2010", "--territoire", "R1",
                   "--scenario", kScenarios, "--sortie", folder.file("actes")});
  CHECK(lonely.status == 2);
  CHECK(lonely.err.find("il manque --appliquer") != std::string::npos);
  const Outcome late = applied_to(folder.file("actes"), {}, "2010-12-31", "2011-01-01");
  CHECK(late.status == 2);
  CHECK(late.err.find("l'année 2010 est finie au jour d'effet") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("actes")));
}

TEST_CASE("a scenario does not write a second objective of one day") {
  const TemporaryFolder folder;
  const Outcome twice = applied_to(folder.file("actes"), {}, "2010-12-31", "2010-01-01");
  CAPTURE(twice.err);
  CHECK(twice.status == 3);
  CHECK(twice.err.find("objectifs.csv a déjà un objectif de « ML01 » au 1er") != std::string::npos);
}

TEST_CASE("the rows of the scenario chosen give the region's avenant, its shares, and the batch") {
  const TemporaryFolder folder;
  fs::copy(fixture("demo"), folder.file("d"));
  const Outcome chosen =
      run_program({"simuler", "--donnees", fixture("demo"), "--annee", "2010", "--arrete-au",
                   "2010-09-30", "--date-effet", "2010-10-01", "--territoire", "R1", "--scenario",
                   kScenarios, "--appliquer", "demandes", "-q"});
  REQUIRE(chosen.status == 0);
  const std::string rows = chosen.out.substr(chosen.out.find('\n') + 1);
  folder.write("d/objectifs.csv", bytes_of(fixture("demo/objectifs.csv")) + rows);
  const Outcome made = run_program({"produire", "avenant-objectif", "--donnees", folder.file("d"),
                                    "--periode", "2010", "--arrete-au", "2010-09-30", "--niveau",
                                    "tous", "--format", "odt", "--sortie", folder.file("s"), "-q"});
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  const auto text = [&](const char* code) {
    return plain(
        copil::xlsx::parts(folder.file("s/avenant-objectif_" + std::string{code} + "_2010.odt"))
            .at("content.xml"));
  };
  for (const char* share : {"57", "76", "42", "175", "165"}) {
    CAPTURE(share);
    CHECK(text("R1").find(">" + std::string{share} + "<") != std::string::npos);
  }
  CHECK(text("ML01").find("57") != std::string::npos);
  CHECK(text("ML02").find("76") != std::string::npos);
}
