#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "folder.hpp"
#include "records/read.hpp"
#include "support/random.hpp"

// A zoo of files with one oddity of their structure each: what is kept, and what is said.

using namespace copil;
using namespace copil::records;

namespace {

/// What is said of `services.csv` made of these bytes, then the rejects: `ligne colonne : motif`.
struct Outcome {
  std::size_t kept = 0;
  std::string said;
};

Outcome read_services(std::string_view bytes) {
  Folder folder;
  folder.write("services.csv", bytes);
  ReadOptions options;
  options.hopeless = Hopeless::told;
  const auto reading = read_folder(folder.path(), options);
  if (!reading) return {0, folder.anonymous(formatted(reading.error()))};
  Outcome outcome{reading->records.services.size(), folder.anonymous(formatted(reading->warnings))};
  for (std::size_t i = 0; i < reading->rejects.size(); ++i) {
    const auto reject = reading->rejects[i];
    outcome.said += std::to_string(reject.line) + " " + std::string{reject.column} + " : " +
                    std::string{reject.reason} + "\n";
  }
  return outcome;
}

void check(std::string_view bytes, std::size_t kept, const std::string& said) {
  CAPTURE(bytes);
  const Outcome outcome = read_services(bytes);
  CHECK(outcome.kept == kept);
  CHECK(outcome.said == said);
}

const std::string kHeader = "jeune;mission_locale;date;enjeu\n";
const std::string kRow = "J1;M1;2010-04-01;E1\n";
const std::string kEmpty = "cellule vide dans une colonne obligatoire";

}  // namespace

TEST_CASE("headers of every make") {
  check(kHeader, 0, "");
  check("jeune|mission_locale|date|enjeu\nJ1|M1|2010-04-01|E1\n", 1, "");
  check("\xEF\xBB\xBF\"jeune\";\"mission_locale\";\"date\";\"enjeu\"\n" + kRow, 1, "");
  check("Jeune;Mission_Locale\u00A0;DATE; Enjeu \n" + kRow, 1, "");
  check("jeune;mission_locale;date;enjeu;Observations\u00A0\nJ1;M1;2010-04-01;E1;x\n", 1,
        "DIR/services.csv:1: attention : colonne inconnue, ignorée : Observations\n");
  check("jeune;\"mission_locale\n\";date;enjeu\n" + kRow, 1, "");
  check("jeune;mission_locale;date;enjeu;jeune\n", 0,
        "DIR/services.csv:1: erreur : la colonne « jeune » figure deux fois (colonnes 1 et 5)\n"
        "     1 | jeune;mission_locale;date;enjeu;jeune\n"
        "   aide : gardez-en une seule\n");
}

TEST_CASE("titles, a second line of headers, the header again") {
  check("Services rendus\n\n" + kHeader + kRow, 1,
        "DIR/services.csv:3: attention : une ligne de titre est passée avant l'en-tête\n");
  check("sep=;\n" + kHeader + kRow, 1, "");
  check(kHeader + "(code);(code);(jour);(code)\n" + kRow, 1,
        "2 mission_locale : territoire inconnu\n");
  check(kHeader + kRow + kHeader + kRow, 2,
        "DIR/services.csv: attention : l'en-tête est répété plus bas : cette ligne est passée\n");
}

TEST_CASE("totals, notes, short and blank rows among the data") {
  check(kHeader + kRow + "Total;;;12\n", 1, "3 mission_locale : " + kEmpty + "\n");
  check(kHeader + kRow + "Ensemble\n", 1, "3 mission_locale : " + kEmpty + "\n");
  check(kHeader + kRow + "Source : Parcours 3\n", 1, "3 mission_locale : " + kEmpty + "\n");
  check(kHeader + "J1;M1\n" + kRow, 1, "2 date : " + kEmpty + "\n");
  check(kHeader + "\n;;;\n   \n" + kRow + ";;;;;;\n\n", 1, "");
  check(kHeader + "J1;M1;2010-04-01;E1;;;;\n", 1, "");
  check(kHeader + "J1;M1;2010-04-01;E1;;;;x\n", 0,
        "2 colonne 8 : cellule en trop, au-delà de la dernière colonne de l'en-tête\n");
}

const std::string kNoEnd =
    "DIR/services.csv: attention : la dernière ligne n'a pas de fin de ligne : vérifiez que le "
    "fichier n'est pas coupé\n";

TEST_CASE("line ends of every make, and none at the end") {
  check("jeune;mission_locale;date;enjeu\r\nJ1;M1;2010-04-01;E1\r\nJ2;M1;2010-04-01;E1", 2, kNoEnd);
  check("jeune;mission_locale;date;enjeu\rJ1;M1;2010-04-01;E1\rJ2;M1;2010-04-01;E1", 2, kNoEnd);
  check("jeune;mission_locale;date;enjeu\nJ1;M1;2010-04-01;E1\r\n\"J\n2\";M1;2010-04-01;E1", 2,
        kNoEnd);
}

TEST_CASE("quotes that do not close cost their own line") {
  const std::string bad = "guillemet ouvert et mal refermé";
  check(kHeader + kRow + "\"J2;M1;2010-04-01;E1", 1, kNoEnd + "3 jeune : " + bad + "\n");
  check(kHeader + "\"J2;M1;2010-04-01;E1\n" + kRow, 1,
        "2 jeune : guillemet ouvert qui avalerait les lignes suivantes : refermez-le\n");
  check(kHeader + "\"J2\"x;M1;2010-04-01;E1\n" + kRow, 1, "2 jeune : " + bad + "\n");
  check(kHeader + "J\"2;M1;2010-04-01;E1\n" + kRow, 1,
        "2 jeune : identifiant qui contient un guillemet : retirez-le, ou mettez la cellule entre "
        "guillemets\n");
}

TEST_CASE("encodings that are wrong are said") {
  check("jeune;mission_locale;date;enjeu;Ville d\u00C3\u00A9clar\u00C3\u00A9e\n" + kRow, 1,
        "DIR/services.csv:1: attention : colonne inconnue, ignorée : Ville dÃ©clarÃ©e\n"
        "DIR/services.csv:1: attention : des accents ont été encodés deux fois, comme « Ã© » pour "
        "« é » : les textes seront faux, exportez de nouveau le fichier\n");
  check(kHeader + "J\x81\x9D;M1;2010-04-01;E1\n", 1, "");
  check(std::string_view{"jeune;mission_locale;date;enjeu\nJ\0", 34}, 0,
        "DIR/services.csv:2: erreur : le fichier contient un octet nul : ce n'est pas un texte, ou "
        "il a été abîmé\n"
        "   aide : exportez de nouveau le fichier en CSV\n");
}

TEST_CASE("codes that look like numbers or dates stay what they are") {
  Folder folder;
  folder.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation\n01;1E5;M1;2010-01-05\n"
               "1;3-4;M1;2010-01-05\n1.0;MAR10;M1;2010-01-05\nTRUE;2A; M1 ;2010-01-05\n");
  const auto reading = read_folder(folder.path(), {});
  REQUIRE(reading.has_value());
  CHECK(reading->rejects.empty());
  CHECK(reading->records.cotraitances.code == Texts{"01", "1", "1.0", "TRUE"});
  CHECK(reading->records.jeunes.code == Texts{"1E5", "3-4", "MAR10", "2A"});
}

TEST_CASE("structures are known by codes of every length, in any order") {
  Folder folder;
  std::vector<std::string> codes;
  for (const char* code : {"M", "MM", "MMMMMMM", "MMMMMMMM", "MMMMMMMMM", "une mission locale"}) {
    codes.emplace_back(code);
  }
  // More than the codes that are remembered while a file is read.
  for (int i = 0; i < 1500; ++i) codes.push_back("ML" + std::to_string(i));
  std::string tree = "code;type;libelle;parent\nFR;national;France;\nR1;region;Région une;FR\n";
  for (const auto& code : codes) tree += code + ";mission_locale;Mission " + code + ";R1\n";
  folder.write("territoires.csv", tree);
  std::vector<std::string> written;
  std::string services = kHeader;
  test_support::Random random{19};
  for (int row = 0; row < 5000; ++row) {
    written.push_back(codes[random.below(codes.size())]);
    services += "J1;" + written.back() + ";2010-04-01;E1\n";
  }
  folder.write("services.csv", services);
  const Reading reading = read(folder);
  const auto& found = reading.records.services.mission_locale;
  REQUIRE(found.size() == written.size());
  for (std::size_t row = 0; row < found.size(); ++row) {
    REQUIRE(reading.records.territoires.code[found[row]] == written[row]);
  }
}
