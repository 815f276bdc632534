#pragma once

#include <algorithm>
#include <string_view>
#include <variant>

#include "document/document.hpp"

namespace copil::document {

/// True for a text that is a dotted line (« …… ») and nothing else.
inline bool is_dotted_line(const Inlines& text) {
  constexpr std::string_view kDots = "…";
  constexpr std::size_t kShortest = 4;
  if (text.size() != 1) return false;
  const auto* only = std::get_if<Text>(&text.front().node);
  if (only == nullptr || only->text.size() < kShortest * kDots.size()) return false;
  std::string_view rest = only->text;
  while (rest.starts_with(kDots)) rest.remove_prefix(kDots.size());
  return rest.empty();
}

/// True for a row where people write by hand, for one of its cells is a dotted line: it needs room.
inline bool is_filled_by_hand(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    const auto* text = std::get_if<Inlines>(&cell.content);
    return text != nullptr && is_dotted_line(*text);
  });
}

}  // namespace copil::document
