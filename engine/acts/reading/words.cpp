#include "acts/reading/words.hpp"

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/utf8.hpp"

namespace copil::acts {

namespace {

bool is_blank(char32_t point) {
  return point <= U' ' || point == 0xA0 || (point >= 0x2000 && point <= 0x200A) ||
         point == 0x202F || point == 0x205F || point == 0x3000;
}

bool is_letter_or_digit(char32_t point) {
  if (point < 0x80) {
    return is_digit(point) || is_plain_letter(point);
  }
  const bool is_sign = (point < 0xC0 && point != 0xAA && point != 0xBA) || point == 0xD7 ||
                       point == 0xF7 || (point >= 0x2010 && point <= 0x2BFF);
  return !is_sign;
}

std::string_view plain(std::string_view sign, char32_t point) {
  if (point == 0x2019 || point == 0x2018) return "'";
  if (point == 0x2010 || point == 0x2011) return "-";
  return sign;
}

}  // namespace

void add_words(std::string_view text, int mark, std::string& space, Words& words) {
  bool is_in_word = false;
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::string_view sign = text.substr(0, character.length);
    text.remove_prefix(character.length);
    if (sign == kLineBreak || is_blank(character.point)) {
      if (sign == kLineBreak || space.empty()) space = sign == kLineBreak ? "\n" : " ";
      is_in_word = false;
    } else if (!has_invisible(sign)) {
      const bool goes_on = is_letter_or_digit(character.point);
      if (is_in_word && goes_on) {
        words.back().text += sign;
        continue;
      }
      words.push_back({std::string{plain(sign, character.point)}, std::move(space), mark});
      space.clear();
      is_in_word = goes_on;
    }
  }
}

}  // namespace copil::acts
