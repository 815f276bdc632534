#include "returns/typed.hpp"

#include "base/folded.hpp"
#include "notation/node.hpp"

namespace copil::returns {

namespace {

using notation::Node;

/// The texts as a file would say them, the line of each its rank from 1.
Node map_of(const Typed& typed) {
  Node map;
  map.kind = Node::Kind::map;
  int line = 0;
  for (const auto& [name, text] : typed) {
    Node key;
    key.kind = Node::Kind::scalar;
    key.place.line = ++line;
    key.text = name;
    Node value = key;
    value.text = text;
    value.is_quoted = true;
    map.entries.push_back({std::move(key), std::move(value)});
  }
  return map;
}

/// The fault without its place: a text that is typed has none.
Diagnostic placeless(Diagnostic fault) {
  fault.place = {};
  fault.source_line.clear();
  return fault;
}

std::vector<std::string> names_of(const Typed& typed) {
  std::vector<std::string> names;
  for (const auto& [name, text] : typed) names.push_back(name);
  return names;
}

}  // namespace

std::string plain_typed(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_return = text[i] == '\r';
    if (is_return && i + 1 < text.size() && text[i + 1] == '\n') continue;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_return || text[i] == '\n')
      plain += '\n';
    else if (text[i] == '\t')
      plain += ' ';
    else if (byte >= 0x20 && byte != 0x7F)
      plain += text[i];
  }
  return std::string{trimmed(plain)};
}

HeldAnswers held(const Typed& typed, const expansion::Form& form) {
  HeldAnswers result;
  Typed left = typed;
  // What is at fault by itself is taken out, so that the rest is compared with one another.
  while (!left.empty()) {
    auto answers = expansion::read_answers(map_of(left), form);
    if (answers) {
      result.answers = std::move(*answers);
      break;
    }
    const auto names = names_of(left);
    for (const auto& fault : answers.error()) {
      const auto rank = static_cast<std::size_t>(fault.place.line) - 1;
      if (rank >= names.size()) continue;
      result.faults[names[rank]].push_back(placeless(fault));
      left.erase(names[rank]);
    }
    if (left.size() == names.size()) break;
  }
  return result;
}

std::string typed_yaml(const std::string& report, const std::string& territory, const Typed& typed,
                       const expansion::Form& form) {
  std::string text = "rapport: " + notation::quoted(report) +
                     "\nterritoire: " + notation::quoted(territory) + "\n";
  Typed left = typed;
  const auto add = [&](const std::string& name) {
    const auto found = left.find(name);
    if (found == left.end()) return;
    text += notation::quoted(name) + ": " + notation::quoted(found->second) + "\n";
    left.erase(found);
  };
  for (const auto& field : form.fields) add(field.name);
  for (const auto& option : form.options) add(option.name);
  while (!left.empty()) add(std::string{left.begin()->first});
  return text;
}

Typed typed_of(const Sheaf& sheaf) {
  Typed typed;
  for (const auto& entry : sheaf.answers.entries) {
    std::string text = entry.value.text;
    for (const auto& item : entry.value.items) text += (text.empty() ? "" : "\n") + item.text;
    if (!text.empty()) typed[entry.key.text] = text;
  }
  return typed;
}

}  // namespace copil::returns
