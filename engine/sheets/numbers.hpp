#pragma once

#include <string>

#include "document/document.hpp"

/// Numbers as cells hold them: a bare number and the format that shows it.
namespace copil::sheets {

/// The number a cell holds for a defined value: euros in euros, rates as fractions, points in
/// points of percentage (1.7 for +1,7 point). Always finite.
double cell_number(const Value& value);

/// Cells hold points, not fractions, for `Unit::points`: 100; 1 for every other unit.
int cell_scale(Unit unit);

/// What stands in the cell of a value that is not defined: "n.d." or "s".
std::string unknown_text(const Value& value);

/// The number format, in the notation of the file (English, `#,##0.0`), which every spreadsheet
/// shows in its reader's own way: thousands, decimals, `€`, `%`, the sign where it is wanted, the
/// unit's word for `with_unit`, a sign before the number for a mark.
std::string number_format(const document::Number& number, document::CellMark mark);

/// For days: 31/12/2010.
inline constexpr const char* kDayFormat = "dd/mm/yyyy";

/// The sign that stands for a mark wherever colour alone would say it; empty for none.
std::string mark_sign(document::CellMark mark);

/// About how many digits wide the number is when shown in its format.
double number_width(const document::Number& number);

}  // namespace copil::sheets
