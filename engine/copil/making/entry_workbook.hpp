#pragma once

#include <vector>

#include "copil/options/commands.hpp"
#include "workbook/entry_form.hpp"

namespace copil::program {

/// A sheet a file of the data folder, its columns as the dictionary describes them.
std::vector<workbook::EntrySheet> entry_sheets();

/// Writes an empty workbook with a sheet a file of the data folder, to be filled and read back as
/// it is, to that file, `-` being the standard output. Gives the exit status.
int deliver_entry_workbook(const std::string& file, const Situation& situation);

}  // namespace copil::program
