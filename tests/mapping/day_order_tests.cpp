// Days as other systems write them, brought to an order of ours; what is no such day stays.
#include "mapping/translating/day_order.hpp"

#include <catch2/catch.hpp>

using namespace copil;
using mapping::DayOrder;

namespace {

std::string read(std::string_view cell, DayOrder order) {
  std::deque<std::string> made;
  return std::string{mapping::ordered(cell, order, made)};
}

}  // namespace

TEST_CASE("month first: the day comes before it, whatever the sign between them") {
  const auto day_first = [](std::string_view cell) { return read(cell, DayOrder::month_day); };
  CHECK(day_first("04/15/2010") == "15/04/2010");
  CHECK(day_first("4/5/2010") == "5/4/2010");
  CHECK(day_first("04.15.2010") == "15/04/2010");
  CHECK(day_first("04-15-10") == "15/04/10");
  CHECK(day_first("04/15/2010 08:30") == "15/04/2010 08:30");
  for (const char* other : {"", "x", "2010-04-15", "123/4/2010", "/4/2010", "04/2010", "04/15-2010",
                            "04//2010", "a4/15/2010", "04/b5/2010", "04/123/2010", "20100415"}) {
    CAPTURE(other);
    CHECK(day_first(other) == other);
  }
}

TEST_CASE("eight digits: year, month and day") {
  const auto hyphens = [](std::string_view cell) { return read(cell, DayOrder::year_first); };
  CHECK(hyphens("20100415") == "2010-04-15");
  CHECK(hyphens("20100415 08:30") == "2010-04-15 08:30");
  for (const char* other : {"", "2010041", "201004150", "2010-04-15", "2010041x", "x0100415"}) {
    CAPTURE(other);
    CHECK(hyphens(other) == other);
  }
}

TEST_CASE("an order that is ours changes nothing") {
  CHECK(read("04/15/2010", DayOrder::as_ours) == "04/15/2010");
  CHECK(read("20100415", DayOrder::as_ours) == "20100415");
}
