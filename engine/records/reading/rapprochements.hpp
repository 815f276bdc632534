#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "exports/table.hpp"
#include "records/records.hpp"

/// Inside the room: rapprochements.csv, two pseudonyms of one person a row. They are one youth
/// everywhere; no figure could be right otherwise.
namespace copil::records {

/// What the file tells: pseudonyms that are one person's stand in one group.
struct RapprochementsRead {
  std::vector<std::vector<std::string>> groups;  ///< each in the order of its first rows
  FileCount count;
  std::vector<std::uint64_t> header_copies;  ///< of each part
};

/// Reads the parts of the file. Chains are followed (A is B, B is C); a row is rejected that says
/// again what a row before says, that joins a pseudonym to itself, or whose chain comes back to its
/// start.
RapprochementsRead read_rapprochements(const std::vector<exports::Table>& parts,
                                       exports::Rejects& rejects);

/// Makes each group one youth, under the pseudonym that was read first: rows, birth dates and other
/// traits. Youths are numbered anew, densely. Warnings: traits that contradict each other (those of
/// the first pseudonym stay).
Diagnostics join_youths(Records& records, const std::vector<std::vector<std::string>>& groups,
                        const std::string& path);

}  // namespace copil::records
