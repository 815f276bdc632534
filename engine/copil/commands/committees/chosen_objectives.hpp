#pragma once

#include <memory>
#include <string>
#include <vector>

#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "vocabulary/simulations.hpp"

/// Objectives tried out, and those of the scenario that was chosen: what `copil simuler` tells and
/// what documents are made of.
namespace copil::program {

struct TriedOut {
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Simulation simulation;
};

/// What `copil simuler` reads: the territory's missions locales, scenario by scenario.
Step<TriedOut> tried_out(const SimulerOptions& asked, const Situation& situation);

/// The rows that the scenario of that name adds to `objectifs.csv`: of the missions locales whose
/// objective changes, of the regions below the territory and of itself when what stands below them
/// no longer makes their objective. Errors: no scenario of that name, a row of that day already.
Step<std::vector<vocabulary::AddedObjectif>> chosen_objectives(const TriedOut& tried,
                                                               const std::string& scenario);

/// The rows as `objectifs.csv` has them, under its header.
std::string objectifs_csv(const std::vector<vocabulary::AddedObjectif>& rows);

}  // namespace copil::program
