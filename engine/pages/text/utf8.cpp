#include "pages/text/utf8.hpp"

#include "base/utf8.hpp"

namespace copil::pages {

namespace {

/// U+FFFE, U+1FFFF, U+FDD0…: what Unicode promises never to make a character of.
bool is_never_a_character(char32_t c) {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const Character head = first_character(text.substr(at));
  at += head.length;
  return head.point;
}

std::string well_formed(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == kReplacementCharacter || is_never_a_character(c))
      clean += "\xEF\xBF\xBD";
    else if (c == '\n' || c == '\t' || c == '\r')
      clean += ' ';
    else if (c < 0x20 || c == 0x7F)
      continue;
    else
      clean += text.substr(begin, at - begin);
  }
  return clean;
}

}  // namespace copil::pages
