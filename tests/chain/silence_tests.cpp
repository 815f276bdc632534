// Nothing silent (1-data, rules 1, 4, 8): what is not known is n.d. or stops, and says why.
#include <filesystem>
#include <sstream>

#include "chain/program.hpp"
#include "chain/small_folder.hpp"

using namespace copil::testing;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> figures_words(const std::string& folder) {
  return {"indicateurs",  "--donnees", folder,     "--periode", "2010",
          "--territoire", "ML1",       "--format", "csv"};
}

std::vector<std::string> report_words(const std::string& report, const std::string& folder,
                                      const std::string& out) {
  return {"produire",     report, "--donnees", folder, "--periode", "2010",
          "--territoire", "ML1",  "--sortie",  out,    "--format",  "pdf"};
}

Outcome outcome_with(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

/// The document's words, every blank a plain one, lines joined.
std::string words_in(const std::string& pdf) {
  std::string text = printed_by("pdftotext -raw " + in_quotes(pdf) + " -");
  for (const std::string blank : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.replace(at, blank.size(), " ");
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the clean folder gives its figures and says nothing") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(figures_words(SmallFolder{}.write(folder)));
  CHECK(outcome.err.empty());
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, "VOL;ML1;2010;2010-12-31;3;3\n"));
}

TEST_CASE("a figure whose column is absent stops the commands of figures") {
  SmallFolder data;
  data.replace("cotraitances.csv", "date_initialisation", "commencement");
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const std::string place = path +
                            "/cotraitances.csv: erreur : colonne date_initialisation "
                            "absente : ";
  const Outcome figures = run_program(figures_words(path));
  CHECK(figures.status == 3);
  CHECK(figures.out.empty());
  CHECK(holds(figures.err, place + "DE0, "));
  CHECK(holds(figures.err, "corrigez l'en-tête, ou ajoutez la colonne, même vide"));
  for (const char* command : {"volumes", "subventions"}) {
    const Outcome outcome =
        run_program({command, "--donnees", path, "--annee", "2010", "--format", "csv"});
    CHECK(outcome.status == 3);
    const std::string known = command == std::string{"volumes"} ? "connus" : "connues";
    CHECK(holds(outcome.err, place + "les " + command + " ne sont pas " + known + "\n"));
  }
  const Outcome explained =
      run_program({"expliquer", "VOL", "--donnees", path, "--periode", "2010"});
  CHECK(explained.status == 3);
  CHECK(holds(explained.err, place + "VOL n'est pas connu\n"));
}

TEST_CASE("a document prints n.d. for what it cannot know, and says why") {
  SmallFolder data;
  data.replace("cotraitances.csv", "date_initialisation", "commencement");
  const TemporaryFolder folder;
  const std::string out = folder.file("s");
  const Outcome outcome = run_program(report_words("bilan-local", data.write(folder), out));
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.err, "attention : colonne date_initialisation absente : "));
  const std::string words = words_in(out + "/bilan-local_ML1_2010.pdf");
  CHECK(holds(words,
              "n.d. : non disponible. La colonne date_initialisation est absente de "
              "cotraitances.csv : "));
  CHECK(holds(words, "Réserves sur les données"));
  CHECK_FALSE(holds(words, "9 200"));
}

TEST_CASE("a column read as empty is told, the figure is known") {
  SmallFolder data;
  data.replace("conventions.csv", ";date_resiliation", "");
  data.replace("conventions.csv", ";;;\n", ";;\n");
  const TemporaryFolder folder;
  const Outcome outcome = run_program(
      {"subventions", "--donnees", data.write(folder), "--annee", "2010", "--format", "csv"});
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.err,
              "conventions.csv: attention : colonne date_resiliation absente, lue "
              "comme vide : les subventions en dépendent\n"));
}

TEST_CASE("without a column of amounts no sum is known") {
  SmallFolder data;
  data.replace("conventions.csv", ";montant", "");
  data.replace("conventions.csv", ";;;\n", ";;\n");
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const Outcome outcome =
      run_program({"subventions", "--donnees", path, "--annee", "2010", "--format", "csv"});
  CHECK(outcome.status == 3);
  CHECK(outcome.out.empty());
  CHECK(outcome.err ==
        path +
            "/conventions.csv: erreur : colonne montant absente : les subventions ne sont pas "
            "connues\n   aide : corrigez l'en-tête, ou ajoutez la colonne, même vide si rien n'est "
            "à y écrire\n");
}

TEST_CASE("a file that says nothing of the period stops the documents before they are written") {
  SmallFolder data;
  data.files["services.csv"] = "jeune;mission_locale;date;enjeu\nJ1;ML1;2009-01-12;E1\n";
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const std::string out = folder.file("s");
  const Outcome refused = run_program(report_words("bilan-local", path, out));
  CHECK(refused.status == 3);
  CHECK(holds(
      refused.err,
      path + "/services.csv: erreur : aucune ligne ne porte sur la période (année\u00A02010)"));
  CHECK_FALSE(fs::exists(out));
  const std::vector<std::string> run{"campagne",     "mensuelle", "--donnees", path,
                                     "--periode",    "2010-06",   "--sortie",  out,
                                     "--territoire", "ML1",       "--format",  "pdf"};
  CHECK(run_program(run).status == 3);
  CHECK_FALSE(fs::exists(out));
  const Outcome accepted =
      outcome_with(report_words("bilan-local", path, out), {"--accepter-incomplet", "-q"});
  CHECK(accepted.status == 0);
  CHECK(holds(accepted.err, "attention : aucune ligne ne porte sur la période"));
  CHECK(holds(words_in(out + "/bilan-local_ML1_2010.pdf"),
              "services.csv : aucune ligne ne porte sur la période (année 2010)."));
  const Outcome figures = run_program(figures_words(path));
  CHECK(figures.status == 0);
  CHECK(holds(figures.err, "services.csv: attention : aucune ligne ne porte sur la période"));
}

TEST_CASE("objectives, conventions and payments say nothing of a year that they do not have") {
  const TemporaryFolder folder;
  const auto run_with = [&](const std::string& file, const std::string& text) {
    SmallFolder data;
    data.files[file] = text;
    const std::string path = data.write(folder, file);
    const Outcome outcome =
        run_program({"subventions", "--donnees", path, "--annee", "2010", "--format", "csv"});
    CHECK(outcome.status == 0);
    return outcome.err.substr(std::min(path.size() + 1, outcome.err.size()));
  };
  const std::string nothing =
      ": attention : aucune ligne ne porte sur la période (année\u00A02010)\n";
  CHECK(run_with("objectifs.csv", "annee;territoire;date_effet;objectif\n") ==
        "objectifs.csv" + nothing);
  CHECK(
      run_with("objectifs.csv", "annee;territoire;date_effet;objectif\n2009;ML1;2009-01-01;10\n") ==
      "objectifs.csv" + nothing);
  CHECK(run_with("versements.csv", "convention;rang;date;montant\n") == "versements.csv" + nothing);
  // Known once the arrêté has come.
  CHECK(run_with("versements.csv", "convention;rang;date;montant\nCV1;1;2011-01-20;920,00\n") ==
        "versements.csv" + nothing);

  SmallFolder data;
  data.files["conventions.csv"] =
      "convention;type;territoire;annee;date_signature;montant;date_compte_rendu;date_"
      "resiliation\n";
  data.files["versements.csv"] = "convention;rang;date;montant\n";
  const std::string path = data.write(folder);
  const Outcome none =
      run_program({"subventions", "--donnees", path, "--annee", "2010", "--format", "csv"});
  CHECK(none.err == path + "/conventions.csv" + nothing);
  const std::string out = folder.file("s");
  const Outcome refused = run_program(report_words("bilan-local", path, out));
  CHECK(refused.status == 3);
  CHECK(
      holds(refused.err, path + "/conventions.csv: erreur : aucune ligne ne porte sur la période"));
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("no payment is missed before a signed convention has had the time to be paid") {
  SmallFolder data;
  data.files["versements.csv"] = "convention;rang;date;montant\n";
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const auto is_missed = [&](const char* arrete) {
    const Outcome outcome = run_program({"subventions", "--donnees", path, "--annee", "2010",
                                         "--arrete-au", arrete, "--format", "csv"});
    CHECK(outcome.status == 0);
    return holds(outcome.err, "versements.csv");
  };
  CHECK_FALSE(is_missed("2010-01-09"));
  CHECK_FALSE(is_missed("2010-02-28"));
  CHECK(is_missed("2010-03-01"));
}

TEST_CASE("youths of whom nothing is known are told") {
  SmallFolder data;
  data.files["jeunes.csv"] = "jeune;date_naissance\n";
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const Outcome figures = run_program(figures_words(path));
  CHECK(figures.status == 0);
  CHECK(figures.err == path +
                           "/jeunes.csv: attention : aucune ligne sous l'en-tête : aucune date de "
                           "naissance n'est connue\n");
  const Outcome accepted = outcome_with(report_words("bilan-local", path, folder.file("s")),
                                        {"--accepter-incomplet", "-q"});
  CHECK(accepted.status == 0);
  CHECK(holds(words_in(folder.file("s") + "/bilan-local_ML1_2010.pdf"),
              "jeunes.csv : aucune ligne sous l’en-tête : aucune date de naissance n’est connue."));
}

TEST_CASE("a column that no row fills is told, and stops the documents where it cannot be so") {
  const TemporaryFolder folder;
  const std::string path = folder.file("d");
  fs::copy(fixture("demo"), path);
  // Every date of initialisation taken out: the column stays.
  std::string emptied;
  std::istringstream lines{bytes_of(path + "/cotraitances.csv")};
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells;
    std::istringstream row{line};
    for (std::string cell; std::getline(row, cell, ';');) cells.push_back(cell);
    cells.resize(9);
    if (!emptied.empty()) cells[6].clear();
    for (std::size_t i = 0; i < cells.size(); ++i) emptied += (i == 0 ? "" : ";") + cells[i];
    emptied += "\n";
  }
  folder.write("d/cotraitances.csv", emptied);
  const std::string said = path +
                           "/cotraitances.csv: attention : la colonne date_initialisation "
                           "est vide à chaque ligne : ";
  const Outcome money = run_program({"subventions", "--donnees", path, "--annee", "2010",
                                     "--arrete-au", "2011-02-28", "--format", "csv"});
  CHECK(money.status == 0);
  CHECK(holds(money.err, said + "les subventions en dépendent\n"));
  const std::vector<std::string> letter{"produire",
                                        "lettre-de-reversement",
                                        "--donnees",
                                        path,
                                        "--periode",
                                        "2010",
                                        "--territoire",
                                        "ML01",
                                        "--arrete-au",
                                        "2011-02-28",
                                        "--format",
                                        "pdf",
                                        "--sortie",
                                        folder.file("s"),
                                        "-q"};
  const Outcome refused = run_program(letter);
  CHECK(refused.status == 3);
  CHECK(holds(refused.err, "cotraitances.csv: erreur : la colonne date_initialisation est vide"));
  CHECK_FALSE(fs::exists(folder.file("s") + "/lettre-de-reversement_ML01_2010.pdf"));
  const Outcome accepted = outcome_with(letter, {"--accepter-incomplet"});
  CHECK(accepted.status == 0);
  CHECK(holds(words_in(folder.file("s") + "/lettre-de-reversement_ML01_2010.pdf"),
              "cotraitances.csv : la colonne date_initialisation est vide à chaque ligne : "));
}

TEST_CASE("a document says which absent column it reads as empty") {
  SmallFolder data;
  data.replace("conventions.csv", ";date_resiliation", "");
  data.replace("conventions.csv", "2010-01-10;;;", "2010-01-10;;");
  const TemporaryFolder folder;
  const std::string out = folder.file("s");
  REQUIRE(run_program(report_words("compte-rendu-execution", data.write(folder), out)).status == 0);
  CHECK(holds(words_in(out + "/compte-rendu-execution_ML1_2010.pdf"),
              "conventions.csv : colonne date_resiliation absente, lue comme vide : les "
              "subventions en dépendent."));
}

TEST_CASE("a table gives the reasons of what stands in it, no other's") {
  SmallFolder data;
  data.replace("actions.csv", "enjeu", "theme");
  data.replace("conventions.csv", "date_signature", "signee");
  const TemporaryFolder folder;
  const std::string out = folder.file("s");
  REQUIRE(run_program(report_words("bilan-local", data.write(folder), out)).status == 0);
  const std::string all = words_in(out + "/bilan-local_ML1_2010.pdf");
  const std::string words = all.substr(0, all.find("Réserves sur les données"));
  const std::string actions =
      "n.d. : non disponible. La colonne enjeu est absente de actions.csv : ";
  const std::string money =
      "n.d. : non disponible. La colonne date_signature est absente de conventions.csv : les "
      "subventions ne sont pas connues (n.d.).";
  CHECK(holds(words, actions));
  CHECK(holds(words, money));
  CHECK_FALSE(holds(words, "(n.d.). La colonne date_signature"));
}

TEST_CASE("fewer than half of the rows of the year before are told") {
  SmallFolder data;
  for (int i = 1; i <= 9; ++i) {
    data.files["services.csv"] += "J1;ML1;2009-05-0" + std::to_string(i) + ";E1\n";
  }
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const Outcome figures = run_program(figures_words(path));
  CHECK(figures.status == 0);
  CHECK(
      holds(figures.err,
            "services.csv: attention : 4 lignes pour la période (année\u00A02010), contre 9 lignes "
            "un an plus tôt\n"));
}

TEST_CASE("-q hides no warning, --strict says what fails it") {
  SmallFolder data;
  data.files["services.csv"] += "J1;ML1;2010-99-99;E1\n";
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const Outcome quiet = outcome_with(figures_words(path), {"-q", "--strict"});
  CHECK(quiet.status == 1);
  CHECK(holds(quiet.err, "1 ligne rejetée sur "));
  CHECK(holds(quiet.err, "plus d'une ligne sur vingt est rejetée"));
  CHECK(holds(quiet.err,
              "--strict : 1 ligne rejetée et 1 avertissement, la commande échoue (code 1)\n"));
  const Outcome told =
      outcome_with(report_words("tableau-de-bord", path, folder.file("s")), {"-q"});
  CHECK(told.status == 0);
  CHECK(holds(words_in(folder.file("s") + "/tableau-de-bord_ML1_2010.pdf"),
              "services.csv : 1 ligne rejetée sur 5"));
}

TEST_CASE("a campaign tells what moved by more than half since the one before") {
  SmallFolder data;
  std::string& services = data.files["services.csv"];
  for (int i = 1; i <= 20; ++i) {
    const std::string day = (i < 10 ? "0" : "") + std::to_string(i);
    services += "J" + std::to_string(1 + i % 3) + ";ML1;2010-05-" + day + ";E1\n";
    services += "J" + std::to_string(1 + i % 3) + ";ML1;2010-06-" + day + ";E1\n";
  }
  const TemporaryFolder folder;
  std::string path = data.write(folder);
  const auto run = [&](const std::string& period) {
    return run_program({"campagne", "mensuelle", "--donnees", path, "--periode", period, "--sortie",
                        folder.file(period), "--territoire", "ML1", "--format", "pdf", "-q",
                        "--accepter-incomplet"});
  };
  REQUIRE(run("2010-05").status == 0);
  services = "jeune;mission_locale;date;enjeu\nJ1;ML1;2010-06-01;E1\n";
  path = data.write(folder);
  const Outcome outcome = run("2010-06");
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.err,
              "attention : services.csv : lignes lues, 1, contre 44 à la campagne "
              "précédente (mai\u00A02010)\n"));
}
