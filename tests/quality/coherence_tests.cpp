// The control of coherence: one small folder a rule, its exact finding, and what must stay silent.
#include "quality/coherence.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "records/read.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::quality;
using copil::testing::TemporaryFolder;

namespace {

const std::string kTables = COPIL_SOURCE_DIR "/reports/controles";
const std::string kTree =
    "code;type;libelle;parent\nF;national;France;\nR;region;Région;F\nD;departement;Dép;R\n"
    "M1;mission_locale;Une;D\nM2;mission_locale;Deux;D\nS1;site_pole_emploi;Site;M1\n";

using Files = std::map<std::string, std::string>;

struct Control {
  records::Records records;
  Coherence coherence;
};

Control control(const Files& files, Day arrete = *make_day(2010, 12, 31)) {
  const TemporaryFolder folder;
  folder.write("territoires.csv", kTree);
  for (const auto& [name, text] : files) folder.write(name, text);
  auto reading = records::read_folder(folder.path(), {});
  INFO((reading ? "" : formatted(reading.error())));
  REQUIRE(reading);
  REQUIRE(reading->rejects.empty());
  auto coherence = check_coherence(reading->records, kTables, arrete);
  INFO((coherence ? "" : formatted(coherence.error())));
  REQUIRE(coherence);
  return {std::move(reading->records), std::move(*coherence)};
}

/// `M1 J1 DAT1 : constat`, one a line.
std::string findings(const Files& files, Day arrete = *make_day(2010, 12, 31)) {
  const auto [records, coherence] = control(files, arrete);
  std::string text;
  for (const auto& one : coherence.incoherences) {
    text += std::string{records.territoires.code[one.mission_locale]} + " " +
            std::string{records.jeunes.code[one.jeune]} + " " +
            std::string{coherence_rules()[one.rule].code} + " : " + one.constat + "\n";
  }
  return text;
}

const std::string kCot =
    "cotraitance;jeune;mission_locale;date_affectation;date_initialisation;date_fin\n";
const std::string kYouths = "jeune;date_naissance\nJ1;1990-05-10\nJ2;1990-05-10\n";
const std::string kEntries =
    "jeune;mission_locale;nature;code;libelle;categorie;etat;date_debut;date_fin;motif_fin\n";

/// A sound file of J1 at M1, so that entries have someone to belong to.
Files with_entries(const std::string& rows) {
  return {{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"},
          {"saisies.csv", kEntries + rows}};
}

}  // namespace

TEST_CASE("sound files raise nothing") {
  CHECK(findings({{"jeunes.csv", kYouths},
                  {"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-09-01\n"
                                              "C2;J1;M2;2010-09-01;2010-09-01;\n"
                                              "C3;J2;M1;2010-02-01;;\n"},
                  {"inscriptions.csv", "jeune;date_debut;date_fin\nJ1;2010-01-04;\n"},
                  {"civis.csv",
                   "jeune;mission_locale;date_debut;date_fin\n"
                   "J1;M1;2010-01-04;2010-03-01\nJ1;M1;2010-03-01;\n"},
                  {"alertes.csv", "cotraitance;date_signalement\nC1;2010-03-01\n"}}) == "");
}

TEST_CASE("dates out of order") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"}}) ==
        "M1 J1 DAT1 : fin le 01/03/2010, premier entretien le 10/03/2010\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-03-01\n"
                                              "C2;J2;M1;2010-02-01;;\n"},
                  {"alertes.csv",
                   "cotraitance;date_signalement\nC1;2010-03-01\nC1;2010-02-09\n"
                   "C2;2010-03-02\nC1;2010-02-10\n"}}) ==
        "M1 J1 DAT2 : alerte du 01/03/2010, fin le 01/03/2010\n"
        "M1 J1 DAT2 : alerte du 09/02/2010, premier entretien le 10/02/2010\n"
        "M1 J2 DAT2 : alerte du 02/03/2010, sans premier entretien\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;\n"},
                  {"inscriptions.csv",
                   "jeune;date_debut;date_fin;motif_fin\n"
                   "J1;2010-01-04;2010-02-15;radiation\nJ1;2010-02-15;;\n"}}) ==
        "M1 J1 DAT3 : radiation le 15/02/2010, premier entretien le 10/03/2010\n");
  CHECK(findings({{"prescriptions_pops.csv",
                   "jeune;mission_locale;date_prescription;date_rendez_vous\n"
                   "J1;M1;2010-05-10;2010-05-03\nJ2;M1;2010-05-10;2010-05-10\n"}}) ==
        "M1 J1 DAT4 : rendez-vous le 03/05/2010, prescription le 10/05/2010\n");
}

TEST_CASE("ages out of range") {
  const std::string rows = kCot + "C1;J1;M1;2010-02-01;;\n";
  const auto born = [&](const std::string& day) {
    return findings(
        {{"jeunes.csv", "jeune;date_naissance\nJ1;" + day + "\n"}, {"cotraitances.csv", rows}});
  };
  CHECK(born("1994-02-01") == "");
  CHECK(born("1994-02-02") == "M1 J1 AGE2 : affectation le 01/02/2010, 16 ans le 02/02/2010\n");
  CHECK(born("1984-02-02") == "");
  CHECK(born("1984-02-01") == "M1 J1 AGE3 : affectation le 01/02/2010, 26 ans le 01/02/2010\n");
  CHECK(born("") == "M1 J1 AGE1 : affectation le 01/02/2010\n");
  CHECK(findings({{"cotraitances.csv", rows}}) == "");  // no register: nothing to complete
  CHECK(findings({{"jeunes.csv", "jeune;date_naissance\nJ1;1984-01-04\n"},
                  {"civis.csv", "jeune;mission_locale;date_debut\nJ1;M2;2010-01-04\n"}}) ==
        "M2 J1 AGE4 : entrée le 04/01/2010, 16 ans le 04/01/2000\n");
}

TEST_CASE("one youth followed twice") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-06-01\n"
                                              "C2;J1;M2;2010-04-01;2010-05-31;\n"}}) ==
        "M1 J1 SUI1 : co-traitance du 10/02/2010 au 31/05/2010\n"
        "M2 J1 SUI1 : co-traitance du 31/05/2010, en cours\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"
                                              "C2;J1;M1;2010-04-01;2010-05-03;\n"}}) ==
        "M1 J1 SUI2 : co-traitance du 03/05/2010, en cours\n");
  CHECK(findings({{"civis.csv",
                   "jeune;mission_locale;date_debut;date_fin\n"
                   "J1;M1;2010-01-04;\nJ1;M1;2010-03-01;2010-04-01\n"}}) ==
        "M1 J1 SUI3 : CIVIS du 01/03/2010 au 31/03/2010\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-06-01\n"},
                  {"accompagnements.csv",
                   "jeune;reseau;structure;date_debut;date_fin\n"
                   "J1;PE;S1;2010-05-31;2010-07-01\n"
                   "J1;ML;M1;2010-02-10;\n"}}) ==
        "M1 J1 SUI4 : co-traitance du 10/02/2010 au 31/05/2010 ; accompagnement par Pôle emploi "
        "du 31/05/2010 au 30/06/2010\n");
}

TEST_CASE("an alert that ended the co-traitance ends the double follow-up too") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"
                                              "C2;J1;M2;2010-06-01;2010-06-15;\n"},
                  {"alertes.csv",
                   "cotraitance;date_signalement;date_cloture;decision\n"
                   "C1;2010-05-03;2010-06-01;reorientation\n"}}) == "");
}

TEST_CASE("an affectation needs a registration that day") {
  const auto registered = [&](const std::string& row) {
    return findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;;\n"},
                     {"inscriptions.csv", "jeune;date_debut;date_fin\n" + row}});
  };
  CHECK(registered("J1;2010-02-01;\n") == "");
  CHECK(registered("J1;2010-02-02;\n") == "M1 J1 INS1 : affectation le 01/02/2010\n");
  CHECK(registered("J2;2010-02-02;\n") == "");  // unknown to the register: taken as registered
}

TEST_CASE("what comes after the arrêté is not known") {
  const Files files{{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"}};
  CHECK(findings(files, *make_day(2010, 3, 9)) == "");
  CHECK(findings(files, *make_day(2010, 3, 10)).find("DAT1") != std::string::npos);
}

TEST_CASE("programme against proposition") {
  CHECK(findings(with_entries("J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "M1 J1 PRG1 : programme « PERMIS HIRSCH » du 22/11/2010\n");
  const std::string proposal =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Réalisé;2010-11-08;;\n";
  CHECK(findings(with_entries(proposal)) ==
        "M1 J1 PRG2 : proposition « C - Orientation Permis Hirsch » du 08/11/2010, à l'état "
        "réalisé\n");
  CHECK(findings(with_entries(proposal + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "");
}

TEST_CASE("formations: category and situation") {
  const std::string proposal =
      "J1;M1;proposition;R49;F - MER Formation AOF CR;;Réalisé;2010-11-08;;\n";
  const auto situation = [](const std::string& category) {
    return "J1;M1;situation;R49;F - MER Formation AOF CR;" + category + ";;2010-11-15;;\n";
  };
  CHECK(findings(with_entries(proposal + situation("formation"))) == "");
  CHECK(findings(with_entries(proposal + situation("Scolarité"))) ==
        "M1 J1 FOR1 : situation « F - MER Formation AOF CR » du 15/11/2010 rangée dans "
        "« Scolarité », attendue dans « Formation »\n");
  CHECK(findings(with_entries(proposal)) ==
        "M1 J1 FOR2 : proposition « F - MER Formation AOF CR » du 08/11/2010\n");
  CHECK(findings(with_entries("J1;M1;situation;R71;PP - MER POPS;;;2010-11-15;;\n")) ==
        "M1 J1 FOR3 : situation « PP - MER POPS » du 15/11/2010\n");
}

TEST_CASE("driving-licence experiments") {
  CHECK(findings(with_entries("J1;M1;proposition;R74;C - Orientation Permis DIRECCTE;;En attente;"
                              "2010-12-01;;\n")) ==
        "M1 J1 PER1 : proposition « C - Orientation Permis DIRECCTE » du 01/12/2010, état "
        "« En attente »\n");
  const std::string refused =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Refus tiers;2010-11-08;;\n";
  CHECK(findings(with_entries(refused + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "M1 J1 PER2 : programme « PERMIS HIRSCH » du 22/11/2010, proposition à l'état "
        "« Refus tiers »\n");
  const std::string done =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Réalisé;2010-11-08;;\n";
  const Day later = *make_day(2013, 12, 31);
  const auto programme = [&](const std::string& end, const std::string& reason) {
    return findings(with_entries(done + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;" + end +
                                 ";" + reason + "\n"),
                    later);
  };
  CHECK(programme("2012-11-22", "Obtention du permis") == "");
  CHECK(programme("2012-11-23", "Abandon") ==
        "M1 J1 PER3 : programme « PERMIS HIRSCH » du 22/11/2010 au 22/11/2012\n");
  CHECK(programme("2011-11-22", "Perdu de vue") ==
        "M1 J1 PER4 : programme « PERMIS HIRSCH » du 22/11/2010, motif « Perdu de vue »\n");
}

TEST_CASE("labels are judged on the day of the entry") {
  const auto entry = [](const std::string& label, const std::string& day) {
    return findings(with_entries("J1;M1;proposition;;" + label + ";;Prescrit;" + day + ";;\n"));
  };
  CHECK(entry("F - MER Insert - EPIDE", "2010-11-01") == "");
  CHECK(entry("F - MER Insert - EPIDE", "2010-11-02") ==
        "M1 J1 LIB1 : « F - MER Insert - EPIDE » du 02/11/2010, devenu « F - MER EPIDE » le "
        "02/11/2010\n");
  CHECK(entry("F - MER EPIDE", "2010-11-02") == "");
  CHECK(entry("F - MER EPIDE", "2010-11-01") ==
        "M1 J1 LIB2 : « F - MER EPIDE » du 01/11/2010, en usage depuis le 02/11/2010\n");
  CHECK(entry("F - MER Insert - AFPA PPCA", "2010-11-01") ==
        "M1 J1 LIB3 : « F - MER Insert - AFPA PPCA » du 01/11/2010\n");
  CHECK(entry("F - MER Qual - Action individuelle CR", "2010-12-01") == "");
  CHECK(entry("AE - MER Service Civique", "2010-10-31") ==
        "M1 J1 LIB2 : « AE - MER Service Civique » du 31/10/2010, en usage depuis le 01/11/2010\n");
}

TEST_CASE("entries that cannot be kept are rejected with their line and reason") {
  const auto [records, coherence] = control(
      with_entries("J9;M1;proposition;;x;;;2010-11-01;;\nJ1;M9;proposition;;x;;;2010-11-01;;\n"
                   "J1;M1;stage;;x;;;2010-11-01;;\nJ1;M1;situation;;x;;;;;\n"
                   "J1;M1;situation;;x;;;2010-11-01;2010-10-01;\n"
                   "J1;M1;situation;;x;;;2010-11-01;;\n"));
  CHECK(coherence.entries_read == 6);
  std::string text;
  for (std::size_t i = 0; i < coherence.rejects.size(); ++i) {
    const auto reject = coherence.rejects[i];
    text += std::to_string(reject.line) + " " + std::string{reject.column} + " : " +
            std::string{reject.reason} + "\n";
  }
  CHECK(text ==
        "2 jeune : jeune inconnu des autres fichiers\n"
        "3 mission_locale : mission locale inconnue\n"
        "4 nature : mot inconnu ; attendu : proposition, situation ou programme\n"
        "5 date_debut : cellule vide\n"
        "6 date_fin : fin antérieure au début\n");
}

TEST_CASE("IO 411 is the share of files with an error, each counted once") {
  const auto [records, coherence] =
      control({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"
                                           "C2;J1;M1;2010-03-01;2010-04-10;2010-04-01\n"
                                           "C3;J2;M1;2010-02-01;;\nC4;J3;M2;2010-02-01;;\n"},
               {"prescriptions_pops.csv",
                "jeune;mission_locale;date_prescription\n"
                "J2;M1;2010-05-10\nJ4;M1;2010-05-10\n"}});
  const auto& tree = records.territoires;
  const auto of = [&](const char* code) { return coherence.share_of(tree, *tree.find(code)); };
  CHECK(coherence.incoherences.size() == 2);
  CHECK(of("M1").files == 3);
  CHECK(of("M1").faulty == 1);
  CHECK(of("M1").share() == Ratio{1, 3});
  CHECK(of("M2").share() == Ratio{0, 1});
  CHECK(of("F").files == 4);
  CHECK(of("S1").share() == Ratio{0, 1});
}

TEST_CASE("every rule has a code of its own, a source and a correction") {
  std::set<std::string_view> codes;
  for (const auto& rule : coherence_rules()) {
    CHECK(codes.insert(rule.code).second);
    CHECK_FALSE(rule.libelle.empty());
    CHECK_FALSE(rule.source.empty());
    CHECK_FALSE(rule.correction.empty());
  }
}
