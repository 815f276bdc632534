#pragma once

#include <string_view>

#include "records/records.hpp"

namespace copil::records {

/// True when a dated table speaks of that region: `told` is « 82 Rhône-Alpes », its code of 2010
/// then its name; the folder has the code (`82`, `R82`) or the label. What one region decides binds
/// no other.
bool is_region(const Territoires& tree, TerritoireId region, std::string_view told);

}  // namespace copil::records
