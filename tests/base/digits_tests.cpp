#include "base/text.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "base/moment.hpp"

using namespace copil;

TEST_CASE("digits alone are a number, up to as many as asked for") {
  CHECK(parse_digits("0", 4) == 0);
  CHECK(parse_digits("0042", 4) == 42);
  CHECK(parse_digits("999999999999999", 15) == 999'999'999'999'999);
  for (const char* text : {"", "12345", "-1", "+1", " 1", "1 ", "1a", "1.0", "١"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_digits(text, 4));
  }
}

TEST_CASE("a digest has its digits, small letters, no more and no less") {
  const std::string digest = std::string(31, '0') + "9" + std::string(31, 'a') + "f";
  CHECK(is_sha256(digest));
  CHECK_FALSE(is_sha256(""));
  CHECK_FALSE(is_sha256(digest + "0"));
  CHECK_FALSE(is_sha256(digest.substr(1)));
  for (const char other : {'A', 'F', 'g', '/', ':', '`', ' '}) {
    CAPTURE(other);
    CHECK_FALSE(is_sha256(digest.substr(1) + other));
  }
}

TEST_CASE("a moment has its day and its time, to the second") {
  CHECK(day_of(0) == *make_day(1970, 1, 1));
  CHECK(day_of(86'399) == *make_day(1970, 1, 1));
  CHECK(day_of(86'400) == *make_day(1970, 1, 2));
  CHECK(iso_moment(0) == "1970-01-01T00:00:00Z");
  CHECK(iso_moment(1'277'964'309) == "2010-07-01T06:05:09Z");
  CHECK(iso_moment(1'293'839'999) == "2010-12-31T23:59:59Z");
}
