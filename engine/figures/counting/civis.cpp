#include "figures/counting/civis.hpp"

#include <algorithm>

namespace copil::figures {

namespace {

/// Left by the affectation: empty rows of the file are such a CIVIS too.
bool has_left_civis(std::span<const Interval> civis, Day affectation) {
  return std::any_of(civis.begin(), civis.end(),
                     [affectation](const Interval& row) { return row.end <= affectation; });
}

}  // namespace

bool is_deja_en_civis(std::span<const Interval> civis, Day day) {
  return std::any_of(civis.begin(), civis.end(),
                     [day](const Interval& row) { return row.begin < day && day < row.end; });
}

bool is_affectation_ecartee(std::span<const Interval> civis, Day affectation, RegleCivis regle) {
  return regle.decompte == CivisDejaSuivi::non_decompte && is_deja_en_civis(civis, affectation);
}

// Annexe 7 : a youth who comes back to the mission locale after a first CIVIS counts. What we do:
// one who had left a CIVIS by the affectation, and was in none on that day, counts even when back
// in CIVIS by the initialisation.
bool is_entree_hors_civis(std::span<const Interval> civis, const Etapes& etapes, CivisJour jour) {
  const bool was_deja_en_civis = is_deja_en_civis(civis, etapes.affectation);
  if (jour == CivisJour::affectation) return !was_deja_en_civis;
  if (!is_deja_en_civis(civis, etapes.initialisation)) return true;
  return !was_deja_en_civis && has_left_civis(civis, etapes.affectation);
}

bool is_entree_decomptee(std::span<const Interval> civis, const Etapes& etapes, RegleCivis regle) {
  return regle.decompte == CivisDejaSuivi::decompte_sans_financement ||
         is_entree_hors_civis(civis, etapes, regle.jour);
}

}  // namespace copil::figures
