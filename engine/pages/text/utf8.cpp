#include "pages/text/utf8.hpp"

namespace copil::pages {

namespace {

constexpr char32_t kMalformed = 0xFFFD;

int continuation_count(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead < 0xE0) return 1;
  if (lead >= 0xE0 && lead < 0xF0) return 2;
  if (lead >= 0xF0 && lead < 0xF5) return 3;
  return -1;
}

bool is_scalar(char32_t c, int continuations) {
  constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  return c >= kSmallest[continuations] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

/// U+FFFE, U+1FFFF, U+FDD0…: what Unicode promises never to make a character of.
bool is_never_a_character(char32_t c) {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int count = continuation_count(lead);
  if (count < 0 || text.size() - at < static_cast<std::size_t>(count)) return kMalformed;
  char32_t c = lead & (0x3FU >> count);
  for (int i = 0; i < count; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
    if ((byte & 0xC0) != 0x80) return kMalformed;
    c = (c << 6) | (byte & 0x3FU);
  }
  if (!is_scalar(c, count)) return kMalformed;
  at += static_cast<std::size_t>(count);
  return c;
}

std::string well_formed(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == kMalformed || is_never_a_character(c))
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
