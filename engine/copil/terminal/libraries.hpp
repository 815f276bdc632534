#pragma once

#include <string>

namespace copil::program {

/// The shared libraries that the program runs with, one a line: file name and build number (its
/// name alone when it has none). Equal texts mean the same machine code.
std::string loaded_libraries();

}  // namespace copil::program
