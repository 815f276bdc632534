#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/source.hpp"

/// Finds in a data folder what holds the rows of each file of the format, in whatever form people
/// have them: files of text, workbooks, parts, archives.
namespace copil::sources {

/// Something that holds rows of one file of the format: all of them, or a part.
struct Offer {
  std::string name;   ///< as users know it: `services_R82.csv`, `services.xlsx, feuille « T2 »`
  std::string input;  ///< the file of the folder that it stands in
  std::string part;   ///< what tells it from other parts, folded (`r82`); empty: the whole
  /// Reads it. Several may run at once.
  std::function<Checked<exports::Source>()> open;
};

/// What a folder holds. `~$…`, `._…`, hidden files, folders and Markdown notes are passed over.
struct FoundFiles {
  std::string folder;
  std::vector<std::vector<Offer>> offers;  ///< of each file of the format; parts by name
  std::vector<std::string> others;         ///< the names of what is not read, sorted
  Diagnostics errors;                      ///< files that are there twice
  Diagnostics warnings;  ///< workbooks and archives that nobody could look into, sheets not read

  /// The files of the folder that the offers stand in, sorted.
  std::vector<std::string> inputs() const;
};

/// Looks through the folder. `stems` are the names of the files of the format, without extension
/// and folded. A file may be there as `NOM.csv`, `.txt` or `.tsv`, each also with `.gz`; as
/// `NOM.xlsx` or `NOM.ods` (the sheet of that name, else the only one shown); as a sheet NOM of any
/// workbook; in parts `NOM_…`; and all of that within `.zip` files. Case does not matter. What is
/// there and cannot be read is an offer whose opening says why.
FoundFiles find_files(const std::string& folder, std::span<const std::string_view> stems);

}  // namespace copil::sources
