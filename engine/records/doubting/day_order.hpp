#pragma once

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: dates whose day and month somebody exchanged, or that a spreadsheet made.
namespace copil::records {

/// A warning for each column of dates that spread over months and of which none has a day beyond
/// the 12th: written month first, those beyond would have rejected their rows, or were left out;
/// and for each column whose dates follow one another day by day. `paths` are the files'.
Diagnostics day_order_warnings(const Records& records,
                               const std::vector<std::pair<FileId, std::string>>& paths);

}  // namespace copil::records
