// What nothing pays, above the missions locales.
#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "support/reports.hpp"
#include "volumes/row.hpp"
#include "volumes/volumes.hpp"

using namespace copil;
using namespace copil::test_support;

TEST_CASE("nothing pays what a mission locale has beyond its own objective, whatever others lack") {
  RecordsBuilder builder;
  builder.file("territoires.csv",
               "code;type;parent\nF;national;\nR1;region;F\nR2;region;F\nD1;departement;R1\n"
               "M1;mission_locale;D1\nM2;mission_locale;R1\nM3;mission_locale;R2\n"
               "M4;mission_locale;R2\nR3;region;F\n");
  builder.file("objectifs.csv",
               "annee;territoire;date_effet;objectif\n2010;F;2010-01-01;100\n"
               "2010;R1;2010-01-01;9\n2010;M1;2010-01-01;1\n2010;M2;2010-01-01;8\n"
               "2010;M3;2010-01-01;2\n");
  std::string rows = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  int n = 0;
  for (const char* place : {"M1", "M1", "M1", "M2", "M3", "M3", "M3", "M4"}) {
    const std::string id = std::to_string(++n);
    rows += "C" + id + ";J" + id + ";" + place + ";2010-01-04;2010-01-31\n";
  }
  builder.file("cotraitances.csv", rows);
  const auto records = builder.build();
  const auto unfunded = [&](const char* code) {
    return row_of(records, code, "2010-12-31").non_financees;
  };
  CHECK(unfunded("M1") == 2);
  CHECK(unfunded("M2") == 0);
  CHECK(unfunded("M3") == 1);
  CHECK_FALSE(unfunded("M4"));
  CHECK(unfunded("D1") == 2);
  CHECK(unfunded("R1") == 2);
  CHECK(row_of(records, "R1", "2010-12-31").hors_objectif == 0);
  CHECK(unfunded("R2") == 1);
  CHECK_FALSE(unfunded("R3"));
  CHECK(unfunded("F") == 3);
}
