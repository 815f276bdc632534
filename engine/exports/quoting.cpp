#include "exports/quoting.hpp"

namespace copil::exports {

void append_quoted(std::string& line, std::string_view cell) {
  if (cell.find_first_of(";\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (char c : cell) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

void append_unquoted(std::string& cell, std::string_view inside) {
  for (std::size_t i = 0; i < inside.size(); ++i) {
    cell += inside[i];
    if (inside[i] == '"') ++i;
  }
}

}  // namespace copil::exports
