#pragma once

#include <xlsxwriter.h>

#include "sheets/book.hpp"

namespace copil::workbook {

/// Adds the chart to a sheet, its points cached from the book: the library itself caches plain
/// number cells only, and its charts over formulas would open empty in a viewer. `figures` is the
/// sheet that holds them.
lxw_error insert_chart(lxw_workbook* workbook, lxw_worksheet* worksheet,
                       const sheets::Sheet& figures, const sheets::NativeChart& chart);

}  // namespace copil::workbook
