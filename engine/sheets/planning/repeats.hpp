#pragma once

#include <optional>
#include <vector>

#include "sheets/planning/outline.hpp"

namespace copil::sheets {

/// The cell of a table in which a key figure stands too. A document does not say where its key
/// figures come from: the same value, of the same unit, under words in common, is taken to be the
/// same figure. `placed` and `sheets` go with `tables`.
std::optional<Repeat> repeat_of(const document::KeyFigure& figure,
                                const std::vector<TableSheet>& tables,
                                const std::vector<PlacedTable>& placed,
                                const std::vector<int>& sheets);

}  // namespace copil::sheets
