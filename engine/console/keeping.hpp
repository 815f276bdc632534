#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"

/// What the console keeps (its state folder): saved as one file, read back elsewhere, and cleared
/// of what has been kept long enough.
namespace copil::console {

struct Saved {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  ///< of the files as they are
  std::string sha256;       ///< of the archive
};

/// Writes every file of the state folder into one ZIP file with the digest of each, whole or not at
/// all: beside it, read again from end to end, then renamed. A server may run meanwhile. Links are
/// kept when they lead to a neighbour by its name. `day` is written into the archive. Errors: no
/// such folder, files of another kind (links elsewhere, devices), the disk.
Checked<Saved> save_state(const std::string& state_folder, const std::string& archive, Day day);

/// Makes the folder out of such an archive, whole or not at all. Errors: the folder is there and
/// holds something; an archive that is cut, forged or of another origin: names that lead outside,
/// links elsewhere, files that the list of digests does not have, sizes or digests that differ.
Checked<Saved> restore_state(const std::string& archive, const std::string& state_folder);

/// How long something is kept.
struct RetentionRule {
  const char*
      what;  ///< « journal : qui a vu, changé… »; what several rules keep comes before « : »
  const char* where;  ///< a sub-folder of the state folder
  int months;         ///< after the month or the decision; 0: for ever
  const char* why;
};
const std::vector<RetentionRule>& retention_rules();

/// A file that no rule keeps any longer.
struct Expired {
  const RetentionRule* rule = nullptr;
  std::string path;  ///< from the state folder
  std::uint64_t bytes = 0;
  int draft = 0;  ///< the deposit of that number, still a draft, is refused before it goes
};
/// By rule, then by path. Nothing is removed. Errors: no such folder.
Checked<std::vector<Expired>> expired_files(const std::string& state_folder, Day today);
/// Removes them; `now` is noted of the drafts that end so. Errors: what could not be removed; all
/// else is.
Diagnostics remove_expired(const std::string& state_folder, const std::vector<Expired>& expired,
                           std::int64_t now);

}  // namespace copil::console
