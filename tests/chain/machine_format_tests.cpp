// The machine-readable output that other programs rely on.
#include <sstream>

#include "chain/program.hpp"
#include "support/listed_codes.hpp"

using namespace copil::testing;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) result.push_back(line);
  return result;
}

/// A folder with one mission locale, objective 367, and that many entries in 2010, each paid for.
void write_worked_example(const TemporaryFolder& folder, int entries) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nFR;national;France;\nR82;region;Rhône-Alpes;FR\n"
               "ML1;mission_locale;Mission locale;R82\n");
  folder.write("objectifs.csv",
               "annee;territoire;date_effet;objectif;acte\n2010;ML1;2010-01-01;367;convention\n");
  std::string jeunes = "jeune;date_naissance\n";
  std::string cotraitances =
      "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < entries; ++i) {
    const std::string number = std::to_string(i);
    jeunes += "J" + number + ";1990-05-01\n";
    cotraitances += "C" + number + ";J" + number + ";ML1;2010-02-01;2010-02-15\n";
  }
  folder.write("jeunes.csv", jeunes);
  folder.write("cotraitances.csv", cotraitances);
  folder.write("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\n");
  folder.write("civis.csv", "jeune;mission_locale;date_debut;date_fin\n");
  folder.write("alertes.csv", "cotraitance;date_signalement;date_cloture;decision\n");
  folder.write("conventions.csv",
               "convention;type;territoire;annee;date_signature;montant;date_compte_rendu\n"
               "CV1;locale;ML1;2010;2010-01-15;;2011-01-31\n");
  folder.write(
      "versements.csv",
      "convention;rang;date;montant\nCV1;1;2010-01-20;33764,00\nCV1;2;2010-07-10;33764,00\n");
}

std::string subsidies_csv(const TemporaryFolder& folder) {
  const Outcome outcome = run_program({"subventions", "--donnees", folder.path(), "--annee", "2010",
                                       "--arrete-au", "2011-02-28", "--format", "csv"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

const std::string kSubsidiesHeader =
    "convention;territoire;annee;arrete_au;objectif;realise;taux;montant;acompte_1;date_acompte_1;"
    "acompte_2;date_acompte_2;verse;du;solde;reversement;statut\n";

}  // namespace

TEST_CASE("the worked example is exact to the cent") {
  const TemporaryFolder with_balance;
  write_worked_example(with_balance, 330);
  CHECK(subsidies_csv(with_balance) ==
        kSubsidiesHeader +
            "CV1;ML1;2010;2011-02-28;367;330;0.899183;84410.00;33764.00;2010-01-20;33764.00;"
            "2010-07-10;67528.00;75900.00;8372.00;0.00;solde_a_verser\n");
  const TemporaryFolder overpaid;
  write_worked_example(overpaid, 250);
  CHECK(subsidies_csv(overpaid) ==
        kSubsidiesHeader +
            "CV1;ML1;2010;2011-02-28;367;250;0.681199;84410.00;33764.00;2010-01-20;33764.00;"
            "2010-07-10;67528.00;57500.00;-10028.00;10028.00;trop_percu\n");
}

TEST_CASE("indicateurs lists every figure of every territory in catalogue order") {
  const Outcome outcome = run_program({"indicateurs", "--donnees", fixture("demo"), "--periode",
                                       "2010-T2", "--niveau", "region", "--format", "csv"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const auto rows = lines(outcome.out);
  REQUIRE(!rows.empty());
  CHECK(rows.front() == "indicateur;territoire;periode;arrete_au;valeur;cumul");
  std::vector<std::string> codes;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string code = rows[i].substr(0, rows[i].find(';'));
    if (codes.empty() || codes.back() != code) codes.push_back(code);
    CHECK(rows[i].find(";2010-T2;2010-06-30;") != std::string::npos);
  }
  CHECK(codes == copil::test_support::kListedCodes);
  CHECK(rows.size() == 1 + codes.size() * 3);
}

TEST_CASE("json says the same as csv") {
  const auto listed = [](const std::string& format) {
    const Outcome outcome = run_program({"volumes", "--donnees", fixture("demo"), "--annee", "2010",
                                         "--arrete-au", "2010-09-30", "--format", format});
    REQUIRE(outcome.status == 0);
    return outcome.out;
  };
  const auto csv = lines(listed("csv"));
  const auto json = lines(listed("json"));
  CHECK(
      csv.front() ==
      "territoire;annee;arrete_au;objectif_precedent;objectif;evolution;part;realise;taux;prorata;"
      "projection;statut;objectif_initial;hors_objectif;realise_missions;taux_missions");
  REQUIRE(json.size() == csv.size() + 1);
  CHECK(json.front() == "[");
  CHECK(json.back() == "]");
  CHECK(json[1].find("{\"territoire\":\"") == 0);
}

TEST_CASE("the printed total of 2009 and its sum") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", "volumes-regionaux", "--donnees", fixture("accord-cadre-2010"),
                   "--periode", "2010", "--sortie", folder.path(), "--format", "pdf"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string text =
      printed_by("pdftotext -layout " + in_quotes(folder.file("volumes-regionaux_FR_2010.pdf")) +
                 " - | sed 's/\xE2\x80\xAF/ /g'");
  CHECK(text.find("129 999") != std::string::npos);
  CHECK(text.find("130 000") != std::string::npos);
  CHECK(text.find("150 000") != std::string::npos);
}

TEST_CASE("the wrong printed sign of the network's dashboard is recomputed") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", "tableau-de-bord", "--donnees", fixture("accord-cadre-2010"),
                   "--periode", "2011-S1", "--territoire", "FR", "--sortie", folder.path(),
                   "--format", "pdf", "--accepter-incomplet"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string text = printed_by(
      "pdftotext -layout " + in_quotes(folder.file("tableau-de-bord_FR_2011-S1.pdf")) + " -");
  CHECK(text.find("+1,4") != std::string::npos);
  CHECK(text.find("−1,4") != std::string::npos);
}

TEST_CASE(
    "volumes and subventions of several years: one after the other, those of a year as alone") {
  for (const char* command : {"volumes", "subventions"}) {
    CAPTURE(command);
    const auto told = [&](const std::vector<std::string>& years, const char* format) {
      std::vector<std::string> words{command, "--donnees",   fixture("demo"), "--format",
                                     format,  "--arrete-au", "2011-02-28",    "-q"};
      words.insert(words.end(), years.begin(), years.end());
      return run_program(words);
    };
    const Outcome both = told({"--periodes", "2010,2011"}, "csv");
    CAPTURE(both.err);
    REQUIRE(both.status == 0);
    const auto first = lines(told({"--annee", "2010"}, "csv").out);
    auto second = lines(told({"--annee", "2011"}, "csv").out);
    auto expected = first;
    if (!second.empty()) expected.insert(expected.end(), second.begin() + 1, second.end());
    CHECK(lines(both.out) == expected);
    const Outcome people = told({"--periodes", "2010,2011"}, "table");
    CHECK(people.status == 0);
    CHECK(people.out.find("année") != std::string::npos);
    const Outcome two = told({"--periodes", "2010", "--annee", "2010"}, "csv");
    CHECK(two.status == 2);
    CHECK(two.err.find("--annee et --periodes sont données toutes deux") != std::string::npos);
    const Outcome half = told({"--periodes", "2010-S1"}, "csv");
    CHECK(half.status == 2);
    CHECK(half.err.find("n'est pas une année entière") != std::string::npos);
  }
  const Outcome none = run_program({"volumes", "--donnees", fixture("demo")});
  CHECK(none.status == 2);
  CHECK(none.err.find("il manque l'option --annee") != std::string::npos);
}
