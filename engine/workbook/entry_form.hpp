#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "workbook/workbook.hpp"

/// An empty workbook to be filled row by row: a sheet a list, its columns named in the first row.
namespace copil::workbook {

struct EntryColumn {
  std::string name;
  std::string note;  ///< shown when the header is pointed at
  enum class Kind {
    text,  ///< codes too: what looks like a number stays as typed
    day,
    number,
  } kind = Kind::text;
  std::vector<std::string> choices;  ///< nothing else is accepted; empty: anything is
  bool is_mandatory = false;         ///< its header is set off
};

struct EntrySheet {
  std::string name;
  std::vector<EntryColumn> columns;
};

/// Writes the workbook to `path`, which is created or replaced. Gives what went wrong: nothing when
/// all is well.
Diagnostics write_entry_form(const std::vector<EntrySheet>& sheets, const std::string& path,
                             const Options& options);

}  // namespace copil::workbook
