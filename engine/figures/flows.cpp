#include "figures/flows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "figures/counting/content.hpp"

namespace copil::figures {

namespace {

using records::Decision;

/// Calls `visit(row, parcours)` for every row at or below the territory that is not cancelled.
template <class Visit>
void each_cotraitance(const Figures& figures, TerritoireId territoire, const Visit& visit) {
  const Known& known = figures.content().known();
  const PlacedFacts& facts = figures.content().facts();
  const auto inside = known.records->territoires.inside(territoire);
  for (TerritoireId place = 0; place < inside.size(); ++place) {
    if (!inside[place]) continue;
    for (const Fact& fact : facts.cotraitances.of(place)) {
      const Parcours& parcours = known.parcours[fact.row];
      if (!parcours.is_annulee()) visit(fact, parcours);
    }
  }
}

/// The days that the delay goes from and to; the second one is not real when it has no end.
Interval bounds_of(Delai delai, const Parcours& parcours) {
  const Etapes& etapes = parcours.etapes;
  switch (delai) {
    case Delai::acceptation:
      return {etapes.affectation, etapes.acceptation};
    case Delai::attente:
      return {etapes.acceptation, etapes.initialisation};
    case Delai::entretien:
      return {etapes.affectation, etapes.initialisation};
    case Delai::accompagnement:
      return parcours.accompagnement().is_empty() ? Interval{Day::unknown, Day::unknown}
                                                  : parcours.accompagnement();
    case Delai::alerte:
      break;
  }
  return {Day::unknown, Day::unknown};
}

std::uint64_t distinct(std::vector<YouthNumber>& youths) {
  std::sort(youths.begin(), youths.end());
  return static_cast<std::uint64_t>(std::unique(youths.begin(), youths.end()) - youths.begin());
}

/// Distinct youths with an alert that is wanted.
template <class Wanted>
std::uint64_t youths_with_alert(const Figures& figures, TerritoireId territoire,
                                const Wanted& is_wanted) {
  const Known& known = figures.content().known();
  std::vector<YouthNumber> youths;
  each_cotraitance(figures, territoire, [&](const Fact& fact, const Parcours&) {
    const auto alertes = known.alertes.of(fact.row);
    if (std::any_of(alertes.begin(), alertes.end(), is_wanted)) youths.push_back(fact.rang);
  });
  return distinct(youths);
}

/// The limits of one row that come after `after`, up to `last`.
void add_limites(const Known& known, const Fact& fact, const Parcours& parcours, Interval window,
                 std::vector<Limite>& limites) {
  const bool is_en_attente = parcours.is_en_attente();
  const bool is_in = parcours.accompagnement().contains(known.arrete);
  if (!is_en_attente && !is_in) return;
  const Circumstances circumstances = known.circumstances(fact.row);
  const Durees& durees = known.regles.durees;
  const auto add = [&](GenreLimite genre, Day jour) {
    if (!window.contains(jour)) return;
    limites.push_back({fact.row, known.jeune_of[fact.rang], genre, jour, is_en_attente});
  };
  add(GenreLimite::age, sortie_par_age(circumstances.etapes, circumstances.naissance, durees));
  add(GenreLimite::suspension,
      sortie_apres_six_mois(circumstances.etapes, circumstances.inscriptions, durees));
}

}  // namespace

Delais summed_up(std::vector<int> jours) {
  Delais found{jours.size(), std::nullopt, std::nullopt};
  if (jours.empty()) return found;
  std::sort(jours.begin(), jours.end());
  const std::size_t count = jours.size();
  found.mediane =
      reduced({std::int64_t{jours[(count - 1) / 2]} + std::int64_t{jours[count / 2]}, 2});
  found.neuf_sur_dix = jours[(9 * count + 9) / 10 - 1];
  return found;
}

Delais delais(const Figures& figures, Delai delai, TerritoireId territoire, Interval jours) {
  const Known& known = figures.content().known();
  std::vector<int> found;
  const auto add = [&](Interval days) {
    const bool is_counted = days.begin.is_real() && days.end.is_real() && days.begin <= days.end &&
                            jours.contains(days.end);
    if (is_counted) found.push_back(days_between(days.begin, days.end));
  };
  each_cotraitance(figures, territoire, [&](const Fact& fact, const Parcours& parcours) {
    if (delai == Delai::alerte) {
      for (const Signalement& alerte : known.alertes.of(fact.row)) add(alerte.duree);
    } else {
      add(bounds_of(delai, parcours));
    }
  });
  return summed_up(std::move(found));
}

std::uint64_t alertes_signalees(const Figures& figures, TerritoireId territoire, Interval jours) {
  return youths_with_alert(figures, territoire, [&](const Signalement& alerte) {
    return jours.contains(alerte.duree.begin);
  });
}

std::uint64_t alertes_closes(const Figures& figures, TerritoireId territoire, Interval jours,
                             std::optional<Decision> decision) {
  return youths_with_alert(figures, territoire, [&](const Signalement& alerte) {
    return jours.contains(alerte.duree.end) && (!decision || alerte.decision == *decision);
  });
}

std::uint64_t alertes_ouvertes(const Figures& figures, TerritoireId territoire, Day day,
                               Anciennete anciennete) {
  const Known& known = figures.content().known();
  std::map<YouthNumber, Day> since;
  each_cotraitance(figures, territoire, [&](const Fact& fact, const Parcours& parcours) {
    if (!parcours.accompagnement().contains(day)) return;
    for (const Signalement& alerte : known.alertes.of(fact.row)) {
      if (!alerte.duree.contains(day)) continue;
      Day& oldest = since.try_emplace(fact.rang, alerte.duree.begin).first->second;
      oldest = std::min(oldest, alerte.duree.begin);
    }
  });
  return static_cast<std::uint64_t>(std::count_if(since.begin(), since.end(), [&](const auto& one) {
    const int days = days_between(one.second, day);
    return days >= anciennete.from && (!anciennete.until || days < *anciennete.until);
  }));
}

std::uint64_t en_accompagnement(const Figures& figures, TerritoireId territoire, Day day,
                                Etat etat) {
  const Known& known = figures.content().known();
  std::map<YouthNumber, std::set<Etat>> states;
  each_cotraitance(figures, territoire, [&](const Fact& fact, const Parcours& parcours) {
    const Etat found = etat_on(parcours, known.circumstances(fact.row), day);
    if (found != Etat::aucun) states[fact.rang].insert(found);
  });
  return static_cast<std::uint64_t>(
      std::count_if(states.begin(), states.end(), [etat](const auto& youth) {
        for (const Etat first : {Etat::alerte, Etat::actif, Etat::suspension}) {
          if (youth.second.contains(first)) return first == etat;
        }
        return false;
      }));
}

std::vector<Limite> limites(const Figures& figures, TerritoireId territoire, int days) {
  const Known& known = figures.content().known();
  const Interval window{known.arrete + 1, known.arrete + days + 1};
  std::vector<Limite> found;
  each_cotraitance(figures, territoire, [&](const Fact& fact, const Parcours& parcours) {
    add_limites(known, fact, parcours, window, found);
  });
  const auto& codes = known.records->jeunes.code;
  const auto& rows = known.records->cotraitances.code;
  std::sort(found.begin(), found.end(), [&](const Limite& a, const Limite& b) {
    const auto key = [&](const Limite& one) {
      return std::tuple{one.jour, std::string_view{codes[one.jeune]},
                        std::string_view{rows[one.row]}, one.genre};
    };
    return key(a) < key(b);
  });
  return found;
}

}  // namespace copil::figures
