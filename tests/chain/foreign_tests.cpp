// Exports of other systems and databases, read as folders of our files are.
#include <catch2/catch.hpp>

#include <filesystem>

#include "chain/loaded_base.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

const std::string kShapes = COPIL_SOURCE_DIR "/fixtures/autres-formes";
const std::string kDemo = COPIL_SOURCE_DIR "/fixtures/demo";

std::string figures_csv(const std::string& data) {
  const Outcome outcome =
      run_program({"indicateurs", "--donnees", data, "--periode", "2010-T2", "--format", "csv"});
  CHECK(outcome.status == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("correspondances verifier shows exports as they will be read") {
  const Outcome shown = run_program({"correspondances", "verifier", kShapes});
  CHECK(shown.err == kShapes +
                         "/contacts_2010.csv:2: attention : une ligne de titre est passée "
                         "avant l'en-tête\n");
  CHECK(shown.status == 0);
  CHECK(shown.out.find("contacts_2010.csv devient services.csv\n") != std::string::npos);
  CHECK(shown.out.find("10/04/2010") == std::string::npos);
  CHECK(shown.out.find("04/10/2010 | 15/11/2010 | 22/03/2010 | 08/11/2010 | 17/05/2010") !=
        std::string::npos);
  CHECK(shown.out.find("E4 | E4 | E3 | E3 | E5") != std::string::npos);
  CHECK(shown.out.find("PE900 | PE900 | PE910 | PE910") != std::string::npos);
}

TEST_CASE("exports of another shape are read whole, and their figures counted") {
  const Outcome verified = run_program({"verifier", "--donnees", kShapes});
  CHECK(verified.out.find("services.csv         8         8         0\n") != std::string::npos);
  CHECK(verified.out.find("cotraitances.csv     4         4         0\n") != std::string::npos);
  const TemporaryFolder folder;
  std::filesystem::copy(kShapes, folder.file("d"), std::filesystem::copy_options::recursive);
  folder.write("d/contacts_2011.csv",
               "N° dossier,Structure,Date du contact,Rubrique\n"
               "L0001,Inconnue,05/04/2010,Santé\n"
               "L0001,ML90,05/04/2011,Autre démarche\n");
  const Outcome rejected = run_program(
      {"verifier", "--donnees", folder.file("d"), "--rejets", folder.file("rejets.csv")});
  const std::string rejects = bytes_of(folder.file("rejets.csv"));
  CHECK(rejects.find("contacts_2011.csv;2;Structure;Inconnue;territoire inconnu;") !=
        std::string::npos);
  // The row of a day of no correspondance is not read as another year's: none of its cells is.
  CHECK(rejects.find("contacts_2011.csv;3;Date du contact;05/04/2011;jour où la correspondance ne "
                     "vaut pas (du 2010-01-01 au 2010-12-31);L0001,ML90,05/04/2011,Autre "
                     "démarche;") != std::string::npos);
}

TEST_CASE("correspondances proposer writes a draft that is itself a correspondance") {
  const TemporaryFolder folder;
  for (const char* name : {"territoires.csv", "contacts_2010.csv", "suivi-partage.txt"}) {
    std::filesystem::copy(kShapes + "/" + name, folder.file(name));
  }
  const Outcome draft = run_program({"correspondances", "proposer", folder.path()});
  CHECK(draft.status == 0);
  CHECK(draft.out.find("devient: services ") != std::string::npos);
  CHECK(draft.out.find("devient: cotraitances ") != std::string::npos);
  CHECK(draft.out.find("dates: mois-jour ") != std::string::npos);
  CHECK(draft.out.find("dates: annee-mois-jour ") != std::string::npos);
  CHECK(draft.out.find("laquelle est la nôtre ?") != std::string::npos);
  folder.write("correspondances/ebauche.yaml", draft.out);
  CHECK(run_program({"correspondances", "verifier", folder.path()}).status == 0);
  CHECK(run_program({"correspondances", "proposer", kDemo}).status == 3);
}

TEST_CASE("a base gives the figures of the folder that it was filled with", "[lent]") {
  const PostgresServer server;
  load(server, kDemo, "demo");
  CHECK(figures_csv(server.address("demo")) == figures_csv(kDemo));
  const Outcome folder = run_program({"verifier", "--donnees", kDemo});
  const Outcome base = run_program({"verifier", "--donnees", server.address("demo")});
  CHECK(base.out.substr(0, base.out.find("Lignes rejetées")) ==
        folder.out.substr(0, folder.out.find("Lignes rejetées")));

  const std::vector<std::string> words{
      "deposer", server.address("demo"), "--donnees", kDemo, "--periode", "2010-T2"};
  const Outcome first = run_program(words);
  CHECK(first.out.rfind("version 1 de 2010-T2, arrêté au 2010-06-30\u00A0: ", 0) == 0);
  CHECK(run_program(words).out ==
        "version 1 de 2010-T2, arrêté au 2010-06-30\u00A0: la base les a déjà, rien n'est écrit\n");
  CHECK(server.sql("SELECT count(DISTINCT territoire) > 10, count(DISTINCT indicateur) > 30 FROM "
                   "copil_chiffres_actuels",
                   "demo") == "t|t\n");
}

TEST_CASE("two servers that share the youths give the figures of the whole", "[lent]") {
  const PostgresServer one;
  const PostgresServer other;
  for (const PostgresServer* server : {&one, &other}) {
    load(*server, kDemo, "demo");
    const std::string parity = server == &one ? "0" : "1";
    for (const char* table : {"jeunes", "cotraitances", "inscriptions", "civis", "accompagnements",
                              "services", "evaluations_mrs", "prescriptions_pops"}) {
      server->sql(
          std::string{"DELETE FROM "} + table + " WHERE abs(hashtext(jeune)) % 2 <> " + parity,
          "demo");
    }
    server->sql(
        "DELETE FROM alertes WHERE cotraitance NOT IN (SELECT cotraitance FROM cotraitances)",
        "demo");
  }
  const std::string address =
      "postgresql:///demo?user=copil&host=" + one.host() + "," + other.host();
  CHECK(figures_csv(address) == figures_csv(kDemo));
}
