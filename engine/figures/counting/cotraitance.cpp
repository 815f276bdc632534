#include "figures/counting/cotraitance.hpp"

#include <algorithm>

namespace copil::figures {

bool Inscriptions::contains(Day day) const {
  if (!is_listed) return true;
  return std::any_of(periodes.begin(), periodes.end(),
                     [day](const Interval& periode) { return periode.contains(day); });
}

// Art. 5.2 : a radiation that comes before the acceptance or the initialisation cancels the
// affectation by itself. What we do: the radiation must not come before the affectation, and only
// the initialisation protects the row; any radiation counts, whatever registration covers it.
Day annulation(const Etapes& etapes, const Inscriptions& inscriptions) {
  Day earliest = Day::open;
  for (const Day radiation : inscriptions.radiations) {
    const bool is_before_initialisation =
        etapes.initialisation == Day::unknown || radiation < etapes.initialisation;
    if (etapes.affectation <= radiation && is_before_initialisation) {
      earliest = std::min(earliest, radiation);
    }
  }
  return earliest == Day::open ? Day::unknown : earliest;
}

// Annexe 7 : an alert may end in a way out, towards another partner or back to Pôle emploi. What we
// do: only alerts closed on or after the initialisation; without initialisation, none.
Day sortie_par_alerte(const Etapes& etapes, std::span<const Signalement> alertes) {
  Day earliest = Day::open;
  if (etapes.initialisation == Day::unknown) return earliest;
  for (const Signalement& alerte : alertes) {
    const bool leads_out = alerte.decision == records::Decision::reorientation ||
                           alerte.decision == records::Decision::reprise_smp;
    if (leads_out && alerte.duree.end >= etapes.initialisation) {
      earliest = std::min(earliest, alerte.duree.end);
    }
  }
  return earliest;
}

// Art. 5.2 : up to the eve of the 26th birthday, but one year for a youth affected during the 26th
// year. What we do: an affectation after the 26th birthday gives one year too.
Day sortie_par_age(const Etapes& etapes, Day naissance, const Durees& durees) {
  if (naissance == Day::unknown) return Day::open;
  if (etapes.affectation >= add_years(naissance, durees.age_affectation_tardive_ans)) {
    return add_months(etapes.affectation, durees.affectation_tardive_mois);
  }
  return add_years(naissance, durees.age_de_sortie_ans);
}

// Art. 5.2 and annexe 7 : out after six months, in a row, without registration. What we do: the six
// months start no earlier than the initialisation; the days before the first registration are a gap
// like any other; a registration that begins on the very day they end comes too late.
Day sortie_apres_six_mois(const Etapes& etapes, const Inscriptions& inscriptions,
                          const Durees& durees) {
  if (etapes.initialisation == Day::unknown || !inscriptions.is_listed) return Day::open;
  Day gap_begin = etapes.initialisation;
  for (const Interval& periode : inscriptions.periodes) {
    const Day limit = add_months(gap_begin, durees.suspension_mois);
    if (periode.begin >= limit) return limit;
    if (periode.end == Day::open) return Day::open;
    gap_begin = std::max(gap_begin, periode.end);
  }
  return add_months(gap_begin, durees.suspension_mois);
}

Parcours judge(const Circumstances& circumstances, const Durees& durees, Day arrete) {
  const Etapes& etapes = circumstances.etapes;
  const Sortie ways_out[] = {
      {etapes.fin_declaree, MotifSortie::declaree},
      {sortie_par_alerte(etapes, circumstances.alertes), MotifSortie::alerte},
      {sortie_par_age(etapes, circumstances.naissance, durees), MotifSortie::age},
      {sortie_apres_six_mois(etapes, circumstances.inscriptions, durees), MotifSortie::six_mois},
  };
  Parcours parcours{etapes, annulation(etapes, circumstances.inscriptions), {}};
  for (const Sortie& sortie : ways_out) {
    if (sortie.date <= arrete && sortie.date < parcours.sortie.date) parcours.sortie = sortie;
  }
  return parcours;
}

Interval Parcours::accompagnement() const {
  if (is_annulee() || etapes.initialisation == Day::unknown) {
    return {etapes.affectation, etapes.affectation};
  }
  return {etapes.initialisation, sortie.date};
}

bool Parcours::is_en_attente() const {
  return !is_annulee() && etapes.initialisation == Day::unknown && sortie.date == Day::open;
}

// Annexe 7 : the acceptance comes before the first interview, or with it. What we do: an acceptance
// on the day the row is lost, or later, comes too late.
bool Parcours::was_acceptee() const {
  if (is_recue()) return true;
  const Day lost = is_annulee() ? annulation : sortie.date;
  return etapes.acceptation != Day::unknown && etapes.acceptation < lost;
}

// Annexe 7 : accompagnement begins with the initialisation, even before the acceptation.
Phase phase_on(const Parcours& parcours, Day day) {
  const Etapes& etapes = parcours.etapes;
  if (day < etapes.affectation) return Phase::aucune;
  if (parcours.is_annulee()) return Phase::annulee;
  if (day >= parcours.sortie.date) return Phase::sortie;
  if (etapes.initialisation != Day::unknown && day >= etapes.initialisation) {
    return Phase::accompagnement;
  }
  if (etapes.acceptation != Day::unknown && day >= etapes.acceptation) return Phase::acceptee;
  return Phase::affectee;
}

// Art. 5.2 : active while registered and without alert, alert from its signalement to its closing,
// suspension while not registered. What we do: an open alert goes before a suspension.
Etat etat_on(const Parcours& parcours, std::span<const Signalement> alertes,
             const Inscriptions& inscriptions, Day day) {
  if (!parcours.accompagnement().contains(day)) return Etat::aucun;
  for (const Signalement& alerte : alertes) {
    if (alerte.duree.contains(day)) return Etat::alerte;
  }
  return inscriptions.contains(day) ? Etat::actif : Etat::suspension;
}

Etat etat_on(const Parcours& parcours, const Circumstances& circumstances, Day day) {
  return etat_on(parcours, circumstances.alertes, circumstances.inscriptions, day);
}

std::string_view motif_label(MotifSortie motif) {
  switch (motif) {
    case MotifSortie::aucun:
      return "aucune sortie";
    case MotifSortie::declaree:
      return "fin déclarée";
    case MotifSortie::alerte:
      return "décision prise sur une alerte";
    case MotifSortie::age:
      return "limite d’âge";
    case MotifSortie::six_mois:
      return "six mois sans inscription";
  }
  return {};
}

std::string_view phase_label(Phase phase) {
  switch (phase) {
    case Phase::aucune:
      return "pas encore affectée";
    case Phase::annulee:
      return "annulée";
    case Phase::affectee:
      return "affectée";
    case Phase::acceptee:
      return "acceptée";
    case Phase::accompagnement:
      return "en accompagnement";
    case Phase::sortie:
      return "sortie";
  }
  return {};
}

std::string_view etat_label(Etat etat) {
  switch (etat) {
    case Etat::aucun:
      return "hors accompagnement";
    case Etat::actif:
      return "accompagnement actif";
    case Etat::alerte:
      return "alerte";
    case Etat::suspension:
      return "suspension";
  }
  return {};
}

}  // namespace copil::figures
