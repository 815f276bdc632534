#include "wording/ordinals.hpp"

#include "base/signs.hpp"

namespace copil::wording {

namespace {

/// True when the digits that end at `at` are a whole number, not the tail of a code.
bool ends_whole_number(std::string_view text, std::size_t at) {
  while (at > 0 && is_digit(text[at - 1])) --at;
  if (at == 0) return true;
  const char before = text[at - 1];
  return std::string_view{" (/"}.find(before) != std::string_view::npos ||
         static_cast<unsigned char>(before) >= 0x80;
}

}  // namespace

std::vector<Stretch> ordinal_letters(std::string_view text) {
  std::vector<Stretch> letters;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::string_view rest = text.substr(at + 1);
    const std::size_t length = rest.starts_with("er") || rest.starts_with("re") ? 2
                               : rest.starts_with("e")                          ? 1
                                                                                : 0;
    const bool ends = length > 0 && (rest.size() == length ||
                                     std::string_view{" ,.;:)\xC2\xE2"}.find(rest[length]) !=
                                         std::string_view::npos);
    if (ends && ends_whole_number(text, at)) letters.push_back({at + 1, at + 1 + length});
  }
  return letters;
}

}  // namespace copil::wording
