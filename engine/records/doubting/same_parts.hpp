#pragma once

#include "diagnostics/diagnostic.hpp"
#include "exports/table.hpp"
#include "records/records.hpp"

/// Inside the room: parts of a file that are there twice, under two names.
namespace copil::records {

/// An error for each part whose rows, all of them, are byte for byte those of another part of the
/// same file. Only parts of the same size are read.
Diagnostics same_part_errors(const std::vector<std::pair<FileId, exports::Table>>& tables);

}  // namespace copil::records
