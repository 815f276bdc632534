// Which objective holds on a day, and whether those below add up.
#include "volumes/objectifs.hpp"

#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;

namespace {

records::Records with(const std::string& lines) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", "annee;territoire;date_effet;objectif\n" + lines);
  return builder.build();
}

}  // namespace

TEST_CASE("the objective in force on the eve, the day and the morrow of a revision") {
  const auto records =
      with("2010;M1;2010-07-01;130\n2010;M1;2010-01-01;120\n2009;M1;2010-03-01;9\n");
  const auto place = *records.territoires.find("M1");
  const auto on = [&](const char* at) {
    return volumes::objectif_on(records.objectifs, 2010, place, day(at));
  };
  CHECK_FALSE(on("2009-12-31"));
  CHECK(on("2010-01-01") == 120);
  CHECK(on("2010-06-30") == 120);
  CHECK(on("2010-07-01") == 130);
  CHECK(on("2011-07-01") == 130);
}

TEST_CASE("the year's first objective is that of the smallest day, once known") {
  const auto records =
      with("2010;M1;2010-07-01;130\n2010;M1;2010-01-15;120\n2009;M1;2009-01-01;9\n");
  const auto place = *records.territoires.find("M1");
  const auto first = [&](const char* at) {
    return volumes::first_objectif(records.objectifs, 2010, place, day(at));
  };
  CHECK_FALSE(first("2010-01-14"));
  CHECK(first("2010-01-15") == 120);
  CHECK(first("2010-12-31") == 120);
  CHECK_FALSE(volumes::first_objectif(records.objectifs, 2011, place, day("2011-12-31")));
}

TEST_CASE("where a child has no objective, what is below it counts in its place") {
  const auto records = with(
      "2010;F;2010-01-01;50\n2010;M1;2010-01-01;20\n2010;M2;2010-01-01;30\n"
      "2010;M2;2010-07-01;31\n2009;F;2009-01-01;130000\n"
      "2009;R1;2009-01-01;129999\n");
  const auto nation = *records.territoires.find("F");
  const auto spring = volumes::objectifs_below(records, nation, 2010, day("2010-06-30"));
  CHECK(spring.somme == 50);
  CHECK(spring.parts == 2);
  CHECK(spring.without == 0);
  const auto gaps = volumes::all_total_anomalies(records, day("2010-06-30"));
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].annee == 2009);
  CHECK(gaps[0].ecart() == 1);
  const auto later = volumes::all_total_anomalies(records, Day::open);
  REQUIRE(later.size() == 2);
  CHECK(later[1].annee == 2010);
  CHECK(later[1].somme == 51);
}

TEST_CASE("a child without any objective is counted, a site or a platform is not") {
  RecordsBuilder builder;
  builder.file("territoires.csv",
               "code;type;parent\nF;national;\nR1;region;F\nD1;departement;R1\nD2;departement;R1\n"
               "M1;mission_locale;D1\nS1;site_pole_emploi;M1\nV1;plateforme_vocation;R1\n");
  builder.file("objectifs.csv",
               "annee;territoire;date_effet;objectif\n2010;R1;2010-01-01;50\n"
               "2010;M1;2010-01-01;30\n2011;R1;2011-01-01;50\n");
  const auto gaps = volumes::all_total_anomalies(builder.build(), Day::open);
  REQUIRE(gaps.size() == 1);  // in 2011 nothing below: nothing to compare
  CHECK(gaps[0].somme == 30);
  CHECK(gaps[0].without == 1);
}

TEST_CASE("what does not add up, for a year and the year before, by year then code") {
  const auto records = with(
      "2009;F;2009-01-01;10\n2009;R1;2009-01-01;9\n2010;F;2010-01-01;20\n2010;R1;2010-01-01;21\n"
      "2010;D1;2010-01-01;22\n2011;F;2011-01-01;30\n2011;R1;2011-01-01;29\n"
      "2010;R1;2010-07-01;20\n");
  const auto told = [&](int annee, const char* arrete) {
    std::string text;
    for (const auto& one : volumes::total_anomalies(records, annee, day(arrete))) {
      text += std::to_string(one.annee) + " " + records.territoires.code[one.territoire] + " " +
              std::to_string(one.objectif) + " " + std::to_string(one.somme) + " " +
              std::to_string(one.parts) + " " + std::to_string(one.ecart()) + "\n";
    }
    return text;
  };
  CHECK(told(2010, "2010-06-30") == "2009 F 10 9 1 1\n2010 F 20 21 1 -1\n2010 R1 21 22 1 -1\n");
  CHECK(told(2010, "2010-07-01") == "2009 F 10 9 1 1\n2010 R1 20 22 1 -2\n");
  CHECK(told(2011, "2010-12-31") == "2010 R1 20 22 1 -2\n");
  CHECK(told(2011, "2011-01-01") == "2010 R1 20 22 1 -2\n2011 F 30 29 1 1\n");
  CHECK(volumes::has_objectives(records::TypeTerritoire::national));
  CHECK_FALSE(volumes::has_objectives(records::TypeTerritoire::site_pole_emploi));
  CHECK_FALSE(volumes::has_objectives(records::TypeTerritoire::plateforme_vocation));
}
