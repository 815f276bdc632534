#include "wording/utf8.hpp"

#include "base/utf8.hpp"

namespace copil::wording {

namespace {

constexpr char32_t kInvalidByte = 0xDC00;

bool is_invalid_byte(char32_t point) {
  return kInvalidByte + 0x80 <= point && point <= kInvalidByte + 0xFF;
}

}  // namespace

std::u32string decoded(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) {
    const Character head = first_character(text);
    points +=
        head.is_well_formed ? head.point : kInvalidByte + static_cast<unsigned char>(text.front());
    text.remove_prefix(head.length);
  }
  return points;
}

std::string encoded(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() + points.size() / 4);
  for (const char32_t point : points) {
    if (is_invalid_byte(point)) {
      text += static_cast<char>(point - kInvalidByte);
    } else {
      append_utf8(text, point);
    }
  }
  return text;
}

}  // namespace copil::wording
