#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "exports/table.hpp"
#include "records/columns/numbering.hpp"
#include "records/records.hpp"

/// Inside the room: the tree of territories, which every other file refers to.
namespace copil::records {

/// What territoires.csv gives.
struct TerritoiresRead {
  Territoires territoires;
  Numbering codes;  ///< numbered as TerritoireId
  std::vector<FileCount> parts;
  std::vector<std::uint64_t> header_copies;  ///< in each part
};

/// Reads the tree from the parts of its file: keeps the rows that hang from the root, each code
/// once. Errors: no root, parents that come back to themselves, a parent that cannot hold its child
/// (all territories would move).
Checked<TerritoiresRead> read_territoires(const std::vector<exports::Table>& tables,
                                          exports::Rejects& rejects);

}  // namespace copil::records
