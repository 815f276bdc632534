#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/source.hpp"
#include "warehouse/database.hpp"

/// Finds in a data folder what holds the rows of each file of the format, in whatever form people
/// have them: files of text, workbooks, parts, archives.
namespace copil::sources {

/// What may hold rows.
enum class Holder { file, table };

/// Says which files of the format (among the stems) another system's file and sheet, or table of a
/// database, become; none: its name tells.
using Claims = std::function<std::vector<std::size_t>(Holder holder, std::string_view name,
                                                      std::string_view sheet)>;

/// Something that holds rows of one file of the format: all of them, or a part.
struct Offer {
  std::string name;   ///< as users know it: `services_R82.csv`, `services.xlsx, feuille « T2 »`
  std::string input;  ///< the file of the folder that it stands in
  std::string part;   ///< what tells it from other parts, folded (`r82`); empty: the whole
  /// Reads it. Several may run at once.
  std::function<Checked<exports::Source>()> open;
  bool is_foreign = false;  ///< claimed: its columns are another system's
  std::string base{};       ///< of a claimed one: the file's or table's own name, and the sheet's
  std::string sheet{};
  std::size_t server = 0;   ///< of a table: which server of the address has it
  std::uint64_t bytes = 0;  ///< about what there is to read: the largest is best begun first
};

/// What a folder holds. `~$…`, `._…`, hidden files, folders and Markdown notes are passed over.
struct FoundFiles {
  std::string folder;
  Claims claims;                           ///< null: none
  std::vector<std::vector<Offer>> offers;  ///< of each file of the format; parts by name
  std::vector<std::string> others;         ///< the names of what is not read, sorted
  Diagnostics errors;                      ///< files that are there twice
  Diagnostics warnings;  ///< workbooks and archives that nobody could look into, sheets not read

  /// The files of the folder that the offers stand in, each once, in the offers' order.
  std::vector<std::string> inputs() const;
};

/// Looks through the folder. `stems` are the names of the files of the format, without extension
/// and folded. A file may be there as `NOM.csv`, `.txt` or `.tsv`, each also with `.gz`; as
/// `NOM.xlsx` or `NOM.ods` (the sheet of that name, else the only one shown); as a sheet NOM of any
/// workbook; in parts `NOM_…`; and all of that within `.zip` files. Case does not matter. What is
/// there and cannot be read is an offer whose opening says why.
FoundFiles find_files(const std::string& folder, std::span<const std::string_view> stems,
                      const Claims& claims = nullptr);

/// The same of a database: tables and views named so (`services`, `services_2010`) or claimed. What
/// else it holds is nobody's business.
FoundFiles find_tables(const std::shared_ptr<const warehouse::Database>& database,
                       std::span<const std::string_view> stems, const Claims& claims = nullptr);

}  // namespace copil::sources
