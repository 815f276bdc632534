#pragma once

#include "copil/options/commands.hpp"

namespace copil::program {

/// `copil simuler`: scenarios of objectives side by side; with `--appliquer`, the rows of
/// objectifs.csv of the one chosen.
int run_simuler(const Arguments& arguments, const Situation& situation);

}  // namespace copil::program
