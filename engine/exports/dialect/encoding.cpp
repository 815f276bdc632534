#include "exports/dialect/encoding.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace copil::exports {

namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

/// What 0x80–0x9F stand for in Windows-1252.
constexpr std::array<std::uint32_t, 32> kHighControls{
    0x20AC,       kReplacement, 0x201A, 0x0192, 0x201E, 0x2026,       0x2020, 0x2021,
    0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, kReplacement, 0x017D, kReplacement,
    kReplacement, 0x2018,       0x2019, 0x201C, 0x201D, 0x2022,       0x2013, 0x2014,
    0x02DC,       0x2122,       0x0161, 0x203A, 0x0153, kReplacement, 0x017E, 0x0178};

void append_utf8(std::string& text, std::uint32_t point) {
  const auto tail = [&](std::uint32_t shift) {
    text += static_cast<char>(0x80U | (point >> shift & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | point >> 6);
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | point >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Length of the well-formed UTF-8 sequence at the start of `bytes` (RFC 3629), 0 if ill-formed.
std::size_t sequence_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const auto in = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return in(1, 0x80, 0xBF) ? 2 : 0;
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (!in(1, low, high) || !in(2, 0x80, 0xBF)) return 0;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 && in(3, 0x80, 0xBF) ? 4 : 0;
}

/// True when the 32 bytes are ASCII without NUL.
bool is_plain_block(const char* bytes) {
  std::array<std::uint64_t, 4> words;
  std::memcpy(words.data(), bytes, sizeof words);
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  std::uint64_t high_or_nul = 0;
  // For ASCII bytes, subtracting one sets the high bit of a NUL (and of what follows it) only.
  for (std::uint64_t word : words) high_or_nul |= word | (word - kOnes);
  return (high_or_nul & kHighs) == 0;
}

}  // namespace

Inspection inspect(std::string_view bytes) {
  Inspection found;
  std::size_t i = 0;
  while (i < bytes.size()) {
    while (i + 32 <= bytes.size() && is_plain_block(bytes.data() + i)) i += 32;
    const std::size_t stop = i + 32 < bytes.size() ? i + 32 : bytes.size();
    while (i < stop) {
      if (bytes[i] == '\0' && found.first_nul == kNowhere) found.first_nul = i;
      const std::size_t length = sequence_length(bytes.substr(i));
      if (length == 0 && found.first_invalid == kNowhere) found.first_invalid = i;
      if (length > 1 && found.first_multibyte == kNowhere) found.first_multibyte = i;
      i += length == 0 ? 1 : length;
    }
  }
  return found;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte >= 0x80 && byte <= 0x9F ? kHighControls[byte - 0x80U] : byte);
  }
  return text;
}

std::string from_utf16(std::string_view bytes, Encoding encoding) {
  const std::size_t low = encoding == Encoding::utf16_little ? 0 : 1;
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    if (i + 1 >= bytes.size()) return i < bytes.size() ? kReplacement : 0U;
    return static_cast<unsigned char>(bytes[i + low]) |
           static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + 1 - low])) << 8;
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    std::uint32_t point = unit(i);
    const std::uint32_t next = unit(i + 2);
    if (point >= 0xD800 && point <= 0xDBFF && next >= 0xDC00 && next <= 0xDFFF) {
      point = 0x10000 + ((point - 0xD800) << 10) + (next - 0xDC00);
      i += 2;
    } else if (point >= 0xD800 && point <= 0xDFFF) {
      point = kReplacement;
    }
    append_utf8(text, point);
  }
  return text;
}

}  // namespace copil::exports
