#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace copil::returns {

/// A cell of a sheet.
struct GridCell {
  std::string text;  ///< trimmed
  Place place;       ///< names the file, sheet and cell
};

/// A sheet whole: rows that hold something, as they stand.
struct Grid {
  std::string file;  ///< and sheet, for messages
  std::vector<std::vector<GridCell>> rows;
};

/// The visible sheets of an XLSX or ODS workbook. Errors: those of `spreadsheets`, a workbook too
/// large to be a form.
Checked<std::vector<Grid>> read_grids(const std::string& path, bool is_ods);

}  // namespace copil::returns
