// What the folder holds: objectives that add up, plausible figures, every corner of the rules.
#include <algorithm>
#include <map>
#include <set>

#include "example/example_folder.hpp"
#include "example/making/network.hpp"
#include "example/making/toponyms.hpp"
#include "figures/counting/known.hpp"
#include "volumes/volumes.hpp"

using namespace copil;
using namespace copil::testing;
using records::TypeTerritoire;

namespace {

constexpr int kMissions = 40;
constexpr int kJeunes = 24'000;

const Sample& sample() {
  static const Sample kSample{plan_of(kMissions, kJeunes)};
  return kSample;
}
const records::Records& data() {
  return sample().records();
}
const figures::Known& known() {
  static const figures::Known kKnown =
      figures::known_at(data(), figures::Regles{}, *make_day(2011, 12, 31), 2);
  return kKnown;
}

/// How many rows of a table suit; `suits` takes a row number.
template <class Suits>
int count_rows(std::size_t size, Suits suits) {
  int count = 0;
  for (std::uint32_t row = 0; row < size; ++row) count += suits(row) ? 1 : 0;
  return count;
}

template <class Suits>
int cotraitances(Suits suits) {
  return count_rows(data().cotraitances.size(),
                    [&](std::uint32_t row) { return suits(known().parcours[row], row); });
}

int calendar_year(Day day) {
  return calendar(day).year;
}

}  // namespace

TEST_CASE("a nation keeps the agreement's regions and objectives, shared out exactly") {
  const auto network = example::make_network(plan_of(484, example::kNationalJeunes), accord());
  REQUIRE(network);
  CHECK(network->missions.size() == 484);
  REQUIRE(network->regions.size() == 26);
  CHECK(network->objectifs.objectif == 150'000);
  CHECK(network->objectifs.precedent == 130'000);
  std::int64_t jeunes = 0;
  for (const auto& region : network->regions) {
    const auto id = accord().territoires.find(region.place.code);
    REQUIRE(id);
    CHECK(volumes::objectif_on(accord().objectifs, 2010, *id, *make_day(2010, 12, 31)) ==
          region.objectifs.objectif);
    std::int64_t before = 0;
    std::int64_t now = 0;
    std::int64_t moved = 0;
    for (const auto i : region.missions) {
      before += network->missions[i].objectifs.precedent;
      now += network->missions[i].objectifs.objectif;
      moved += network->missions[i].moved;
      jeunes += network->missions[i].jeunes;
    }
    CHECK(before == region.objectifs.precedent);
    CHECK(now == region.objectifs.objectif);
    CHECK(moved == 0);
  }
  CHECK(jeunes == example::kNationalJeunes);
}

TEST_CASE("objectives of small folders add up on every day") {
  for (const auto day : {*make_day(2010, 3, 1), *make_day(2010, 12, 31)}) {
    CHECK(volumes::total_anomalies(data(), 2010, day).empty());
  }
  CHECK(count_rows(data().objectifs.size(), [](auto row) {
          return data().objectifs.acte[row].find("avenant") != std::string::npos;
        }) > 1);
}

TEST_CASE("names are all different") {
  std::set<std::string> names;
  const auto network = example::make_network(plan_of(example::kMostMissions, 10'000), accord());
  REQUIRE(network);
  for (const auto& mission : network->missions) {
    names.insert(mission.sites.front().libelle);
  }
  CHECK(names.size() == example::kMostMissions);
}

TEST_CASE("tables are of the sizes of a real year, in proportion") {
  const auto near = [](std::size_t size, double per_jeune) {
    const double ratio = static_cast<double>(size) / (per_jeune * kJeunes);
    return ratio > 0.85 && ratio < 1.15;
  };
  CHECK(near(data().cotraitances.size(), 0.23));  // of two years
  CHECK(near(data().inscriptions.size(), 1.25));
  CHECK(near(data().accompagnements.size(), 1.0));
  CHECK(near(data().civis.size(), 0.208));
  CHECK(data().services.size() == 5 * kJeunes);
}

TEST_CASE("entries are near the objectives, each mission locale in its own way") {
  std::map<records::TerritoireId, int> entries;
  int all = 0;
  for (std::uint32_t row = 0; row < data().cotraitances.size(); ++row) {
    const auto& parcours = known().parcours[row];
    const Day entry = parcours.etapes.initialisation;
    if (parcours.is_annulee() || !entry.is_real() || calendar_year(entry) != 2010) continue;
    const auto civis = known().civis.of(known().rang_of[data().cotraitances.jeune[row]]);
    if (!figures::is_entree_decomptee(civis, parcours.etapes, known().regles.civis)) continue;
    ++entries[data().cotraitances.mission_locale[row]];
    ++all;
  }
  const auto objective = volumes::objectif_on(data().objectifs, 2010, data().territoires.root,
                                              *make_day(2010, 12, 31));
  CHECK(all * 100 > *objective * 70);
  CHECK(all * 100 < *objective * 105);
  int low = 0;
  int high = 0;
  for (const auto mission : data().territoires.of_type(TypeTerritoire::mission_locale)) {
    const auto own = volumes::objectif_on(data().objectifs, 2010, mission, *make_day(2010, 12, 31));
    low += entries[mission] * 100 < *own * 75 ? 1 : 0;
    high += entries[mission] * 100 > *own * 95 ? 1 : 0;
  }
  CHECK(low > 0);
  CHECK(high > 0);
}

TEST_CASE("the year before is worth comparing with") {
  std::map<int, int> years;
  for (const auto day : data().cotraitances.affectation) ++years[calendar_year(day)];
  CHECK(years[2009] * 100 > years[2010] * 50);
  CHECK(years[2009] * 100 < years[2010] * 75);
}

TEST_CASE("a few published values are not there or kept back") {
  int absent = 0;
  int secret = 0;
  for (std::size_t row = 0; row < data().series.size(); ++row) {
    absent += data().series.valeur[row] || data().series.is_secret[row] ? 0 : 1;
    secret += data().series.is_secret[row] ? 1 : 0;
  }
  CHECK(absent > 0);
  CHECK(secret > 0);
}

TEST_CASE("autumn is busy, August is not") {
  std::map<int, int> months;
  for (const auto day : data().cotraitances.affectation) {
    if (calendar_year(day) == 2010) ++months[calendar(day).month];
  }
  for (const int busy : {9, 10, 11}) CHECK(months[busy] > 2 * months[8]);
}

TEST_CASE("co-traitances end in every way, are cancelled, go through every state") {
  using figures::MotifSortie;
  std::map<MotifSortie, int> motifs;
  std::map<figures::Etat, int> states;
  std::map<figures::Phase, int> phases;
  const Day day = *make_day(2010, 12, 31);
  for (std::uint32_t row = 0; row < data().cotraitances.size(); ++row) {
    const auto& parcours = known().parcours[row];
    ++motifs[parcours.sortie.motif];
    ++phases[figures::phase_on(parcours, day)];
    ++states[figures::etat_on(parcours, known().circumstances(row), day)];
  }
  for (const auto motif : {MotifSortie::aucun, MotifSortie::declaree, MotifSortie::alerte,
                           MotifSortie::age, MotifSortie::six_mois}) {
    INFO(figures::motif_label(motif));
    CHECK(motifs[motif] > 0);
  }
  using figures::Phase;
  for (const auto phase :
       {Phase::annulee, Phase::affectee, Phase::acceptee, Phase::accompagnement, Phase::sortie}) {
    INFO(figures::phase_label(phase));
    CHECK(phases[phase] > 0);
  }
  using figures::Etat;
  for (const auto state : {Etat::actif, Etat::alerte, Etat::suspension}) CHECK(states[state] > 0);
}

TEST_CASE("the corners of one co-traitance") {
  const auto& rows = data().cotraitances;
  using figures::Parcours;
  const auto naissance = [&](std::uint32_t row) {
    return data().jeunes.naissance[rows.jeune[row]];
  };
  CHECK(cotraitances([&](const Parcours& p, auto) {
          return p.etapes.initialisation.is_real() &&
                 p.etapes.acceptation > p.etapes.initialisation;
        }) > 0);
  CHECK(cotraitances([&](const Parcours& p, auto) {
          return p.etapes.initialisation.is_real() && !p.etapes.acceptation.is_real();
        }) > 0);
  CHECK(cotraitances([&](const Parcours& p, auto) { return !p.etapes.initialisation.is_real(); }) >
        0);
  CHECK(cotraitances([&](const Parcours& p, auto row) {
          return p.etapes.initialisation.is_real() && rows.fin[row] <= p.etapes.initialisation;
        }) > 0);
  CHECK(cotraitances(
            [&](const Parcours&, auto row) { return rows.fin[row] == rows.affectation[row]; }) > 0);
  CHECK(cotraitances([&](const Parcours&, auto row) { return rows.site[row] == records::kNone; }) >
        0);
  CHECK(cotraitances([&](const Parcours&, auto row) {
          return naissance(row).is_real() &&
                 rows.affectation[row] >= add_years(naissance(row), 25) &&
                 rows.affectation[row] < add_years(naissance(row), 26);
        }) > 0);
  CHECK(cotraitances([&](const Parcours&, auto row) {
          return naissance(row).is_real() && rows.affectation[row] >= add_years(naissance(row), 26);
        }) > 0);
  CHECK(cotraitances([&](const Parcours&, auto row) {
          return calendar_year(rows.affectation[row]) == 2011;
        }) > 0);
  CHECK(cotraitances([&](const Parcours&, auto row) {
          return calendar_year(rows.affectation[row]) == 2009;
        }) > 0);
}

TEST_CASE("the corners of registrations, CIVIS and double followings") {
  using figures::Parcours;
  const auto rang = [](std::uint32_t row) {
    return known().rang_of[data().cotraitances.jeune[row]];
  };
  CHECK(cotraitances([&](const Parcours&, auto row) {
          return !known().is_inscription_listed[rang(row)];
        }) > 0);
  CHECK(cotraitances([&](const Parcours& p, auto row) {
          const auto periods = known().periodes.of(rang(row));
          return p.etapes.initialisation.is_real() && !periods.empty() &&
                 periods.front().begin > p.etapes.initialisation;
        }) > 0);
  CHECK(cotraitances([&](const Parcours& p, auto row) {
          const auto struck = known().radiations.of(rang(row));
          return !struck.empty() && !p.is_annulee();
        }) > 0);
  const auto in_civis = [&](auto row, Day day) {
    return day.is_real() && figures::is_deja_en_civis(known().civis.of(rang(row)), day);
  };
  CHECK(cotraitances(
            [&](const Parcours& p, auto row) { return in_civis(row, p.etapes.affectation); }) > 0);
  CHECK(cotraitances([&](const Parcours& p, auto row) {
          return !in_civis(row, p.etapes.affectation) && in_civis(row, p.etapes.initialisation);
        }) > 0);
  const auto& civis = data().civis;
  CHECK(count_rows(civis.size(), [&](auto row) { return civis.fin[row] == civis.debut[row]; }) > 0);
  const auto& periods = data().inscriptions;
  CHECK(count_rows(periods.size(),
                   [&](auto row) { return periods.fin[row] == periods.debut[row]; }) > 0);
  int double_followings = 0;
  for (figures::YouthNumber r = 0; r < known().jeune_of.size(); ++r) {
    std::set<records::TerritoireId> places;
    for (const auto& link : known().liens.of(r)) {
      if (link.lien != figures::Lien::pole_emploi) places.insert(link.place);
    }
    double_followings += places.size() > 1 ? 1 : 0;
  }
  CHECK(double_followings > 0);
}

TEST_CASE("services go on as long as a youth is followed, members are named once it is signed") {
  const auto& services = data().services;
  std::map<records::JeuneId, Day> affected;
  for (std::size_t row = 0; row < data().cotraitances.size(); ++row) {
    affected[data().cotraitances.jeune[row]] = data().cotraitances.affectation[row];
  }
  const auto after = [&](int least) {
    return count_rows(services.size(), [&](auto row) {
      const auto found = affected.find(services.jeune[row]);
      return found != affected.end() && days_between(found->second, services.date[row]) >= least;
    });
  };
  CHECK(after(60) * 2 > after(0));
  const auto& members = data().membres;
  CHECK(members.size() > 0);
  for (const Day day : members.debut) {
    CHECK(day >= *make_day(2010, 1, 26));
    CHECK(day < *make_day(2010, 1, 26) + 60);
  }
}

TEST_CASE("the corners of youths and alerts") {
  const auto& youths = data().jeunes;
  const auto born = [&](auto suits) {
    return count_rows(youths.size(), [&](auto row) {
      return youths.naissance[row].is_real() && suits(calendar(youths.naissance[row]));
    });
  };
  CHECK(count_rows(youths.size(), [&](auto row) { return !youths.is_listed[row]; }) > 0);
  CHECK(count_rows(youths.size(), [&](auto row) {
          return youths.is_listed[row] && !youths.naissance[row].is_real();
        }) > 0);
  CHECK(born([](CalendarDay day) { return day.month == 2 && day.day == 29; }) > 0);
  CHECK(born([](CalendarDay day) { return day.year == 1994 && day.month > 6; }) > 0);
  CHECK(born([](CalendarDay day) {
          return day.year < 1983 || (day.year > 1994 && day.year < 2010);
        }) == 0);
  const auto& alerts = data().alertes;
  for (const auto decision : {records::Decision::aucune, records::Decision::maintien,
                              records::Decision::reorientation, records::Decision::reprise_smp}) {
    CHECK(std::count(alerts.decision.begin(), alerts.decision.end(), decision) > 0);
  }
  CHECK(count_rows(alerts.size(),
                   [&](auto row) { return alerts.cloture[row] == alerts.signalement[row]; }) > 0);
  CHECK(count_rows(alerts.size(), [&](auto row) {
          return alerts.cloture[row] == data().cotraitances.fin[alerts.cotraitance[row]];
        }) > 0);
}

TEST_CASE("conventions are in every situation, payments of every rank") {
  const auto& rows = data().conventions;
  const auto count = [&](auto suits) { return count_rows(rows.size(), suits); };
  CHECK(count([&](auto row) { return rows.type[row] == records::TypeConvention::locale; }) ==
        kMissions);
  CHECK(count([&](auto row) { return !rows.signature[row].is_real(); }) > 0);
  CHECK(count([&](auto row) { return rows.signature[row] > *make_day(2010, 7, 10); }) > 0);
  CHECK(count([&](auto row) { return !rows.compte_rendu[row].is_real(); }) > 0);
  CHECK(count([&](auto row) { return rows.resiliation[row].is_real(); }) > 0);
  CHECK(count([&](auto row) { return rows.montant[row].has_value(); }) > 0);
  const auto& paid = data().versements;
  for (const auto rank : {records::Rang::premier, records::Rang::deuxieme, records::Rang::solde,
                          records::Rang::reversement}) {
    CHECK(std::count(paid.rang.begin(), paid.rang.end(), rank) > 0);
  }
  std::set<records::ConventionId> with_payments(paid.convention.begin(), paid.convention.end());
  CHECK(with_payments.size() < kMissions);
}

TEST_CASE("the small tables hold every word of their lists") {
  const auto& actions = data().actions;
  for (const auto nature :
       {records::Nature::concertee, records::Nature::conjointe, records::Nature::complementaire}) {
    CHECK(std::count(actions.nature.begin(), actions.nature.end(), nature) > 0);
  }
  CHECK(std::count(actions.perimetre.begin(), actions.perimetre.end(),
                   records::Perimetre::partenaires) > 0);
  std::set<TypeTerritoire> levels;
  for (const auto place : actions.territoire) levels.insert(data().territoires.type[place]);
  CHECK(levels.size() == 4);
  std::set<std::uint8_t> enjeux(data().services.enjeu.begin(), data().services.enjeu.end());
  CHECK(enjeux.size() == 10);
  std::set<std::uint8_t> criteria(data().accompagnements.criteres.begin(),
                                  data().accompagnements.criteres.end());
  CHECK(criteria.size() == 16);
  std::set<records::EtatPops> states(data().prescriptions_pops.etat.begin(),
                                     data().prescriptions_pops.etat.end());
  CHECK(states.size() == 3);
}
