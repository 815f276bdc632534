#include "exports/dialect/encoding.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/folded.hpp"
#include "base/utf8.hpp"

namespace copil::exports {

namespace {

constexpr std::uint32_t kReplacement = kReplacementCharacter;

/// What 0x80–0x9F stand for in Windows-1252.
constexpr std::array<std::uint32_t, 32> kHighControls{
    0x20AC,       kReplacement, 0x201A, 0x0192, 0x201E, 0x2026,       0x2020, 0x2021,
    0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, kReplacement, 0x017D, kReplacement,
    kReplacement, 0x2018,       0x2019, 0x201C, 0x201D, 0x2022,       0x2013, 0x2014,
    0x02DC,       0x2122,       0x0161, 0x203A, 0x0153, kReplacement, 0x017E, 0x0178};

constexpr std::size_t kPlainBlock = 32;

/// True when the 32 bytes are ASCII without NUL, and each CR has its LF among them.
bool is_plain_block(const char* bytes) {
#ifdef __SSE2__
  const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16));
  const auto where = [&](char wanted) {
    const __m128i pattern = _mm_set1_epi8(wanted);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(low, pattern))) |
           static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(high, pattern))) << 16;
  };
  const __m128i nul = _mm_cmpeq_epi8(_mm_min_epu8(low, high), _mm_setzero_si128());
  if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, high), nul)) != 0) return false;
  const std::uint32_t carriage_returns = where('\r');
  return carriage_returns == 0 || (carriage_returns & ~(where('\n') >> 1)) == 0;
#else
  std::array<std::uint64_t, 4> words;
  std::memcpy(words.data(), bytes, sizeof words);
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  std::uint64_t high_or_nul = 0;
  // For ASCII bytes, subtracting one sets the high bit of a NUL (and of what follows it) only.
  for (std::uint64_t word : words) high_or_nul |= word | (word - kOnes);
  return (high_or_nul & kHighs) == 0 && std::memchr(bytes, '\r', kPlainBlock) == nullptr;
#endif
}

void note_first(std::size_t& first, std::size_t here) {
  if (first == kNowhere) first = here;
}

void inspect_sequence(std::string_view bytes, std::size_t at, std::size_t length,
                      Inspection& found) {
  if (length == 0) {
    note_first(found.first_invalid, at);
    ++found.invalid_count;
    ++found.invalid_bytes[static_cast<unsigned char>(bytes[at]) & 0x7FU];
    return;
  }
  if (length == 1) {
    if (bytes[at] == '\0') note_first(found.first_nul, at);
    const bool is_lone = bytes[at] == '\r' && (at + 1 == bytes.size() || bytes[at + 1] != '\n');
    if (is_lone) note_first(found.first_lone_cr, at);
    return;
  }
  note_first(found.first_multibyte, at);
  ++found.multibyte_count;
  const std::string_view sequence = bytes.substr(at, length);
  if (sequence == "\uFFFD") note_first(found.first_lost, at);
  found.has_invisible = found.has_invisible || has_invisible(sequence);
}

}  // namespace

Inspection inspect(std::string_view bytes) {
  Inspection found;
  std::size_t i = 0;
  while (i < bytes.size()) {
    while (i + kPlainBlock <= bytes.size() && is_plain_block(bytes.data() + i)) i += kPlainBlock;
    const std::size_t stop = std::min(i + kPlainBlock, bytes.size());
    while (i < stop) {
      const std::size_t length = sequence_length(bytes.substr(i));
      inspect_sequence(bytes, i, length, found);
      i += length == 0 ? 1 : length;
    }
  }
  return found;
}

OldEncoding old_encoding_of(const Inspection& found) {
  const auto count = [&](std::initializer_list<unsigned> bytes) {
    std::uint64_t sum = 0;
    for (const unsigned byte : bytes) sum += found.invalid_bytes[byte - 0x80U];
    return sum;
  };
  // é, è, ç, É, à of Mac Roman, then é, è, ç, É of CP850: in Windows-1252 they are signs that
  // French has no use for, while its own small letters stand from 0xE0 on.
  const std::uint64_t mac = count({0x8E, 0x8F, 0x8D, 0x83, 0x88});
  const std::uint64_t dos = count({0x82, 0x8A, 0x87, 0x90});
  const std::uint64_t windows =
      count({0xE0, 0xE2, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB});
  if (mac + dos <= windows) return OldEncoding::none;
  return mac >= dos ? OldEncoding::mac_roman : OldEncoding::cp850;
}

std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> nuls{};  // at even places, at odd places
  for (std::size_t i = 0; i < bytes.size(); ++i) nuls[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  // Nearly all that an export holds is ASCII: every other byte is NUL.
  const std::size_t many = bytes.size() / 4;
  if (bytes.size() < 4) return std::nullopt;
  if (nuls[1] > many && nuls[0] == 0) return Encoding::utf16_little;
  if (nuls[0] > many && nuls[1] == 0) return Encoding::utf16_big;
  return std::nullopt;
}

std::string with_valid_utf8(std::string_view text) {
  std::string valid;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) {
      append_utf8(valid, kReplacement);
    } else {
      valid += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return valid;
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
