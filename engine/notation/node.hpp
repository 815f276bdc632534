#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// YAML texts (cards, parameters, report definitions, front matter, answers to blanks) as a tree of
/// nodes that know their place, so that every complaint about them can point at the file.
namespace copil::notation {

struct Entry;

/// A scalar, list or map of a YAML text. Scalars stay text: who reads them decides what they mean.
struct Node {
  enum class Kind { empty, scalar, list, map };

  Kind kind = Kind::empty;
  Place place;
  std::string source_line;     ///< the line of the text at `place`
  std::string text;            ///< of a scalar
  bool is_quoted = false;      ///< a scalar written with quotes or as a block
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map, in the order written; keys are unique

  /// The value under `key` of a map, or null.
  const Node* find(std::string_view key) const;

  /// A diagnostic that points at this node.
  Diagnostic error(std::string message, std::vector<std::string> hints = {}) const;
};

struct Entry {
  Node key;  ///< always a scalar
  Node value;
};

/// Where the YAML text stands in its file: a fenced block of a template starts in its middle.
struct Origin {
  std::string file;
  int line_offset = 0;  ///< lines of the file before the text's first
};

/// The tree of a YAML text. Errors: YAML syntax, duplicate keys, keys that are not scalars, tags
/// (`!!str`, not used here), nesting deeper than 32, more than 200 000 nodes.
Checked<Node> parse(std::string_view yaml, const Origin& origin);

/// Complains of every key of `map` that is not among `known`, with « vouliez-vous dire ».
/// `what` names the thing in the message: "une carte de chiffre".
Diagnostics unknown_keys(const Node& map, std::span<const std::string> known,
                         std::string_view what);

/// The complaints of one text, in the order of their places.
Diagnostics in_order(Diagnostics complaints);

/// The items of the list under the key `name`: at least one, and no word twice.
Checked<std::vector<const Node*>> read_items(const Node& list, std::string_view name);

/// What the node is, for messages: « mot », une liste, un groupe de clés, rien.
std::string found(const Node& node);

/// Readers of scalars: each returns the value, or an error that says what was expected
/// ("`cle` : une date comme 2010-04-01 est attendue, « demain » a été trouvé").
Checked<std::string> read_text(const Node& node);
Checked<bool> read_bool(const Node& node);  ///< oui/non, vrai/faux
Checked<long> read_whole_number(const Node& node);

/// The text as a YAML scalar in quotes, on one line, that reads back as that very text.
std::string quoted(std::string_view text);

}  // namespace copil::notation
