// How a year stood on a day before the arrêté.
#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "volumes/row.hpp"

using namespace copil;
using namespace copil::test_support;
using volumes::Statut;

namespace {

/// M1 has 10 in 2010, then 4 from July; two entries in February, four in August.
records::Records revised_folder() {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv",
            "annee;territoire;date_effet;objectif\n2009;M1;2009-01-01;5\n2010;M1;2010-01-01;10\n"
            "2010;M1;2010-07-01;4\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-02-01;2010-02-10\nC2;J2;M1;2010-02-01;2010-03-31\n"
            "C3;J3;M1;2010-08-01;2010-08-10\nC4;J4;M1;2010-08-01;2010-08-10\n"
            "C5;J5;M1;2010-08-01;2010-08-10\nC6;J6;M1;2010-08-01;2010-08-10\n");
  return builder.build();
}

volumes::VolumeRow row_on(const figures::Figures& figures, const char* on) {
  const auto rows = volumes::volumes_on(figures, 2010, day(on));
  REQUIRE(rows);
  for (const auto& row : *rows) {
    if (figures.records().territoires.code[row.territoire] == "M1") return row;
  }
  FAIL("pas de ligne");
  return {};
}

}  // namespace

TEST_CASE("at the end of a quarter, the objective and the entries of that day") {
  const auto records = revised_folder();
  const auto figures = figures_of(records, 2010, day("2011-02-28"));
  const auto march = row_on(figures, "2010-03-31");
  CHECK(march.arrete == day("2010-03-31"));
  CHECK(march.objectif == 10);
  CHECK(march.objectif_precedent == 5);
  CHECK(march.realise == 2);
  CHECK(march.realise_missions == 2);
  CHECK(march.projection == 8);
  CHECK(march.hors_objectif == 0);
  CHECK(march.statut == Statut::sous_realisation);
  CHECK(row_on(figures, "2010-03-30").realise == 1);
  CHECK(row_on(figures, "2010-06-30").objectif == 10);
  CHECK(row_on(figures, "2010-07-01").objectif == 4);
}

TEST_CASE("at the end of the year and at the arrêté, it stands as the year's rows say") {
  const auto records = revised_folder();
  const auto figures = figures_of(records, 2010, day("2011-02-28"));
  for (const char* on : {"2010-12-31", "2011-02-28"}) {
    const auto row = row_on(figures, on);
    CHECK(row.realise == 6);
    CHECK(row.objectif == 4);
    CHECK(row.hors_objectif == 2);
    CHECK(row.statut == Statut::depassement);
  }
  const auto early = volumes::volumes_on(figures, 2010, day("2009-12-31"));
  CHECK_FALSE(early);
}

TEST_CASE("alerts of a quarter are those of its last day") {
  const auto records = revised_folder();
  const auto figures = figures_of(records, 2010, day("2011-02-28"));
  const auto rows = volumes::volumes_on(figures, 2010, day("2010-04-15"));
  REQUIRE(rows);
  const auto alerts = volumes::alerts(figures, *rows);
  REQUIRE(alerts);
  REQUIRE(alerts->size() == 1);
  CHECK(alerts->front().statut == Statut::sous_realisation);
  CHECK(alerts->front().valeur == 7);
  CHECK(alerts->front().objectif == 10);
  CHECK(alerts->front().is_projected);
  CHECK(alerts->front().depuis == day("2010-03-31"));
}

TEST_CASE("an alert of a year that is over tells entries, not a projection") {
  const auto records = revised_folder();
  const auto figures = figures_of(records, 2010, day("2010-12-31"));
  const auto alerts = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
  REQUIRE(alerts);
  REQUIRE(alerts->size() == 1);
  CHECK(alerts->front().statut == Statut::depassement);
  CHECK(alerts->front().objectif == 4);
  CHECK_FALSE(alerts->front().is_projected);
}
