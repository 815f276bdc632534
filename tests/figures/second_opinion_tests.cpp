#include <catch2/catch.hpp>

#include <map>

#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/slow_figures.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

const char* const kPeriods[] = {"2010",    "2010-S1", "2010-S2", "2010-T1", "2010-T2", "2010-T3",
                                "2010-T4", "2010-01", "2010-02", "2010-06", "2010-08", "2010-12"};
const char* const kArretes[] = {"2010-02-28", "2010-06-30", "2010-08-13", "2010-12-31",
                                "2011-05-01"};

Parameters rules_with(const SlowRules& choices) {
  Parameters rules = parameters();
  if (choices.is_civis_counted) {
    REQUIRE(rules.impose("civis-deja-suivi", "decompte_sans_financement").empty());
  }
  if (choices.is_affectation_day_tested) {
    REQUIRE(rules.impose("civis-jour", "affectation").empty());
  }
  return rules;
}

/// Every figure that both know, over every territory and period.
void compare(const Figures& fast, const SlowFigures& slow) {
  for (std::size_t i = 0; i < fast.catalogue().cards.size(); ++i) {
    const Card& card = fast.catalogue().cards[i];
    if (card.kind == Kind::rapport) continue;
    for (TerritoireId t = 0; t < fast.records().territoires.size(); ++t) {
      for (const char* code : kPeriods) {
        const Period asked = period(code);
        const auto value = fast.value(i, t, asked).number.num;
        const auto cumul = fast.value(i, t, asked, Reach::cumul).number.num;
        const auto slow_value = slow.value(card.code, t, days_of(asked));
        const auto slow_cumul = slow.value(card.code, t, cumulated_days(asked));
        if (static_cast<std::uint64_t>(value) != slow_value ||
            static_cast<std::uint64_t>(cumul) != slow_cumul) {
          FAIL_CHECK(card.code << " " << fast.records().territoires.code[t] << " " << code << " : "
                               << value << " (cumul " << cumul << "), attendu " << slow_value
                               << " (cumul " << slow_cumul << ")");
        }
      }
    }
  }
}

/// The end of a period or, of the folder's days, one, its eve or its morrow.
Day some_arrete(const Records& records, std::uint64_t seed) {
  std::vector<Day> days;
  for (const auto* column :
       {&records.cotraitances.affectation, &records.cotraitances.initialisation,
        &records.cotraitances.fin, &records.alertes.signalement, &records.alertes.cloture,
        &records.inscriptions.fin, &records.civis.fin}) {
    for (const Day one : *column) {
      if (one.is_real() && one > day("2010-01-01")) days.push_back(one);
    }
  }
  if (seed % 3 == 0 || days.empty()) return day(kArretes[seed / 3 % 5]);
  return days[seed * 7919 % days.size()] + (static_cast<int>(seed / 3 % 3) - 1);
}

/// Rows accepted on the day they end, the eve and the morrow, by both ways of being lost.
void add_losses(RandomFolder& folder) {
  for (int i = 0; i < 3; ++i) {
    const std::string name = "P" + std::to_string(i);
    const std::string accepted = ";2010-02-1" + std::to_string(i) + ";;";
    const auto add = [&](const std::string& youth, const std::string& end) {
      folder.file("cotraitances.csv")
          .lines.push_back("C" + youth + ";" + youth + ";M1;2010-01-10" + accepted + end);
    };
    add(name + "F", "2010-02-11");
    add(name + "R", "");
    folder.file("inscriptions.csv").lines.push_back(name + "R;2009-11-01;2010-02-11;radiation");
  }
}

void compare_folder(std::uint64_t seed, Branches& branches) {
  RandomFolder folder{seed};
  const Day arrete = some_arrete(folder.build(), seed);
  add_losses(folder);
  const auto records = folder.build();
  const SlowRules choices{seed % 3 == 0, seed % 4 == 0};
  const Parameters rules = rules_with(choices);
  const Figures fast = figures_of(records, 2010, arrete, rules);
  const SlowFigures slow{records, arrete, choices, days_of(period("2010")), &branches};
  INFO("graine " << seed << ", arrêté " << iso_text(arrete));
  compare(fast, slow);
}

}  // namespace

TEST_CASE("figures agree with their definitions followed day by day") {
  Branches branches;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) compare_folder(seed, branches);
  branches.require_all_met();
}

TEST_CASE("the random folders hold something for every figure") {
  std::map<std::string, std::int64_t> totals;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto records = RandomFolder{seed}.build();
    const Figures figures = figures_of(records, 2010, day("2011-05-01"));
    for (const Card& card : catalogue().cards) {
      if (card.kind == Kind::rapport) continue;
      totals[card.code] +=
          figures.value(card.code, records.territoires.root, period("2010")).number.num;
    }
  }
  for (const auto& [code, total] : totals) {
    INFO(code);
    CHECK(total > 0);
  }
}

TEST_CASE("figures agree with their definitions over many more folders", "[lent]") {
  Branches branches;
  for (std::uint64_t seed = 1000; seed < 1400; ++seed) compare_folder(seed, branches);
  branches.require_all_met();
}
