#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "records/records.hpp"

/// Inside the room: what is said of a file of which no row, or too few, could be kept (1-data,
/// « Nothing silent », rule 3).
namespace copil::records {

/// The error of a file of which no row is kept, at `path`: its share, and the cause that its rows
/// share or the most frequent ones.
Diagnostic hopeless_error(const std::string& path, std::string_view file, const FileCount& count,
                          const exports::Rejects& rejects);

}  // namespace copil::records
