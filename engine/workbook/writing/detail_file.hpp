#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/names.hpp"
#include "workbook/detail.hpp"
#include "workbook/writing/looks.hpp"
#include "workbook/writing/workbook_file.hpp"

namespace copil::workbook {

/// What the lists of one workbook share: the file, its formats and its sheets' names.
class DetailFile {
 public:
  /// `file` is open and must outlive this.
  explicit DetailFile(WorkbookFile& file);

  /// A new last sheet of that title.
  lxw_worksheet* add_sheet(const std::string& title);
  lxw_format* format(sheets::Look look) { return looks_.format(look); }
  /// Numbers and days at the right, clear of the next column's texts.
  lxw_format* number_format(const std::string& notation);

  WorkbookFile& file() { return file_; }
  const std::vector<std::string>& sheets() const { return sheets_; }

  Diagnostics errors;  ///< of the texts
  int removed = 0;     ///< characters that had to be taken out

 private:
  WorkbookFile& file_;
  sheets::Book book_;  ///< for its number formats alone
  Looks looks_;
  sheets::SheetNames names_;
  std::vector<std::string> sheets_;
};

/// Where a list came to stand.
struct PlacedList {
  std::vector<std::string> sheets;
  std::uint64_t row_count = 0;
};

/// Writes the list on sheets of its own, one row at a time.
PlacedList save_list(DetailFile& file, const Detail& detail);

/// A text of ours as a cell holds it.
std::string typeset_line(const std::string& text);

}  // namespace copil::workbook
