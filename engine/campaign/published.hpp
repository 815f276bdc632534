#pragma once

#include <string>

#include "base/value.hpp"

namespace copil::campaign {

/// A published number with its unit as `series.csv` writes it: percentages are kept as rates, with
/// the decimals that they were printed with.
Value published(Ratio value, const std::string& unit);

}  // namespace copil::campaign
