#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/random.hpp"

namespace copil::test_support {

/// The bytes with one to four faults drawn from `random`, each behind the first `kept` bytes: one
/// of the `pieces` put in, some bytes written twice, or some taken out.
inline std::string spoilt(std::string bytes, std::span<const std::string> pieces, std::size_t kept,
                          Random& random) {
  for (std::size_t i = 1 + random.below(std::size_t{4}); i > 0; --i) {
    const std::size_t at = kept + random.below(bytes.size() - kept + 1);
    switch (random.below(3)) {
      case 0:
        bytes.insert(at, pieces[random.below(pieces.size())]);
        break;
      case 1:
        bytes.insert(at, bytes.substr(at, random.below(std::size_t{50})));
        break;
      default:
        if (at < bytes.size()) bytes.erase(at, random.below(std::size_t{10}));
    }
  }
  return bytes;
}

}  // namespace copil::test_support
