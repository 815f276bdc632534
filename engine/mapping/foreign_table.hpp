#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "exports/table.hpp"
#include "mapping/correspondance.hpp"
#include "mapping/dated_names.hpp"

namespace copil::mapping {

/// Opens another system's export as one of our files: `Rows` then gives cells of our layout. The
/// correspondances become the same file of ours; a row is read by the first one valid on its day,
/// rejected when there is none. The table's columns bear the export's own names. Errors, with the
/// place in the YAML file: columns that the export lacks, two of which only one is meant; warnings:
/// optional columns that it lacks, columns that no correspondance takes.
Checked<exports::Table> open_table(exports::Source source,
                                   std::span<const Correspondance* const> correspondances,
                                   std::shared_ptr<const DatedNames> dated_names);

/// The first records of a table as they will be read: for each column of ours that has an origin,
/// its name, the export's, and what both hold.
struct Shown {
  std::string ours, theirs;
  std::vector<std::string> values;  ///< as read, one a record
};
struct Preview {
  std::vector<Shown> columns;
  std::vector<std::string> faults;  ///< what spoils each record as a whole; mostly empty
};
Preview first_rows(const exports::Table& table, std::size_t count);

}  // namespace copil::mapping
