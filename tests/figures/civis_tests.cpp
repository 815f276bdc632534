#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "figures/counting/civis.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

/// Affected on 1 June, initialised on 15 June.
const Etapes kEtapes{day("2010-06-01"), Day::unknown, day("2010-06-15"), Day::open};

Interval civis(std::string_view begin, std::string_view end = {}) {
  return {day(begin), end.empty() ? Day::open : day(end)};
}

bool is_deja(const Interval& row, std::string_view on) {
  return is_deja_en_civis(std::vector{row}, day(on));
}

/// Whether the entry counts under both days tested.
struct Hors {
  bool initialisation;
  bool affectation;
  bool operator==(const Hors&) const = default;
};

Hors hors(const std::vector<Interval>& rows, const Etapes& etapes = kEtapes) {
  return {is_entree_hors_civis(rows, etapes, CivisJour::initialisation),
          is_entree_hors_civis(rows, etapes, CivisJour::affectation)};
}

constexpr Hors kBoth{true, true};
constexpr Hors kNeither{false, false};
constexpr Hors kOnlyUnderInitialisation{true, false};
constexpr Hors kOnlyUnderAffectation{false, true};

/// The figures of one youth at M1, affected on 1 June 2010 and initialised on 15 June.
std::string figures_under(const std::string& civis_rows, std::string_view decompte,
                          std::string_view jour) {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-06-01;2010-06-15\n")
      .file("civis.csv", "jeune;mission_locale;date_debut;date_fin\n" + civis_rows);
  const auto records = builder.build();
  Parameters rules = parameters();
  REQUIRE(rules.impose("civis-deja-suivi", decompte).empty());
  REQUIRE(rules.impose("civis-jour", jour).empty());
  const Figures figures = figures_of(records, 2010, day("2010-12-31"), rules);
  std::string text;
  for (const char* code : {"DE0", "DE0.civis", "VOL", "VOL.finances"}) {
    text +=
        (text.empty() ? "" : " ") +
        decimal_text(
            figures.value(code, records.territoires.by_code.at("M1"), period("2010")).number, 0);
  }
  return text;
}

}  // namespace

TEST_CASE("already in CIVIS: begun before the day, not ended by it") {
  CHECK(is_deja(civis("2010-05-31"), "2010-06-01"));
  CHECK_FALSE(is_deja(civis("2010-06-01"), "2010-06-01"));
  CHECK_FALSE(is_deja(civis("2010-06-02"), "2010-06-01"));
  CHECK(is_deja(civis("2010-05-31", "2010-06-02"), "2010-06-01"));
  CHECK_FALSE(is_deja(civis("2010-05-31", "2010-06-01"), "2010-06-01"));
  CHECK_FALSE(is_deja(civis("2009-01-01", "2010-05-31"), "2010-06-01"));
  CHECK_FALSE(is_deja(civis("2010-06-01", "2010-06-01"), "2010-06-01"));
  CHECK_FALSE(is_deja_en_civis({}, day("2010-06-01")));
}

TEST_CASE("an affectation is judged on its own day, whatever the day tested for entries") {
  const std::vector open{civis("2010-05-31")};
  const std::vector same_day{civis("2010-06-01")};
  const Day affectation = kEtapes.affectation;
  for (const CivisJour jour : {CivisJour::initialisation, CivisJour::affectation}) {
    CHECK(is_affectation_ecartee(open, affectation, {CivisDejaSuivi::non_decompte, jour}));
    CHECK_FALSE(
        is_affectation_ecartee(same_day, affectation, {CivisDejaSuivi::non_decompte, jour}));
    CHECK_FALSE(is_affectation_ecartee(open, affectation,
                                       {CivisDejaSuivi::decompte_sans_financement, jour}));
  }
}

TEST_CASE("one CIVIS around the affectation of 1 June and the initialisation of 15 June") {
  CHECK(hors({}) == kBoth);
  CHECK(hors({civis("2010-06-09")}) == kOnlyUnderAffectation);
  CHECK(hors({civis("2010-06-09", "2010-06-16")}) == kOnlyUnderAffectation);
  CHECK(hors({civis("2010-06-09", "2010-06-15")}) == kBoth);
  CHECK(hors({civis("2010-06-14")}) == kOnlyUnderAffectation);
  CHECK(hors({civis("2010-06-15")}) == kBoth);
  CHECK(hors({civis("2010-06-16")}) == kBoth);
  CHECK(hors({civis("2010-06-15", "2010-06-15")}) == kBoth);
  CHECK(hors({civis("2010-05-31")}) == kNeither);
  CHECK(hors({civis("2010-06-01")}) == kOnlyUnderAffectation);
  CHECK(hors({civis("2010-06-02")}) == kOnlyUnderAffectation);
  CHECK(hors({civis("2009-01-01", "2010-06-01")}) == kBoth);
  CHECK(hors({civis("2009-01-01", "2010-06-02")}) == kOnlyUnderInitialisation);
  CHECK(hors({civis("2009-01-01", "2010-06-15")}) == kOnlyUnderInitialisation);
  CHECK(hors({civis("2009-01-01", "2010-06-16")}) == kNeither);
}

TEST_CASE("affected and initialised on one day, both days tested agree") {
  const Etapes etapes{day("2010-06-01"), Day::unknown, day("2010-06-01"), Day::open};
  CHECK(hors({civis("2010-05-31")}, etapes) == kNeither);
  CHECK(hors({civis("2010-06-01")}, etapes) == kBoth);
  CHECK(hors({civis("2010-05-31", "2010-06-01")}, etapes) == kBoth);
  CHECK(hors({civis("2009-01-01", "2010-05-01"), civis("2010-05-31")}, etapes) == kNeither);
}

TEST_CASE("back in CIVIS after an earlier one, left by the affectation") {
  const Interval back = civis("2010-06-09");
  CHECK(hors({civis("2008-03-01", "2009-03-01"), back}) == kBoth);
  CHECK(hors({civis("2008-03-01", "2010-06-01"), back}) == kBoth);
  // Left on the morrow of the affectation: still in it on that day.
  CHECK(hors({civis("2008-03-01", "2010-06-02"), back}) == kNeither);
  // Left between the two days: not earlier.
  CHECK(hors({civis("2010-06-01", "2010-06-02"), back}) == kOnlyUnderAffectation);
  // An earlier one, and yet another on the day of the affectation.
  CHECK(hors({civis("2008-03-01", "2009-03-01"), civis("2010-05-31", "2010-06-05"), back}) ==
        kNeither);
  CHECK(hors({civis("2008-03-01", "2009-03-01"), civis("2010-05-31")}) == kNeither);
  // Opened on the very day of the affectation: not in CIVIS « déjà » that day.
  CHECK(hors({civis("2008-03-01", "2009-03-01"), civis("2010-06-01")}) == kBoth);
  // An empty row is an earlier CIVIS, up to the day of the affectation.
  CHECK(hors({civis("2010-02-01", "2010-02-01"), back}) == kBoth);
  CHECK(hors({civis("2010-06-01", "2010-06-01"), back}) == kBoth);
  CHECK(hors({civis("2010-06-02", "2010-06-02"), back}) == kOnlyUnderAffectation);
}

TEST_CASE("the rules on the CIVIS, through the figures DE0, DE0.civis, VOL and VOL.finances") {
  const std::string between = "J1;M2;2010-06-09;\n";
  CHECK(figures_under(between, "non_decompte", "initialisation") == "1 0 0 0");
  CHECK(figures_under(between, "non_decompte", "affectation") == "1 0 1 1");
  CHECK(figures_under(between, "decompte_sans_financement", "initialisation") == "1 0 1 0");
  CHECK(figures_under(between, "decompte_sans_financement", "affectation") == "1 0 1 1");
  const std::string before = "J1;M2;2010-05-31;2010-06-15\n";
  CHECK(figures_under(before, "non_decompte", "initialisation") == "0 1 1 1");
  CHECK(figures_under(before, "non_decompte", "affectation") == "0 1 0 0");
  CHECK(figures_under(before, "decompte_sans_financement", "initialisation") == "1 0 1 1");
  CHECK(figures_under(before, "decompte_sans_financement", "affectation") == "1 0 1 0");
  const std::string empty_then_back = "J1;M2;2010-02-01;2010-02-01\n" + between;
  CHECK(figures_under(empty_then_back, "non_decompte", "initialisation") == "1 0 1 1");
  const std::string same_days = "J1;M1;2010-06-01;2010-06-15\nJ1;M1;2010-06-15;\n";
  CHECK(figures_under(same_days, "non_decompte", "initialisation") == "1 0 1 1");
  CHECK(figures_under(same_days, "non_decompte", "affectation") == "1 0 1 1");
}

TEST_CASE("an end after the arrêté is not known: the CIVIS is not yet left") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-06-01;2010-06-15\n")
      .file("civis.csv",
            "jeune;mission_locale;date_debut;date_fin\n"
            "J1;M1;2010-06-10;2010-06-20\nJ1;M1;2010-06-16;\n");
  const auto records = builder.build();
  for (const char* arrete : {"2010-06-15", "2010-06-19", "2010-06-20", "2010-12-31"}) {
    const Figures figures = figures_of(records, 2010, day(arrete));
    CHECK(figures.value("VOL", records.territoires.root, period("2010")).number == Ratio{0, 1});
  }
}
