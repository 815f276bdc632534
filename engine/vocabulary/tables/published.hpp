#pragma once

#include <string>
#include <string_view>

#include "base/value.hpp"

namespace copil::vocabulary {

/// A published number with its unit as `series.csv` writes it: percentages are kept as rates, with
/// the decimals that they were printed with.
Value published(Ratio value, const std::string& unit);

/// True for the indicators and the staff of a contract of objectives: they have a document of
/// their own.
bool is_of_contract(std::string_view serie);

}  // namespace copil::vocabulary
