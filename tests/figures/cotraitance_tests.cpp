#include <catch2/catch.hpp>

#include <vector>

#include "figures/counting/cotraitance.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using test_support::day;

namespace {

const Day kLateArrete = day("2012-12-31");

/// One row to judge: spans look into these vectors.
struct Case {
  Etapes etapes{day("2010-01-10"), Day::unknown, day("2010-02-01"), Day::open};
  Day naissance = Day::unknown;
  std::vector<Signalement> alertes;
  std::vector<Interval> periodes;
  std::vector<Day> radiations;
  bool is_listed = false;
  Day arrete = kLateArrete;

  Circumstances circumstances() const {
    return {etapes, naissance, alertes, {is_listed, periodes, radiations}};
  }
  Parcours parcours(const Durees& durees = {}) const {
    return judge(circumstances(), durees, arrete);
  }
};

void check_exit(const Case& one, const char* date, MotifSortie motif) {
  CHECK(one.parcours().sortie == Sortie{day(date), motif});
}

}  // namespace

TEST_CASE("a radiation before the first interview cancels the affectation") {
  Case one;
  one.is_listed = true;
  one.radiations = {day("2010-01-31")};
  CHECK(one.parcours().annulation == day("2010-01-31"));
  CHECK(one.parcours().accompagnement().is_empty());
  CHECK(phase_on(one.parcours(), day("2010-03-01")) == Phase::annulee);
  CHECK(phase_on(one.parcours(), day("2010-01-09")) == Phase::aucune);

  SECTION("on the day of the affectation too") {
    one.radiations = {day("2010-01-10")};
    CHECK(one.parcours().is_annulee());
  }
  SECTION("but not the day before") {
    one.radiations = {day("2010-01-09")};
    CHECK_FALSE(one.parcours().is_annulee());
  }
  SECTION("nor on the day of the initialisation") {
    one.radiations = {day("2010-02-01")};
    CHECK_FALSE(one.parcours().is_annulee());
  }
  SECTION("and months later for a row never initialised") {
    one.etapes.initialisation = Day::unknown;
    one.radiations = {day("2010-09-01")};
    CHECK(one.parcours().is_annulee());
  }
}

TEST_CASE("the 26th birthday ends the co-traitance") {
  Case one;
  one.naissance = day("1985-06-15");
  check_exit(one, "2011-06-15", MotifSortie::age);

  SECTION("one year for an affectation on the 25th birthday") {
    one.naissance = day("1985-01-10");
    check_exit(one, "2011-01-10", MotifSortie::age);
  }
  SECTION("one year for an affectation after it") {
    one.naissance = day("1984-03-01");
    check_exit(one, "2011-01-10", MotifSortie::age);
  }
  SECTION("one year for an affectation after the 26th") {
    one.naissance = day("1980-01-01");
    check_exit(one, "2011-01-10", MotifSortie::age);
  }
  SECTION("born on 29 February: the birthday is clamped") {
    one.naissance = day("1988-02-29");
    one.arrete = day("2014-12-31");
    check_exit(one, "2014-02-28", MotifSortie::age);
  }
  SECTION("but not before the arrêté has come") {
    one.arrete = day("2011-06-14");
    CHECK(one.parcours().sortie == Sortie{});
  }
}

TEST_CASE("an alert ends it when it is closed by a decision to leave") {
  Case one;
  one.alertes = {{{day("2010-03-01"), day("2010-04-01")}, records::Decision::reprise_smp},
                 {{day("2010-02-10"), day("2010-03-20")}, records::Decision::maintien},
                 {{day("2010-02-10"), day("2010-05-20")}, records::Decision::reorientation}};
  check_exit(one, "2010-04-01", MotifSortie::alerte);
  SECTION("not when closed before the initialisation") {
    one.alertes = {{{day("2010-01-11"), day("2010-01-31")}, records::Decision::reprise_smp}};
    CHECK(one.parcours().sortie == Sortie{});
  }
  SECTION("closed on the day of the initialisation: never in accompagnement") {
    one.alertes = {{{day("2010-01-11"), day("2010-02-01")}, records::Decision::reprise_smp}};
    check_exit(one, "2010-02-01", MotifSortie::alerte);
    CHECK(one.parcours().accompagnement().is_empty());
  }
  SECTION("a declared end on the same day keeps its motif") {
    one.etapes.fin_declaree = day("2010-04-01");
    check_exit(one, "2010-04-01", MotifSortie::declaree);
  }
}

TEST_CASE("six months in a row without registration end it") {
  Case one;
  one.is_listed = true;
  one.periodes = {{day("2009-10-01"), day("2010-03-31")}};
  check_exit(one, "2010-09-30", MotifSortie::six_mois);

  SECTION("the gap is cut at the initialisation") {
    one.periodes = {{day("2009-01-01"), day("2009-06-01")}};
    check_exit(one, "2010-08-01", MotifSortie::six_mois);
  }
  SECTION("the days before the first registration are a gap") {
    one.periodes = {{day("2010-10-01"), Day::open}};
    check_exit(one, "2010-08-01", MotifSortie::six_mois);
  }
  SECTION("a registration on the very day comes too late") {
    one.periodes = {{day("2009-10-01"), day("2010-03-31")}, {day("2010-09-30"), Day::open}};
    check_exit(one, "2010-09-30", MotifSortie::six_mois);
  }
  SECTION("the eve is in time, and the next gap counts from its own start") {
    one.periodes = {{day("2009-10-01"), day("2010-03-31")}, {day("2010-09-29"), day("2010-10-31")}};
    check_exit(one, "2011-04-30", MotifSortie::six_mois);
  }
  SECTION("rows that hold no day: never registered") {
    one.periodes = {};
    check_exit(one, "2010-08-01", MotifSortie::six_mois);
  }
  SECTION("no row at all: taken as registered") {
    one.periodes = {};
    one.is_listed = false;
    CHECK(one.parcours().sortie == Sortie{});
  }
}

TEST_CASE("phases and states day by day") {
  Case one;
  one.etapes.acceptation = day("2010-01-20");
  one.etapes.fin_declaree = day("2010-06-01");
  one.is_listed = true;
  one.periodes = {{day("2010-01-01"), day("2010-04-01")}};
  one.alertes = {{{day("2010-03-20"), day("2010-04-10")}, records::Decision::maintien}};
  const Parcours parcours = one.parcours();
  const auto phase = [&](const char* d) { return phase_on(parcours, day(d)); };
  const auto etat = [&](const char* d) { return etat_on(parcours, one.circumstances(), day(d)); };
  CHECK(phase("2010-01-10") == Phase::affectee);
  CHECK(phase("2010-01-20") == Phase::acceptee);
  CHECK(etat("2010-01-31") == Etat::aucun);
  CHECK(phase("2010-02-01") == Phase::accompagnement);
  CHECK(etat("2010-02-01") == Etat::actif);
  CHECK(etat("2010-03-20") == Etat::alerte);
  CHECK(etat("2010-04-09") == Etat::alerte);
  CHECK(etat("2010-04-10") == Etat::suspension);
  CHECK(phase("2010-06-01") == Phase::sortie);
  CHECK(etat("2010-06-01") == Etat::aucun);
}

TEST_CASE("an initialisation before the acceptation opens the accompagnement") {
  Case one;
  one.etapes.acceptation = day("2010-03-01");
  CHECK(phase_on(one.parcours(), day("2010-02-15")) == Phase::accompagnement);
}

TEST_CASE("each duration is its own: the ages, the late affectation, the suspension") {
  const auto exit = [](const char* naissance, Durees durees) {
    Case one;
    one.naissance = day(naissance);
    return iso_text(one.parcours(durees).sortie.date);
  };
  Durees late;
  late.age_affectation_tardive_ans = 24;
  CHECK(exit("1986-01-10", late) == "2011-01-10");
  CHECK(exit("1986-01-11", late) == "2012-01-11");
  late.affectation_tardive_mois = 18;
  CHECK(exit("1986-01-10", late) == "2011-07-10");
  Durees early;
  early.age_de_sortie_ans = 25;
  CHECK(exit("1986-01-11", early) == "2011-01-11");
  Case one;
  one.is_listed = true;
  one.periodes = {{day("2010-01-01"), day("2010-04-01")}};
  Durees brief;
  brief.suspension_mois = 2;
  CHECK(one.parcours(brief).sortie == Sortie{day("2010-06-01"), MotifSortie::six_mois});
  CHECK(one.parcours().sortie == Sortie{day("2010-10-01"), MotifSortie::six_mois});
}
