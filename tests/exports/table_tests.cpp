#include "exports/table.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::exports;

namespace {

constexpr Column kColumns[] = {
    {"jeune", Need::mandatory}, {"date_debut", Need::mandatory}, {"libellé", Need::optional}};
constexpr Layout kLayout{"essai.csv", kColumns};

/// Writes the bytes into a file of its own and opens it; the file's path reads `essai.csv`.
Checked<Table> opened(std::string_view bytes) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("essai.csv", std::string{bytes});
  auto table = open_table(path, kLayout);
  if (table) {
    table->path = "essai.csv";
    for (auto& warning : table->warnings) warning.place.file = "essai.csv";
  } else {
    for (auto& error : table.error()) error.place.file = "essai.csv";
  }
  return table;
}

/// Every cell of every record, with its line: `2|J1|2010-04-01|é`.
std::vector<std::string> dump(const Checked<Table>& table) {
  REQUIRE(table.has_value());
  const std::string text = table->all_rows();
  Rows rows{text, table->format, {0, text.size()}};
  std::vector<std::string> lines;
  while (rows.next()) {
    std::string line = std::to_string(table->first_line + rows.line());
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
      line += "|" + std::string{table->positions[i] == kNowhere ? "-" : rows.cell(i)};
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

std::string error_of(std::string_view bytes) {
  const auto table = opened(bytes);
  REQUIRE(!table.has_value());
  return formatted(table.error());
}

std::string warnings_of(std::string_view bytes) {
  const auto table = opened(bytes);
  REQUIRE(table.has_value());
  return formatted(table->warnings);
}

}  // namespace

TEST_CASE("the same table in every dialect") {
  const Lines expected{"2|J1|2010-04-01|é"};
  using namespace std::string_view_literals;
  CHECK(dump(opened("jeune;date_debut;libellé\nJ1;2010-04-01;é\n")) == expected);
  CHECK(dump(opened("jeune,date_debut,libellé\r\nJ1,2010-04-01,é")) == expected);
  CHECK(dump(opened("jeune\tdate_debut\tlibellé\rJ1\t2010-04-01\té\r")) == expected);
  CHECK(dump(opened("\xEF\xBB\xBFjeune;date_debut;libellé\nJ1;2010-04-01;é\n")) == expected);
  CHECK(dump(opened("jeune;date_debut;libell\xE9\nJ1;2010-04-01;\xE9\n")) == expected);
  CHECK(
      dump(opened("\xEF\xBB\xBF\"jeune\";\"date_debut\";\"libellé\"\n\"J1\";\"2010-04-01\";é\n")) ==
      expected);
  CHECK(dump(opened(
            "\xFF\xFEj\0e\0u\0n\0e\0\t\0d\0a\0t\0e\0_\0d\0e\0b\0u\0t\0\t\0l\0i\0b\0e\0l\0l\0e\0"
            "\r\0\n\0J\0001\0\t\0002\0000\0001\0000\0-\0000\0004\0-\0000\0001\0\t\0\xE9\0"sv)) ==
        expected);
}

TEST_CASE("a byte order mark does not make a file UTF-8") {
  CHECK(dump(opened("\xEF\xBB\xBFjeune;date_debut;libelle\nJ1;2010-04-01;\xE9\n")) ==
        Lines{"2|J1|2010-04-01|é"});
}

TEST_CASE("header names forgive case, accents, blanks and order") {
  CHECK(dump(opened(" LIBELLE ;Date_Début;\u00A0JEUNE\nx;2010-04-01;J1\n")) ==
        Lines{"2|J1|2010-04-01|x"});
  CHECK(dump(opened("jeune;date_debut;;;\nJ1;2010-04-01;;;\n")) == Lines{"2|J1|2010-04-01|-"});
}

TEST_CASE("what stands above the header is passed over, and said") {
  const std::string_view text =
      "sep=,\nExport du 1er avril\n\nService ; jeune\n\"jeune\",date_debut\nJ1,2010-04-01\n";
  CHECK(dump(opened(text)) == Lines{"6|J1|2010-04-01|-"});
  CHECK(warnings_of(text) ==
        "essai.csv:5: attention : 2 lignes de titre sont passées avant l'en-tête\n");
  CHECK(warnings_of("sep=;\njeune;date_debut\n") == "");
  CHECK(warnings_of("Titre\njeune;date_debut\n") ==
        "essai.csv:2: attention : une ligne de titre est passée avant l'en-tête\n");
}

TEST_CASE("unknown columns are said once") {
  CHECK(warnings_of("jeune;date_debut;âge;ville\nJ1;2010-04-01;17;Ici\n") ==
        "essai.csv:1: attention : colonnes inconnues, ignorées : âge, ville\n");
  CHECK(warnings_of("jeune;date_debut;âge\n") ==
        "essai.csv:1: attention : colonne inconnue, ignorée : âge\n");
}

TEST_CASE("a file of two encodings is read, and said") {
  CHECK(warnings_of("jeune;date_debut\nJ1é;2010-04-01\nJ2\xE9\xE9;2010-04-01\n") ==
        "essai.csv:3: attention : cette ligne n'est pas de l'UTF-8, alors que d'autres en sont : "
        "tout "
        "le fichier est lu en Windows-1252, et des accents peuvent être faux\n");
}

TEST_CASE("a lone bad byte leaves the file UTF-8") {
  const std::string_view text = "jeune;date_debut;libelle\nJ1;2010-04-01;É\nJ2;2010-04-01;\xE9\n";
  CHECK(warnings_of(text).empty());
  CHECK(opened(text)->format.has_bad_bytes);
  CHECK(dump(opened(text))[0] == "2|J1|2010-04-01|É");
}

TEST_CASE("accents of old systems, accents lost and a last line without its end are told") {
  CHECK(warnings_of("jeune;date_debut;libelle\nJ1;2010-04-01;\x83t\x8E\n") ==
        "essai.csv:1: attention : le texte semble venir d'un ancien Mac (Mac Roman) : les accents "
        "sont faux, exportez-le en UTF-8\n");
  CHECK(warnings_of("jeune;date_debut;libelle\nJ1;2010-04-01;\x90t\x82\n") ==
        "essai.csv:1: attention : le texte semble venir de DOS (CP850) : les accents sont faux, "
        "exportez-le en UTF-8\n");
  CHECK(warnings_of("jeune;date_debut;libelle\nJ1;2010-04-01;\uFFFDt\n") ==
        "essai.csv:2: attention : des lettres ont été perdues avant l'export (« \uFFFD ») : "
        "exportez de nouveau le fichier\n");
  CHECK(warnings_of("jeune;date_debut;libelle\nJ1;2010-04-01;Ã©tÃ©\n") ==
        "essai.csv:1: attention : des accents ont été encodés deux fois, comme « Ã© » pour « é » : "
        "les textes seront faux, exportez de nouveau le fichier\n");
  CHECK(warnings_of("jeune;date_debut\nJ1;2010-04-01") ==
        "essai.csv: attention : la dernière ligne n'a pas de fin de ligne : vérifiez que le "
        "fichier n'est pas coupé\n");
}

TEST_CASE("header names forgive what nobody sees, hyphens and units") {
  for (const std::string_view header :
       {"jeune\u200B;date\u00AD_debut", "\u200Ejeune;date-début", "jeune;Date début",
        "jeune;date_debut (jj/mm/aaaa)", "je\u2060une;[code] date_debut", "JEUNE;DateDebut"}) {
    CAPTURE(header);
    CHECK(dump(opened(std::string{header} + "\nJ1;2010-04-01\n")) == Lines{"2|J1|2010-04-01|-"});
  }
}

TEST_CASE("an unknown column that resembles an absent one stops") {
  CHECK(error_of("jeune;date_debut;libele\nJ1;2010-04-01;x\n") ==
        "essai.csv:1: erreur : colonne inconnue « libele »\n"
        "     1 | jeune;date_debut;libele\n"
        "   aide : vouliez-vous dire « libellé » ? renommez-la\n"
        "   aide : sinon, ajoutez une colonne « libellé », vide\n");
  CHECK(!opened("jeune;date_debut;libelles_du_lieu\nJ1;2010-04-01;x\n"));
  CHECK(opened("jeune;date_debut;label\nJ1;2010-04-01;x\n"));
  CHECK(opened("jeune;date_debut;libel\nJ1;2010-04-01;x\n"));
  CHECK(opened("jeune;date_debut;departement\nJ1;2010-04-01;x\n"));
  CHECK(opened("jeune;date_debut;libellé;libele\nJ1;2010-04-01;x;y\n"));
}

TEST_CASE("UTF-16 without a mark is read") {
  using namespace std::string_view_literals;
  std::string little;
  std::string big;
  for (const char c : "jeune;date_debut\nJ1;2010-04-01\n"sv) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  CHECK(dump(opened(little)) == Lines{"2|J1|2010-04-01|-"});
  CHECK(dump(opened(big)) == Lines{"2|J1|2010-04-01|-"});
}

/// The text in UTF-16, the low byte first, without a mark.
std::string in_utf16(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += {c, '\0'};
  return bytes;
}

TEST_CASE("UTF-16 is looked at as other texts are: line ends, invisible signs, NULs") {
  CHECK(dump(opened(in_utf16("jeune;date_debut\rJ1;2010-04-01\rJ2;2010-04-02\r"))) ==
        Lines{"2|J1|2010-04-01|-", "3|J2|2010-04-02|-"});
  std::string with_invisible = in_utf16("jeune;date_debut\nJ1");
  with_invisible += "\x0B\x20";  // U+200B
  with_invisible += in_utf16(";2010-04-01\n");
  const auto table = opened(with_invisible);
  REQUIRE(table);
  CHECK(table->content.has_invisible());
  using namespace std::string_view_literals;
  CHECK(error_of("\xFF\xFE" + in_utf16("jeune;date_debut\nJ1;2010-04-01\nJ\0;2010-04-01\n"sv)) ==
        "essai.csv:3: erreur : le fichier contient un octet nul : ce n'est pas un texte, ou il a "
        "été abîmé\n"
        "   aide : exportez de nouveau le fichier en CSV\n");
}

TEST_CASE("a table has the name of its file, without the folder") {
  CHECK(opened("jeune;date_debut\nJ1;2010-04-01\n")->name == "essai.csv");
}

TEST_CASE("mixed line ends, whatever the encoding") {
  const Lines expected{"2|J1|2010-04-01|-", "3|J2|2010-04-01|-", "4|J3|2010-04-01|-"};
  CHECK(dump(opened("jeune;date_debut\rJ1;2010-04-01\r\nJ2;2010-04-01\nJ3;2010-04-01\r")) ==
        expected);
}

TEST_CASE("faults of a whole file") {
  CHECK(error_of("") ==
        "essai.csv:1: erreur : le fichier est vide : une ligne d'en-tête est attendue\n"
        "   aide : colonnes attendues : jeune, date_debut\n");
  CHECK(error_of("nom;prix\na;1\n") ==
        "essai.csv:1: erreur : aucune ligne d'en-tête reconnue parmi les 20 premières lignes\n"
        "     1 | nom;prix\n"
        "   aide : colonnes attendues : jeune, date_debut\n");
  CHECK(error_of("jeune;date_debu\nJ1;2010-04-01\n") ==
        "essai.csv:1: erreur : colonne obligatoire « date_debut » absente ; colonnes trouvées : "
        "jeune, "
        "date_debu\n"
        "     1 | jeune;date_debu\n"
        "   aide : la colonne « date_debu » est-elle celle-là ? renommez-la\n");
  CHECK(error_of("jeune;date_debut;Jeune\nJ1;2010-04-01;J2\n") ==
        "essai.csv:1: erreur : la colonne « jeune » figure deux fois (colonnes 1 et 3)\n"
        "     1 | jeune;date_debut;Jeune\n"
        "   aide : gardez-en une seule\n");
  CHECK(
      error_of(std::string_view{"jeune;date_debut\nJ1;2010\0\n", 25}) ==
      "essai.csv:2: erreur : le fichier contient un octet nul : ce n'est pas un texte, ou il a été "
      "abîmé\n"
      "   aide : exportez de nouveau le fichier en CSV\n");
}

TEST_CASE("a NUL is told at its own line, wherever accents stand") {
  using namespace std::string_view_literals;
  const auto told = [](std::string_view bytes) {
    return error_of(bytes).substr(0, std::string_view{"essai.csv:1:"}.size());
  };
  CHECK(told("jeune;libellé\nJ1;é\nJ\0;x\nJ3;é\n"sv) == "essai.csv:3:");
  CHECK(told("jeune;libellé\nJ\0;é\nJ2;x\n"sv) == "essai.csv:2:");
}

TEST_CASE("what is not a readable file") {
  const auto folder = std::filesystem::path{COPIL_BUILD_DIR};
  CHECK(formatted(open_table((folder / "absent.csv").string(), kLayout).error()) ==
        (folder / "absent.csv").string() +
            ": erreur : fichier illisible : le fichier n'existe pas\n");
  CHECK(open_table(folder.string(), kLayout).error()[0].message ==
        "fichier illisible : ce n'est pas un fichier");
}
