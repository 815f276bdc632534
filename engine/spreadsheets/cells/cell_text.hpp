#pragma once

#include <string>
#include <string_view>

#include "spreadsheets/cells/number_format.hpp"

/// Inside the room: what stands in a cell as the text that a CSV export would hold.
namespace copil::spreadsheets {

/// The day that a workbook counts days from.
enum class Epoch {
  of_1900,  ///< 1 is 1 January 1900; 60 is a day that never was
  of_1904,  ///< 0 is 1 January 1904
};

/// The number with its fifteen meaningful digits at most: 20.399999999999999 is 20.4. A decimal
/// comma where a point would be ambiguous (`1,234`).
std::string number_text(double value);

/// What a number means under its format.
std::string meaning_text(double value, const NumberFormat& format, Epoch epoch);

/// A formula whose value the workbook does not hold; `formula` may be empty.
std::string formula_text(std::string_view formula);

/// An error value, told as such whatever its language: `#N/A`, `Err:502`.
std::string error_text(std::string_view shown);

/// `AB12`: the cell in that column (from 0) and row (from 1).
std::string cell_name(std::size_t column, std::uint64_t row);

}  // namespace copil::spreadsheets
