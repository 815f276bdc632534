#pragma once

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>
#include <vector>

#include "pages/page.hpp"

namespace copil::pages {

/// Grows a structure tree in pre-order; what no one has more to say of may leave before its end.
class Structure {
 public:
  Structure() { elements_.push_back({}); }

  static constexpr int kRoot = 0;

  /// A new last child of `parent`; its index.
  int add(Role role, int parent) {
    Element element;
    element.role = role;
    element.parent = parent;
    elements_.push_back(std::move(element));
    return first_ + static_cast<int>(elements_.size()) - 1;
  }

  /// An element that has not been taken.
  Element& at(int index) {
    assert(index >= first_);
    return elements_[static_cast<std::size_t>(index - first_)];
  }

  /// The first element that has not been taken.
  int first() const { return first_; }

  /// The elements up to `last`, that one included, moved out.
  std::vector<Element> take_through(int last) {
    const auto end = elements_.begin() + std::max(last + 1 - first_, 0);
    std::vector<Element> taken{std::make_move_iterator(elements_.begin()),
                               std::make_move_iterator(end)};
    elements_.erase(elements_.begin(), end);
    first_ += static_cast<int>(taken.size());
    return taken;
  }

  /// All that is left.
  std::vector<Element> take() {
    return take_through(first_ + static_cast<int>(elements_.size()) - 1);
  }

 private:
  std::vector<Element> elements_;
  int first_ = 0;
};

}  // namespace copil::pages
