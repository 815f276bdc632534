#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace copil::records {

/// What tells a folder of files from the same folder written to since.
struct FolderIdentity {
  std::string text;                 ///< every file with what `Cache` says of it
  std::uint64_t bytes = 0;          ///< of all files
  std::int64_t last_change_ns = 0;  ///< the latest of their times
  bool has_coarse_times = true;     ///< whole seconds only
};

/// Of the folder and of files beside it (empty: none; absent ones are part of the identity).
/// Nothing when a file cannot be looked at, or there are too many of them.
std::optional<FolderIdentity> identity_of(const std::string& folder,
                                          const std::vector<std::string>& beside);

}  // namespace copil::records
