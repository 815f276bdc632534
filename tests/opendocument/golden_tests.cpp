#include "opendocument/support.hpp"
#include "support/golden.hpp"

using namespace copil;
using copil::testing::check_golden;

TEST_CASE("the parts of OpenDocument files are those that were read over") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table()),
                      sample::block(sample::volumes_chart())};
  const auto spreadsheet = odf::spreadsheet(document, "golden").parts;
  check_golden(spreadsheet.at("content.xml"), "opendocument/references/volumes.ods.xml.txt");
  check_golden(spreadsheet.at("settings.xml"), "opendocument/references/settings.ods.xml.txt");
  check_golden(spreadsheet.at("Object 1/content.xml"),
               "opendocument/references/graphique.ods.xml.txt");
  const auto text = odf::text(sample::act(), "golden").parts;
  check_golden(text.at("content.xml"), "opendocument/references/acte.odt.xml.txt");
}
