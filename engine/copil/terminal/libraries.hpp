#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace copil::program {

/// The shared libraries that the program runs with, one a line: file name and build number (its
/// name alone when it has none). Equal texts mean the same machine code.
std::string loaded_libraries();

/// SHA-256 of the program that runs. Computed once: its bytes do not change under it, and processes
/// made of this one find it done.
const Checked<std::string>& program_digest();

}  // namespace copil::program
