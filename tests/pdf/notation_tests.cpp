#include <catch2/catch.hpp>
#include <string>

#include "pdf/file/notation.hpp"

using namespace copil::pdf;

namespace {

std::string length(double points) {
  std::string text;
  append_length(text, points);
  return text;
}

std::string share(double number) {
  std::string text;
  append_precise(text, number);
  return text;
}

}  // namespace

TEST_CASE("lengths are written to a hundredth, without what says nothing") {
  CHECK(length(0) == "0");
  CHECK(length(-0.001) == "0");
  CHECK(length(12) == "12");
  CHECK(length(12.5) == "12.5");
  CHECK(length(12.05) == "12.05");
  CHECK(length(841.894) == "841.89");
  CHECK(length(841.896) == "841.9");
  CHECK(length(-0.25) == "-0.25");
  CHECK(length(-3.999) == "-4");
  CHECK(share(0.70710678) == "0.70711");
  CHECK(share(-1) == "-1");
  CHECK(share(0.00001) == "0.00001");
}

TEST_CASE("strings of bytes are escaped") {
  CHECK(byte_string("a (b) \\ c\rd\n") == "(a \\(b\\) \\\\ c\\rd\n)");
  CHECK(name("text/csv") == "/text#2fcsv");
  CHECK(name("A B#\xC3\xA9") == "/A#20B#23#c3#a9");
}

TEST_CASE("texts take one byte a sign where PDF has a code for all of them") {
  CHECK(unicode_text("Bilan été") == "(Bilan \xE9t\xE9)");
  CHECK(unicode_text("l’œuvre – 3 €") == "(l\x90\x9Cuvre \x85 3 \xA0)");
  CHECK(unicode_text("") == "()");
  // A no-break space, a soft hyphen, a line feed have none.
  CHECK(unicode_text("a\u00A0b") == "<feff006100a00062>");
  CHECK(unicode_text("a\u00ADb") == "<feff006100ad0062>");
  CHECK(unicode_text("a\nb") == "<feff0061000a0062>");
  // What would be taken for the mark of another encoding.
  CHECK(unicode_text("þÿ") == "<feff00fe00ff>");
  CHECK(unicode_text("ï»¿") == "<feff00ef00bb00bf>");
}

TEST_CASE("UTF-16 has pairs for what is far, and a replacement for what is no character") {
  CHECK(utf16_digits("A😀") == "0041d83dde00");
  CHECK(utf16_digits(std::string_view("a\0b", 3)) == "0061fffd0062");
  CHECK(utf16_digits("\uFEFF") == "fffd");
  CHECK(utf16_digits("\xC3") == "fffd");
  CHECK(utf16_digits("\xE2\x82z") == "fffdfffd007a");
  CHECK(utf16_digits("\xED\xA0\x80") == "fffdfffdfffd");
  CHECK(utf16_digits("\xF4\x90\x80\x80") == "fffdfffdfffdfffd");
}

TEST_CASE("boxes stand on the page's bottom") {
  CHECK(rectangle({10, 20, 30, 40}, 100) == "[ 10 40 40 80 ]");
}
