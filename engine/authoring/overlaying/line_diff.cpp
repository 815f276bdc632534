#include "authoring/line_diff.hpp"

#include <algorithm>

#include "authoring/sequence_diff.hpp"

namespace copil::authoring {

namespace {

using Lines = std::vector<std::string>;

Lines lines_in(const std::string& text) {
  Lines lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

}  // namespace

std::vector<DiffLine> line_diff(const std::string& before, const std::string& after,
                                std::size_t most_pairs) {
  const Lines a = lines_in(before);
  const Lines b = lines_in(after);
  std::vector<DiffLine> diff;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const DiffSide side : sequence_diff(a, b, most_pairs)) {
    diff.push_back({side, side == DiffSide::after ? b[j] : a[i]});
    if (side != DiffSide::after) ++i;
    if (side != DiffSide::before) ++j;
  }
  return diff;
}

}  // namespace copil::authoring
