#include "wording/utf8.hpp"

#include <unicode/utf8.h>

namespace copil::wording {

namespace {

constexpr char32_t kInvalidByte = 0xDC00;

bool is_invalid_byte(char32_t point) {
  return kInvalidByte + 0x80 <= point && point <= kInvalidByte + 0xFF;
}

void append(std::string& text, char32_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (is_invalid_byte(point)) {
    text += static_cast<char>(point - kInvalidByte);
  } else {
    char bytes[4];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, point);
    text.append(bytes, static_cast<std::size_t>(size));
  }
}

}  // namespace

// The library's macro narrows an int on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::u32string decoded(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  const char* bytes = text.data();
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < size;) {
    const int32_t start = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, size, point);
    if (point >= 0) {
      points += static_cast<char32_t>(point);
      continue;
    }
    at = start + 1;
    points += kInvalidByte + static_cast<unsigned char>(bytes[start]);
  }
  return points;
}
#pragma GCC diagnostic pop

std::string encoded(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() + points.size() / 4);
  for (const char32_t point : points) append(text, point);
  return text;
}

}  // namespace copil::wording
