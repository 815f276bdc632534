#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "exports/table.hpp"
#include "mapping/correspondance.hpp"
#include "mapping/dated_names.hpp"
#include "mapping/foreign_table.hpp"
#include "mapping/proposal.hpp"

/// Exports of other systems in a data folder.
namespace copil::records {

/// Every file that a correspondance may make, in the order of `FileId`, rapprochements.csv last.
std::span<const exports::Layout> all_layouts();

/// How exports become our files.
struct Correspondances {
  std::vector<mapping::Correspondance> all;
  std::shared_ptr<const mapping::DatedNames> dated_names;
};

/// Those of the folder's `correspondances/`, and of `file` (empty: none). `dated_names` is the file
/// of the names that changed, read only where a correspondance asks for it.
Checked<Correspondances> load_correspondances(const std::string& folder, const std::string& file,
                                              const std::string& dated_names);

/// The files of the folder's `correspondances/`, as `correspondances/contacts.yaml`, sorted.
std::vector<std::string> correspondance_files(const std::string& folder);

/// An export that correspondances take, with its first rows as they will be read.
struct ForeignFile {
  std::string name;     ///< of the export
  std::string becomes;  ///< `services.csv`
  mapping::Preview preview;
  Diagnostics warnings;
};

/// The exports of a folder or database that correspondances take. Errors: none is taken, and those
/// of opening them, all at once.
Checked<std::vector<ForeignFile>> preview_foreign(const std::string& folder,
                                                  const Correspondances& correspondances,
                                                  std::size_t row_count);

/// A draft of correspondances for the exports of a folder that are none of our files. Warnings:
/// those that look like nothing known, or cannot be read.
struct Draft {
  std::string yaml;
  std::size_t proposed = 0;
  Diagnostics warnings;
};
Checked<Draft> propose_correspondances(const std::string& folder, const std::string& synonyms);

}  // namespace copil::records
