#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "notation/node.hpp"

/// What the fuzzer feeds the reader of YAML: any bytes as a text.
namespace copil::fuzz {

/// What is wrong with a node that a text of so many lines gave; empty: nothing.
inline std::string broken_node(const notation::Node& node, int lines, int depth) {
  using Kind = notation::Node::Kind;
  if (depth > 40) return "deeper than any text may be";
  if (node.place.line < 1 || node.place.line > lines) return "a node outside its text";
  // An empty text has no column to name.
  if (node.place.column < (depth == 0 && node.kind == Kind::empty ? 0 : 1)) {
    return "a node before its line";
  }
  if (node.kind != Kind::list && !node.items.empty()) return "items that are in no list";
  if (node.kind != Kind::map && !node.entries.empty()) return "keys that are in no map";
  if (notation::found(node).empty()) return "a node without words";
  const auto count = notation::read_whole_number(node);
  if (!count && count.error().empty()) return "a refusal without a reason";
  for (const auto& item : node.items) {
    if (const auto broken = broken_node(item, lines, depth + 1); !broken.empty()) return broken;
  }
  for (const auto& [key, value] : node.entries) {
    if (key.kind != Kind::scalar) return "a key that is no word";
    if (node.find(key.text) != &value) return "a key that stands twice";
    if (const auto broken = broken_node(value, lines, depth + 1); !broken.empty()) return broken;
  }
  return {};
}

/// Reads the bytes as YAML. Which promise was broken; empty when all were kept: a tree whose nodes
/// stand in the text, or errors with a place and a message.
inline std::string broken_reading(std::string_view bytes) {
  const int lines = 1 + static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n')) +
                    static_cast<int>(std::count(bytes.begin(), bytes.end(), '\r'));
  const auto tree = notation::parse(bytes, {"essai.yaml"});
  if (tree) return broken_node(*tree, lines, 0);
  if (tree.error().empty()) return "a refusal without a reason";
  for (const auto& error : tree.error()) {
    if (error.message.empty()) return "an error without words";
    if (error.place.file != "essai.yaml") return "an error without a file";
  }
  return formatted(tree.error()).empty() ? "errors that say nothing" : "";
}

}  // namespace copil::fuzz
