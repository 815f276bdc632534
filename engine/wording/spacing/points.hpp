#pragma once

#include <unicode/uchar.h>

#include <string>
#include <string_view>

#include "base/signs.hpp"

/// Questions that the passes of `typography` ask about code points; of no use elsewhere.
namespace copil::wording {

using Points = std::u32string;
using Chars = std::u32string_view;

inline constexpr char32_t kNoBreak = U'\u00A0';
inline constexpr char32_t kNarrowNoBreak = U'\u202F';
inline constexpr char32_t kApostrophe = U'\u2019';
/// Stands for the address of rank 0, + 1 for the next…: beyond Unicode, so in no text.
inline constexpr char32_t kAddress = 0x110000;

inline bool is_blank(char32_t c) {
  return c == U' ' || c == kNoBreak || c == kNarrowNoBreak;
}
inline bool is_letter(char32_t c) {
  if (c < 0x80) return is_plain_letter(c);
  return c < kAddress && u_isalpha(static_cast<UChar32>(c));
}

inline bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c) || c >= kAddress;
}
inline bool is_one_of(char32_t c, Chars set) {
  return set.find(c) != Chars::npos;
}

/// The point at `at`, or a blank outside of the text: texts end where words end.
inline char32_t at_or_blank(const Points& text, std::size_t at) {
  return at < text.size() ? text[at] : U' ';
}
inline char32_t before_or_blank(const Points& text, std::size_t at) {
  return at > 0 ? text[at - 1] : U' ';
}

inline std::size_t skip_blanks(const Points& text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

template <class Accepts>
std::size_t skip_while(const Points& text, std::size_t at, Accepts accepts) {
  while (at < text.size() && accepts(text[at])) ++at;
  return at;
}

}  // namespace copil::wording
