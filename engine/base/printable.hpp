#pragma once

#include <string>
#include <string_view>

namespace copil {

/// The text as a terminal may show it, on one line: control characters (C0, DEL, C1) and marks that
/// turn the direction of writing become spaces, bytes that are not UTF-8 become U+FFFD. What a file
/// holds never commands the terminal.
std::string printable(std::string_view text);

/// The same, line feeds and tabs kept.
std::string printable_lines(std::string_view text);

}  // namespace copil
