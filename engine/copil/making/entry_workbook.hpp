#pragma once

#include "copil/options/commands.hpp"

namespace copil::program {

/// Writes an empty workbook with a sheet a file of the data folder, to be filled and read back as
/// it is, to that file, `-` being the standard output. Gives the exit status.
int deliver_entry_workbook(const std::string& file, const Situation& situation);

}  // namespace copil::program
