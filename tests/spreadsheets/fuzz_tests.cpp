#include <catch2/catch.hpp>

#include "fuzz/spreadsheets_entry.hpp"
#include "support/spoilt.hpp"
#include "support/temporary_folder.hpp"

// What the fuzzer feeds the reader of workbooks, without the fuzzer: seeds of every part, each
// spoilt many times. The entry stops the program when a row has no place.

namespace {

using namespace copil::testing;

std::vector<std::string> seeds() {
  const std::string rows =
      "<row r=\"2\" hidden=\"1\"><c r=\"B2\" s=\"1\"><v>40299</v></c><c t=\"s\"><v>0</v></c></row>"
      "<row><c t=\"inlineStr\"><is><t>a_x000D_&#10;b;\"c\"</t><rPh><t>x</t></rPh></is></c>"
      "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>A1</f></c></row>";
  const std::string ods =
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
      "table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"12\">"
      "<text:p>0012</text:p></table:table-cell></table:table-row><table:table-row>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2010-05-01\"/>"
      "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>x</text:p>"
      "</office:annotation><text:p>un<text:s text:c=\"2\"/></text:p><text:p>deux</text:p>"
      "</table:table-cell><table:covered-table-cell/></table:table-row>";
  return {
      '\0' + made_zip({{"a/", ""},
                       {"a/b", "bytes"},
                       {"c", std::string{"KL\x84\x01\x00", 5}, 8, 10, checksum_of("aaaaaaaaaa")}}),
      '\1' + made_xlsx({{"T2", rows}, {"Deux", "", true}}),
      '\2' + made_ods({{"T2", ods}}),
      '\3' + ods,
      '\4' + rows,
      "\5<numFmts><numFmt numFmtId=\"200\" formatCode=\"[$-40C]d\\ mmm;&quot;x&quot;@\"/></numFmts>"
      "<cellXfs><xf/><xf numFmtId=\"200\"/></cellXfs>",
      "\6<si><t>a</t></si><si><r><t xml:space=\"preserve\">b </t></r><r><t>c</t></r></si>",
  };
}

const std::string kPieces[] = {"<",    ">",      "\"",       "/>",   "&#0;",
                               "\xFF", "999999", "<v>-1",    "&lt;", std::string(1, '\0'),
                               "PK",   "</row>", "r=\"A9\"", "0",    "<!DOCTYPE a>"};

}  // namespace

TEST_CASE("the entry of the workbooks' fuzzer holds on its seeds and on spoilt ones") {
  const TemporaryFolder folder;
  copil::test_support::Random random{2010};
  for (const std::string& seed : seeds()) {
    copil::fuzz::read_spreadsheet_bytes(folder.path(), seed);
    for (int round = 0; round < 150; ++round) {
      copil::fuzz::read_spreadsheet_bytes(folder.path(),
                                          copil::test_support::spoilt(seed, kPieces, 1, random));
    }
  }
}
