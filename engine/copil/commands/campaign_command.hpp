#pragma once

#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"

namespace copil::program {

/// `campagne verifier DIR`: is the folder what its manifest says?
int verify_run(const CampagneOptions& asked, const Situation& situation);

/// `campagne comparer DIR1 DIR2`: what changed from one run to the next.
int compare_runs(const CampagneOptions& asked, const Situation& situation);

/// `campagne assembler DIR… --sortie DIR`: shares made apart, joined.
int assemble_run(const CampagneOptions& asked, const Situation& situation);

}  // namespace copil::program
