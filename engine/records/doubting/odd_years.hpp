#pragma once

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: dates far from the year that their row is of.
namespace copil::records {

/// A warning for each file of objectives, conventions or payments of which some row is dated years
/// away from its own year, with the first of them: a workbook whose days count from 1904, a year
/// mistyped; and for each file of what happened whose dates are very many years apart: years of two
/// digits that a spreadsheet took for days. `paths` are the files'.
Diagnostics odd_year_warnings(const Records& records,
                              const std::vector<std::pair<FileId, std::string>>& paths);

}  // namespace copil::records
