#pragma once

#include <optional>
#include <vector>

#include "sheets/planning/outline.hpp"

namespace copil::sheets {

/// The cell of a table in which a key figure stands too: the same value of the same origin, that is
/// the same figure of the same territory and period. Numbers that merely meet are never linked:
/// what one edits in the table would then change another figure. `placed` and `sheets` go with
/// `tables`.
std::optional<Repeat> repeat_of(const document::Document& document,
                                const document::KeyFigure& figure,
                                const std::vector<TableSheet>& tables,
                                const std::vector<PlacedTable>& placed,
                                const std::vector<int>& sheets);

}  // namespace copil::sheets
