#pragma once

#include <string>
#include <vector>

#include "acts/comparing/blanks_put_back.hpp"
#include "acts/comparison.hpp"

namespace copil::acts {

/// What two versions of the same words do not say alike.
struct WordFindings {
  std::vector<Change> changes;  ///< without article
  ChangedBlanks answers;        ///< of blanks whose marks were lost: what stands at their place
  std::vector<int> lost;        ///< blanks of which nothing is left to tell
};

/// Compares words; `marks` are those of the act that `before` is of. A change touches neighbours:
/// words that only one or two others part are one change. What touches a number is a change of that
/// number, whole.
WordFindings compare_words(const Words& before, const Words& after,
                           const std::vector<document::PlaceMark>& marks);

}  // namespace copil::acts
