#include "notation/node.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/utf8.hpp"

namespace copil::notation {

namespace {

constexpr int kMaxDepth = 32;
/// Aliases (`*name`) repeat whole trees: this bounds what a hostile text can make us build.
constexpr int kMaxNodes = 200'000;

int code_points(std::string_view text) {
  return static_cast<int>(character_count(text));
}

/// Builds our tree from yaml-cpp's, gathering every complaint.
class Builder {
 public:
  Builder(std::string_view yaml, const Origin& origin) : origin_(origin) {
    while (!yaml.empty()) {
      const auto end = std::min(yaml.find('\n'), yaml.size());
      std::string line{yaml.substr(0, end)};
      if (!line.empty() && line.back() == '\r') line.pop_back();
      lines_.push_back(std::move(line));
      yaml.remove_prefix(std::min(end + 1, yaml.size()));
    }
  }

  Node node(const YAML::Node& source, int depth) {
    Node result = node_at(source.Mark());
    if (++node_count_ == kMaxNodes) complain(result, "texte trop long : trop d'éléments");
    if (node_count_ >= kMaxNodes) return result;
    if (depth > kMaxDepth) {
      complain(result, "trop de niveaux imbriqués (" + std::to_string(kMaxDepth) + " au plus)");
      return result;
    }
    refuse_tag(source, result);
    switch (source.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        break;
      case YAML::NodeType::Scalar:
        scalar(source, result);
        break;
      case YAML::NodeType::Sequence:
        list(source, depth, result);
        break;
      case YAML::NodeType::Map:
        map(source, depth, result);
        break;
    }
    return result;
  }

  Diagnostic syntax_error(const YAML::ParserException& error) const {
    return node_at(error.mark)
        .error("YAML mal formé : " + explained(error.msg),
               {"vérifiez l'alignement, les « : » suivis d'une espace et les "
                "guillemets fermés"});
  }

  Diagnostics complaints;

 private:
  Node node_at(const YAML::Mark& mark) const {
    Node node;
    if (mark.is_null()) {
      node.place = {origin_.file, origin_.line_offset + 1, 0, 1};
      return node;
    }
    // What is missing at the end stands behind the last line, for yaml-cpp: here at its end.
    const int last_line = std::max(static_cast<int>(lines_.size()) - 1, 0);
    const int line = std::clamp(mark.line, 0, last_line);
    if (!lines_.empty()) node.source_line = lines_[static_cast<std::size_t>(line)];
    const std::string_view text{node.source_line};
    const auto bytes =
        mark.line > last_line ? text.size() : static_cast<std::size_t>(std::max(mark.column, 0));
    node.place = {origin_.file, origin_.line_offset + line + 1,
                  code_points(text.substr(0, std::min(bytes, text.size()))) + 1, 1};
    return node;
  }

  /// yaml-cpp counts columns in characters from 0, as its own decoder sees them.
  void complain(const Node& where, std::string message, std::vector<std::string> hints = {}) {
    complaints.push_back(where.error(std::move(message), std::move(hints)));
  }

  /// yaml-cpp's own tags: `?` for what has none, `!` for a scalar written with quotes.
  void refuse_tag(const YAML::Node& source, const Node& result) {
    const std::string& tag = source.Tag();
    const bool is_quoted = source.Type() == YAML::NodeType::Scalar && tag == "!";
    if (tag.empty() || tag == "?" || is_quoted) return;
    complain(result, "les étiquettes YAML (« " + tag + " ») ne servent pas ici",
             {"une valeur qui commence par « ! » se met entre guillemets"});
  }

  void scalar(const YAML::Node& source, Node& result) {
    result.kind = Node::Kind::scalar;
    result.text = source.Scalar();
    result.is_quoted = source.Tag() == "!";
    const bool is_one_line = result.text.find('\n') == std::string::npos;
    result.place.length = is_one_line ? std::max(1, code_points(result.text)) : 1;
  }

  void list(const YAML::Node& source, int depth, Node& result) {
    result.kind = Node::Kind::list;
    for (const auto& item : source) result.items.push_back(node(item, depth + 1));
  }

  void map(const YAML::Node& source, int depth, Node& result) {
    result.kind = Node::Kind::map;
    std::set<std::string> seen;
    for (const auto& pair : source) {
      Node key = node(pair.first, depth + 1);
      if (key.kind != Node::Kind::scalar) {
        complain(key, "une clé doit être un mot");
        continue;
      }
      if (!seen.insert(key.text).second) {
        complain(key, "la clé « " + key.text + " » est écrite deux fois",
                 {"gardez une seule des deux"});
        continue;
      }
      Node value = node(pair.second, depth + 1);
      if (value.kind == Node::Kind::empty) place_at_key(value, key);
      result.entries.push_back({std::move(key), std::move(value)});
    }
  }

  /// Where nothing is written, yaml-cpp points at what follows, maybe lines below.
  static void place_at_key(Node& value, const Node& key) {
    if (value.place.line == key.place.line) return;
    value.place = key.place;
    value.source_line = key.source_line;
  }

  /// yaml-cpp's English messages that users meet, in French; others as they are.
  static std::string explained(const std::string& message) {
    static const std::vector<std::pair<std::string, std::string>> kFrench{
        {"end of map not found", "une clé est mal alignée ou une valeur déborde de sa ligne"},
        {"end of sequence not found", "un élément de liste est mal aligné"},
        {"end of map flow not found", "une accolade « { » n'est pas fermée"},
        {"end of sequence flow not found", "un crochet « [ » n'est pas fermé"},
        {"illegal map value", "deux « : » sur une même ligne ; mettez la valeur entre guillemets"},
        {"illegal EOF in scalar", "un guillemet n'est pas fermé"},
        {"illegal tab when looking for indentation",
         "une tabulation sert de retrait ; mettez des espaces"},
        {"unknown escape character", "« \\ » suivi d'un caractère inattendu"},
        {"the referenced anchor is not defined",
         "« * » en tête de valeur ; mettez-la entre guillemets"},
    };
    for (const auto& [english, french] : kFrench) {
      if (message.compare(0, english.size(), english) == 0) return french;
    }
    return message;
  }

  Origin origin_;
  std::vector<std::string> lines_;
  int node_count_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

Diagnostic Node::error(std::string message, std::vector<std::string> hints) const {
  return {Severity::error, place, std::move(message), source_line, std::move(hints), {}};
}

Checked<Node> parse(std::string_view yaml, const Origin& origin) {
  Builder builder{yaml, origin};
  try {
    Node root = builder.node(YAML::Load(std::string{yaml}), 0);
    if (!builder.complaints.empty()) return builder.complaints;
    return root;
  } catch (const YAML::ParserException& error) {
    return Diagnostics{builder.syntax_error(error)};
  } catch (const YAML::Exception& error) {
    return Diagnostics{plain_error(origin.file + " : YAML illisible : " + error.what())};
  }
}

Diagnostics unknown_keys(const Node& map, std::span<const std::string> known,
                         std::string_view what) {
  Diagnostics diagnostics;
  for (const auto& entry : map.entries) {
    if (std::find(known.begin(), known.end(), entry.key.text) != known.end()) continue;
    diagnostics.push_back(
        entry.key.error("clé inconnue « " + entry.key.text + " » dans " + std::string{what},
                        did_you_mean(entry.key.text, known)));
  }
  return diagnostics;
}

Diagnostics in_order(Diagnostics complaints) {
  const auto place = [](const Diagnostic& complaint) {
    return std::pair{complaint.place.line, complaint.place.column};
  };
  std::stable_sort(complaints.begin(), complaints.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return complaints;
}

Checked<std::vector<const Node*>> read_items(const Node& list, std::string_view name) {
  if (list.kind != Node::Kind::list || list.items.empty()) {
    return Diagnostics{list.error("une liste d'au moins un élément est attendue pour « " +
                                  std::string{name} + " »")};
  }
  std::vector<const Node*> items;
  std::set<std::string> seen;
  Diagnostics complaints;
  for (const auto& item : list.items) {
    items.push_back(&item);
    if (item.kind != Node::Kind::scalar || seen.insert(folded(item.text)).second) continue;
    complaints.push_back(item.error("« " + item.text + " » est écrit deux fois"));
  }
  if (!complaints.empty()) return complaints;
  return items;
}

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar:
      return "« " + node.text + " »";
    case Node::Kind::list:
      return "une liste";
    case Node::Kind::map:
      return "un groupe de clés";
    case Node::Kind::empty:
      break;
  }
  return "rien";
}

namespace {

Diagnostics expected(const Node& node, std::string_view what) {
  return {node.error(std::string{what} + " est attendu ; trouvé : " + found(node))};
}

}  // namespace

Checked<std::string> read_text(const Node& node) {
  if (node.kind != Node::Kind::scalar || trimmed(node.text).empty()) {
    return expected(node, "un texte");
  }
  return node.text;
}

Checked<bool> read_bool(const Node& node) {
  const std::string word = node.kind == Node::Kind::scalar ? folded(node.text) : "";
  if (word == "oui" || word == "vrai" || word == "true") return true;
  if (word == "non" || word == "faux" || word == "false") return false;
  return expected(node, "« oui » ou « non »");
}

Checked<long> read_whole_number(const Node& node) {
  const std::string& text = node.text;
  const bool is_number = node.kind == Node::Kind::scalar && !text.empty() && text.size() <= 18 &&
                         std::all_of(text.begin() + (text[0] == '-' && text.size() > 1 ? 1 : 0),
                                     text.end(), [](char c) { return is_digit(c); });
  if (!is_number) return expected(node, "un nombre entier");
  return std::stol(text);
}

std::string quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += std::string{"\\x"} + kDigits[byte / 16] + kDigits[byte % 16];
    } else {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace copil::notation
