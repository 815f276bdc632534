#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "spreadsheets/archive.hpp"
#include "spreadsheets/cells/cell_text.hpp"

namespace copil::spreadsheets {

/// A sheet of an XLSX workbook.
struct XlsxSheet {
  std::string name;
  std::string part;  ///< the entry of the archive
  bool is_visible = true;
};

/// What an XLSX workbook says of itself before its sheets.
struct XlsxBook {
  std::vector<XlsxSheet> sheets;
  std::string strings_part;  ///< empty: none
  std::string styles_part;   ///< empty: none
  Epoch epoch = Epoch::of_1900;
};

/// Finds the parts of a workbook. Error, a French phrase: no XLSX workbook, macros.
Result<XlsxBook, std::string> read_xlsx_book(const Archive& archive);

/// Reads an entry as XML to its end; why it is worth nothing, or nothing.
class XmlHandler;
std::string read_part(const Archive& archive, std::string_view name, std::uint64_t most_bytes,
                      XmlHandler& handler);

}  // namespace copil::spreadsheets
