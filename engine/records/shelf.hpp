#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "records/cache.hpp"

/// What others make of a data folder as read, kept beside its columns.
namespace copil::records {

/// The place of one reading in the cache. It gives what was put there while the folder's files were
/// the same and the program too; entries are believed, and go, as those of columns do (`Cache`).
class Shelf {
 public:
  using Lists = std::vector<std::vector<std::uint32_t>>;

  /// Keeps nothing.
  Shelf() = default;

  /// What was kept under this recipe: all that the lists were made by, the records and the program
  /// apart. Nothing when it was not, or is not whole.
  std::optional<Lists> taken(const std::string& recipe) const;
  /// A shelf that cannot keep them is told to nobody.
  void keep(const std::string& recipe, Lists& lists) const;

 private:
  friend struct ShelvedReading;
  Shelf(Cache cache, std::string question, std::string key)
      : cache_(std::move(cache)), question_(std::move(question)), key_(std::move(key)) {}
  std::string path_for(const std::string& recipe) const;

  Cache cache_{};
  std::string question_;  ///< of the reading
  std::string key_;       ///< the question and the files' identity; empty: keeps nothing
};

/// A reading with its shelf, which keeps nothing where the reading itself was not kept.
struct ShelvedReading {
  Reading reading;
  Shelf shelf{};

  /// `read_folder`, with the cache when there is one.
  static Checked<ShelvedReading> of(const std::string& folder, const ReadOptions& options,
                                    const std::optional<Cache>& cache);
};

}  // namespace copil::records
