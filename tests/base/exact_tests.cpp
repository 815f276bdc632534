#include <catch2/catch.hpp>

#include "base/exact.hpp"

using namespace copil;

TEST_CASE("halves are rounded away from zero, once") {
  CHECK(divide_half_away(5, 2) == 3);
  CHECK(divide_half_away(-5, 2) == -3);
  CHECK(divide_half_away(4, 3) == 1);
  CHECK(divide_half_away(0, 7) == 0);
  CHECK(multiply(Cents{84'410'00}, Ratio{2, 5}) == Cents{33'764'00});
  CHECK(multiply(Cents{1}, Ratio{1, 2}) == Cents{1});
  CHECK(multiply(Cents{-1}, Ratio{1, 2}) == Cents{-1});
}

TEST_CASE("fractions compare and compute exactly") {
  CHECK(Ratio{1, 3} == Ratio{2, 6});
  CHECK(Ratio{1, 3} < Ratio{333'334, 1'000'000});
  CHECK(Ratio{INT64_MAX, 2} < Ratio{INT64_MAX, 1});
  CHECK(*add(Ratio{1, 3}, Ratio{1, 6}) == Ratio{1, 2});
  CHECK(*subtract(Ratio{1, 3}, Ratio{1, 3}) == Ratio{0, 1});
  CHECK(*divide(Ratio{1, 3}, Ratio{-2, 3}) == Ratio{-1, 2});
  CHECK_FALSE(divide(Ratio{1, 3}, Ratio{0, 1}));
  CHECK_FALSE(multiply(Ratio{INT64_MAX, 1}, Ratio{2, 1}));
  CHECK(reduced({-4, 6}).num == -2);
}

TEST_CASE("decimals are written with their digits and never as minus zero") {
  CHECK(decimal_text(Ratio{1, 3}, 6) == "0.333333");
  CHECK(decimal_text(Ratio{2, 3}, 6) == "0.666667");
  CHECK(decimal_text(Ratio{-1, 2}, 0) == "-1");
  CHECK(decimal_text(Ratio{-1, 1'000'000'0}, 6) == "0.000000");
  CHECK(decimal_text(Ratio{12'345, 100}, 1) == "123.5");
  CHECK(decimal_text(Cents{84'410'05}) == "84410.05");
  CHECK(decimal_text(Cents{-5}) == "-0.05");
}

TEST_CASE("plain decimals are read exactly and nothing else is") {
  CHECK(*parse_decimal("1234,5") == Ratio{12345, 10});
  CHECK(*parse_decimal("-0.50") == Ratio{-1, 2});
  CHECK(*parse_decimal("007") == Ratio{7, 1});
  for (const char* text :
       {"", "-", ",5", "5,", "1e5", "1 000", "1.2.3", "+1", "1234567890123456789"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text));
  }
}

TEST_CASE("euros have at most two decimals that count") {
  CHECK(parse_euros("230") == Cents{230'00});
  CHECK(parse_euros("233,33") == Cents{233'33});
  CHECK(parse_euros("233.3") == Cents{233'30});
  CHECK(parse_euros("1,500") == Cents{1'50});
  CHECK_FALSE(parse_euros("1,505"));
  CHECK_FALSE(parse_euros("99999999999999999,9"));
}
