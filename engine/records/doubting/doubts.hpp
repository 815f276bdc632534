#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: what no row is rejected for, but the rows of a file together tell.
namespace copil::records {

/// All that the columns of these files, at their paths, make a careful reader doubt.
Diagnostics doubts_of(const Records& records,
                      const std::vector<std::pair<FileId, std::string>>& paths, int jobs);

}  // namespace copil::records
