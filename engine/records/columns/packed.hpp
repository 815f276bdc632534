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

/// True when the two runs of `size` bytes are alike.
inline bool are_same(const char* one, const char* other, std::size_t size) {
  if (size < 8) return packed(one, size) == packed(other, size);
  for (std::size_t at = 0; at + 8 <= size; at += 8) {
    if (load<std::uint64_t>(one + at) != load<std::uint64_t>(other + at)) return false;
  }
  return load<std::uint64_t>(one + size - 8) == load<std::uint64_t>(other + size - 8);
}

}  // namespace copil::records
