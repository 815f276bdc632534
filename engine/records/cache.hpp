#pragma once

#include <cstdint>
#include <string>

#include "records/read.hpp"

/// Data folders as read, kept from one command to the next.
namespace copil::records {

/// Where and how. An entry is found by the folder, the files asked for and the program's version,
/// and believed when every file of the folder is still the one that was read — same device, inode,
/// size, time of writing and time of change, which no program can set back, same first and last
/// 64 KiB — and its own bytes have their digest. All else is passed over, and read anew.
struct Cache {
  std::string folder;   ///< made for its owner alone; one that others may enter is not used
  std::string version;  ///< of the program: another one wrote other columns
  std::uint64_t least_bytes = std::uint64_t{8} << 20;  ///< folders smaller are not kept
  std::uint64_t most_bytes = std::uint64_t{2} << 30;   ///< of all entries: the oldest go first
};

/// `read_folder`, from the cache where it can be; what was read is kept there when it succeeded.
/// The same result either way; a cache that fails in any way is told to nobody.
Checked<Reading> read_folder(const std::string& folder, const ReadOptions& options,
                             const Cache& cache);

}  // namespace copil::records
