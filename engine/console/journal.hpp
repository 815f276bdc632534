#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "diagnostics/diagnostic.hpp"

/// Who saw, changed, produced, downloaded what, and when: lines are added, never written again.
namespace copil::console {

/// One line. Fields that say nothing of the deed stay empty.
struct Deed {
  std::string user;
  std::string deed;       ///< « télécharger », « accepter un dépôt »…
  std::string territory;  ///< its code
  std::string file;       ///< its name, or the address of the page
  std::string sha256;     ///< of the file's bytes
};

/// One file a month, `2026-11.jsonl`, one JSON object a line, readable by the service's account
/// alone. Safe from several threads and from several processes.
class Journal {
 public:
  /// `folder` is made when the first line is written. `now`: seconds since 1970.
  Journal(std::string folder, std::function<std::int64_t()> now);

  /// Adds the line and waits until it is on the disk: for deeds that change something, noted before
  /// they are done. Errors: the file cannot be written; then the deed must not be done.
  Diagnostics note(const Deed& deed);
  /// Adds the line without waiting: for what is only looked at. Errors: as `note`.
  Diagnostics note_sight(const Deed& deed);

 private:
  Diagnostics add(const Deed& deed, bool waits);

  std::string folder_;
  std::function<std::int64_t()> now_;
  std::mutex mutex_;
};

}  // namespace copil::console
