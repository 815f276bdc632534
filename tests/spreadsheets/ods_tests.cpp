#include <catch2/catch.hpp>

#include "reading.hpp"
#include "support/made_workbooks.hpp"

// Everything that ODS workbooks of strangers hold, one oddity a case.

using namespace copil;
using namespace copil::testing;

namespace {

std::string ods(const std::string& rows) {
  return dump_of(made_ods({{"T2", rows}}), WorkbookForm::ods);
}

std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}

std::string cell(const std::string& attributes, const std::string& shown = "") {
  return "<table:table-cell " + attributes + ">" +
         (shown.empty() ? "" : "<text:p>" + shown + "</text:p>") + "</table:table-cell>";
}

std::string number(const std::string& value, const std::string& shown) {
  return cell("office:value-type=\"float\" office:value=\"" + value + "\"", shown);
}

}  // namespace

TEST_CASE("values keep their meaning", "[ods]") {
  CHECK(ods(row(number("20.399999999999999", "20,4") + number("123", "00123") + number("7", "7") +
                number("12345", "012 345") +
                cell("office:value-type=\"percentage\" office:value=\"0.954\"", "95,4 %") +
                cell("office:value-type=\"currency\" office:value=\"1234.5\"", "1 234,50 €") +
                cell("office:value-type=\"date\" office:date-value=\"2010-05-01\"", "1 mai") +
                cell("office:value-type=\"date\" office:date-value=\"2010-05-01T08:30:00\"") +
                cell("office:value-type=\"time\" office:time-value=\"PT08H30M00S\"") +
                cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI"))) ==
        "A1 | 20.4;00123;7;012 345;95.4%;1234.5;2010-05-01;2010-05-01 08:30;08:30;1\n");
}

TEST_CASE("texts in paragraphs, with blanks, without comments", "[ods]") {
  CHECK(ods(row("<table:table-cell office:value-type=\"string\">"
                "<office:annotation><text:p>note</text:p></office:annotation>"
                "<text:p>un<text:s text:c=\"2\"/><text:span>deux</text:span></text:p>"
                "<text:p>trois<text:line-break/>quatre</text:p></table:table-cell>" +
                cell("office:value-type=\"string\" office:string-value=\"caché\""))) ==
        "A1 | \"un  deux\ntrois\nquatre\";caché\n");
}

TEST_CASE("errors and formulas without a value", "[ods]") {
  CHECK(ods(row(cell("table:formula=\"of:=1/0\" office:value-type=\"string\" "
                     "office:string-value=\"\" calcext:value-type=\"error\"",
                     "#DIV/0!") +
                cell("office:value-type=\"string\" calcext:value-type=\"error\"", "Err:502") +
                cell("table:formula=\"of:=[.A1]+1\"") +
                cell("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"",
                     "2"))) == "A1 | #DIV/0!;#ERREUR! Err:502;#FORMULE! =[.A1]+1;2\n");
}

TEST_CASE("repeated cells and rows, with content and without", "[ods]") {
  CHECK(ods(row(cell("table:number-columns-repeated=\"2\" office:value-type=\"string\"", "x") +
                cell("table:number-columns-repeated=\"3\"") + number("1", "1") +
                cell("table:number-columns-repeated=\"16378\"")) +
            row(cell("table:number-columns-repeated=\"16384\""),
                " table:number-rows-repeated=\"3\"") +
            row(number("2", "2"), " table:number-rows-repeated=\"2\"") +
            row(cell("table:number-columns-repeated=\"16384\""),
                " table:number-rows-repeated=\"1048569\"")) ==
        "A1 | x;x;;;;1\n"
        "A5 | 2;;;;;\n"
        "A6 | 2;;;;;\n");
}

TEST_CASE("merged cells: what they cover is empty", "[ods]") {
  CHECK(ods(row(cell("table:number-columns-spanned=\"2\" office:value-type=\"string\"", "Titre") +
                "<table:covered-table-cell/>" + number("1", "1"))) == "A1 | Titre;;1\n");
}

TEST_CASE("cells merged over several rows below the header are told", "[ods]") {
  const auto merged = [](const std::string& rows, const std::string& shown) {
    return cell("table:number-rows-spanned=\"" + rows + "\" office:value-type=\"string\"", shown);
  };
  const std::string header =
      row(merged("2", "Titre")) + row(merged("2", "jeune") + number("1", "1"));
  CHECK(ods(header + row(merged("1", "J1") + number("2", "2"))) ==
        "A1 | Titre\nA2 | jeune;1\nA3 | J1;2\n");
  CHECK(ods(header + row(number("2", "2") + merged("3", "J1"))) ==
        "A1 | Titre\nA2 | jeune;1\nA3 | 2;J1\n"
        "essai.ods, feuille « T2 »: attention : des cellules sont fusionnées sur plusieurs lignes, "
        "en B3 : seule la première ligne a la valeur, les autres sont lues vides\n");
}

TEST_CASE("rows in groups and headers, filtered rows, hidden sheets", "[ods]") {
  const std::string rows =
      "<table:table-header-rows>" + row(number("1", "1")) + "</table:table-header-rows>" +
      "<table:table-row-group>" +
      row(number("2", "2"), " table:visibility=\"filter\" table:number-rows-repeated=\"2\"") +
      "</table:table-row-group>" + row(number("3", "3"), " table:visibility=\"collapse\"");
  CHECK(dump_of(made_ods({{"T2", rows, true}}), WorkbookForm::ods) ==
        "A1 | 1\n"
        "A2 | 2\n"
        "A3 | 2\n"
        "A4 | 3\n"
        "essai.ods, feuille « T2 »: attention : cette feuille est masquée ; elle est lue\n"
        "essai.ods, feuille « T2 »: attention : 3 lignes masquées ou filtrées sont lues comme les "
        "autres\n");
}

TEST_CASE("the sheet asked for, and tables within cells passed over", "[ods]") {
  const TemporaryFolder folder;
  folder.write(
      "a.ods",
      made_ods({{"Une", row(number("1", "1"))},
                {"Deux", row(cell("", "") + number("2", "2") + "<table:table-cell><table:table>" +
                             row(number("9", "9")) + "</table:table></table:table-cell>")}}));
  const auto book = opened(folder, "a.ods", WorkbookForm::ods);
  REQUIRE(book);
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[1].name == "Deux");
  const auto source = book->read(1, "a.ods");
  REQUIRE(source);
  CHECK(source->name == "a.ods, feuille « Deux »");
  CHECK(dump(*source) == "A1 | ;2\n");
}

TEST_CASE("a bomb of repeated rows is stopped by an absolute cap", "[ods]") {
  CHECK(ods(row(cell("table:number-columns-repeated=\"16384\" office:value-type=\"string\"",
                     std::string(200, 'x')),
                " table:number-rows-repeated=\"1048576\"")) ==
        "essai.ods, feuille « T2 »: erreur : les lignes, écrites en texte, dépassent 512 Mo\n"
        "   aide : donnez le fichier en parties, ou en CSV\n");
  CHECK(ods(row(number("1", "1")) +
            row(number("2", "2"), " table:number-rows-repeated=\"99999999999999999999\"")) ==
        "essai.ods, feuille « T2 »: erreur : classeur illisible : « content.xml » : ses lignes "
        "dépassent 1 048 576\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
}
