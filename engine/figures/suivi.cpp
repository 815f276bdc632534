#include "figures/suivi.hpp"

#include "figures/counting/content.hpp"

namespace copil::figures {

std::optional<Suivi> suivi_on(const Figures& figures, records::CotraitanceId row, Day day) {
  const Known& known = figures.content().known();
  if (!known.is_known(row)) return std::nullopt;
  const Parcours& parcours = known.parcours[row];
  return Suivi{parcours, phase_on(parcours, day), etat_on(parcours, known.circumstances(row), day)};
}

bool is_in_cotraitance(const Figures& figures, JeuneId jeune, TerritoireId mission_locale,
                       Day day) {
  const Known& known = figures.content().known();
  return known.is_in_cotraitance(known.rang_of[jeune], mission_locale, day);
}

}  // namespace copil::figures
