#include "base/printable.hpp"

#include <catch2/catch.hpp>

using namespace copil;

TEST_CASE("control characters of every kind become blanks, the rest stays") {
  CHECK(printable("Épée « 3 € » \U0001F600") == "Épée « 3 € » \U0001F600");
  CHECK(printable("a\x1B[31mb\nc\td\x7F") == "a [31mb c d ");
  CHECK(printable("a\u0085b\u2066c") == "a b c");
  CHECK(printable("a\xE9"
                  "b\xC3") == "a\uFFFDb\uFFFD");
  CHECK(printable_lines("a\n\tb\rc") == "a\n\tb c");
}

TEST_CASE("what begins like a character and is none becomes one sign a byte") {
  CHECK(printable("\xC3(") == "\uFFFD(");
  CHECK(printable("\xE2\x82(") == "\uFFFD\uFFFD(");
  CHECK(printable(std::string_view{"é"}.substr(0, 1)) == "\uFFFD");
  CHECK(printable(std::string_view{"€"}.substr(0, 2)) == "\uFFFD\uFFFD");
  CHECK(printable("\xC1\x81\xF5") == "\uFFFD\uFFFD\uFFFD");
  CHECK(printable("\u007E\u0080\u009F\u00A0") == "~  \u00A0");
  for (const char* shown : {"\u2029", "\u202F", "\u2065", "\u206A", "\xDF\xBF", "\U0010FFFF"}) {
    CHECK(printable(shown) == shown);
  }
  for (const char* order : {"\u202A", "\u202E", "\u2066", "\u2069"}) CHECK(printable(order) == " ");
}
