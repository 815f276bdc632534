#include "base/signs.hpp"

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

TEST_CASE("digits and letters without accents are told of bytes and of code points") {
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const bool is_one = std::string_view{"0123456789"}.find(c) != std::string_view::npos;
    const bool is_small =
        std::string_view{"abcdefghijklmnopqrstuvwxyz"}.find(c) != std::string_view::npos;
    const bool is_capital =
        std::string_view{"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}.find(c) != std::string_view::npos;
    CAPTURE(i);
    CHECK(is_digit(c) == is_one);
    CHECK(is_digit(static_cast<char32_t>(i)) == is_one);
    CHECK(is_small_letter(c) == is_small);
    CHECK(is_capital_letter(c) == is_capital);
    CHECK(is_plain_letter(c) == (is_small || is_capital));
    CHECK((small_letter(c) != c) == is_capital);
    CHECK((capital_letter(c) != c) == is_small);
  }
  CHECK(small_letter('Z') == 'z');
  CHECK(capital_letter('a') == 'A');
  CHECK(is_digits("0129"));
  CHECK_FALSE(is_digits(""));
  CHECK_FALSE(is_digits("12a"));
}
