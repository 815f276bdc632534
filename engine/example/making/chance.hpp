#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace copil::example {

/// Numbers that look drawn, the same on every machine: a generator for each stream (a youth, a
/// mission locale), so that nothing depends on who is told first.
class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t stream)
      : state_(mixed(seed) ^ mixed(stream + 0x5851F42D4C957F2DULL)) {}

  /// Another number for each number (SplitMix64).
  static std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
  }

  /// From 0 to `count` − 1.
  int below(int count) {
    assert(count > 0);
    return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
  }
  /// From `least` to `most`, both included.
  int between(int least, int most) { return least + below(most - least + 1); }
  /// True so many times in a thousand.
  bool per_mille(int times) { return below(1000) < times; }
  /// One of the words.
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    return mixed(state_);
  }

  std::uint64_t state_;
};

}  // namespace copil::example
