#pragma once

#include <xlsxwriter.h>

#include <map>

#include "sheets/book.hpp"

namespace copil::workbook {

/// The library's formats of one workbook, made when first asked for.
class Looks {
 public:
  /// Both must outlive the looks.
  Looks(lxw_workbook* workbook, const sheets::Book& book) : workbook_(workbook), book_(book) {}

  /// The format of a look; null for the plainest one.
  lxw_format* format(sheets::Look look);

  /// What a conditional format lays over a cell for a mark.
  lxw_format* overlay(document::CellMark mark);

  /// The format of a stretch inside a text; null for the regular style.
  lxw_format* stretch(sheets::Run::Style style);

 private:
  lxw_workbook* workbook_;
  const sheets::Book& book_;
  std::map<sheets::Look, lxw_format*> formats_;
  std::map<document::CellMark, lxw_format*> overlays_;
  std::map<sheets::Run::Style, lxw_format*> stretches_;
};

}  // namespace copil::workbook
