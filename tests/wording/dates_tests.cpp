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

TEST_CASE("periods by name, for headers and after « de »") {
  const auto check = [](const char* code, const char* name, const char* header, const char* of) {
    const Period period = *parse_period(code);
    CHECK(period_text(period) == name);
    CHECK(period_short_text(period) == header);
    CHECK(of_period_text(period) == of);
  };
  check("2010", "année\u00A02010", "2010", "de l’année\u00A02010");
  check("2010-S1", "1er\u00A0semestre\u00A02010", "S1\u00A02010", "du 1er\u00A0semestre\u00A02010");
  check("2010-T2", "2e\u00A0trimestre\u00A02010", "T2\u00A02010", "du 2e\u00A0trimestre\u00A02010");
  check("2010-04", "avril\u00A02010", "avr.\u00A02010", "d’avril\u00A02010");
  check("2010-08", "août\u00A02010", "août\u00A02010", "d’août\u00A02010");
  check("2010-10", "octobre\u00A02010", "oct.\u00A02010", "d’octobre\u00A02010");
  check("2010-05", "mai\u00A02010", "mai\u00A02010", "de mai\u00A02010");
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
