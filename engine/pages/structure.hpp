#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "pages/page.hpp"

namespace copil::pages {

/// Grows a structure tree in pre-order.
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
    return static_cast<int>(elements_.size()) - 1;
  }

  Element& at(int index) { return elements_[static_cast<std::size_t>(index)]; }

  /// The tree, moved out: the last call.
  std::vector<Element> take() { return std::move(elements_); }

 private:
  std::vector<Element> elements_;
};

}  // namespace copil::pages
