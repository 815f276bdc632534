#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/records.hpp"

namespace copil::records {

/// What may stand in a column of closed words, as users write it (`F`, `H`); empty for any other
/// column.
std::vector<std::string> choices_of(FileId file, std::string_view column);

}  // namespace copil::records
