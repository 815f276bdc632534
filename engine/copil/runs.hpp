#pragma once

#include "copil/options/commands.hpp"

/// Two programs are made of one room. Most of a short command's time went into linking libraries
/// that draw, write and serve documents; commands that only read, reckon and tell do without them.
namespace copil::program {

/// The commands of the program that people start: those that need no document.
Runs light_runs();

/// All the commands. What stands behind it is not linked into the light program.
Runs whole_runs();

}  // namespace copil::program
