#pragma once

#include <algorithm>

#include "document/document.hpp"

namespace copil::document {

/// True for a table that has nothing under its header but, perhaps, totals and titles of groups.
inline bool has_no_line(const Table& table) {
  return std::none_of(table.rows.begin(), table.rows.end(),
                      [](const Row& row) { return row.kind == RowKind::body; });
}

}  // namespace copil::document
