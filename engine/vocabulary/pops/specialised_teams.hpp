#pragma once

#include <string>
#include <vector>

#include "base/layers.hpp"
#include "records/records.hpp"

namespace copil::vocabulary {

/// An équipe d'orientation spécialisée and a mission locale it serves.
struct SpecialisedTeam {
  std::string region;          ///< « 83 Auvergne »
  std::string mission_locale;  ///< its name, or a whole word of it: « Riom »
  std::string name;            ///< « EOS Clermont »
};

/// The teams of `eos.csv` in that folder; none without the file.
std::vector<SpecialisedTeam> read_teams(const Layers& folder);

/// The name of the team that serves the mission locale; empty where it is not known.
std::string team_of(const std::vector<SpecialisedTeam>& teams, const records::Territoires& tree,
                    records::TerritoireId mission_locale);

}  // namespace copil::vocabulary
