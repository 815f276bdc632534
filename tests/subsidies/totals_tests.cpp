// What is in a total of subsidies, and what is not.
#include "subsidies/totals.hpp"

#include <catch2/catch.hpp>

#include "subsidies/schedule.hpp"
#include "support/random_folder.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::SubsidyRow;

namespace {

std::vector<SubsidyRow> rows_of(const figures::Figures& figures) {
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  return *rows;
}

}  // namespace

TEST_CASE("unsigned conventions are in no total, estimates in none of what is due") {
  RecordsBuilder builder;
  builder.file("territoires.csv",
               "code;type;parent\nF;national;\nR1;region;F\nM1;mission_locale;R1\n"
               "M2;mission_locale;R1\nM3;mission_locale;R1\nM4;mission_locale;R1\n"
               "M5;mission_locale;R1\n");
  std::string objectifs = "annee;territoire;date_effet;objectif\n";
  for (const char* place : {"M1", "M2", "M3", "M4", "M5", "R1"}) {
    objectifs += "2010;" + std::string{place} + ";2010-01-01;10\n";
  }
  builder.file("objectifs.csv", objectifs);
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;date_compte_rendu\n"
               "C1;locale;M1;2010;;2011-01-15\nC2;locale;M2;2010;2010-01-15;\n"
               "C3;locale;M3;2010;2010-01-15;2011-01-15\nC4;locale;M4;2010;2010-01-15;2011-01-15\n"
               "C5;locale;M5;2010;2010-01-15;\nC6;regionale;R1;2010;2010-01-15;2011-01-15\n");
  std::string entries = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < 10; ++i) {
    const std::string n = std::to_string(i);
    entries += "A" + n + ";J" + n + ";M4;2010-02-01;2010-03-01\n";
    entries += "B" + n + ";K" + n + ";M5;2010-02-01;2010-03-01\n";
  }
  builder.file("cotraitances.csv", entries);
  builder.file("versements.csv",
               "convention;rang;date;montant\nC1;1;2010-02-01;500\nC4;1;2010-02-01;800\n"
               "C4;solde;2011-01-20;100\nC3;1;2010-02-01;900\nC3;reversement;2011-01-20;300\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2011-01-31"));
  const auto rows = rows_of(figures);
  const auto totals = subsidies::totals_below(records, rows, *records.territoires.find("R1"));
  CHECK(totals.signed_count == 4);
  CHECK(totals.unsigned_count == 1);
  CHECK(totals.settled_count == 2);
  CHECK(totals.estimated_count == 2);
  CHECK(totals.montant == Cents{4 * 230000});
  CHECK(totals.acomptes == Cents{80000 + 90000 + 2 * 184000});
  CHECK(totals.deemed_count == 2);
  CHECK(totals.reputes == Cents{2 * 184000});
  CHECK(totals.soldes == Cents{10000});
  CHECK(totals.reversements == Cents{30000});
  CHECK(totals.verse == Cents{80000 + 90000 + 2 * 184000 + 10000 - 30000});
  CHECK(totals.verse_clos == Cents{80000 + 10000 + 90000 - 30000});
  CHECK(totals.du == Cents{230000});
  CHECK(totals.reste_a_verser == Cents{230000 - 90000});
  CHECK(totals.reversement == Cents{60000});
  CHECK(totals.estime_a_verser == Cents{230000 - 184000});
  CHECK(totals.estime_a_reverser == Cents{184000});
  const auto none = subsidies::totals_below(records, rows, *records.territoires.find("M1"));
  CHECK(none.signed_count == 0);
  CHECK(none.montant == Cents{0});
  CHECK(none.verse == Cents{0});
}

TEST_CASE("instalments due and not paid are added up while the account is open") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv",
            "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;10\n2010;M2;2010-01-01;10\n")
      .file("conventions.csv",
            "convention;type;territoire;annee;date_signature;date_compte_rendu\n"
            "C1;locale;M1;2010;2010-01-15;\nC2;locale;M2;2010;2010-01-15;2011-01-15\n")
      .file("versements.csv",
            "convention;rang;date;montant\nC1;1;2010-02-01;500\nC2;1;2010-02-01;920\n");
  const auto records = builder.build();
  const auto arrears = [&](const char* arrete) {
    const auto figures = figures_of(records, 2010, day(arrete));
    return subsidies::totals_below(records, rows_of(figures), *records.territoires.find("R1"))
        .arrieres;
  };
  CHECK(arrears("2010-01-31") == Cents{0});
  CHECK(arrears("2010-07-09") == Cents{42000});
  CHECK(arrears("2010-07-10") == Cents{42000 + 92000 + 92000});
  // The balance of C2, closed, holds what its instalments lack.
  CHECK(arrears("2011-01-31") == Cents{42000 + 92000});
}

TEST_CASE("the months of an account add up to the youths that it counts") {
  int terminated = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto records = RandomFolder{seed, 20}.build();
    const Day arrete = day("2010-03-01") + static_cast<int>(seed * 29 % 400);
    const auto figures = figures_of(records, 2010, arrete);
    for (const SubsidyRow& row : rows_of(figures)) {
      std::uint64_t sum = 0;
      for (const auto month : subsidies::funded_by_month(figures, row)) sum += month;
      CHECK(sum == row.realise);
      if (row.resiliation) ++terminated;
    }
  }
  CHECK(terminated > 10);
}

TEST_CASE("conventions come by code, whatever their order in the file") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv", "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;10\n")
      .file("conventions.csv",
            "convention;type;territoire;annee;date_signature\nC2;locale;M1;2010;2009-12-15\n"
            "C3;locale;M1;2009;2010-01-15\nC1;locale;M1;2010;\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-06-30"));
  const auto rows = rows_of(figures);
  REQUIRE(rows.size() == 2);
  CHECK(records.conventions.code[rows[0].convention] == "C1");
  CHECK(records.conventions.code[rows[1].convention] == "C2");
  CHECK(subsidies::stated_on(rows[0]) == day("2010-06-30"));
  CHECK(subsidies::stated_on(rows[1]) == day("2010-01-01"));
}

TEST_CASE("a total lacks its amount when one of its conventions does, whatever their order") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv", "annee;territoire;date_effet;objectif\n2010;M2;2010-01-01;10\n")
      .file("conventions.csv",
            "convention;type;territoire;annee;date_signature\n"
            "C1;locale;M1;2010;2010-01-15\nC2;locale;M2;2010;2010-01-15\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-12-31"));
  const auto rows = rows_of(figures);
  const auto below = [&](const char* code) {
    return subsidies::totals_below(records, rows, *records.territoires.find(code));
  };
  CHECK_FALSE(below("R1").montant);
  CHECK(below("R1").signed_count == 2);
  CHECK(below("R1").acomptes == Cents{184000});
  CHECK(below("M2").montant == Cents{230000});
  CHECK_FALSE(below("M1").montant);
}

TEST_CASE("funded youths are in the month of their first entry, up to the termination") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv", "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;10\n")
      .file("conventions.csv",
            "convention;type;territoire;annee;date_signature;date_resiliation\n"
            "C1;locale;M1;2010;2010-01-15;2010-11-30\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "A;J1;M1;2010-01-01;2010-01-31\nB;J1;M1;2010-01-01;2010-03-31\n"
            "C;J2;M1;2010-01-01;2010-02-01\nD;J3;M1;2010-01-01;2010-11-30\n"
            "E;J4;M1;2010-01-01;2010-12-01\nF;J5;M2;2010-01-01;2010-05-01\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-12-31"));
  const auto rows = rows_of(figures);
  using Months = std::array<std::uint64_t, 12>;
  CHECK(subsidies::funded_by_month(figures, rows[0]) == Months{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0});
}
