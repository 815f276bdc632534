#pragma once

#include <xlsxwriter.h>

#include "workbook/writing/looks.hpp"
#include "workbook/writing/workbook_file.hpp"

namespace copil::workbook {

/// The workbook being written.
struct Target {
  WorkbookFile& file;
  Looks& looks;
  const sheets::Book& book;
};

/// Hands one sheet of the book to the library's sheet of the same name.
void save_sheet(const Target& target, const sheets::Sheet& sheet, lxw_worksheet* worksheet);

}  // namespace copil::workbook
