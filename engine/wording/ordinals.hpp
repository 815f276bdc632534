#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace copil::wording {

/// Bytes [begin, end) of a text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Stretch&) const = default;
};

/// The letters that print raised: the « er » of « 1er », the « e » of « 2e ». Those of a code
/// (`5c56e`) are none.
std::vector<Stretch> ordinal_letters(std::string_view text);

}  // namespace copil::wording
