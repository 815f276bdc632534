#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace copil::records {

/// A digest that tells bytes cut short or altered by accident, at the speed of memory. Whoever
/// could write to the user's own folder could forge it: the folder's rights guard against that.
class Digest {
 public:
  void add(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    std::uint64_t lanes[4] = {kOdd ^ size, kOdd + 1, kOdd + 2, kOdd + 3};
    for (; size >= 64; size -= 64, at += 64) {
      for (std::size_t i = 0; i < 4; ++i) {
        lanes[i] = mixed(lanes[i] ^ word(at + 16 * i), kOther ^ word(at + 16 * i + 8));
      }
    }
    for (; size >= 8; size -= 8, at += 8) lanes[0] = mixed(lanes[0] ^ word(at), kOther);
    std::uint64_t rest = 0;
    if (size > 0) std::memcpy(&rest, at, size);
    lanes[1] ^= rest;
    for (const std::uint64_t lane : lanes) value_ = mixed(value_ ^ lane, kOther);
  }
  std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kOther = 0xD1B54A32D192ED03U;

  static std::uint64_t word(const char* bytes) {
    std::uint64_t read = 0;
    std::memcpy(&read, bytes, sizeof read);
    return read;
  }
  static std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    __extension__ using Unsigned = unsigned __int128;
    const Unsigned product = Unsigned{a} * b;
    // The operands stay in: a lane that happens to be zero forgets nothing of the other.
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64) ^ a ^
           (b << 1);
  }

  std::uint64_t value_ = kOdd;
};

}  // namespace copil::records
