#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "authoring/sequence_diff.hpp"

namespace copil::authoring {

/// A line of one text, of the other, or of both.
struct DiffLine {
  using Side = DiffSide;
  Side side = Side::both;
  std::string text;
};

/// The lines of both texts in their order: the fewest that differ. Of texts too long for that (more
/// than that many pairs of lines between what they begin and end alike with), all of the one, then
/// all of the other.
std::vector<DiffLine> line_diff(const std::string& before, const std::string& after,
                                std::size_t most_pairs = 4'000'000);

}  // namespace copil::authoring
