// What is planned to be paid, whatever is realised, and which convention an avenant amends.
#include "subsidies/schedule.hpp"

#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;

namespace {

constexpr const char* kSignedConventions =
    "convention;type;territoire;annee;date_signature;date_resiliation\n";

/// The code of the convention that an avenant of that year to M1, or to R1, amends.
std::string amended(const std::string& conventions, int annee, bool is_mid_year, const char* arrete,
                    const char* territoire = "M1") {
  RecordsBuilder builder;
  builder.small_tree().file("conventions.csv", kSignedConventions + conventions);
  const auto records = builder.build();
  const auto found = subsidies::amended_convention(records, *records.territoires.find(territoire),
                                                   annee, is_mid_year, day(arrete));
  return found ? std::string{records.conventions.code[*found]} : "aucune";
}

}  // namespace

TEST_CASE("a region's schedule is its own objective at the unit price, whatever is signed below") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;R1;2010-01-01;155\n"
                            "2010;R1;2010-07-01;165\n2010;M1;2010-01-01;100\n");
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;montant\n"
               "CV1;locale;M1;2010;2010-01-15;7,50\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-12-31"));
  const auto region = *records.territoires.find("R1");
  const auto on = [&](const char* known) {
    return *subsidies::schedule_of_objectives(figures, 2010, region, day(known));
  };
  CHECK(on("2010-12-31").montant == Cents{165 * 23000});
  CHECK(on("2010-12-31").acompte_1 == Cents{155 * 9200});
  CHECK(on("2010-12-31").acompte_2 == Cents{165 * 9200});
  CHECK(on("2010-12-31").solde() == Cents{165 * 23000 - 155 * 9200 - 165 * 9200});
  CHECK(on("2010-06-30").montant == Cents{155 * 23000});
  CHECK(on("2010-06-30").acompte_2 == Cents{155 * 9200});
  CHECK_FALSE(on("2009-12-31").montant);
  CHECK_FALSE(on("2009-12-31").solde());
}

TEST_CASE("a schedule that lacks an instalment has no balance") {
  subsidies::Schedule one{Cents{1000}, Cents{400}, Cents{400}};
  CHECK(one.solde() == Cents{200});
  one.acompte_1.reset();
  CHECK_FALSE(one.solde());
  one = {Cents{1000}, Cents{400}, std::nullopt};
  CHECK_FALSE(one.solde());
}

TEST_CASE("the avenant of a year amends the last convention before it, which runs on") {
  const std::string first = "CV1;locale;M1;2010;2010-04-15;\n";
  const std::string next = first + "CV2;locale;M1;2011;2010-12-10;\n";
  CHECK(amended(first, 2011, false, "2010-10-31") == "CV1");
  CHECK(amended(next, 2011, false, "2010-12-31") == "CV1");
  CHECK(amended(next, 2011, true, "2010-12-31") == "CV2");
  CHECK(amended(next, 2011, true, "2010-12-09") == "CV1");
  CHECK(amended(next, 2012, false, "2010-12-31") == "CV2");
  CHECK(amended(first, 2010, false, "2010-04-15") == "CV1");
  CHECK(amended(first, 2010, true, "2010-04-14") == "aucune");
  CHECK(amended(first, 2009, false, "2010-12-31") == "aucune");
}

TEST_CASE("what is not signed, terminated, or of another type or territory is not amended") {
  CHECK(amended("CV1;locale;M1;2010;;\n", 2011, false, "2010-12-31") == "aucune");
  const std::string ended = "CV1;locale;M1;2010;2010-01-15;2010-09-30\n";
  CHECK(amended(ended, 2010, true, "2010-09-29") == "CV1");
  CHECK(amended(ended, 2010, true, "2010-09-30") == "aucune");
  CHECK(amended("CV1;locale;M2;2010;2010-01-15;\n", 2010, true, "2010-12-31") == "aucune");
  CHECK(amended("CV1;regionale;R1;2010;2010-01-15;\n", 2010, true, "2010-12-31", "R1") == "CV1");
}
