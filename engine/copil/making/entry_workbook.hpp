#pragma once

#include "copil/options/commands.hpp"

namespace copil::program {

/// Writes an empty workbook with a sheet a file of the data folder, to be filled and read back as
/// it is, where `--fichier` says. Gives the exit status.
int deliver_entry_workbook(const Arguments& arguments, const Situation& situation);

}  // namespace copil::program
