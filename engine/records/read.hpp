#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "records/records.hpp"

namespace copil::records {

/// How far a reading has come.
struct Progress {
  FileId file = FileId::territoires;  ///< the file being read
  std::uint64_t rows = 0;             ///< rows read so far, all files
  std::uint64_t bytes = 0;            ///< bytes read so far, all files
  std::uint64_t total_bytes = 0;      ///< bytes of all the files to read
};

/// What a file of which no row is kept does: stop the reading, or be told beside what was read.
enum class Hopeless { stops, told };

struct ReadOptions {
  /// The files to read; those they refer to are added (territoires always, cotraitances for
  /// alertes, conventions for versements). Empty: every file that is there.
  std::vector<FileId> needed;
  /// Threads. The outcome does not depend on it.
  int jobs = 1;
  /// Called now and then, never from two threads at once. Must not throw.
  std::function<void(const Progress&)> on_progress;
  /// Bytes that one thread reads at a time. The outcome does not depend on it.
  std::size_t chunk_bytes = std::size_t{1} << 19;
  Hopeless hopeless = Hopeless::stops;
  /// A file of correspondances, beside those of the folder's `correspondances/`; empty: none.
  std::string correspondances{};
  /// The file of the rubriques that changed their names (`reports/controles/rubriques.csv`).
  std::string dated_names{};
};

/// A folder as read: what was kept, what was not, and what the user should know.
struct Reading {
  Records records;
  exports::Rejects rejects;  ///< in the files' order, then by line
  Diagnostics warnings;
  Diagnostics hopeless;  ///< errors: files of which no row is kept, when they do not stop
};

/// Reads a data folder, or the database of that address (1-data: dialects, files, row checks). For
/// each file `read = kept + rejected`. Errors, all of them at once: a folder or needed file that is
/// absent or unreadable, or twofold, a missing or twofold column or one that resembles an absent
/// one, a NUL byte, a file of which no row is kept, territories without a root or whose parents
/// cannot be.
Checked<Reading> read_folder(const std::string& folder, const ReadOptions& options);

/// The names of the files of the folder that hold files of the format, in the format's order: what
/// a reading of all of it reads.
std::vector<std::string> input_files(const std::string& folder);

}  // namespace copil::records
