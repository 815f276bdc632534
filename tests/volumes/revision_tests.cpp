// The last revision of an objective: the yearly avenant, or one in the course of the year.
#include "volumes/revision.hpp"

#include <catch2/catch.hpp>

#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
using volumes::coming_revision;
using volumes::last_revision;

namespace {

/// Territory 1: 100 in 2009; 120 in 2010, 130 from July, 125 from October.
records::Objectifs objectifs() {
  records::Objectifs rows;
  const auto add = [&](std::int16_t annee, const char* effet, std::int64_t objectif,
                       const char* acte) {
    rows.annee.push_back(annee);
    rows.territoire.push_back(1);
    rows.date_effet.push_back(day(effet));
    rows.objectif.push_back(objectif);
    rows.acte.push_back(acte);
  };
  add(2010, "2010-10-01", 125, "avenant 2");
  add(2009, "2009-01-01", 100, "accord");
  add(2010, "2010-01-01", 120, "accord-cadre");
  add(2010, "2010-07-01", 130, "avenant 1");
  return rows;
}

}  // namespace

TEST_CASE("before any avenant of the year, the yearly change") {
  const auto revision = last_revision(objectifs(), 2010, 1, day("2010-06-30"));
  REQUIRE(revision);
  CHECK(revision->avant == 100);
  CHECK(revision->apres == 120);
  CHECK(revision->date_effet == day("2010-01-01"));
  CHECK(revision->acte == "accord-cadre");
  CHECK_FALSE(revision->is_mid_year);
}

TEST_CASE("in the course of the year, the last change known at the arrêté") {
  const auto first = last_revision(objectifs(), 2010, 1, day("2010-07-01"));
  REQUIRE(first);
  CHECK(first->avant == 120);
  CHECK(first->apres == 130);
  CHECK(first->is_mid_year);
  const auto second = last_revision(objectifs(), 2010, 1, day("2010-12-31"));
  REQUIRE(second);
  CHECK(second->avant == 130);
  CHECK(second->apres == 125);
  CHECK(second->acte == "avenant 2");
}

TEST_CASE("no revision without an objective, or without one before it") {
  CHECK_FALSE(last_revision(objectifs(), 2009, 1, day("2009-12-31")));
  CHECK_FALSE(last_revision(objectifs(), 2011, 1, day("2011-12-31")));
  CHECK_FALSE(last_revision(objectifs(), 2010, 2, day("2010-12-31")));
}

TEST_CASE("the revision to come is the first after the arrêté, held to what stood before it") {
  const auto next = coming_revision(objectifs(), 2010, 1, day("2010-06-30"));
  REQUIRE(next);
  CHECK(next->avant == 120);
  CHECK(next->apres == 130);
  CHECK(next->date_effet == day("2010-07-01"));
  CHECK(next->acte == "avenant 1");
  CHECK(next->is_mid_year);
  const auto after = coming_revision(objectifs(), 2010, 1, day("2010-07-01"));
  REQUIRE(after);
  CHECK(after->avant == 130);
  CHECK(after->apres == 125);
  CHECK(after->acte == "avenant 2");
  CHECK_FALSE(coming_revision(objectifs(), 2010, 1, day("2010-10-01")));
  const auto yearly = coming_revision(objectifs(), 2010, 1, day("2009-12-31"));
  REQUIRE(yearly);
  CHECK(yearly->avant == 100);
  CHECK(yearly->apres == 120);
  CHECK_FALSE(yearly->is_mid_year);
  CHECK_FALSE(coming_revision(objectifs(), 2009, 1, day("2008-12-31")));
  CHECK_FALSE(coming_revision(objectifs(), 2010, 2, day("2010-06-30")));
  CHECK_FALSE(coming_revision(objectifs(), 2011, 1, day("2010-06-30")));
}

TEST_CASE("a yearly change is held to the objective of the year before known at the arrêté") {
  auto rows = objectifs();
  rows.annee.push_back(2009);
  rows.territoire.push_back(1);
  rows.date_effet.push_back(day("2009-12-01"));
  rows.objectif.push_back(90);
  rows.acte.push_back("avenant");
  CHECK(coming_revision(rows, 2010, 1, day("2009-11-30"))->avant == 100);
  CHECK(coming_revision(rows, 2010, 1, day("2009-12-01"))->avant == 90);
  CHECK(last_revision(rows, 2010, 1, day("2010-01-01"))->avant == 90);
}
