#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"
#include "sources/folder.hpp"

/// Inside the room: what holds each file of the format in a data folder, and what is said of what
/// is absent or not read.
namespace copil::records {

/// `sources::FoundFiles` by the files of the format.
struct FoundFiles {
  sources::FoundFiles found;

  const std::vector<sources::Offer>& offers(FileId file) const {
    return found.offers[static_cast<std::size_t>(file)];
  }
  bool has(FileId file) const { return !offers(file).empty(); }
  /// Where the file is, for messages; several parts are told under the format's name.
  std::string path(FileId file) const;
};

FoundFiles find_files(const std::string& folder);

/// What is said of a file that is needed and absent: its neighbours that may be meant are named.
Diagnostic absent_error(const FoundFiles& found, FileId file);

/// One warning that names the files that are not read, with what each may be meant for; none when
/// there is none.
Diagnostics unread_warnings(const FoundFiles& found);

}  // namespace copil::records
