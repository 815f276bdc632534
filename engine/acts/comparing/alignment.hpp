#pragma once

#include <vector>

#include "acts/act_text.hpp"

namespace copil::acts {

/// No unit on that side.
inline constexpr int kNoUnit = -1;

/// A unit of one act and the one that became of it in the other; one of them may be missing.
struct UnitPair {
  int before = kNoUnit;
  int after = kNoUnit;
  bool is_same = false;  ///< word for word
};

/// Which unit became which: those that say the same, then between these those that share half of
/// their words at least, then those that stand alone at the same place. Units that only were parted
/// or joined are left out.
std::vector<UnitPair> aligned(const std::vector<Unit>& before, const std::vector<Unit>& after);

}  // namespace copil::acts
