#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "workbook/looks.hpp"

namespace copil::workbook {

/// What the library refused: where, and its code.
struct Refusal {
  std::string where;
  lxw_error code;
};

/// The workbook being written.
struct Target {
  lxw_workbook* workbook;
  Looks& looks;
  const Book& book;
  std::vector<Refusal>& refusals;
};

/// Hands one sheet of the book to the library's sheet of the same name.
void save_sheet(const Target& target, const Sheet& sheet, lxw_worksheet* worksheet);

}  // namespace copil::workbook
