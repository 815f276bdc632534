#include "authoring/sequence_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace copil::authoring {

namespace {

using Items = std::span<const std::string>;

/// How many items the two have in common from `i` and `j` on, for each pair.
class CommonItems {
 public:
  CommonItems(Items a, Items b) : width_(b.size() + 1), counts_((a.size() + 1) * width_) {
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

void add_middle(Items a, Items b, std::size_t most_pairs, std::vector<DiffSide>& diff) {
  std::size_t i = 0;
  std::size_t j = 0;
  if (b.empty() || a.size() <= most_pairs / b.size()) {
    const CommonItems common{a, b};
    while (i < a.size() && j < b.size()) {
      const bool is_common = a[i] == b[j];
      const bool is_before = !is_common && common.at(i + 1, j) >= common.at(i, j + 1);
      diff.push_back(is_common ? DiffSide::both : is_before ? DiffSide::before : DiffSide::after);
      if (is_common || is_before) ++i;
      if (!is_before) ++j;
    }
  }
  diff.insert(diff.end(), a.size() - i, DiffSide::before);
  diff.insert(diff.end(), b.size() - j, DiffSide::after);
}

}  // namespace

std::vector<DiffSide> sequence_diff(const std::vector<std::string>& before,
                                    const std::vector<std::string>& after, std::size_t most_pairs) {
  const std::size_t shortest = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shortest && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shortest - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  std::vector<DiffSide> diff(head, DiffSide::both);
  add_middle(Items{before}.subspan(head, before.size() - head - tail),
             Items{after}.subspan(head, after.size() - head - tail), most_pairs, diff);
  diff.insert(diff.end(), tail, DiffSide::both);
  return diff;
}

}  // namespace copil::authoring
