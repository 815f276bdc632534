#pragma once

#include <array>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Inside the room: which entry of a data folder is which file of the format.
namespace copil::records {

/// The entries of a folder. `~$…`, `._…`, hidden files, folders and Markdown notes are none.
struct FoundFiles {
  std::string folder;
  std::array<std::string, kFileCount> names;  ///< of each file of the format; empty when absent
  std::vector<std::string> others;            ///< what is not read, sorted
  Diagnostics errors;                         ///< files that are there twice

  bool has(FileId file) const { return !name(file).empty(); }
  const std::string& name(FileId file) const { return names[static_cast<std::size_t>(file)]; }
  std::string path(FileId file) const;
};

/// Looks through the folder: `NOM.csv`, `.txt`, `.tsv`, each also with `.gz`, in any case.
FoundFiles find_files(const std::string& folder);

/// What is said of a file that is needed and absent: its neighbours that may be meant are named.
Diagnostic absent_error(const FoundFiles& found, FileId file);

/// One warning that names the files that are not read, with what each may be meant for; none when
/// there is none.
Diagnostics unread_warnings(const FoundFiles& found);

}  // namespace copil::records
