#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "figures/breakdown.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/slow_figures.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

const std::vector<TerritoireId>& all_places(const records::Records& records) {
  static std::vector<TerritoireId> places;
  places = *territories_of_level(records.territoires, "tous");
  return places;
}

/// `VOL F M1 1 2;`: value and cumul of each modality of one figure and territory.
std::string shown(const Figures& figures, Trait trait, std::string_view code,
                  std::string_view place, std::string_view asked) {
  const auto& tree = figures.records().territoires;
  const auto found = breakdown(figures, trait, all_places(figures.records()), period(asked));
  std::string text;
  for (const BreakdownRow& row : found.rows) {
    if (figures.catalogue().cards[row.card].code != code) continue;
    if (tree.code[row.territoire] != place) continue;
    text += (text.empty() ? "" : " ") + found.modalites[row.modalite] + "=" +
            decimal_text(row.value.number, 0) + "/" + decimal_text(row.cumul.number, 0);
  }
  return text;
}

/// Five youths affected at M1 in January and one in April; J6 is in no list of youths.
records::Records some_youths() {
  return RecordsBuilder{}
      .small_tree()
      .file("jeunes.csv",
            "jeune;date_naissance;sexe;zone;niveau;handicap\n"
            "J1;1990-01-01;F;ZUS;V;1\nJ2;1985-02-28;H;ZRR;VI;\nJ3;1988-03-31;F;;IV;0\n"
            "J4;;;ZUS;;1\nJ5;1992-04-01;H;CUCS;V;0\nJ7;1980-01-01;F;ZFU;I;1\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation\n"
            "C1;J1;M1;2010-01-10\nC2;J2;M1;2010-01-10\nC3;J3;M1;2010-01-10\n"
            "C4;J4;M2;2010-01-10\nC5;J5;M1;2010-04-10\nC6;J6;M1;2010-01-10\n")
      .build();
}

/// The modality of a youth, in other words than the engine's.
struct SlowModality {
  const records::Records& r;
  Trait trait;
  Day arrete, last;
  Branches& branches;

  std::string of(JeuneId j) const {
    const auto& jeunes = r.jeunes;
    if (!branches.met("jeune de la liste", jeunes.is_listed[j])) return "n.d.";
    static const char* const kNiveaux[] = {"n.d.", "I", "II", "III", "IV", "V", "VI"};
    switch (trait) {
      case Trait::sexe:
        branches.corner("sexe inconnu", jeunes.sexe[j] == records::Sexe::inconnu);
        return jeunes.sexe[j] == records::Sexe::inconnu ? "n.d."
               : jeunes.sexe[j] == records::Sexe::homme ? "H"
                                                        : "F";
      case Trait::zone:
        branches.met("zone connue", !jeunes.zone[j].empty());
        return jeunes.zone[j].empty() ? "n.d." : std::string{jeunes.zone[j]};
      case Trait::niveau:
        branches.met("niveau connu", jeunes.niveau[j] != 0);
        return kNiveaux[jeunes.niveau[j]];
      case Trait::handicap:
        return branches.met("handicap", jeunes.handicap[j]) ? "oui" : "non";
      case Trait::age:
        break;
    }
    return age_of(jeunes.naissance[j]);
  }

  std::string age_of(Day birth) const {
    if (!branches.met("né un jour connu", birth != Day::unknown)) return "n.d.";
    branches.corner("né le jour de l'arrêté", birth == arrete);
    branches.corner("né le lendemain de l'arrêté", birth == arrete + 1);
    if (branches.met("né après l'arrêté", birth > arrete)) return "n.d.";
    for (const int border : {16, 18, 22, 26}) {
      const std::string age = std::to_string(border) + " ans le dernier jour de la période";
      branches.corner(age, add_years(birth, border) == last);
      branches.corner(age + " plus un", add_years(birth, border) == last + 1);
    }
    branches.corner(
        "né un 29 février, 26 ans le dernier jour de la période",
        calendar(birth).day == 29 && add_years(birth, 26) == last && last == day("2010-02-28"));
    int age = 0;
    while (add_years(birth, age + 1) <= last) ++age;
    return age < 16 ? "0-15" : age < 18 ? "16-17" : age < 22 ? "18-21" : age < 26 ? "22-25" : "26+";
  }
};

std::uint64_t count_of(const std::set<std::uint32_t>& members, const SlowModality& modality,
                       const std::string& wanted) {
  return static_cast<std::uint64_t>(std::count_if(
      members.begin(), members.end(), [&](JeuneId j) { return modality.of(j) == wanted; }));
}

/// Youths whose birthday of each border is the period's last day or its morrow; others are born on
/// the day of the arrêté or on its morrow.
void add_youths_of_borders(RandomFolder& folder, Day arrete, Day last) {
  std::vector<Day> births{arrete, arrete + 1, day("1984-02-29")};
  for (const int border : {16, 18, 22, 26}) {
    births.push_back(add_years(last, -border));
    births.push_back(add_years(last + 1, -border));
  }
  for (std::size_t i = 0; i < births.size(); ++i) {
    const std::string name = "B" + std::to_string(i);
    folder.file("jeunes.csv").lines.push_back(name + ";" + iso_text(births[i]) + ";F;ZUS;V;1");
    folder.file("cotraitances.csv").lines.push_back("CB" + name + ";" + name + ";M1;2010-01-10;;;");
  }
}

void compare_breakdown(std::uint64_t seed, Branches& branches) {
  static const char* const kAsked[] = {"2010", "2010-S1", "2010-T3", "2010-02"};
  static const char* const kDays[] = {"2010-02-28", "2010-08-13", "2010-12-31"};
  const Day arrete = day(kDays[seed % 3]);
  const Period asked = period(kAsked[seed % 4]);
  RandomFolder folder{seed};
  add_youths_of_borders(folder, arrete, last_day(asked));
  const auto records = folder.build();
  const Trait trait = static_cast<Trait>(seed % 5);
  const Figures fast = figures_of(records, 2010, arrete);
  const SlowFigures slow{records, arrete, {}, days_of(period("2010"))};
  const SlowModality modality{records, trait, arrete, last_day(asked), branches};
  const auto found = breakdown(fast, trait, all_places(records), asked);
  INFO("graine " << seed << ", " << trait_names()[static_cast<std::size_t>(trait)]);
  const Publics publics{fast, trait, last_day(asked)};
  REQUIRE(publics.modalites() == found.modalites);
  for (const BreakdownRow& row : found.rows) {
    const auto& code = fast.catalogue().cards[row.card].code;
    const auto& wanted = found.modalites[row.modalite];
    const auto expected = [&](Interval days) {
      return static_cast<std::int64_t>(
          count_of(slow.members(code, row.territoire, days), modality, wanted));
    };
    INFO(code << " " << wanted << " " << records.territoires.code[row.territoire]);
    REQUIRE(row.value.number == Ratio{expected(days_of(asked)), 1});
    REQUIRE(row.cumul.number == Ratio{expected(cumulated_days(asked)), 1});
    REQUIRE(publics.value(row.card, {wanted}, row.territoire, asked) == row.value);
    REQUIRE(publics.value(row.card, {wanted}, row.territoire, asked, Reach::cumul) == row.cumul);
  }
}

}  // namespace

TEST_CASE("youths by modality: those of the file, zeros, n.d. last") {
  const auto records = some_youths();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  CHECK(shown(figures, Trait::sexe, "DE0", "F", "2010-T1") == "F=2/2 H=1/1 n.d.=2/2");
  CHECK(shown(figures, Trait::sexe, "DE0", "F", "2010-T2") == "F=0/2 H=1/2 n.d.=0/2");
  CHECK(shown(figures, Trait::zone, "DE0", "F", "2010-T1") ==
        "CUCS=0/0 ZFU=0/0 ZRR=1/1 ZUS=2/2 n.d.=2/2");
  CHECK(shown(figures, Trait::niveau, "DE0", "F", "2010-T1") ==
        "I=0/0 IV=1/1 V=1/1 VI=1/1 n.d.=2/2");
  CHECK(shown(figures, Trait::handicap, "DE0", "F", "2010-T1") == "non=2/2 oui=2/2 n.d.=1/1");
  CHECK(shown(figures, Trait::handicap, "DE0", "M2", "2010-T1") == "non=0/0 oui=1/1 n.d.=0/0");
}

TEST_CASE("modalities counted together add up; one that nobody has counts nobody") {
  const auto records = some_youths();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  const Publics levels{figures, Trait::niveau, day("2010-12-31")};
  const auto count = [&](const std::vector<std::string>& modalites) {
    const auto card = *figures.catalogue().find("DE0");
    const auto place = *records.territoires.find("F");
    return levels.value(card, modalites, place, period("2010")).number.num;
  };
  CHECK(count({"V", "IV"}) == 3);
  CHECK(count({"II", "III"}) == 0);
  CHECK(count({}) == 0);
  CHECK(count(levels.modalites()) == 6);
}

TEST_CASE("ages are those of the period's last day") {
  const auto records = some_youths();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  const auto ages = [&](std::string_view asked) {
    return shown(figures, Trait::age, "DE0", "F", asked);
  };
  CHECK(ages("2010-01") == "0-15=0/0 16-17=0/0 18-21=2/2 22-25=1/1 26+=0/0 n.d.=2/2");
  // J3 turns 22 on 31 March, J5 18 on 1 April.
  CHECK(ages("2010-T1") == "0-15=0/0 16-17=0/0 18-21=1/1 22-25=2/2 26+=0/0 n.d.=2/2");
  CHECK(ages("2010-04") == "0-15=0/0 16-17=0/0 18-21=1/2 22-25=0/2 26+=0/0 n.d.=0/2");
}

TEST_CASE("age groups turn on the birthday itself") {
  struct Turn {
    const char* birth;
    const char* expected;
  };
  const Turn turns[] = {{"1994-04-01", "0-15"},  {"1994-03-31", "16-17"}, {"1992-04-01", "16-17"},
                        {"1992-03-31", "18-21"}, {"1988-04-01", "18-21"}, {"1988-03-31", "22-25"},
                        {"1984-04-01", "22-25"}, {"1984-03-31", "26+"},   {"2010-05-01", "0-15"}};
  for (const Turn& turn : turns) {
    const auto records =
        RecordsBuilder{}
            .small_tree()
            .file("jeunes.csv", std::string{"jeune;date_naissance\nJ1;"} + turn.birth + "\n")
            .file("cotraitances.csv",
                  "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;M1;2010-01-10\n")
            .build();
    INFO(turn.birth);
    const std::string text =
        shown(figures_of(records, 2010, day("2010-12-31")), Trait::age, "DE0", "M1", "2010-T1");
    CHECK(text.find(std::string{turn.expected} + "=1/1") != std::string::npos);
    if (std::string_view{turn.birth} != "2010-05-01") continue;
    // A birth date after the arrêté reads as unknown.
    const std::string before =
        shown(figures_of(records, 2010, day("2010-04-30")), Trait::age, "DE0", "M1", "2010-T1");
    CHECK(before.find("n.d.=1/1") != std::string::npos);
  }
}

TEST_CASE("without any modality in the file, all is n.d.") {
  const auto records =
      RecordsBuilder{}
          .small_tree()
          .file("cotraitances.csv",
                "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;M1;2010-01-10\n")
          .build();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  CHECK(shown(figures, Trait::zone, "DE0", "M1", "2010") == "n.d.=1/1");
  CHECK(shown(figures, Trait::handicap, "DE0", "M1", "2010") == "non=0/0 oui=0/0 n.d.=1/1");
}

TEST_CASE("actions are in no breakdown, every figure of youths is") {
  const auto records = some_youths();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  const auto found = breakdown(figures, Trait::sexe, {records.territoires.root}, period("2010"));
  std::set<std::string> codes;
  for (const BreakdownRow& row : found.rows) codes.insert(catalogue().cards[row.card].code);
  for (const Card& card : catalogue().cards) {
    if (card.listing != Listing::tableau) continue;
    INFO(card.code);
    CHECK(codes.count(card.code) == (card.unit == Unit::jeunes ? 1U : 0U));
  }
}

TEST_CASE("breakdowns agree with their definitions and add up to the figure") {
  Branches branches;
  for (std::uint64_t seed = 200; seed < 220; ++seed) compare_breakdown(seed, branches);
  branches.require_all_met();
  for (std::uint64_t seed = 200; seed < 210; ++seed) {
    const auto records = RandomFolder{seed}.build();
    const Figures figures = figures_of(records, 2010, day("2010-12-31"));
    const auto found =
        breakdown(figures, static_cast<Trait>(seed % 5), all_places(records), period("2010-T2"));
    std::map<std::pair<std::size_t, TerritoireId>, std::int64_t> sums;
    for (const auto& row : found.rows) {
      sums[{row.card, row.territoire}] += row.value.number.num;
    }
    for (const auto& [key, sum] : sums) {
      CHECK(figures.value(key.first, key.second, period("2010-T2")).number == Ratio{sum, 1});
    }
  }
}

TEST_CASE("breakdowns agree over many more folders", "[lent]") {
  Branches branches;
  for (std::uint64_t seed = 2000; seed < 2300; ++seed) compare_breakdown(seed, branches);
  branches.require_all_met();
}
