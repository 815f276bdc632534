#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "exports/input_file.hpp"
#include "spreadsheets/archive.hpp"

namespace copil::spreadsheets {

/// The entries of a ZIP file, folders left out: see `Archive::open`.
Result<std::vector<ArchiveEntry>, std::string> read_directory(const exports::InputFile& file,
                                                              std::uint64_t most_entries);

}  // namespace copil::spreadsheets
