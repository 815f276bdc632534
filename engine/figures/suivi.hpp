#pragma once

#include <optional>

#include "figures/counting/cotraitance.hpp"
#include "figures/figures.hpp"

/// Single rows as the figures judge them, for lists that show the rows behind a figure.
namespace copil::figures {

/// One co-traitance, and where it stands on a day.
struct Suivi {
  Parcours parcours;
  Phase phase = Phase::aucune;
  Etat etat = Etat::aucun;  ///< in phase accompagnement only
};

/// The co-traitance of that row of the file on `day`, as known at the arrêté; nothing for a row
/// whose affectation came later.
std::optional<Suivi> suivi_on(const Figures& figures, records::CotraitanceId row, Day day);

/// The youth is in co-traitance with that mission locale on `day`.
bool is_in_cotraitance(const Figures& figures, JeuneId jeune, TerritoireId mission_locale, Day day);

}  // namespace copil::figures
