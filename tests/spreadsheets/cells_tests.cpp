#include <catch2/catch.hpp>

#include "exports/fields.hpp"
#include "spreadsheets/cells/cell_text.hpp"

// What a number in a cell means: days by their format, codes with their zeros, rates.

using namespace copil::spreadsheets;

namespace {

std::string meaning(double value, std::string_view code, Epoch epoch = Epoch::of_1900) {
  return meaning_text(value, number_format(code), epoch);
}

}  // namespace

TEST_CASE("numbers keep fifteen digits and no more") {
  CHECK(number_text(20.399999999999999) == "20.4");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(1234.5) == "1234.5");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(-12.25) == "-12.25");
  CHECK(number_text(73282900000123) == "73282900000123");
  CHECK(number_text(0.000123) == "0.000123");
  CHECK(number_text(1e300 * 1e10) == "#NUM!");
}

TEST_CASE("a number that a point would make ambiguous has a comma") {
  CHECK(number_text(1.234) == "1,234");
  CHECK(number_text(0.234) == "0.234");
  CHECK(copil::exports::read_decimal(number_text(1.234)).fault.empty());
}

TEST_CASE("a number whose digits are lost is told as such") {
  const std::string text = number_text(1.23456789012345678e17);
  CHECK(text == "1.23456789012346E+17");
  CHECK_FALSE(copil::exports::read_identifier(text).fault.empty());
}

TEST_CASE("days count from 1900, with the day that never was, or from 1904") {
  CHECK(meaning(40299, "dd/mm/yyyy") == "2010-05-01");
  CHECK(meaning(1, "yyyy-mm-dd") == "1900-01-01");
  CHECK(meaning(59, "d/m/yy") == "1900-02-28");
  CHECK(meaning(60, "d/m/yy") == "1900-02-29");
  CHECK(meaning(61, "d/m/yy") == "1900-03-01");
  CHECK(meaning(0, "d/m/yy") == "1900-01-00");
  CHECK(meaning(38837, "dd/mm/yyyy", Epoch::of_1904) == "2010-05-01");
  CHECK(meaning(0, "dd/mm/yyyy", Epoch::of_1904) == "1904-01-01");
  CHECK(meaning(-1, "dd/mm/yyyy") == "####");
  CHECK(meaning(3e6, "dd/mm/yyyy") == "####");
}

TEST_CASE("times of day") {
  CHECK(meaning(40299.5, "dd/mm/yyyy hh:mm") == "2010-05-01 12:00");
  CHECK(meaning(40299.9999999, "dd/mm/yyyy hh:mm") == "2010-05-02");
  CHECK(meaning(0.354166666666667, "hh:mm") == "08:30");
  CHECK(meaning(0.35425925925926, "h:mm:ss AM/PM") == "08:30:08");
  CHECK(meaning(1.5, "[h]:mm") == "36:00");
  CHECK(meaning(40299, "mmm") == "2010-05-01");
}

TEST_CASE("formats of days are told from those of numbers") {
  using Kind = NumberFormat::Kind;
  const auto kind = [](std::string_view code) { return number_format(code).kind; };
  CHECK(kind("[$-40C]d mmmm yyyy;@") == Kind::date);
  CHECK(kind("[$-F800]dddd\\, mmmm dd\\, yyyy") == Kind::date);
  CHECK(kind("[Red]0.0;[Black]-0.0") == Kind::plain);
  CHECK(kind("#,##0.00\" jours\"") == Kind::plain);
  CHECK(kind("0.0%") == Kind::percent);
  CHECK(kind("[Red]0.0%;\"dy\"") == Kind::percent);
  CHECK(kind("General") == Kind::plain);
  CHECK(kind("0.00E+00") == Kind::plain);
  CHECK(kind("@") == Kind::plain);
  CHECK(kind("_-* #,##0.00\\ \"\xE2\x82\xAC\"_-") == Kind::plain);
  CHECK(builtin_format(14).kind == Kind::date);
  CHECK(builtin_format(20).kind == Kind::time);
  CHECK(builtin_format(46).kind == Kind::duration);
  CHECK(builtin_format(10).kind == Kind::percent);
  CHECK(builtin_format(3).kind == Kind::plain);
}

TEST_CASE("codes written as numbers take the zeros of their format") {
  CHECK(meaning(123, "00000") == "00123");
  CHECK(meaning(1234567, "00000") == "1234567");
  CHECK(meaning(7, "\"J\"0000") == "J0007");
  CHECK(meaning(12345, "000 000") == "012 345");
  CHECK(meaning(7, "00\" jeunes\"") == "07");
  CHECK(meaning(7, "0") == "7");
  CHECK(meaning(1.5, "00000") == "1.5");
  CHECK(meaning(-3, "00000") == "-3");
}

TEST_CASE("rates keep their sign") {
  CHECK(meaning(0.954, "0.0%") == "95.4%");
  CHECK(meaning(1, "0%") == "100%");
  CHECK(meaning(0.01234, "0%") == "1,234%");
}

TEST_CASE("cells have their name") {
  CHECK(cell_name(0, 1) == "A1");
  CHECK(cell_name(25, 14) == "Z14");
  CHECK(cell_name(26, 2) == "AA2");
  CHECK(cell_name(16'383, 1'048'576) == "XFD1048576");
}
