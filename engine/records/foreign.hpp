#pragma once

#include <memory>
#include <optional>
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

/// What an input of a folder holds of one file of the format.
struct HeldFile {
  std::size_t file = 0;  ///< among `all_layouts`
  std::string input;     ///< the name of the folder's file
  std::string part;      ///< what tells it from other parts; empty: the whole
  bool is_foreign = false;
};
/// All of them, by file of the format.
std::vector<HeldFile> held_files(const std::string& folder, const Correspondances& correspondances);

/// Something of a folder that holds rows, whatever its name: its first rows, and what it seems to
/// be.
struct SeenExport {
  std::string name;        ///< as users know it
  std::string input;       ///< the folder's file that it stands in
  mapping::Sample sample;  ///< empty when it cannot be read
  std::optional<mapping::Proposal> proposal;
  Diagnostics trouble;  ///< why it cannot be read
};
/// All of them. `territories` is a folder whose territories are known by their codes and labels.
/// Errors: the file of synonyms.
Checked<std::vector<SeenExport>> see_exports(const std::string& folder,
                                             const std::string& territories,
                                             const std::string& synonyms);

}  // namespace copil::records
