#pragma once

#include "copil/options/figures_options.hpp"

/// What a committee signs once it has chosen one of the scenarios tried out.
namespace copil::program {

/// `copil simuler` where documents can be made: with `--appliquer` and `--sortie`, the rows of
/// `objectifs.csv`, annexe 3 of the regional conventions and the avenants that these rows ask for,
/// in one folder, all of them or nothing; else as `run_simuler`.
int run_simuler_with_acts(const SimulerOptions& asked, const Situation& situation);

}  // namespace copil::program
