#pragma once

#include <string_view>

/// How much room texts take, since the library cannot fit its columns. The unit is a spreadsheet's
/// own: the width of a digit in the default face (Calibri 11).
namespace copil::sheets {

/// Width of the text's widest line.
double text_width(std::string_view text);

/// Width of the widest word: what a wrapped cell needs at least.
double word_width(std::string_view text);

/// Lines that the text takes in a cell of that width, wrapped at its blanks; at least 1.
int line_count(std::string_view text, double width);

}  // namespace copil::sheets
