#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Inside the room: bytes taken several at a time.
namespace copil::records {

template <class Word>
std::uint64_t load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The first 8 bytes of a text, the first one lowest, zeros behind.
inline std::uint64_t packed(const char* bytes, std::size_t size) {
  if (size >= 8) return load<std::uint64_t>(bytes);
  if (size >= 4) {
    const std::uint64_t last = load<std::uint32_t>(bytes + size - 4);
    return load<std::uint32_t>(bytes) | last << (8 * (size - 4));
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < size; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

/// The bytes behind the eighth of a text of 9 to 11.
inline std::uint32_t packed_from_8(const char* bytes, std::size_t size) {
  return static_cast<std::uint32_t>(load<std::uint32_t>(bytes + size - 4) >> (8 * (12 - size)));
}

}  // namespace copil::records
