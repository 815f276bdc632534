#include "exports/quoting.hpp"

#include <algorithm>
#include <array>

namespace copil::exports {

namespace {

/// By byte: cells are short, and each is looked at once.
constexpr auto kAsksForQuotes = [] {
  std::array<bool, 256> asks{};
  for (const unsigned char c : {';', '"', '\r', '\n'}) asks[c] = true;
  return asks;
}();

}  // namespace

bool needs_quotes(std::string_view cell) {
  return std::any_of(cell.begin(), cell.end(),
                     [](char c) { return kAsksForQuotes[static_cast<unsigned char>(c)]; });
}

void append_quoted(std::string& line, std::string_view cell) {
  if (!needs_quotes(cell)) {
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
