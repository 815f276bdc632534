#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "records/records.hpp"

/// The rejected rows as workbooks, one a mission locale, to send back to those who can correct
/// them.
namespace copil::production {

struct RejectsBook {
  std::string file;            ///< `rejets_ML01.xlsx`, in the folder
  std::string mission_locale;  ///< its code; empty for the rows that lead to none
  std::size_t rows = 0;
};

/// Writes the workbooks into the folder, which exists: one sheet a file of the data folder, one
/// line a rejected row as it was read, with why it is rejected and a cell for what is right. By
/// mission locale, those without one last; `created` is the day written into them. Errors: a file
/// that cannot be written.
Checked<std::vector<RejectsBook>> write_rejects_books(const exports::Rejects& rejects,
                                                      const records::Territoires& territoires,
                                                      const std::string& folder, Day created);

}  // namespace copil::production
