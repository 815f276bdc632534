#pragma once

#include <type_traits>

#include "document/document.hpp"

namespace copil::document {

/// Calls `act` on every block of the tree in reading order, whatever holds it: a container comes
/// before what it contains.
template <class Act>
void walk(const Blocks& blocks, const Act& act) {
  for (const Block& block : blocks) {
    act(block);
    std::visit(
        [&](const auto& node) {
          using Node = std::decay_t<decltype(node)>;
          if constexpr (std::is_same_v<Node, Quote> || std::is_same_v<Node, Box>) {
            walk(node.content, act);
          } else if constexpr (std::is_same_v<Node, Columns>) {
            for (const Blocks& column : node.columns) walk(column, act);
          } else if constexpr (std::is_same_v<Node, List>) {
            for (const Blocks& item : node.items) walk(item, act);
          }
        },
        block.node);
  }
}

}  // namespace copil::document
