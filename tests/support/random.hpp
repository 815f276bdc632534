#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace copil::test_support {

/// Small deterministic chances for tests: the same seed gives the same run on every machine.
struct Random {
  std::uint64_t state;

  /// The next number, 31 bits.
  std::uint64_t next() {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return state >> 33;
  }
  /// From 0 to `bound` excluded.
  template <class Count>
  Count below(Count bound) {
    return static_cast<Count>(next() % static_cast<std::uint64_t>(bound));
  }
  bool flip() { return below(2) == 0; }
  template <std::size_t N>
  std::string one_of(const char* const (&words)[N]) {
    return words[below(N)];
  }
};

}  // namespace copil::test_support
