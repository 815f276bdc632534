#pragma once

#include <span>

#include "figures/counting/cotraitance.hpp"

/// Whether the co-traitance of a youth already in CIVIS is counted and funded, and on which day
/// that is judged (articles 5.4 and 11, annexe 6, annexe 7). The one place that knows.
namespace copil::figures {

/// Article 5.4 and annexe 7 leave such a youth out; annexe 6 (article 4.1) counts it unfunded.
enum class CivisDejaSuivi { non_decompte, decompte_sans_financement };

/// The day tested for an entry: that of the step that triggers the count (annexe 7), or that of the
/// affectation (article 5.4). An affectation is always judged on its own day.
enum class CivisJour { initialisation, affectation };

struct RegleCivis {
  CivisDejaSuivi decompte = CivisDejaSuivi::non_decompte;
  CivisJour jour = CivisJour::initialisation;
};

/// A CIVIS, with any mission locale, began before `day` and has not ended by then. One opened on
/// `day` itself, out of that day's interview, is not earlier (annexe 7: « préalablement »).
bool is_deja_en_civis(std::span<const Interval> civis, Day day);

/// The rule leaves the affectation out of the count of affectations.
bool is_affectation_ecartee(std::span<const Interval> civis, Day affectation, RegleCivis regle);

/// The youth of an initialised row is not, for the count of entries, already in CIVIS.
bool is_entree_hors_civis(std::span<const Interval> civis, const Etapes& etapes, CivisJour jour);

/// The entry counts against the objective. It is funded when `is_entree_hors_civis`, whatever the
/// rule counts.
bool is_entree_decomptee(std::span<const Interval> civis, const Etapes& etapes, RegleCivis regle);

}  // namespace copil::figures
