#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "base/huge_pages.hpp"

namespace copil::figures {

/// Lists of `T` by a dense key, in one block.
template <class T>
struct Lists {
  std::vector<std::uint32_t> offsets;  ///< key count + 1
  std::vector<T> items;

  std::span<const T> of(std::uint32_t key) const {
    return {items.data() + offsets[key], items.data() + offsets[key + 1]};
  }
};

/// Stable counting sort into lists by key. `each(visit)` calls `visit(key, item)` for every item,
/// twice in the same order: nothing is kept in between.
template <class T, class Each>
Lists<T> listed_by(std::size_t key_count, const Each& each) {
  Lists<T> lists;
  assign_in_huge_pages(lists.offsets, key_count + 2);
  // Counted two places further on: after the sums, one place further on is where a list begins,
  // and once it is filled, where it ends.
  std::uint32_t* const next = lists.offsets.data() + 1;
  each([&](std::uint32_t key, const T&) { ++next[key + 1]; });
  std::partial_sum(lists.offsets.begin(), lists.offsets.end(), lists.offsets.begin());
  assign_in_huge_pages(lists.items, lists.offsets.back());
  T* const items = lists.items.data();
  each([&](std::uint32_t key, const T& item) { items[next[key]++] = item; });
  lists.offsets.pop_back();
  return lists;
}

}  // namespace copil::figures
