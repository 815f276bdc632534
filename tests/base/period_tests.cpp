#include <catch2/catch.hpp>

#include "base/period.hpp"

using namespace copil;

TEST_CASE("periods are read and written the same way") {
  for (const char* code :
       {"2010", "2010-S1", "2010-S2", "2010-T1", "2010-T4", "2010-01", "2010-12"}) {
    CAPTURE(code);
    REQUIRE(parse_period(code));
    CHECK(period_code(*parse_period(code)) == code);
  }
  for (const char* code : {"", "10", "2010-", "2010-S3", "2010-T0", "2010-T5", "2010-13", "2010-00",
                           "2010-1", "2010-S", "20100", "abcd", "0000"}) {
    CAPTURE(code);
    CHECK_FALSE(parse_period(code));
  }
}

TEST_CASE("a period covers its days, half-open") {
  CHECK(days_of(*parse_period("2010-02")) ==
        Interval{*make_day(2010, 2, 1), *make_day(2010, 3, 1)});
  CHECK(last_day(*parse_period("2012-02")) == *make_day(2012, 2, 29));
  CHECK(days_of(*parse_period("2010-T3")) ==
        Interval{*make_day(2010, 7, 1), *make_day(2010, 10, 1)});
  CHECK(last_day(*parse_period("2010-S2")) == *make_day(2010, 12, 31));
  CHECK(cumulated_days(*parse_period("2010-T3")) ==
        Interval{*make_day(2010, 1, 1), *make_day(2010, 10, 1)});
}

TEST_CASE("periods before") {
  CHECK(period_code(previous(*parse_period("2010-T1"))) == "2009-T4");
  CHECK(period_code(previous(*parse_period("2010-12"))) == "2010-11");
  CHECK(period_code(previous(*parse_period("2010"))) == "2009");
  CHECK(period_code(year_before(*parse_period("2010-S1"))) == "2009-S1");
  CHECK(period_code(year_of(*parse_period("2010-05"))) == "2010");
}

TEST_CASE("codes of periods have four digits for the year and two for the month") {
  CHECK(period_code({Period::Kind::month, 2010, 9}) == "2010-09");
  CHECK(period_code({Period::Kind::month, 2010, 10}) == "2010-10");
  CHECK(period_code({Period::Kind::month, 987, 6}) == "0987-06");
  CHECK(period_code({Period::Kind::year, 12, 1}) == "0012");
  CHECK(period_code({Period::Kind::quarter, 2010, 4}) == "2010-T4");
  CHECK(period_code({Period::Kind::half, 2010, 2}) == "2010-S2");
}
