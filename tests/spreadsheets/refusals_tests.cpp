#include <catch2/catch.hpp>

#include "reading.hpp"
#include "spreadsheets/refusals.hpp"
#include "support/made_workbooks.hpp"

// Workbooks that are not read: what users are told, and the way out.

using namespace copil;
using namespace copil::testing;

namespace {

const std::string kCompoundStart = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string wide(const std::string& text) {
  std::string letters;
  for (const char c : text) letters += std::string{c, '\0'};
  return letters;
}

std::string xlsx_of(const std::vector<MadeEntry>& entries) {
  return dump_of(made_zip(entries), WorkbookForm::xlsx);
}

}  // namespace

TEST_CASE("encrypted workbooks and old ones", "[refusals]") {
  const std::string password =
      "erreur : classeur protégé par un mot de passe\n"
      "   aide : ouvrez-le, retirez le mot de passe, puis enregistrez-le\n";
  CHECK(dump_of(kCompoundStart + std::string(70'000, ' ') + wide("EncryptedPackage"),
                WorkbookForm::xlsx) == "essai.xlsx: " + password);
  CHECK(dump_of(kCompoundStart + wide("Workbook"), WorkbookForm::xlsx) ==
        "essai.xlsx: erreur : ancien classeur .xls sous un nom de classeur XLSX\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  CHECK(dump_of(made_zip({{"META-INF/manifest.xml",
                           "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/>"
                           "</m:file-entry></m:manifest>"},
                          {"content.xml", "\x01\x02"}}),
                WorkbookForm::ods) == "essai.ods: " + password);
}

TEST_CASE("other files under a workbook's name", "[refusals]") {
  CHECK(dump_of("", WorkbookForm::xlsx) ==
        "essai.xlsx: erreur : le classeur est vide (0 octet)\n"
        "   aide : exportez-le de nouveau\n");
  CHECK(dump_of("<html><table>", WorkbookForm::xlsx) ==
        "essai.xlsx: erreur : page web ou texte XML sous un nom de classeur XLSX\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  CHECK(dump_of("jeune;date\n", WorkbookForm::ods) ==
        "essai.ods: erreur : texte sous un nom de classeur ODS\n"
        "   aide : s'il s'agit d'un CSV, donnez-lui l'extension .csv\n");
  CHECK(dump_of(std::string{"\x7F\0\x01", 3}, WorkbookForm::ods) ==
        "essai.ods: erreur : ce n'est pas un classeur ODS\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  CHECK(dump_of(made_zip({{"a.csv", "x"}}), WorkbookForm::xlsx) ==
        "essai.xlsx: erreur : classeur illisible : ce n'est pas un classeur XLSX\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  CHECK(dump_of(made_xlsx({{"T2", ""}}), WorkbookForm::ods) ==
        "essai.ods: erreur : classeur illisible : ce n'est pas un classeur ODS\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
}

TEST_CASE("macros and forms that are not read", "[refusals]") {
  auto entries = xlsx_entries({{"T2", ""}});
  entries[2].bytes =
      "<Relationships><Relationship Id=\"v\" Type=\"http://x/vbaProject\" Target=\"v.bin\"/>"
      "</Relationships>";
  CHECK(xlsx_of(entries) ==
        "essai.xlsx: erreur : classeur avec des macros\n"
        "   aide : enregistrez-le en .xlsx, sans macros : copil n'en ouvre pas\n");
  CHECK(formatted(spreadsheets::refused_form("d/services.xls", ".xls")) ==
        "d/services.xls: erreur : les classeurs .xls ne sont pas lus\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  CHECK(formatted(spreadsheets::refused_form("d/services.xlsm", ".xlsm")) ==
        "d/services.xlsm: erreur : classeur avec des macros\n"
        "   aide : enregistrez-le en .xlsx, sans macros : copil n'en ouvre pas\n");
}

TEST_CASE("XML made to harm", "[refusals]") {
  const std::string start = "essai.xlsx: erreur : classeur illisible : « xl/workbook.xml » : ";
  const std::string aid = "\n   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n";
  auto entries = xlsx_entries({{"T2", ""}});
  entries[1].bytes = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>";
  CHECK(xlsx_of(entries) ==
        start + "il déclare un DOCTYPE, ce qu'aucun logiciel de bureau n'écrit" + aid);
  entries[1].bytes.clear();
  for (int i = 0; i < 300; ++i) entries[1].bytes += "<a>";
  CHECK(xlsx_of(entries) == start + "ses balises sont trop imbriquées" + aid);
  entries[1].bytes = "<workbook a=\"" + std::string(2'000'000, 'x') + "\"/>";
  CHECK(xlsx_of(entries) == start + "une balise y dépasse 1 Mo" + aid);
  entries[1].bytes = "<workbook>&inconnue;</workbook>";
  CHECK(xlsx_of(entries) == start + "ce n'est pas du XML bien formé (ligne 1)" + aid);
}

TEST_CASE("tags nested two hundred and fifty-six deep are read, one more is too many",
          "[refusals]") {
  const auto nested = [](int count) {
    auto entries = xlsx_entries({{"T2", "<row><c><v>1</v></c></row>"}});
    std::string tags;
    for (int i = 0; i < count; ++i) tags += "<a>";
    for (int i = 0; i < count; ++i) tags += "</a>";
    std::string& book = entries[1].bytes;
    book.insert(book.rfind("</workbook>"), tags);
    return xlsx_of(entries);
  };
  CHECK(nested(255) == "A1 | 1\n");
  CHECK(nested(256).find("ses balises sont trop imbriquées") != std::string::npos);
}
