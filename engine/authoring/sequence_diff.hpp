#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace copil::authoring {

/// Where an item of two sequences stands: in both, in the first alone, in the second alone.
enum class DiffSide { both, before, after };

/// Both sequences in their order, one side an item: as few as can be stand in one of them alone. Of
/// sequences too long for that (more than that many pairs of items between what they begin and end
/// alike with), all of the one, then all of the other.
std::vector<DiffSide> sequence_diff(const std::vector<std::string>& before,
                                    const std::vector<std::string>& after,
                                    std::size_t most_pairs = 4'000'000);

}  // namespace copil::authoring
