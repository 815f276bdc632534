#include <catch2/catch.hpp>

#include "wording/dates.hpp"

using namespace copil;
using namespace copil::wording;

namespace {
Day day(int year, int month, int day_of_month) {
  return *make_day(year, month, day_of_month);
}
}  // namespace

TEST_CASE("dates in full and in figures") {
  CHECK(date_text(day(2010, 1, 1)) == "1er\u00A0janvier\u00A02010");
  CHECK(date_text(day(2010, 8, 2)) == "2\u00A0août\u00A02010");
  CHECK(date_text(day(2010, 1, 1), DateStyle::short_form) == "01/01/2010");
  CHECK(date_text(day(987, 12, 31), DateStyle::short_form) == "31/12/0987");
  CHECK(date_text(Day::unknown) == "n.d.");
  CHECK(date_text(Day::open, DateStyle::short_form) == "en cours");
}

TEST_CASE("periods by name, for headers") {
  const auto check = [](const char* code, const char* name, const char* header) {
    const Period period = *parse_period(code);
    CHECK(period_text(period) == name);
    CHECK(period_short_text(period) == header);
  };
  check("2010", "année\u00A02010", "2010");
  check("2010-S1", "1er\u00A0semestre\u00A02010", "S1\u00A02010");
  check("2010-T2", "2e\u00A0trimestre\u00A02010", "T2\u00A02010");
  check("2010-04", "avril\u00A02010", "avr.\u00A02010");
  check("2010-08", "août\u00A02010", "août\u00A02010");
  check("2010-10", "octobre\u00A02010", "oct.\u00A02010");
  check("2010-05", "mai\u00A02010", "mai\u00A02010");
}

TEST_CASE("ranges say each thing once, both days included") {
  CHECK(range_text({day(2010, 1, 1), day(2010, 4, 1)}) ==
        "du 1er\u00A0janvier au 31\u00A0mars\u00A02010");
  CHECK(range_text({day(2010, 3, 1), day(2010, 3, 16)}) == "du 1er au 15\u00A0mars\u00A02010");
  CHECK(range_text({day(2010, 1, 2), day(2011, 3, 16)}) ==
        "du 2\u00A0janvier\u00A02010 au 15\u00A0mars\u00A02011");
  CHECK(range_text({day(2010, 3, 3), day(2010, 3, 4)}) == "le\u00A03\u00A0mars\u00A02010");
  CHECK(range_text({day(2010, 3, 1), Day::open}) == "à compter du 1er\u00A0mars\u00A02010");
  CHECK(range_text({day(2010, 3, 1), day(2010, 3, 1)}) == "aucun jour");
}

TEST_CASE("days are read as documents print them") {
  const auto read = [](std::string_view text) {
    const auto day = read_date(text);
    return day ? iso_text(*day) : std::string{"aucun"};
  };
  CHECK(read("15 avril 2010") == "2010-04-15");
  CHECK(read("15\u00A0avril\u202F2010") == "2010-04-15");
  CHECK(read("  le jeudi 1er  Avril 2010 ") == "2010-04-01");
  CHECK(read("1ER AOUT 2010") == "2010-08-01");
  CHECK(read("3 févr. 2012") == "2012-02-03");
  CHECK(read("3 fevr 2012") == "2012-02-03");
  CHECK(read("15/04/2010") == "2010-04-15");
  CHECK(read("2010-04-15") == "2010-04-15");
  CHECK(read("29 février 2010") == "aucun");
  CHECK(read("2er avril 2010") == "aucun");
  CHECK(read("15 avril 10") == "aucun");
  CHECK(read("15 avril") == "aucun");
  CHECK(read("avril 2010") == "aucun");
  CHECK(read("15 brumaire 2010") == "aucun");
  CHECK(read("0 avril 2010") == "aucun");
  CHECK(read("") == "aucun");
  for (int month = 1; month <= 12; ++month) {
    const Day wanted = day(2010, month, 1);
    CHECK(read_date(date_text(wanted)) == wanted);
    CHECK(read_date(date_text(day(2011, month, 28))) == day(2011, month, 28));
  }
}
