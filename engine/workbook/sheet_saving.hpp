#pragma once

#include <xlsxwriter.h>

#include "workbook/looks.hpp"
#include "workbook/workbook_file.hpp"

namespace copil::workbook {

/// The workbook being written.
struct Target {
  WorkbookFile& file;
  Looks& looks;
  const Book& book;
};

/// Hands one sheet of the book to the library's sheet of the same name.
void save_sheet(const Target& target, const Sheet& sheet, lxw_worksheet* worksheet);

}  // namespace copil::workbook
