// Two pseudonyms of one person: one youth everywhere.
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "records/read.hpp"

using namespace copil;
using namespace copil::records;

namespace {

void write_two_systems(const Folder& folder) {
  folder.write("jeunes.csv",
               "jeune;date_naissance;sexe;zone;niveau;handicap\n"
               "J1;1990-05-12;F;;V;\nJ2;1991-01-01;H;ZUS;;\nPE7;;;ZRR;;oui\n");
  folder.write("inscriptions.csv", "jeune;date_debut\nPE9;2010-01-01\nPE7;2010-02-01\n");
  folder.write("services.csv",
               "jeune;mission_locale;date;enjeu\nJ3;M1;2010-03-01;E1\nJ1;M1;2010-03-02;E2\n");
}

std::vector<std::string> codes(const Records& records) {
  return {records.jeunes.code.begin(), records.jeunes.code.end()};
}

std::string rejected(const Reading& reading) {
  std::string text;
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    const auto reject = reading.rejects[i];
    text += std::string{reject.file} + ":" + std::to_string(reject.line) + " " +
            std::string{reject.column} + " « " + std::string{reject.value} + " » " +
            std::string{reject.reason} + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("two pseudonyms of one person are one youth in every table") {
  Folder folder;
  write_two_systems(folder);
  folder.write("rapprochements.csv", "jeune;autre_jeune\nJ1;PE7\n");
  const Reading reading = read(folder);
  const Records& records = reading.records;
  CHECK(codes(records) == std::vector<std::string>{"J1", "J2", "PE9", "J3"});
  CHECK(records.inscriptions.jeune == std::vector<JeuneId>{2, 0});
  CHECK(records.services.jeune == std::vector<JeuneId>{3, 0});
  CHECK(records.jeunes.zone[0] == "ZRR");
  CHECK(records.jeunes.zone[1] == "ZUS");
  CHECK(records.jeunes.handicap[0]);
  CHECK(records.jeunes.naissance[0] == *make_day(1990, 5, 12));
  CHECK(records.jeunes.is_listed == std::vector<bool>{true, true, false, false});
  CHECK(records.jeunes.find("PE7") == 0U);
  CHECK(records.jeunes.find("J3") == 3U);
  CHECK_FALSE(records.jeunes.find("PE8"));
  CHECK(reading.warnings.empty());
  CHECK(records.rapprochements.kept == 1);
}

TEST_CASE("a chain of rapprochements is followed, through pseudonyms that no file bears") {
  Folder folder;
  write_two_systems(folder);
  folder.write("rapprochements.csv", "jeune;autre_jeune\nX;J1\nY;X\nY;PE9\nX;PE7\n");
  const Reading reading = read(folder);
  CHECK(codes(reading.records) == std::vector<std::string>{"J1", "J2", "J3"});
  CHECK(reading.records.inscriptions.jeune == std::vector<JeuneId>{0, 0});
  CHECK(reading.records.jeunes.find("Y") == 0U);
  CHECK(rejected(reading).empty());
}

TEST_CASE("rapprochements: a circle, a pseudonym with itself and a repeated row are rejected") {
  Folder folder;
  write_two_systems(folder);
  folder.write("rapprochements.csv",
               "autre_jeune;jeune\nPE7;J1\nPE9;PE7\nJ1;PE9\nJ2;J2\nPE7;J1\nPE9;J1\n;J3\n");
  const Reading reading = read(folder);
  CHECK(
      rejected(reading) ==
      "rapprochements.csv:4 autre_jeune « J1 » rapprochements en rond : cette ligne ramène à son "
      "départ\n"
      "rapprochements.csv:5 autre_jeune « J2 » un pseudonyme est rapproché de lui-même\n"
      "rapprochements.csv:6 autre_jeune « PE7 » doublon : une ligne précédente rapproche déjà ces "
      "deux pseudonymes, elle seule est gardée\n"
      "rapprochements.csv:8 autre_jeune «  » cellule vide dans une colonne obligatoire\n");
  CHECK(reading.records.rapprochements.read == 7);
  CHECK(reading.records.rapprochements.kept == 3);
  CHECK(codes(reading.records) == std::vector<std::string>{"J1", "J2", "J3"});
}

TEST_CASE("rapprochements: traits that contradict each other are told") {
  Folder folder;
  write_two_systems(folder);
  folder.write("rapprochements.csv", "jeune;autre_jeune\nJ2;J1\n");
  const Reading reading = read(folder);
  CHECK(folder.anonymous(formatted(reading.warnings)) ==
        "DIR/rapprochements.csv: attention : « J1 » et « J2 », rapprochés, n'ont pas la même "
        "date de naissance\n"
        "   aide : ce que dit « J1 » est retenu : vérifiez le rapprochement\n"
        "DIR/rapprochements.csv: attention : « J1 » et « J2 », rapprochés, n'ont pas le même "
        "sexe\n"
        "   aide : ce que dit « J1 » est retenu : vérifiez le rapprochement\n");
}

TEST_CASE("rapprochements hold whatever files are asked for, and are rejected with their place") {
  Folder folder;
  write_two_systems(folder);
  folder.write("rapprochements.csv", "jeune;autre_jeune\nJ3;J1\n");
  ReadOptions options;
  options.needed = {FileId::services};
  CHECK(codes(read(folder, options).records) == std::vector<std::string>{"J3"});
  folder.write("rapprochements.csv", "jeune;autre_jeune\nJ3;J3\n");
  const auto reading = read_folder(folder.path(), {});
  REQUIRE_FALSE(reading);
  CHECK(
      folder.anonymous(formatted(reading.error())) ==
      "DIR/rapprochements.csv: erreur : aucune ligne de ce fichier n'est retenue : la seule ligne "
      "est rejetée\n"
      "   aide : colonne autre_jeune, un pseudonyme est rapproché de lui-même (ligne\u00A02 : « J3 "
      "»)\n");
}
