// What was due and what was paid, payment by payment.
#include "subsidies/payments.hpp"

#include <catch2/catch.hpp>

#include "subsidies/schedule.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
using records::Rang;
using subsidies::InstalmentState;
using subsidies::SubsidyRow;

namespace {

constexpr const char* kPaid = "convention;rang;date;montant\n";

/// M1 and M2 each have 100 in 2010 (23 000 €) and a convention given by its days.
struct Two {
  records::Records records;
  std::vector<SubsidyRow> rows;

  Two(const std::string& first, const std::string& second, const std::string& payments,
      const char* arrete) {
    RecordsBuilder builder;
    builder.small_tree().file("objectifs.csv",
                              "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;100\n"
                              "2010;M2;2010-01-01;100\n2010;M2;2010-07-01;120\n");
    builder.file("conventions.csv",
                 "convention;type;territoire;annee;date_signature;date_resiliation\n"
                 "CV1;locale;M1;2010;" +
                     first + "\nCV2;locale;M2;2010;" + second + "\n");
    if (!payments.empty()) builder.file("versements.csv", kPaid + payments);
    records = builder.build();
    const auto computed =
        subsidies::compute_subsidies(figures_of(records, 2010, day(arrete)), 2010);
    REQUIRE(computed);
    rows = *computed;
  }

  std::string state(std::size_t row, Rang rang) const {
    return std::string{
        subsidies::state_label(subsidies::state_of(records.versements, rows[row], rang))};
  }
  std::optional<int> delay(std::size_t row, Rang rang) const {
    return subsidies::delay_of(records.versements, rows[row], rang);
  }
  Cents held(std::size_t row, Rang rang) const {
    return subsidies::held_of(records.versements, rows[row], rang);
  }
  std::vector<const SubsidyRow*> both() const { return {&rows[0], &rows[1]}; }
};

}  // namespace

TEST_CASE("what became of an instalment, and how late it is") {
  const Two two{"2010-01-15;", ";",
                "CV1;1;2010-01-25;9200\nCV1;2;2010-07-20;1000\nCV1;2;2010-09-01;1\n", "2010-07-31"};
  CHECK(two.state(0, Rang::premier) == "versé");
  CHECK(two.delay(0, Rang::premier) == 5);
  CHECK(two.state(0, Rang::deuxieme) == "versé en partie");
  CHECK(two.delay(0, Rang::deuxieme) == 21);
  CHECK(two.state(1, Rang::premier) == "sans échéance");
  CHECK_FALSE(two.delay(1, Rang::premier));
}

TEST_CASE("an instalment not due, due and not paid, due and nothing recorded") {
  const Two eve{"2010-01-15;", "2010-03-01;", "CV1;1;2010-01-20;9200\n", "2010-07-09"};
  CHECK(eve.state(0, Rang::deuxieme) == "à venir");
  CHECK_FALSE(eve.delay(0, Rang::deuxieme));
  CHECK(eve.state(1, Rang::premier) == "réputé versé");
  CHECK_FALSE(eve.delay(1, Rang::premier));
  CHECK(eve.held(1, Rang::premier) == Cents{920000});
  CHECK(eve.held(1, Rang::deuxieme) == Cents{0});
  CHECK(eve.held(0, Rang::premier) == Cents{920000});
  const Two day_of{"2010-01-15;", "2010-03-01;", "CV1;1;2010-01-20;9200\n", "2010-07-10"};
  CHECK(day_of.state(0, Rang::deuxieme) == "échu, non versé");
  CHECK(day_of.delay(0, Rang::deuxieme) == 0);
}

TEST_CASE("an instalment due after the termination is no longer to be paid") {
  const Two two{"2010-01-15;2010-07-09", "2010-01-15;2010-07-10", "", "2010-12-31"};
  CHECK(two.state(0, Rang::deuxieme) == "sans objet, convention résiliée");
  CHECK_FALSE(two.delay(0, Rang::deuxieme));
  CHECK(two.state(1, Rang::deuxieme) == "réputé versé");
  CHECK(subsidies::due_in(two.both(), period("2010-07")) == Cents{1104000});
  CHECK(subsidies::due_in(two.both(), period("2010-01")) == Cents{1840000});
}

TEST_CASE("an instalment of a coming month is not due") {
  const std::string paid = "CV1;1;2010-01-20;9200\n";
  const Two eve{"2010-01-15;", "2010-03-01;", paid, "2010-07-09"};
  const auto july = period("2010-07");
  CHECK(subsidies::due_in(eve.both(), july) == Cents{0});
  CHECK(subsidies::coming_in(eve.both(), july) == Cents{920000 + 1104000});
  CHECK(subsidies::deemed_in(eve.both(), july) == Cents{0});
  CHECK(subsidies::deemed_in(eve.both(), period("2010-01")) == Cents{0});
  CHECK(subsidies::deemed_in(eve.both(), period("2010-03")) == Cents{920000});
  const Two day_of{"2010-01-15;", "2010-03-01;", paid, "2010-07-10"};
  CHECK(subsidies::due_in(day_of.both(), july) == Cents{920000 + 1104000});
  CHECK(subsidies::coming_in(day_of.both(), july) == Cents{0});
  CHECK(subsidies::deemed_in(day_of.both(), july) == Cents{1104000});
}

TEST_CASE("what was paid in a month, by rank, cut at the arrêté") {
  const Two two{"2010-01-15;", "2010-01-15;",
                "CV1;1;2010-01-31;1,01\nCV2;1;2010-02-01;2\nCV1;solde;2010-01-05;4\n"
                "CV2;reversement;2010-01-05;8\nCV2;2;2010-08-01;16\n",
                "2010-07-31"};
  const auto paid = [&](const char* month, const std::set<Rang>& ranks) {
    return subsidies::paid_in(two.records.versements, two.both(), period(month), ranks).count;
  };
  CHECK(paid("2010-01", {Rang::premier, Rang::deuxieme}) == 101);
  CHECK(paid("2010-02", {Rang::premier, Rang::deuxieme}) == 200);
  CHECK(paid("2010-01", {Rang::solde}) == 400);
  CHECK(paid("2010-01", {Rang::reversement}) == 800);
  CHECK(paid("2010-08", {Rang::premier, Rang::deuxieme}) == 0);
}

TEST_CASE("two different payments of one rank are told, not dropped") {
  const Two two{"2010-01-15;", "2010-01-15;",
                "CV2;1;2010-02-01;2\nCV2;1;2010-02-02;2\nCV1;1;2010-01-31;1\nCV1;1;2011-01-31;1\n",
                "2010-12-31"};
  const auto repeated = subsidies::repeated_ranks(two.records, day("2010-12-31"));
  REQUIRE(repeated.size() == 1);
  CHECK(two.records.conventions.code[repeated[0].convention] == "CV2");
  CHECK(repeated[0].count == 2);
  CHECK(repeated[0].sum == Cents{400});
  CHECK(two.rows[1].verse == Cents{400});
}

TEST_CASE("days of a convention that are told as odd") {
  const auto odd = [](const char* cells, const char* arrete) {
    RecordsBuilder builder;
    builder.small_tree().file("conventions.csv",
                              "convention;type;territoire;annee;date_signature;date_compte_rendu;"
                              "date_resiliation\nCV1;locale;M1;2010;" +
                                  std::string{cells} + "\n");
    std::vector<subsidies::OddDay> found;
    for (const auto& one : subsidies::odd_conventions(builder.build(), day(arrete))) {
      found.push_back(one.what);
    }
    return found;
  };
  using subsidies::OddDay;
  using Found = std::vector<OddDay>;
  CHECK(odd("2010-01-15;2010-12-30;", "2011-12-31") == Found{OddDay::compte_rendu_avant_fin});
  CHECK(odd("2010-01-15;2010-12-31;", "2011-12-31").empty());
  CHECK(odd("2010-01-15;2010-12-30;", "2010-12-29").empty());
  CHECK(odd("2010-04-15;;2010-04-14", "2010-12-31") == Found{OddDay::resiliation_avant_signature});
  CHECK(odd("2010-01-15;;2010-07-14", "2010-12-31") == Found{OddDay::preavis_impossible});
  CHECK(odd("2010-01-15;;2010-07-15", "2010-12-31").empty());
  CHECK(odd(";;2010-07-15", "2010-12-31").empty());
  CHECK(odd(";;2011-01-01", "2011-12-31") == Found{OddDay::resiliation_hors_de_l_annee});
  CHECK(odd("2010-01-15;;2009-12-31", "2010-12-31") ==
        Found{OddDay::resiliation_hors_de_l_annee, OddDay::resiliation_avant_signature});
}

TEST_CASE("what a convention states is the objective of its signature") {
  const Two two{"2009-12-15;", "2010-06-30;", "", "2010-12-31"};
  CHECK(subsidies::stated_on(two.rows[0]) == day("2010-01-01"));
  CHECK(subsidies::stated_on(two.rows[1]) == day("2010-06-30"));
  const auto figures = figures_of(two.records, 2010, day("2010-12-31"));
  const auto stated =
      subsidies::schedule_on(figures, two.rows[1].convention, subsidies::stated_on(two.rows[1]));
  REQUIRE(stated);
  CHECK(stated->montant == Cents{2300000});
  CHECK(subsidies::schedule_of(two.rows[1]).montant == Cents{2760000});
}

TEST_CASE("an instalment is paid on the day of the last of its payments, never early") {
  const Two two{"2010-01-15;", "2010-01-15;",
                "CV1;1;2010-03-01;200\nCV1;1;2010-02-01;9000\nCV1;2;2010-07-01;9199,99\n"
                "CV2;1;2010-01-16;9201\n",
                "2010-12-31"};
  const auto paid = subsidies::paid_for(two.records.versements, two.rows[0], Rang::premier);
  CHECK(paid.sum == Cents{920000});
  CHECK(paid.last == day("2010-03-01"));
  CHECK(two.state(0, Rang::premier) == "versé");
  CHECK(two.delay(0, Rang::premier) == 40);
  CHECK(two.state(0, Rang::deuxieme) == "versé en partie");
  CHECK(two.delay(0, Rang::deuxieme) == 174);
  CHECK(two.state(1, Rang::premier) == "versé en trop");
  CHECK(two.delay(1, Rang::premier) == 0);
  CHECK(subsidies::paid_for(two.records.versements, two.rows[1], Rang::solde).last == Day::unknown);
}

TEST_CASE("an instalment of nothing has no due day") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;0\n");
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature\nCV1;locale;M1;2010;2010-01-15\n");
  const auto records = builder.build();
  const auto rows =
      subsidies::compute_subsidies(figures_of(records, 2010, day("2010-12-31")), 2010);
  REQUIRE(rows);
  CHECK(subsidies::state_of(records.versements, rows->front(), Rang::premier) ==
        InstalmentState::sans_echeance);
  CHECK_FALSE(subsidies::delay_of(records.versements, rows->front(), Rang::premier));
}

TEST_CASE("an instalment stopped by a termination but paid is paid") {
  const Two two{"2010-01-15;2010-07-01", "2010-01-15;2010-07-01",
                "CV1;2;2010-07-12;9200\nCV2;2;2010-07-12;1\n", "2010-12-31"};
  CHECK(two.state(0, Rang::deuxieme) == "versé");
  CHECK(two.delay(0, Rang::deuxieme) == 2);
  CHECK(two.state(1, Rang::deuxieme) == "versé en partie");
  CHECK_FALSE(two.delay(1, Rang::deuxieme));
}

TEST_CASE("an instalment paid beyond its amount is told so, to the cent") {
  for (const auto& [paid, state] :
       {std::pair{"9199,99", "versé en partie"}, {"9200", "versé"}, {"9200,01", "versé en trop"}}) {
    const Two two{"2010-01-15;", "2010-01-15;", "CV1;1;2010-01-31;" + std::string{paid} + "\n",
                  "2010-07-31"};
    CHECK(two.state(0, Rang::premier) == state);
  }
}

TEST_CASE("only the payments of the rows asked for are added up") {
  const Two two{"2010-01-15;", "2010-01-15;", "CV1;1;2010-01-31;1\nCV2;1;2010-01-31;2\n",
                "2010-07-31"};
  CHECK(subsidies::paid_in(two.records.versements, {&two.rows[1]}, period("2010-01"),
                           {Rang::premier}) == Cents{200});
  CHECK(subsidies::due_in({&two.rows[1]}, period("2010-07")) == Cents{1104000});
  CHECK(subsidies::due_in({&two.rows[1]}, period("2010-08")) == Cents{});
}

TEST_CASE("ranks paid twice come by convention code, then rank") {
  RecordsBuilder builder;
  builder.small_tree().file("conventions.csv",
                            "convention;type;territoire;annee;date_signature\n"
                            "CV2;locale;M2;2010;2010-01-15\nCV1;locale;M1;2010;2010-01-15\n");
  builder.file("versements.csv",
               "convention;rang;date;montant\nCV2;1;2010-02-01;2\nCV2;1;2010-02-02;2\n"
               "CV1;reversement;2010-02-01;3\nCV1;reversement;2010-02-02;4\n"
               "CV1;solde;2010-02-01;3\nCV1;solde;2010-02-02;3\nCV1;solde;2010-02-03;3\n"
               "CV1;2;2010-02-03;3\n");
  const auto records = builder.build();
  const auto told = [&](const char* arrete) {
    std::string text;
    for (const auto& one : subsidies::repeated_ranks(records, day(arrete))) {
      text += std::string{records.conventions.code[one.convention]} + " " +
              std::to_string(static_cast<int>(one.rang)) + " " + std::to_string(one.count) + " " +
              std::to_string(one.sum.count) + "\n";
    }
    return text;
  };
  CHECK(told("2010-02-02") == "CV1 2 2 600\nCV1 3 2 700\nCV2 0 2 400\n");
  CHECK(told("2010-02-03") == "CV1 2 3 900\nCV1 3 2 700\nCV2 0 2 400\n");
  CHECK(told("2010-02-01").empty());
}

TEST_CASE("the notice of a termination is six months") {
  CHECK(subsidies::last_day_of_notice(day("2010-09-30")) == day("2010-03-30"));
  CHECK(subsidies::last_day_of_notice(day("2010-08-31")) == day("2010-02-28"));
  CHECK(subsidies::last_day_of_notice(Day::unknown) == Day::unknown);
  CHECK(subsidies::lacks_notice(day("2010-01-15"), day("2010-07-14")));
  CHECK_FALSE(subsidies::lacks_notice(day("2010-01-15"), day("2010-07-15")));
  CHECK_FALSE(subsidies::lacks_notice(Day::unknown, day("2010-07-14")));
  CHECK_FALSE(subsidies::lacks_notice(day("2010-01-15"), Day::unknown));
}

TEST_CASE("odd conventions come by code") {
  RecordsBuilder builder;
  builder.small_tree().file("conventions.csv",
                            "convention;type;territoire;annee;date_signature;date_resiliation\n"
                            "CV2;locale;M2;2010;2010-01-15;2010-02-01\n"
                            "CV1;locale;M1;2010;2010-01-15;2009-02-01\n");
  std::string text;
  const auto records = builder.build();
  for (const auto& one : subsidies::odd_conventions(records, day("2010-12-31"))) {
    text += std::string{records.conventions.code[one.convention]} + " " +
            std::to_string(static_cast<int>(one.what)) + "\n";
  }
  CHECK(text == "CV1 3\nCV1 1\nCV2 2\n");
}
