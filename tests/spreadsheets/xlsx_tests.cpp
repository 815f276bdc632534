#include <catch2/catch.hpp>

#include "reading.hpp"
#include "support/made_workbooks.hpp"

// Everything that XLSX workbooks of strangers hold, one oddity a case.

using namespace copil;
using namespace copil::testing;

namespace {

std::string xlsx(const std::string& rows, const MadeParts& parts = {}) {
  return dump_of(made_xlsx({{"T2", rows}}, parts), WorkbookForm::xlsx);
}

/// Style 1: days; 2: codes of five digits; 3: rates.
const char* const kStyles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"10\"/></cellXfs>";

std::string text_cell(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("cells and rows without a reference follow each other", "[xlsx]") {
  CHECK(xlsx("<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>"
             "<row r=\"5\"><c><v>4</v></c></row><row><c r=\"B6\"><v>5</v></c></row>") ==
        "A1 | 1;;;2;3\n"
        "A5 | 4;;;;\n"
        "A6 | ;5;;;\n");
}

TEST_CASE("false dimensions are not believed", "[xlsx]") {
  CHECK(xlsx("<row><c><v>1</v></c><c><v>2</v></c></row>",
             {.dimension = "<dimension ref=\"A1\"/>"}) == "A1 | 1;2\n");
}

TEST_CASE("shared, inline and rich texts, without how they are read aloud", "[xlsx]") {
  CHECK(xlsx("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
             "<c t=\"inlineStr\"><is><r><t>un </t></r><r><rPr/><t>deux</t></r></is></c>"
             "<c t=\"str\"><f>A1</f><v>calcul</v></c></row>",
             {.strings = "<si><t>simple</t></si>"
                         "<si><r><t xml:space=\"preserve\">en </t></r><r><t>deux</t></r></si>"
                         "<si><t>nom</t><rPh sb=\"0\" eb=\"1\"><t>NOM</t></rPh>"
                         "<phoneticPr fontId=\"1\"/></si>"}) ==
        "A1 | simple;en deux;nom;un deux;calcul\n");
}

TEST_CASE("escaped characters and line breaks in texts", "[xlsx]") {
  CHECK(xlsx("<row>" + text_cell("a_x000D_&#10;b") + text_cell("_x005F_x000D_") +
             text_cell("dit \"x\"; y") + "</row><row>" + text_cell("suite") + "</row>") ==
        "A1 | \"a\nb\";_x000D_;\"dit \"\"x\"\"; y\"\n"
        "A2 | suite;;\n");
}

TEST_CASE("escapes of half a character and of no character are left as they are", "[xlsx]") {
  CHECK(xlsx("<row>" + text_cell("_xD7FF_") + text_cell("_xD800_") + text_cell("_xDFFF_") +
             text_cell("_xE000_") + text_cell("_x00g1_") + text_cell("_x0000_") +
             text_cell("_x0041") + "</row>") ==
        "A1 | \uD7FF;_xD800_;_xDFFF_;\uE000;_x00g1_;_x0000_;_x0041\n");
}

TEST_CASE("days, codes and rates by their format", "[xlsx]") {
  CHECK(xlsx("<row><c s=\"1\"><v>40299</v></c><c s=\"2\"><v>123</v></c><c s=\"3\"><v>0.954</v></c>"
             "<c><v>20.399999999999999</v></c><c s=\"1\"><v>0.5</v></c></row>",
             {.styles = kStyles}) == "A1 | 2010-05-01;00123;95.4%;20.4;1900-01-00 12:00\n");
  CHECK(xlsx("<row><c s=\"1\"><v>38837</v></c></row>",
             {.properties = "<workbookPr date1904=\"1\"/>", .styles = kStyles}) ==
        "A1 | 2010-05-01\n");
  CHECK(xlsx("<row><c t=\"d\"><v>2010-05-01T08:30:00</v></c></row>") ==
        "A1 | 2010-05-01 08:30:00\n");
}

TEST_CASE("numbers as text stay as they are", "[xlsx]") {
  CHECK(xlsx("<row>" + text_cell("00123") + text_cell("12,5") + "<c><v> 7 </v></c></row>") ==
        "A1 | 00123;12,5;7\n");
}

TEST_CASE("booleans, errors, formulas without a value", "[xlsx]") {
  CHECK(xlsx("<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"e\"><v>#SPILL!</v></c>"
             "<c><f>B1+1</f></c><c><f>B1+1</f><v></v></c><c><f>1+1</f><v>2</v></c>"
             "<c t=\"str\"><f>\"\"</f><v></v></c><c><f t=\"shared\" si=\"0\"/></c></row>") ==
        "A1 | 1;#N/A;#ERREUR! #SPILL!;#FORMULE! =B1+1;#FORMULE! =B1+1;2;;#FORMULE!\n");
}

TEST_CASE("rows above, merged titles and columns left empty keep their places", "[xlsx]") {
  CHECK(xlsx("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Titre</t></is></c><c r=\"C2\"/></row>"
             "<row r=\"4\"><c r=\"B4\"><v>1</v></c></row>") ==
        "A2 | ;Titre\n"
        "A4 | ;1\n");
}

TEST_CASE("a million empty rows cost nothing", "[xlsx]") {
  std::string rows = "<row r=\"1\"><c><v>1</v></c></row>";
  for (int i = 2; i <= 2000; ++i) rows += "<row><c s=\"1\"/><c/></row>";
  CHECK(xlsx(rows + "<row r=\"1048576\"><c><v>2</v></c></row>") ==
        "A1 | 1\n"
        "A1048576 | 2\n");
}

TEST_CASE("hidden rows and sheets are read and told", "[xlsx]") {
  CHECK(dump_of(made_xlsx({{"T2",
                            "<row><c><v>1</v></c></row><row hidden=\"1\"><c><v>2</v></c></row>"
                            "<row hidden=\"true\"/>",
                            true}}),
                WorkbookForm::xlsx) ==
        "A1 | 1\n"
        "A2 | 2\n"
        "essai.xlsx, feuille « T2 »: attention : cette feuille est masquée ; elle est lue\n"
        "essai.xlsx, feuille « T2 »: attention : une ligne masquée ou filtrée est lue comme les "
        "autres\n");
}

TEST_CASE("cells merged over several rows below the header are told, the first by its place",
          "[xlsx]") {
  const auto told = [](const std::string& blocks) {
    const std::string said = xlsx(
        "<row>" + text_cell("Titre") + "</row><row r=\"3\">" + text_cell("jeune") +
        text_cell("date") + "</row></sheetData><mergeCells>" + blocks + "</mergeCells><sheetData>");
    return said.substr(said.find("date\n") + 5);
  };
  CHECK(told("<mergeCell ref=\"A1:C2\"/><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"B5:D5\"/>"
             "<mergeCell ref=\"B6\"/><mergeCell/>")
            .empty());
  CHECK(told("<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B4:B5\"/>") ==
        "essai.xlsx, feuille « T2 »: attention : des cellules sont fusionnées sur plusieurs "
        "lignes, en B4 : seule la première ligne a la valeur, les autres sont lues vides\n");
  CHECK(told("<mergeCell ref=\"AB12:AC99\"/><mergeCell ref=\"B4:B5\"/>") ==
        "essai.xlsx, feuille « T2 »: attention : 2 groupes de cellules sont fusionnés sur "
        "plusieurs lignes, d'abord en AB12 : seule la première ligne a la valeur, les autres sont "
        "lues vides\n");
}

TEST_CASE("parts whose names bear prefixes", "[xlsx]") {
  auto entries = xlsx_entries({{"T2", ""}});
  entries.back().bytes =
      "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>oui</x:t>"
      "</x:is></x:c></x:row></x:sheetData></x:worksheet>";
  CHECK(dump_of(made_zip(entries), WorkbookForm::xlsx) == "A1 | oui\n");
}

TEST_CASE("sheets that contradict themselves are refused", "[xlsx]") {
  const std::string where =
      "essai.xlsx, feuille « T2 »: erreur : classeur illisible : "
      "« xl/worksheets/sheet1.xml » : ";
  const std::string aid = "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n";
  CHECK(xlsx("<row r=\"3\"/><row r=\"2\"/>") ==
        where + "ses lignes n'y sont pas dans l'ordre, ou dépassent 1 048 576\n" + aid);
  CHECK(xlsx("<row r=\"1048577\"/>") ==
        where + "ses lignes n'y sont pas dans l'ordre, ou dépassent 1 048 576\n" + aid);
  CHECK(xlsx("<row><c r=\"XFE1\"><v>1</v></c></row>") ==
        where + "ses cellules n'y sont pas dans l'ordre, ou dépassent la colonne XFD (ligne 1)\n" +
            aid);
  CHECK(xlsx("<row><c r=\"B1\"/><c r=\"A1\"/></row>") ==
        where + "ses cellules n'y sont pas dans l'ordre, ou dépassent la colonne XFD (ligne 1)\n" +
            aid);
  CHECK(xlsx("<row><c t=\"s\"><v>4</v></c></row>") ==
        where + "la cellule A1 renvoie à un texte qui n'existe pas\n" + aid);
  CHECK(xlsx("<row><c><v>" + std::string(200'000, '1') + "</v></c></row>") ==
        where + "la cellule A1 dépasse 32 767 caractères\n" + aid);
  CHECK(xlsx("<row><c><v>1</c></row>") ==
        where + "ce n'est pas du XML bien formé (ligne 1)\n" + aid);
}

TEST_CASE("sixteen thousand columns", "[xlsx]") {
  const std::string dumped = xlsx("<row><c><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>");
  CHECK(dumped == "A1 | 1" + std::string(16'383, ';') + "2\n");
}
