#include <catch2/catch.hpp>

#include "base/day.hpp"

using namespace copil;

TEST_CASE("a day is a real calendar day") {
  CHECK(iso_text(*make_day(2010, 4, 1)) == "2010-04-01");
  CHECK_FALSE(make_day(2010, 2, 31));
  CHECK_FALSE(make_day(2010, 2, 29));
  CHECK(make_day(2012, 2, 29));
  CHECK_FALSE(make_day(2010, 13, 1));
  CHECK_FALSE(make_day(0, 1, 1));
  CHECK(make_day(1970, 1, 1)->number == 0);
}

TEST_CASE("a day is read in both notations and no other") {
  CHECK(parse_day("2010-04-01") == make_day(2010, 4, 1));
  CHECK(parse_day("01/04/2010") == make_day(2010, 4, 1));
  for (const char* text : {"", "1/4/2010", "2010-4-1", "2010/04/01", "31/02/2010", "2010-04-01 ",
                           "20100401", "00/00/0000", "aa/bb/cccc"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("adding months or years clamps to the last day of the month") {
  CHECK(add_months(*make_day(2010, 8, 31), 6) == *make_day(2011, 2, 28));
  CHECK(add_months(*make_day(2011, 8, 31), 6) == *make_day(2012, 2, 29));
  CHECK(add_years(*make_day(1988, 2, 29), 25) == *make_day(2013, 2, 28));
  CHECK(add_months(*make_day(2010, 1, 15), -1) == *make_day(2009, 12, 15));
}

TEST_CASE("intervals are half-open") {
  const Day first = *make_day(2010, 1, 1);
  const Interval january{first, first + 31};
  CHECK(january.contains(first));
  CHECK_FALSE(january.contains(first + 31));
  CHECK(Interval{first, first}.is_empty());
  CHECK(Interval{first}.contains(Day{1'000'000}));
  CHECK(intersection(january, {first + 10}) == Interval{first + 10, first + 31});
  CHECK(intersection(january, {first + 40}).is_empty());
}

TEST_CASE("empty days have no text and sort around every real day") {
  CHECK(iso_text(Day::unknown).empty());
  CHECK(iso_text(Day::open).empty());
  CHECK(Day::unknown < *make_day(1, 1, 1));
  CHECK(*make_day(9999, 12, 31) < Day::open);
}
