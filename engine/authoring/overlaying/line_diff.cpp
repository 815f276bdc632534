#include "authoring/line_diff.hpp"

#include <algorithm>
#include <cstdint>

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

/// How many lines the two have in common from `i` and `j` on, for each pair.
class CommonLines {
 public:
  CommonLines(const Lines& a, const Lines& b)
      : width_(b.size() + 1), counts_((a.size() + 1) * width_) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        counts_[i * width_ + j] =
            a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return counts_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> counts_;
};

void add_middle(const Lines& a, const Lines& b, std::size_t most_pairs,
                std::vector<DiffLine>& diff) {
  using Side = DiffLine::Side;
  std::size_t i = 0;
  std::size_t j = 0;
  if (a.size() * b.size() <= most_pairs) {
    const CommonLines common{a, b};
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        diff.push_back({Side::both, a[i]});
        ++i;
        ++j;
      } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
        diff.push_back({Side::before, a[i++]});
      } else {
        diff.push_back({Side::after, b[j++]});
      }
    }
  }
  for (; i < a.size(); ++i) diff.push_back({Side::before, a[i]});
  for (; j < b.size(); ++j) diff.push_back({Side::after, b[j]});
}

}  // namespace

std::vector<DiffLine> line_diff(const std::string& before, const std::string& after,
                                std::size_t most_pairs) {
  const Lines a = lines_in(before);
  const Lines b = lines_in(after);
  const std::size_t shortest = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shortest && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < shortest - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::vector<DiffLine> diff;
  const auto part = [](const Lines& lines, std::size_t begin, std::size_t end) {
    return Lines{lines.begin() + static_cast<std::ptrdiff_t>(begin),
                 lines.begin() + static_cast<std::ptrdiff_t>(end)};
  };
  for (std::size_t i = 0; i < head; ++i) diff.push_back({DiffLine::Side::both, a[i]});
  add_middle(part(a, head, a.size() - tail), part(b, head, b.size() - tail), most_pairs, diff);
  for (std::size_t i = a.size() - tail; i < a.size(); ++i)
    diff.push_back({DiffLine::Side::both, a[i]});
  return diff;
}

}  // namespace copil::authoring
