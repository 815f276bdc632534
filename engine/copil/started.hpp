#pragma once

#include <string>
#include <vector>

namespace copil::program {

/// The whole program, from its words (its own name left out) to its exit status: reads the
/// environment, writes on the standard streams, and tells of what goes wrong, whatever it is.
int started(const std::vector<std::string>& words);

}  // namespace copil::program
