#pragma once

#include <string>
#include <vector>

#include "copil/options/steps.hpp"
#include "vocabulary/report.hpp"

namespace copil::program {

/// The territories to make the report for: one, all of a level, or all of the report's levels, by
/// code. `code` and `level` are as typed and may be empty. Stops on a territory that there is not,
/// and where none suits.
Step<std::vector<records::TerritoireId>> chosen_territories(const records::Territoires& tree,
                                                            const vocabulary::Report& report,
                                                            const std::string& code,
                                                            const std::string& level);

}  // namespace copil::program
