#include "figures/tallying/tally.hpp"

#include <utility>

namespace copil::figures {

using records::kNone;

Tally::Tally(const Cells& cells, const records::Territoires& tree,
             const std::vector<TerritoireId>& territoires, std::size_t members)
    : cells_(cells), place_count_(tree.size()), is_asked_(tree.size(), false) {
  for (const TerritoireId territoire : territoires) is_asked_[territoire] = true;
  for (TerritoireId top = 0; top < tree.size(); ++top) {
    if (tree.parent[top] == kNone) walk(tree, top);
  }
  assign_in_huge_pages(last_, members);
}

/// Adds what is asked about at or below `top`.
void Tally::walk(const records::Territoires& tree, TerritoireId top) {
  struct Step {
    TerritoireId place;
    std::uint32_t parent;
  };
  std::vector<Step> steps{{top, kNone}};
  while (!steps.empty()) {
    const auto [place, parent] = steps.back();
    steps.pop_back();
    std::uint32_t own = kNone;
    if (parent != kNone || is_asked_[place]) {
      own = static_cast<std::uint32_t>(places_.size());
      places_.push_back(place);
      parents_.push_back(parent);
    }
    for (const TerritoireId child : tree.children[place]) steps.push_back({child, own});
  }
}

/// The nearest place at or above both; kNone when there is none.
std::uint32_t Tally::above_both(std::uint32_t one, std::uint32_t other) const {
  // Parents come first: the later one of two different places is not above the other.
  while (one != other) {
    std::uint32_t& later = one > other ? one : other;
    later = parents_[later];
    if (later == kNone) return kNone;
  }
  return one;
}

std::vector<std::uint64_t> Tally::distinct(std::size_t card, MonthRange months) {
  // Below zero for a while, where others' members are one too many: unsigned sums are right again.
  std::vector<std::uint64_t> counts(places_.size(), 0);
  for (std::uint32_t place = 0; place < places_.size(); ++place) {
    const std::uint32_t here = begun_ + place;
    for (int month = months.first; month <= months.last; ++month) {
      const auto members = cells_.of(card, places_[place], month);
      if (!members.empty() && members.back() >= last_.size()) last_.resize(members.back() + 1);
      for (const YouthNumber member : members) {
        const std::uint32_t last = std::exchange(last_[member], here);
        if (last == here) continue;
        ++counts[place];
        if (last < begun_) continue;
        const std::uint32_t meeting = above_both(last - begun_, place);
        if (meeting != kNone) --counts[meeting];
      }
    }
  }
  begun_ += static_cast<std::uint32_t>(places_.size());
  std::vector<std::uint64_t> by_territoire(place_count_, 0);
  for (std::size_t place = places_.size(); place-- > 0;) {
    if (parents_[place] != kNone) counts[parents_[place]] += counts[place];
    by_territoire[places_[place]] = counts[place];
  }
  return by_territoire;
}

}  // namespace copil::figures
