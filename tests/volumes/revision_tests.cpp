// The last revision of an objective: the yearly avenant, or one in the course of the year.
#include "volumes/revision.hpp"

#include <catch2/catch.hpp>

#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
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
