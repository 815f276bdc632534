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
