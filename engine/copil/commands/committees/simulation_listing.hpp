#pragma once

#include <string>

#include "copil/terminal/listing.hpp"
#include "vocabulary/simulations.hpp"

/// What `copil simuler` shows of objectives tried out.
namespace copil::program {

/// Scenario by scenario, mission locale by mission locale; with a row of totals when `has_totals`.
Listing simulation_listing(const vocabulary::Dossier& dossier,
                           const vocabulary::Simulation& simulation, bool has_totals);

/// What the table leaves out, what a simulation can no longer change, and what the projection would
/// have been worth before; lines for people.
std::string simulation_notes(const vocabulary::Dossier& dossier,
                             const vocabulary::Simulation& simulation);

}  // namespace copil::program
