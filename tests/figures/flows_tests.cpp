#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "figures/flows.hpp"
#include "figures/suivi.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/slow_figures.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

std::string flow_text(const Delais& delais) {
  if (!delais.mediane) return std::to_string(delais.nombre) + " n.d.";
  return std::to_string(delais.nombre) + " " + decimal_text(*delais.mediane, 1) + " " +
         std::to_string(*delais.neuf_sur_dix);
}

records::Records rows_with(const std::string& cotraitances, const std::string& births = {},
                           const std::string& registrations = {}, const std::string& alerts = {}) {
  RecordsBuilder builder;
  builder.small_tree();
  builder.file("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;"
               "date_initialisation;date_fin\n" +
                   cotraitances);
  if (!births.empty()) builder.file("jeunes.csv", "jeune;date_naissance\n" + births);
  if (!registrations.empty()) {
    builder.file("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\n" + registrations);
  }
  if (!alerts.empty()) {
    builder.file("alertes.csv", "cotraitance;date_signalement;date_cloture;decision\n" + alerts);
  }
  return builder.build();
}

TerritoireId place_of(const Figures& figures, const char* code) {
  return figures.records().territoires.by_code.at(code);
}

/// `J1 age 2010-06-30; ` by day.
std::string limits_text(const records::Records& records, const char* arrete) {
  const Figures figures = figures_of(records, 2010, day(arrete));
  std::string text;
  for (const Limite& one : limites(figures, records.territoires.root, 90)) {
    text += std::string{records.jeunes.code[one.jeune]} +
            (one.genre == GenreLimite::age ? " age " : " suspension ") + iso_text(one.jour) +
            (one.is_en_attente ? " en attente; " : "; ");
  }
  return text;
}

}  // namespace

TEST_CASE("the middle of delays and what nine in ten do not exceed") {
  CHECK(flow_text(summed_up({})) == "0 n.d.");
  CHECK(flow_text(summed_up({7})) == "1 7.0 7");
  // An even number: the mean of the two in the middle.
  CHECK(flow_text(summed_up({9, 2})) == "2 5.5 9");
  CHECK(flow_text(summed_up({0, 0, 4})) == "3 0.0 4");
  CHECK(flow_text(summed_up({1, 2, 3, 4, 5, 6, 7, 8, 9, 50})) == "10 5.5 9");
  // Of eleven, nine in ten are ten; of nineteen, eighteen; of twenty, eighteen.
  CHECK(flow_text(summed_up({1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 60})) == "11 6.0 50");
  std::vector<int> many(19);
  for (int i = 0; i < 19; ++i) many[static_cast<std::size_t>(i)] = 100 - i;
  CHECK(flow_text(summed_up(many)) == "19 91.0 99");
  many.push_back(101);
  CHECK(flow_text(summed_up(many)) == "20 91.5 99");
}

TEST_CASE("a delay is of the period of its last day, at the missions locales of the territory") {
  const auto records = rows_with(
      "C1;J1;M1;2010-03-01;2010-03-31;2010-04-10;\n"  // interview in the next quarter
      "C2;J2;M1;2010-01-05;2010-01-05;2010-01-05;\n"  // all on one day
      "C3;J3;M2;2009-12-20;;2010-01-10;2010-02-01\n"  // no acceptation; out after 22 days
      "C4;J4;M1;2010-01-05;2010-02-10;2010-02-01;\n"  // received before it was accepted
      "C5;J5;M1;2010-01-05;2010-01-10;;\n",
      {}, "J5;2009-11-01;2010-02-01;radiation\n");  // cancelled: counts nowhere
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  const Interval quarter = days_of(period("2010-T1"));
  const auto told = [&](Delai delai, const char* place) {
    return flow_text(delais(figures, delai, place_of(figures, place), quarter));
  };
  CHECK(told(Delai::acceptation, "M1") == "3 30.0 36");
  CHECK(told(Delai::attente, "M1") == "1 0.0 0");
  CHECK(told(Delai::entretien, "M1") == "2 13.5 27");
  CHECK(told(Delai::entretien, "M2") == "1 21.0 21");
  CHECK(told(Delai::entretien, "R1") == "3 21.0 27");
  CHECK(told(Delai::accompagnement, "R1") == "1 22.0 22");
  CHECK(told(Delai::accompagnement, "M1") == "0 n.d.");
  // What came after an arrêté in the middle of the year is not known.
  const Figures early = figures_of(records, 2010, day("2010-02-09"));
  const auto root = records.territoires.root;
  CHECK(flow_text(delais(early, Delai::acceptation, root, days_of(period("2010")))) == "1 0.0 0");
}

TEST_CASE("alerts are told by decision and by how long they have been open") {
  const auto records = rows_with(
      "C1;J1;M1;2010-01-05;;2010-01-05;\nC2;J2;M1;2010-01-05;;2010-01-05;\n"
      "C3;J3;M1;2010-01-05;;2010-01-05;\nC4;J3;M2;2010-01-05;;2010-01-05;\n"
      "C5;J5;M1;2010-01-05;;;\n",
      {}, {},
      "C1;2010-02-01;2010-03-31;maintien\nC1;2010-03-31;;\nC2;2010-02-01;2010-03-01;maintien\n"
      "C2;2010-03-05;2010-03-20;reorientation\nC3;2010-03-02;;\nC4;2010-03-01;;\n"
      "C5;2010-02-01;2010-02-20;\n");
  const Figures figures = figures_of(records, 2010, day("2010-04-30"));
  const Interval quarter = days_of(period("2010-T1"));
  const auto root = records.territoires.root;
  CHECK(alertes_signalees(figures, root, quarter) == 4);
  CHECK(alertes_closes(figures, root, quarter, std::nullopt) == 3);
  CHECK(alertes_closes(figures, root, quarter, records::Decision::maintien) == 2);
  CHECK(alertes_closes(figures, root, quarter, records::Decision::reorientation) == 1);
  CHECK(alertes_closes(figures, root, quarter, records::Decision::aucune) == 1);
  CHECK(alertes_closes(figures, root, quarter, records::Decision::reprise_smp) == 0);
  CHECK(flow_text(delais(figures, Delai::alerte, root, quarter)) == "4 23.5 58");
  // On 31 March: J1 since that day; J3, whose older alert is of 1 March, for 30 days.
  const Day end = day("2010-03-31");
  CHECK(alertes_ouvertes(figures, root, end, {0, 30}) == 1);
  CHECK(alertes_ouvertes(figures, root, end, {30, 90}) == 1);
  CHECK(alertes_ouvertes(figures, place_of(figures, "M1"), end, {0, 30}) == 2);
  CHECK(alertes_ouvertes(figures, root, end, {90, std::nullopt}) == 0);
  CHECK(figures.value("ALE", root, period("2010-T1")).number == Ratio{2, 1});
}

TEST_CASE("the 26th birthday comes within ninety days of the arrêté, or not") {
  const std::string rows =
      "C1;J1;M1;2009-01-05;;2009-01-05;\nC2;J2;M1;2009-01-05;;2009-01-05;\n"
      "C3;J3;M1;2009-01-05;;2009-01-05;\nC4;J4;M1;2009-01-05;;;\n";
  // Day 90 after 30 June is 28 September.
  CHECK(limits_text(rows_with(rows, "J1;1984-09-28\nJ2;1984-09-29\nJ3;1984-07-01\nJ4;1984-08-01\n"),
                    "2010-06-30") ==
        "J3 age 2010-07-01; J4 age 2010-08-01 en attente; J1 age 2010-09-28; ");
  // Reached on the very day of the arrêté, it is behind.
  CHECK(limits_text(rows_with("C1;J1;M1;2009-01-05;;2009-01-05;\n", "J1;1984-06-30\n"),
                    "2010-06-30") == "");
  // Born on 29 February, 26 years come on 28 February.
  CHECK(limits_text(rows_with("C1;J1;M1;2009-01-05;;2009-01-05;\n", "J1;1984-02-29\n"),
                    "2009-12-31") == "J1 age 2010-02-28; ");
  // Affected in the 26th year: one year from the affectation, not the birthday.
  CHECK(limits_text(rows_with("C1;J1;M1;2009-08-15;;2009-09-01;\n", "J1;1984-08-01\n"),
                    "2010-06-30") == "J1 age 2010-08-15; ");
  CHECK(limits_text(rows_with("C1;J1;M1;2009-01-05;;2009-01-05;\n", ""), "2010-06-30") == "");
}

TEST_CASE("six months without registration come within ninety days of the arrêté, or not") {
  const std::string row = "C1;J1;M1;2009-01-05;;2009-01-05;\n";
  const auto after = [&](const char* registrations) {
    return limits_text(rows_with(row, {}, registrations), "2010-06-30");
  };
  CHECK(after("J1;2009-01-01;2010-03-28;cessation\n") == "J1 suspension 2010-09-28; ");
  CHECK(after("J1;2009-01-01;2010-03-29;cessation\n") == "");
  // Six months exactly on the day of the arrêté: out already.
  CHECK(after("J1;2009-01-01;2009-12-30;cessation\n") == "");
  CHECK(after("J1;2009-01-01;2010-01-01;cessation\n") == "J1 suspension 2010-07-01; ");
  // Six months from 31 August come on 28 February.
  CHECK(limits_text(rows_with(row, {}, "J1;2009-01-01;2009-08-31;\n"), "2010-01-31") ==
        "J1 suspension 2010-02-28; ");
  // Registered again, even as of the arrêté; not yet, if only known later.
  CHECK(after("J1;2009-01-01;2010-03-01;\nJ1;2010-06-30;;\n") == "");
  CHECK(after("J1;2009-01-01;2010-03-01;\nJ1;2010-07-01;;\n") == "J1 suspension 2010-09-01; ");
  CHECK(after("") == "");
  // A declared end comes first.
  CHECK(limits_text(rows_with("C1;J1;M1;2009-01-05;;2009-01-05;2010-05-01\n", {},
                              "J1;2009-01-01;2010-03-01;\n"),
                    "2010-06-30") == "");
}

// ── A second computation, slow and obvious ─────────────────────────────────────────────────────

namespace {

/// What is known at the arrêté and nothing else, so that a later one learns nothing more.
records::Records forgotten_after(records::Records r, Day arrete) {
  const Day never = day("2999-01-01");
  for (std::size_t i = 0; i < r.cotraitances.size(); ++i) {
    auto& rows = r.cotraitances;
    if (rows.affectation[i] > arrete) rows.affectation[i] = never;
    if (rows.acceptation[i] > arrete) rows.acceptation[i] = Day::unknown;
    if (rows.initialisation[i] > arrete) rows.initialisation[i] = Day::unknown;
    if (rows.fin[i] > arrete) rows.fin[i] = Day::open;
  }
  for (std::size_t i = 0; i < r.inscriptions.size(); ++i) {
    if (r.inscriptions.debut[i] > arrete) r.inscriptions.debut[i] = never;
    if (r.inscriptions.fin[i] <= arrete) continue;
    r.inscriptions.fin[i] = Day::open;
    r.inscriptions.motif[i] = records::MotifInscription::aucun;
  }
  for (std::size_t i = 0; i < r.alertes.size(); ++i) {
    if (r.alertes.signalement[i] > arrete) r.alertes.signalement[i] = never;
    if (r.alertes.cloture[i] > arrete) r.alertes.cloture[i] = Day::open;
  }
  for (Day& birth : r.jeunes.naissance) {
    if (birth > arrete) birth = Day::unknown;
  }
  return r;
}

/// Youths of the territory whose first limit, of each row, is of that kind.
std::set<std::uint32_t> first_limits(const std::vector<Limite>& limits, GenreLimite genre) {
  std::set<records::CotraitanceId> seen;
  std::set<std::uint32_t> youths;
  for (const Limite& one : limits) {
    if (one.is_en_attente || !seen.insert(one.row).second) continue;
    if (one.genre == genre) youths.insert(one.jeune);
  }
  return youths;
}

/// Both ends taken off until one or two are left; the least that nine in ten do not exceed.
std::string slow_text(std::vector<int> days) {
  if (days.empty()) return "0 n.d.";
  std::vector<int> middle = days;
  while (middle.size() > 2) {
    middle.erase(std::min_element(middle.begin(), middle.end()));
    middle.erase(std::max_element(middle.begin(), middle.end()));
  }
  int nine = 0;
  const auto covered = [&] {
    return std::count_if(days.begin(), days.end(), [&](int one) { return one <= nine; });
  };
  while (10 * covered() < 9 * static_cast<std::ptrdiff_t>(days.size())) ++nine;
  return std::to_string(days.size()) + " " + decimal_text({middle.front() + middle.back(), 2}, 1) +
         " " + std::to_string(nine);
}

/// The delays of the rows at or below the territory, row by row.
std::vector<int> slow_delays(const Figures& figures, Delai delai, TerritoireId t, Interval days) {
  const auto& r = figures.records();
  std::vector<int> found;
  for (records::CotraitanceId c = 0; c < r.cotraitances.size(); ++c) {
    const auto suivi = suivi_on(figures, c, figures.arrete());
    const bool is_inside = r.territoires.is_at_or_below(r.cotraitances.mission_locale[c], t);
    if (!suivi || suivi->parcours.is_annulee() || !is_inside) continue;
    const auto known = [&](Day one) { return one > figures.arrete() ? Day::unknown : one; };
    const Day affectation = r.cotraitances.affectation[c];
    const Day acceptation = known(r.cotraitances.acceptation[c]);
    const Day initialisation = known(r.cotraitances.initialisation[c]);
    const auto add = [&](Day from, Day to) {
      if (from == Day::unknown || !days.contains(to) || to < from) return;
      int count = 0;
      for (Day one = from; one < to; one = one + 1) ++count;
      found.push_back(count);
    };
    if (delai == Delai::acceptation) add(affectation, acceptation);
    if (delai == Delai::attente) add(acceptation, initialisation);
    if (delai == Delai::entretien) add(affectation, initialisation);
    const Day out = suivi->parcours.sortie.date;
    if (delai == Delai::accompagnement && initialisation < out) add(initialisation, out);
    for (std::size_t a = 0; delai == Delai::alerte && a < r.alertes.size(); ++a) {
      if (r.alertes.cotraitance[a] == c && r.alertes.signalement[a] <= figures.arrete()) {
        add(r.alertes.signalement[a], known(r.alertes.cloture[a]));
      }
    }
  }
  return found;
}

void compare_flows(std::uint64_t seed, Branches& branches) {
  static const char* const kDays[] = {"2010-02-28", "2010-06-30", "2010-08-13", "2010-12-31"};
  const Day arrete = day(kDays[seed % 4]);
  const auto records = RandomFolder{seed}.build();
  const Figures figures = figures_of(records, 2010, arrete);
  const auto cut = forgotten_after(records, arrete);
  const SlowFigures later{cut, arrete + 90, {}, days_of(period("2010-01"))};
  const Interval coming{arrete + 1, arrete + 91};
  for (TerritoireId t = 0; t < records.territoires.size(); ++t) {
    INFO("graine " << seed << ", " << records.territoires.code[t]);
    const auto limits = limites(figures, t, 90);
    for (const Limite& one : limits) {
      branches.met("limite d'âge", one.genre == GenreLimite::age);
      branches.met("en attente", one.is_en_attente);
    }
    CHECK(first_limits(limits, GenreLimite::age) == later.members("SOR.age", t, coming));
    CHECK(first_limits(limits, GenreLimite::suspension) ==
          later.members("SOR.six_mois", t, coming));
    for (const Delai delai : {Delai::acceptation, Delai::attente, Delai::entretien,
                              Delai::accompagnement, Delai::alerte}) {
      for (const char* code : {"2010", "2010-T1", "2010-02"}) {
        const Interval days = days_of(period(code));
        const auto slow = slow_delays(figures, delai, t, days);
        branches.met("un délai", !slow.empty());
        branches.met("un nombre pair", slow.size() % 2 == 0);
        CHECK(flow_text(delais(figures, delai, t, days)) == slow_text(slow));
      }
    }
    const Day end = std::min(arrete, day("2010-12-31"));
    const auto open = alertes_ouvertes(figures, t, end, {0, 30}) +
                      alertes_ouvertes(figures, t, end, {30, std::nullopt});
    CHECK(Ratio{static_cast<std::int64_t>(open), 1} ==
          figures.value("ALE", t, period("2010")).number);
    const Period month = period("2010-02");
    for (const auto& [code, etat] :
         {std::pair{"ACT", Etat::actif}, {"ALE", Etat::alerte}, {"SUS", Etat::suspension}}) {
      const auto there = en_accompagnement(figures, t, days_of(month).end - 1, etat);
      branches.met(code, there > 0);
      CHECK(Ratio{static_cast<std::int64_t>(there), 1} == figures.value(code, t, month).number);
    }
  }
}

}  // namespace

TEST_CASE("flows agree with their definitions followed row by row") {
  Branches branches;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) compare_flows(seed, branches);
  branches.require_all_met();
}

TEST_CASE("flows agree over many more folders", "[lent]") {
  Branches branches;
  for (std::uint64_t seed = 3000; seed < 3200; ++seed) compare_flows(seed, branches);
  branches.require_all_met();
}
