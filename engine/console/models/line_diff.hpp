#pragma once

#include <string>
#include <vector>

namespace copil::console {

/// A line of one text, of the other, or of both.
struct DiffLine {
  enum class Side { both, before, after } side = Side::both;
  std::string text;
};

/// The lines of both texts in their order: the fewest that differ. Of texts too long for that (more
/// than four million pairs of lines between what they begin and end alike with), all of the one,
/// then all of the other.
std::vector<DiffLine> line_diff(const std::string& before, const std::string& after);

}  // namespace copil::console
