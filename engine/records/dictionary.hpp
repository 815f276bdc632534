#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exports/table.hpp"
#include "records/records.hpp"

/// The dictionary of the data folder: what reads the files, lists what is missing and prints
/// `copil catalogue fichiers` all look here.
namespace copil::records {

/// One file of the format. Texts are French and static.
struct FileDescription {
  std::optional<FileId> file;     ///< nothing for a file that is read beside those of the format
  exports::Layout layout;         ///< its name, its columns with what they hold
  std::string_view text;          ///< what one row of it is
  std::string_view keeper;        ///< who keeps it in order, with what
  bool is_behind_figures = true;  ///< false: nothing of it enters a figure
};

const FileDescription& description_of(FileId file);

/// « Une ligne est… À tenir par… »
std::string sentence_of(const FileDescription& file);

/// Every file that a folder may hold, in the order of the format's page.
std::vector<const FileDescription*> all_descriptions();

}  // namespace copil::records
