#pragma once

#include "copil/options/commands.hpp"

namespace copil::program {

/// `campagne verifier DIR`: is the folder what its manifest says?
int verify_run(const Arguments& arguments, const Situation& situation);

/// `campagne comparer DIR1 DIR2`: what changed from one run to the next.
int compare_runs(const Arguments& arguments, const Situation& situation);

/// `campagne assembler DIR… --sortie DIR`: shares made apart, joined.
int assemble_run(const Arguments& arguments, const Situation& situation);

}  // namespace copil::program
