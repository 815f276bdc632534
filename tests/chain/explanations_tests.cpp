// What `expliquer` prints is what `indicateurs` prints, through the program.
#include <cctype>
#include <map>
#include <set>
#include <sstream>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

/// The digits that follow `label` on its line, without the spaces that group them.
std::string number_after(const std::string& text, const std::string& label) {
  const auto start = text.find(label);
  REQUIRE(start != std::string::npos);
  std::string digits;
  for (std::size_t i = start + label.size(); i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == ',') break;
    if (std::isdigit(static_cast<unsigned char>(text[i])) != 0) digits += text[i];
  }
  return digits;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result{""};
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ';' && !is_quoted) result.emplace_back();
    if (c != '"' && (c != ';' || is_quoted)) result.back() += c;
  }
  return result;
}

/// The lines of the list of members, youths or actions.
long member_count(const std::string& text) {
  std::istringstream in{text.substr(text.find("\nMembres\n") + 9)};
  long count = 0;
  for (std::string line; std::getline(in, line);) count += line == "  aucun" ? 0 : 1;
  return count;
}

}  // namespace

namespace {

/// Explains the figures of the list that `is_wanted` picks; gives how many.
template <class IsWanted>
int compare_with_list(const IsWanted& is_wanted) {
  const std::string territory = "R1";
  const Outcome listed = run_program({"indicateurs", "--donnees", fixture("demo"), "--periode",
                                      "2010-T2", "--territoire", territory, "--format", "csv"});
  REQUIRE(listed.status == 0);
  std::istringstream in{listed.out};
  std::string line;
  std::getline(in, line);
  int compared = 0;
  while (std::getline(in, line)) {
    const auto row = cells(line);
    if (!is_wanted(row[0])) continue;
    const Outcome explained =
        run_program({"expliquer", row[0], "--donnees", fixture("demo"), "--periode", "2010-T2",
                     "--territoire", territory, "--membres"});
    INFO(row[0]);
    REQUIRE(explained.status == 0);
    CHECK(number_after(explained.out, "  valeur  ") == row[4]);
    CHECK(number_after(explained.out, "  cumul   ") == row[5]);
    const bool is_sum = row[0] == "EM4" || row[0] == "PA4";
    CHECK(std::to_string(member_count(explained.out)) == (is_sum ? "0" : row[4]));
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("an explanation prints the figure of the list, for a figure of each kind") {
  const std::set<std::string> kinds{"DE0", "DE2.E1", "ACT", "PA2", "EM4"};
  CHECK(compare_with_list([&](const std::string& code) { return kinds.count(code) > 0; }) == 5);
}

TEST_CASE("an explanation prints the figure of the list, for every figure", "[lent]") {
  CHECK(compare_with_list([](const std::string&) { return true; }) > 40);
}

namespace {

/// The value that the rows of an explanation tell, and whether some row of a file was kept.
struct Told {
  std::string value;
  bool has_row = false;
};

Told told(const std::string& code, const std::string& territory,
          const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"expliquer", code,   "--donnees",    fixture("demo"),
                                 "--periode", "2010", "--territoire", territory,
                                 "--format",  "csv"};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run_program(words);
  CAPTURE(code, outcome.err);
  REQUIRE(outcome.status == 0);
  Told result;
  std::istringstream in{outcome.out};
  std::string line;
  std::getline(in, line);
  CHECK(line == "rubrique;nom;libelle;valeur;date;retenu;motif;ligne;jeune;territoire");
  while (std::getline(in, line)) {
    const auto row = cells(line);
    if (row[0] == "valeur") result.value = row[3];
    if (row[0] == "ligne" && row[5] == "oui") result.has_row = true;
  }
  return result;
}

/// The column of that name in the row of the territory (or whose first cell is `key`).
std::map<std::string, std::string> machine_row(const std::vector<std::string>& command,
                                               std::size_t rank, const std::string& key) {
  const Outcome outcome = run_program(command);
  REQUIRE(outcome.status == 0);
  std::istringstream in{outcome.out};
  std::string line;
  std::getline(in, line);
  const auto names = cells(line);
  while (std::getline(in, line)) {
    const auto row = cells(line);
    if (row[rank] != key) continue;
    std::map<std::string, std::string> found;
    for (std::size_t i = 0; i < row.size(); ++i) found[names[i]] = row[i];
    return found;
  }
  FAIL("no row " << key);
  return {};
}

}  // namespace

TEST_CASE("objectives, rates, balances and amounts are explained, and are those of the lists") {
  const auto volumes = machine_row(
      {"volumes", "--donnees", fixture("demo"), "--annee", "2010", "--format", "csv"}, 0, "R1");
  for (const char* name : {"objectif", "taux", "evolution", "realise", "projection"}) {
    const Told explained = told(std::string{"volume."} + name, "R1");
    CHECK(explained.value == volumes.at(name));
  }
  CHECK(told("volume.objectif", "R1").has_row);
  const auto subsidies = machine_row(
      {"subventions", "--donnees", fixture("demo"), "--annee", "2010", "--format", "csv"}, 1,
      "ML04");
  for (const char* name : {"montant", "acompte_1", "verse", "du", "solde", "reversement"}) {
    const Told explained = told(std::string{"convention."} + name, "ML04",
                                {"--convention", subsidies.at("convention")});
    CHECK(explained.value == subsidies.at(name));
  }
  CHECK(told("convention.solde", "ML04").has_row);
}

TEST_CASE("an explanation in words says the operation and the rows") {
  const Outcome outcome =
      run_program({"expliquer", "convention.solde", "--donnees", fixture("demo"), "--periode",
                   "2010", "--territoire", "ML04"});
  REQUIRE(outcome.status == 0);
  CHECK(outcome.out.find("Calcul\n  Ce qui est dû − ce qui est versé.\n") != std::string::npos);
  CHECK(outcome.out.find("versements.csv") != std::string::npos);
  CHECK(outcome.out.find("copil expliquer VOL.finances") != std::string::npos);
}

TEST_CASE("what has no meaning for a territory says so") {
  const Outcome outcome =
      run_program({"expliquer", "convention.solde", "--donnees", fixture("demo"), "--periode",
                   "2010", "--convention", "AUTRE"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("« convention.solde » n'a pas de sens pour ") != std::string::npos);
  const Outcome workbook = run_program(
      {"expliquer", "DE0", "--donnees", fixture("demo"), "--periode", "2010", "--format", "xlsx"});
  CHECK(workbook.status == 2);
  CHECK(workbook.err.find("un classeur s'écrit dans un fichier") != std::string::npos);
}

TEST_CASE("the rows behind a figure are listed with their place, dates and reason") {
  const auto explained = [](std::vector<std::string> more) {
    std::vector<std::string> words{"expliquer", "DE0",     "--donnees",    fixture("demo"),
                                   "--periode", "2010-T2", "--territoire", "ML01"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  };
  const Outcome left_out = explained({"--lignes", "ecartees"});
  REQUIRE(left_out.status == 0);
  const auto at = left_out.out.find("\nLignes écartées\n");
  REQUIRE(at != std::string::npos);
  for (const char* told : {"cotraitances.csv, ligne 255 ", " J0250 ", " ML01 ",
                           "date_affectation 2010-06-15, date_acceptation 2010-06-22", " non ",
                           "ne remplit pas la condition : jeune que la règle sur le CIVIS"}) {
    CHECK(left_out.out.find(told, at) != std::string::npos);
  }
  const Outcome rows = explained({"--lignes", "toutes", "--format", "csv"});
  REQUIRE(rows.status == 0);
  CHECK(rows.out.find(";2010-06-15;non;ne remplit pas la condition") != std::string::npos);
  CHECK(rows.out.find(";255;J0250;ML01\n") != std::string::npos);
  const Outcome wrong = explained({"--lignes", "ecartée"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("--lignes : mot inconnu « ecartée »") != std::string::npos);
}
