#pragma once

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: values that a row may hold, but that all of a file or another column belie.
namespace copil::records {

/// A warning for births that no youth of the files' years can have, for codes of which a
/// spreadsheet lost the last digits, for one youth in each row of a file, for zones written
/// together, for second instalments dated before the first, for enjeux of the other périmètre.
/// `paths` are the files'.
Diagnostics odd_value_warnings(const Records& records,
                               const std::vector<std::pair<FileId, std::string>>& paths);

}  // namespace copil::records
