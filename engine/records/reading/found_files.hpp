#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/table.hpp"
#include "records/foreign.hpp"
#include "records/records.hpp"
#include "sources/folder.hpp"

/// Inside the room: what holds each file of the format in a data folder, and what is said of what
/// is absent or not read.
namespace copil::records {

/// `sources::FoundFiles` by the files of the format.
struct FoundFiles {
  sources::FoundFiles found;
  bool is_database = false;

  const std::vector<sources::Offer>& offers(FileId file) const {
    return found.offers[static_cast<std::size_t>(file)];
  }
  bool has(FileId file) const { return !offers(file).empty(); }
  /// Of rapprochements.csv.
  const std::vector<sources::Offer>& rapprochements() const { return found.offers[kFileCount]; }
  /// Where the file is, for messages; several parts are told under the format's name.
  std::string path(FileId file) const;
};

FoundFiles find_files(const std::string& folder, const Correspondances& correspondances = {});

/// The same of a database. Tables that do not tell of youths are those of its first server.
FoundFiles find_tables(const std::shared_ptr<const warehouse::Database>& database,
                       const Correspondances& correspondances);

/// Opens what an offer holds as the file of that number (`kFileCount`: rapprochements.csv).
Checked<exports::Table> open_offer(const sources::Offer& offer, std::size_t file,
                                   const Correspondances& correspondances);

/// What is said of a file that is needed and absent: its neighbours that may be meant are named.
Diagnostic absent_error(const FoundFiles& found, FileId file);

/// One warning that names the files that are not read, with what each may be meant for; none when
/// there is none.
Diagnostics unread_warnings(const FoundFiles& found);
/// One warning on each unread file that may be a part of one of `files`: `services-3.csv` beside
/// `services_1.csv`.
Diagnostics unread_parts(const FoundFiles& found, const std::vector<FileId>& files);
/// One warning on each of `files` whose numbered or monthly parts leave a gap.
Diagnostics lacking_parts(const FoundFiles& found, const std::vector<FileId>& files);

}  // namespace copil::records
