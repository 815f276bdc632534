#include "opendocument/support.hpp"
#include "support/french_locale.hpp"

using namespace copil;

TEST_CASE("a French locale changes nothing in the files") {
  const locale_t french = testing::french_locale();
  const auto plain = odf::spreadsheet(sample::report(), "plain").parts;
  const auto plain_text = odf::text(sample::report(), "plain").parts;
  const locale_t before = uselocale(french);
  const auto spreadsheet =
      opendocument::write_spreadsheet(sample::report(), odf::path_of("french.ods"), odf::options());
  const auto text =
      opendocument::write_text(sample::report(), odf::path_of("french.odt"), odf::options());
  uselocale(before);
  freelocale(french);
  REQUIRE(spreadsheet);
  REQUIRE(text);
  CHECK(xlsx::parts(odf::path_of("french.ods")) == plain);
  CHECK(xlsx::parts(odf::path_of("french.odt")) == plain_text);
}
