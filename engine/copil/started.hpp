#pragma once

#include <string>
#include <vector>

#include "copil/options/commands.hpp"

namespace copil::program {

/// A program that has the commands `runs`, from its words (its own name left out) to its exit
/// status: reads the environment, writes on the standard streams, and tells of what goes wrong,
/// whatever it is.
int started(const std::vector<std::string>& words, const Runs& runs);

}  // namespace copil::program
