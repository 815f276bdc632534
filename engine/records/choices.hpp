#pragma once

#include <string>
#include <vector>

#include "exports/table.hpp"

namespace copil::records {

/// What may stand in a column of closed words, as users write it (`F`, `H`); empty for any other
/// column.
std::vector<std::string> choices_of(const exports::Column& column);

}  // namespace copil::records
