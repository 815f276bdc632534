#include "expansion/blocks/block_fields.hpp"

#include <algorithm>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/language/syntax.hpp"
#include "expansion/markdown/markdown.hpp"

namespace copil::expansion {

using notation::Node;

namespace {

constexpr notation::Word<bool> kDescending[]{{"croissant", false}, {"decroissant", true}};

bool says_nothing(const Node& node) {
  return node.kind == Node::Kind::list
             ? node.items.empty()
             : node.kind == Node::Kind::scalar && trimmed(node.text).empty();
}

/// The usual slip: in `{ formule: rapport(a, b) }` the comma ends the value.
void add_comma_hint(Diagnostic& problem) {
  if (problem.message.find(')') == std::string::npos) return;
  problem.hints = {"entre accolades, une valeur qui contient une virgule se met entre guillemets"};
}

}  // namespace

BlockFields::BlockFields(const Node& map, const File& file, CompileContext& context,
                         std::string what, const std::vector<std::string_view>& known)
    : BlockFields(map, file, context, std::move(what)) {
  const std::vector<std::string> keys{known.begin(), known.end()};
  for (auto& problem : notation::unknown_keys(map, keys, what_)) {
    add_comma_hint(problem);
    context.problems.push_back(std::move(problem));
  }
}

BlockFields::BlockFields(const Node& map, const File& file, CompileContext& context,
                         std::string what)
    : map_(map), file_(file), context_(context), what_(std::move(what)) {
  if (map.kind != Node::Kind::map && map.kind != Node::Kind::empty) {
    complain(map, what_ + " est un groupe de clés",
             {"la forme est « clé: valeur », une par ligne"});
  }
}

const Node* BlockFields::find(std::string_view key) const {
  const Node* node = map_.find(key);
  return node && node->kind != Node::Kind::empty ? node : nullptr;
}

const Node* BlockFields::required(std::string_view key) const {
  const Node* node = find(key);
  const bool is_group = map_.kind == Node::Kind::map || map_.kind == Node::Kind::empty;
  if (!node && is_group)
    complain(map_, "il manque la clé « " + std::string{key} + " » dans " + what_);
  if (node && says_nothing(*node))
    complain(*node, "« " + std::string{key} + " » est vide dans " + what_);
  return node;
}

void BlockFields::refuse(const std::vector<std::string_view>& keys, std::string_view reason) const {
  for (const auto key : keys) {
    const Node* node = find(key);
    if (node) complain(*node, "« " + std::string{key} + " » " + std::string{reason});
  }
}

TextTemplate BlockFields::text(std::string_view key) const {
  const Node* node = find(key);
  return node ? text_of(*node) : TextTemplate{};
}

std::optional<TextTemplate> BlockFields::optional_text(std::string_view key) const {
  const Node* node = find(key);
  return node ? std::optional{text_of(*node)} : std::nullopt;
}

InlineNodes BlockFields::inlines(std::string_view key) const {
  const Node* node = find(key);
  return node ? inlines_of(*node) : InlineNodes{};
}

BlockNodes BlockFields::blocks(std::string_view key) const {
  const Node* node = find(key);
  return node ? blocks_of(*node) : BlockNodes{};
}

std::optional<Expression> BlockFields::condition(std::string_view key) const {
  const Node* node = find(key);
  const auto text = node ? scalar(*node) : std::nullopt;
  if (!text) return std::nullopt;
  return compile_condition(*text, anchor_of(*node, file_), context_);
}

std::optional<Expression> BlockFields::number(std::string_view key) const {
  const Node* node = find(key);
  return node ? std::optional{number_of(*node)} : std::nullopt;
}

std::optional<Expression> BlockFields::output(std::string_view key) const {
  const Node* node = find(key);
  return node ? std::optional{output_of(*node)} : std::nullopt;
}

bool BlockFields::is_yes(std::string_view key) const {
  const Node* node = find(key);
  if (!node) return false;
  const auto answer = notation::read_bool(*node);
  if (answer) return *answer;
  for (const auto& problem : answer.error()) context_.problems.push_back(problem);
  return false;
}

std::optional<long> BlockFields::whole_number(std::string_view key, long least, long most) const {
  const Node* node = find(key);
  if (!node) return std::nullopt;
  const auto number = notation::read_whole_number(*node);
  if (number && *number >= least && *number <= most) return *number;
  complain(*node, "un nombre entier de " + std::to_string(least) + " à " + std::to_string(most) +
                      " est attendu");
  return std::nullopt;
}

std::optional<Unit> BlockFields::unit(std::string_view key) const {
  static const std::vector<std::string> kNames{"nombre", "jeunes", "actions",   "structures",
                                               "lignes", "jours",  "mois",      "euros",
                                               "ETP",    "taux",   "évolution", "points"};
  const Node* node = find(key);
  const auto name = node ? scalar(*node) : std::nullopt;
  if (!name) return std::nullopt;
  for (const auto& known : kNames) {
    if (folded(known) == folded(*name)) return parse_unit(known);
  }
  complain(*node, "unité inconnue « " + *name + " »", did_you_mean(*name, kNames));
  return std::nullopt;
}

std::optional<std::string> BlockFields::identifier(std::string_view key) const {
  const Node* node = find(key);
  auto given = node ? scalar(*node) : std::nullopt;
  if (!given) return std::nullopt;
  const std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  if (!given->empty() && given->find_first_not_of(allowed) == std::string::npos) return given;
  complain(*node, "« " + *given + " » n'est pas un identifiant",
           {"un identifiant n'a que des minuscules sans accent, des chiffres, « - » et « _ »"});
  return std::nullopt;
}

std::string BlockFields::id(std::string_view key, std::string_view fallback) const {
  auto given = identifier(key);
  if (!given) return std::string{fallback};
  if (!context_.ids.insert(*given).second) {
    complain(*find(key),
             "l'identifiant « " + *given + " » sert déjà à un autre tableau ou graphique");
  }
  return std::move(*given);
}

std::optional<Iterated> BlockFields::iterated(std::string_view key) const {
  const Node* node = find(key);
  const auto text = node ? scalar(*node) : std::nullopt;
  if (!text) return std::nullopt;
  const Anchor anchor = anchor_of(*node, file_);
  const auto parts = parse_iteration(*text, anchor, context_.problems);
  if (!parts) return std::nullopt;
  Iterated result;
  result.list = compile_list(parts->list, anchor.further(*text, parts->list_offset), context_);
  result.variable = parts->variable;
  result.slot = context_.declare_loop(parts->variable, result.list.shape);
  result.condition = condition("si");
  result.sort_key = output("tri");
  result.is_descending = word("ordre", kDescending).value_or(false);
  if (!result.sort_key && has("ordre"))
    warn(*find("ordre"), "« ordre » ne sert qu'avec un « tri »");
  return result;
}

std::vector<MarkRule> BlockFields::marks(std::string_view key) const {
  std::vector<MarkRule> rules;
  if (!has(key)) return rules;
  for (const Node* item : items(key)) {
    const BlockFields fields{*item, file_, context_, "une marque", {"si", "signe", "note"}};
    if (auto rule = fields.mark()) rules.push_back(std::move(*rule));
  }
  return rules;
}

std::optional<MarkRule> BlockFields::mark() const {
  required("si");
  required("signe");
  auto holds = condition("si");
  const auto sign = word("signe", kMarks);
  TextTemplate note = text("note");
  if (!holds || !sign) return std::nullopt;
  return MarkRule{std::move(*holds), *sign, std::move(note)};
}

Provenance BlockFields::provenance() const {
  return {text("source"), text("champ"), text("lecture")};
}

std::vector<const Node*> BlockFields::items(std::string_view key) const {
  std::vector<const Node*> result;
  const Node* node = find(key);
  if (!node) return result;
  if (node->kind != Node::Kind::list) {
    complain(*node, "« " + std::string{key} + " » est une liste",
             {"chaque élément commence par un tiret, sur sa ligne"});
    return result;
  }
  for (const auto& item : node->items) result.push_back(&item);
  return result;
}

TextTemplate BlockFields::text_of(const Node& node) const {
  if (!scalar(node)) return {};
  return compile_text(excerpt_of(node, file_), context_);
}

InlineNodes BlockFields::inlines_of(const Node& node) const {
  if (!scalar(node)) return {};
  return compile_inlines(excerpt_of(node, file_), context_);
}

BlockNodes BlockFields::blocks_of(const Node& node) const {
  if (!scalar(node)) return {};
  return compile_blocks(excerpt_of(node, file_), context_);
}

Expression BlockFields::output_of(const Node& node) const {
  const auto text = scalar(node);
  return text ? compile_output(*text, anchor_of(node, file_), context_) : absent();
}

Expression BlockFields::number_of(const Node& node) const {
  const auto text = scalar(node);
  return text ? compile_number(*text, anchor_of(node, file_), context_) : absent();
}

std::optional<std::string> BlockFields::scalar(const Node& node) const {
  if (node.kind == Node::Kind::scalar) return node.text;
  complain(node,
           "un texte est attendu ici, " + std::string{node.kind == Node::Kind::list
                                                          ? "une liste a été trouvée"
                                                          : "un groupe de clés a été trouvé"},
           {"une valeur qui commence par « { » ou « [ » se met entre guillemets"});
  return std::nullopt;
}

void BlockFields::complain(const Node& node, std::string message,
                           std::vector<std::string> hints) const {
  context_.problems.push_back(node.error(std::move(message), std::move(hints)));
}

void BlockFields::warn(const Node& node, std::string message,
                       std::vector<std::string> hints) const {
  context_.problems.push_back(as_warning(node.error(std::move(message), std::move(hints))));
}

}  // namespace copil::expansion
