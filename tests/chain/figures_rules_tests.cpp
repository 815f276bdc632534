// The rule on the CIVIS, the figures by enjeu and the breakdowns, as users ask for them.
#include <map>
#include <sstream>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(const std::string& csv) {
  std::vector<Cells> rows;
  std::istringstream lines{csv};
  for (std::string line; std::getline(lines, line);) {
    Cells row;
    std::istringstream cells{line};
    for (std::string cell; std::getline(cells, cell, ';');) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string indicateurs(const std::string& folder, std::vector<std::string> more) {
  std::vector<std::string> words{"indicateurs", "--donnees", folder, "--format", "csv"};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run_program(words);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

/// Three youths affected on 1 June 2010 and initialised on the 15th: one in CIVIS from the 9th, one
/// from the 9th too but after a first CIVIS left on the day of the affectation, one from the 15th.
void write_case(const TemporaryFolder& folder) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nFR;national;France;\nML1;mission_locale;Mission;FR\n");
  folder.write("jeunes.csv",
               "jeune;date_naissance;sexe\nJ1;1990-05-01;F\nJ2;1984-06-15;H\nJ3;1992-06-30;\n");
  folder.write(
      "cotraitances.csv",
      "cotraitance;jeune;mission_locale;date_affectation;date_initialisation;date_acceptation;"
      "date_fin\n"
      "C1;J1;ML1;2010-06-01;2010-06-15\nC2;J2;ML1;2010-06-01;2010-06-15\n"
      "C3;J3;ML1;2010-06-01;2010-06-15\n");
  folder.write("civis.csv",
               "jeune;mission_locale;date_debut;date_fin\nJ1;ML1;2010-06-09;\n"
               "J2;ML1;2009-01-01;2010-06-01\nJ2;ML1;2010-06-09;\nJ3;ML1;2010-06-15;\n");
  folder.write("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\n");
  folder.write("alertes.csv", "cotraitance;date_signalement;date_cloture;decision\n");
  folder.write(
      "accompagnements.csv",
      "jeune;reseau;structure;date_debut;date_fin;critere_projet;critere_frein;critere_reseau;"
      "critere_qualification\n");
  folder.write("services.csv", "jeune;mission_locale;date;enjeu\n");
  folder.write("actions.csv",
               "action;territoire;date;perimetre;nature;enjeu;valorisation\nA1;ML1;2010-05-01;EM;"
               "conjointe;E12\n"
               "A2;ML1;2010-05-02;EM;conjointe;E24\nA3;ML1;2010-05-03;PA;concertee;E24\n");
}

/// The values of the figures named, in the order of the listing.
std::string values(const std::string& csv, const std::vector<std::string>& codes) {
  std::string text;
  for (const Cells& row : cells_of(csv)) {
    for (const std::string& code : codes) {
      if (row[0] != code || row[1] != "ML1") continue;
      text += (text.empty() ? "" : " ") + code + "=" + row[4];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("affected on 1 June, in CIVIS on the 9th, initialised on the 15th") {
  const TemporaryFolder folder;
  write_case(folder);
  const auto asked = [&](const std::string& jour, const std::string& decompte) {
    return values(indicateurs(folder.path(), {"--periode", "2010-T2", "--civis-jour", jour,
                                              "--civis-deja-suivi", decompte}),
                  {"DE0", "DE0.civis", "VOL"});
  };
  CHECK(values(indicateurs(folder.path(), {"--periode", "2010-T2"}), {"VOL"}) == "VOL=2");
  CHECK(asked("initialisation", "non_decompte") == "DE0=3 DE0.civis=0 VOL=2");
  CHECK(asked("affectation", "non_decompte") == "DE0=3 DE0.civis=0 VOL=3");
  CHECK(asked("initialisation", "decompte_sans_financement") == "DE0=3 DE0.civis=0 VOL=3");
  const Outcome why = run_program({"expliquer", "VOL", "--donnees", folder.path(), "--periode",
                                   "2010-T2", "--territoire", "ML1", "--membres"});
  CHECK(why.out.find("civis_jour = initialisation") != std::string::npos);
  CHECK(why.out.find("Membres\n  J2\n  J3\n") != std::string::npos);
}

TEST_CASE("actions by enjeu: one of the other perimeter is in no detail, and is told") {
  const TemporaryFolder folder;
  write_case(folder);
  CHECK(values(indicateurs(folder.path(), {"--periode", "2010-T2"}),
               {"EM4", "PA4", "EM4.E12", "EM4.E13", "PA4.E24", "PA4.E29"}) ==
        "EM4=2 PA4=1 EM4.E12=1 EM4.E13=0 PA4.E24=1 PA4.E29=0");
  const Outcome quality =
      run_program({"verifier", "--donnees", folder.path(), "--rejets", folder.file("rejets.csv")});
  CHECK(
      quality.out.find("actions.csv\u00A0: 1\u00A0action d’un enjeu de l’autre périmètre, hors des "
                       "détails d’EM4 et de PA4 (par exemple A2)") != std::string::npos);
  const Outcome why = run_program({"expliquer", "EM4.E12", "--donnees", folder.path(), "--periode",
                                   "2010-T2", "--territoire", "ML1", "--membres"});
  CHECK(why.out.find("Membres\n  A1\n") != std::string::npos);
}

TEST_CASE("a breakdown lists every modality, n.d. last, by figure, modality and territory") {
  const TemporaryFolder folder;
  write_case(folder);
  const auto rows = cells_of(indicateurs(
      folder.path(), {"--periode", "2010-T2", "--par", "sexe", "--niveau", "mission_locale"}));
  CHECK(rows[0] ==
        Cells{"indicateur", "modalite", "territoire", "periode", "arrete_au", "valeur", "cumul"});
  CHECK(rows[1] == Cells{"DE0", "F", "ML1", "2010-T2", "2010-06-30", "1", "1"});
  CHECK(rows[2] == Cells{"DE0", "H", "ML1", "2010-T2", "2010-06-30", "1", "1"});
  CHECK(rows[3] == Cells{"DE0", "n.d.", "ML1", "2010-T2", "2010-06-30", "1", "1"});
  CHECK(rows[4] == Cells{"DE0.annulees", "F", "ML1", "2010-T2", "2010-06-30", "0", "0"});
  const auto ages = cells_of(
      indicateurs(folder.path(), {"--periode", "2010-T2", "--par", "age", "--territoire", "ML1"}));
  const std::vector<std::string> groups{"0-15", "16-17", "18-21", "22-25", "26+", "n.d."};
  const std::vector<std::string> counts{"0", "0", "2", "0", "1", "0"};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    CHECK(ages[1 + i] ==
          Cells{"DE0", groups[i], "ML1", "2010-T2", "2010-06-30", counts[i], counts[i]});
  }
  const Outcome wrong = run_program(
      {"indicateurs", "--donnees", folder.path(), "--periode", "2010-T2", "--par", "ages"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err ==
        "erreur : --par : mot inconnu « ages »\n   aide : vouliez-vous dire « age » ?\n");
}

TEST_CASE("the modalities of the demo add up to its figures") {
  std::map<std::string, long> figures;
  for (const Cells& row : cells_of(indicateurs(fixture("demo"), {"--periode", "2010-T2"}))) {
    if (row[0] != "indicateur") figures[row[0] + " " + row[1]] = std::stol(row[4]);
  }
  for (const char* trait : {"zone", "age"}) {
    std::map<std::string, long> sums;
    const auto rows =
        cells_of(indicateurs(fixture("demo"), {"--periode", "2010-T2", "--par", trait}));
    for (const Cells& row : rows) {
      if (row[0] != "indicateur") sums[row[0] + " " + row[2]] += std::stol(row[5]);
    }
    REQUIRE(!sums.empty());
    for (const auto& [key, sum] : sums) {
      INFO(trait << " " << key);
      CHECK(figures.at(key) == sum);
    }
  }
}
