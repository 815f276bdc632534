#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 as RFC 3629 has it: no overlong form, no half of a pair, nothing beyond U+10FFFF.
namespace copil {

/// What stands for bytes that are no character.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// True for a byte inside a character, behind its first.
constexpr bool is_trailing_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes of the well-formed character at the head of the text; 0 when there is none.
constexpr std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto in = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return text.empty() ? 0 : 1;
  if (first >= 0xC2 && first <= 0xDF) return in(1, 0x80, 0xBF) ? 2 : 0;
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (!in(1, low, high) || !in(2, 0x80, 0xBF)) return 0;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 && in(3, 0x80, 0xBF) ? 4 : 0;
}

/// A character and its place in a text.
struct Character {
  char32_t point = kReplacementCharacter;
  std::size_t length = 1;  ///< bytes
  bool is_well_formed = false;
};

/// The character at the head of the text, which is not empty; a byte that begins none is U+FFFD.
constexpr Character first_character(std::string_view text) {
  const std::size_t length = sequence_length(text);
  if (length == 0) return {};
  const auto first = static_cast<unsigned char>(text[0]);
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    point = point << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {point, length, true};
}

/// Adds the character to the text.
void append_utf8(std::string& text, char32_t point);

/// Characters of the text: its bytes that stand inside none.
std::size_t character_count(std::string_view text);

/// Bytes of the first `count` characters of the text, or all of them.
std::size_t bytes_of_characters(std::string_view text, std::size_t count);

/// The longest head of at most `bytes` bytes that cuts no character.
std::string_view whole_head(std::string_view text, std::size_t bytes);

}  // namespace copil
