#pragma once

#include <string>
#include <string_view>

/// Signs of a text: which are digits and letters, and which a terminal may show.
namespace copil {

/// Whether a byte, or a code point, is one of `0` to `9`.
template <class Sign>
constexpr bool is_digit(Sign sign) {
  return sign >= Sign{'0'} && sign <= Sign{'9'};
}
/// Whether it is one of `a` to `z`.
template <class Sign>
constexpr bool is_small_letter(Sign sign) {
  return sign >= Sign{'a'} && sign <= Sign{'z'};
}
/// Whether it is one of `A` to `Z`.
template <class Sign>
constexpr bool is_capital_letter(Sign sign) {
  return sign >= Sign{'A'} && sign <= Sign{'Z'};
}
/// Whether it is one of either: a letter without accent.
template <class Sign>
constexpr bool is_plain_letter(Sign sign) {
  return is_small_letter(sign) || is_capital_letter(sign);
}
/// The small letter of a capital one without accent; any other sign as it is.
constexpr char small_letter(char sign) {
  return is_capital_letter(sign) ? static_cast<char>(sign - 'A' + 'a') : sign;
}
/// The capital letter of a small one without accent; any other sign as it is.
constexpr char capital_letter(char sign) {
  return is_small_letter(sign) ? static_cast<char>(sign - 'a' + 'A') : sign;
}

/// Whether the text is digits alone, one at least.
constexpr bool is_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

/// The text as a terminal may show it, on one line: control characters (C0, DEL, C1) and marks that
/// turn the direction of writing become spaces, bytes that are not UTF-8 become U+FFFD. What a file
/// holds never commands the terminal.
std::string printable(std::string_view text);

/// The same, line feeds and tabs kept.
std::string printable_lines(std::string_view text);

}  // namespace copil
