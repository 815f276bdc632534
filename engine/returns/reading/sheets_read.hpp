#pragma once

#include <string>
#include <vector>

#include "returns/reading/grid.hpp"
#include "returns/returned.hpp"

namespace copil::returns {

/// What a sheet answers: a form (one row a blank) or a table (one row a territory). Nothing for a
/// sheet that is neither. Errors: cells that hold a spreadsheet's error, answers whose blank or
/// territory is not named, a blank answered twice.
Checked<std::vector<Sheaf>> sheaves_of(const Grid& grid);

}  // namespace copil::returns
