#pragma once

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: pseudonyms that do not meet across files (1-data, « Nothing silent », rule 5).
namespace copil::records {

/// A warning for each file of which fewer than one youth in ten is in `jeunes.csv` or in
/// `cotraitances.csv`, or more than one in ten is there under a neighbouring code only, with two
/// examples side by side and the likely cause. `paths` are the files'. On at most `jobs` threads.
Diagnostics stranger_warnings(const Records& records,
                              const std::vector<std::pair<FileId, std::string>>& paths, int jobs);

/// The youth of each row of a file that is about youths; null for another, and for jeunes.csv.
const std::vector<JeuneId>* jeunes_of(const Records& records, FileId file);

}  // namespace copil::records
