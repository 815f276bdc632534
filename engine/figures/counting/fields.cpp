#include "figures/counting/fields.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace copil::figures {

using notation::Node;

void Fields::allow_only(const std::vector<std::string>& keys) {
  for (Diagnostic& diagnostic : notation::unknown_keys(map_, keys, what_)) {
    complain(std::move(diagnostic));
  }
}

const Node* Fields::required(std::string_view key) {
  const Node* node = map_.find(key);
  if (node == nullptr || node->kind == Node::Kind::empty) {
    complain(map_.error(what_ + " doit avoir la clé « " + std::string{key} + " »"));
    return nullptr;
  }
  return node;
}

std::string Fields::text(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? std::string{} : optional_text(key);
}

std::string Fields::optional_text(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr || node->kind == Node::Kind::empty) return {};
  if (node->kind != Node::Kind::scalar) {
    complain(node->error("`" + std::string{key} + "` : un texte est attendu"));
    return {};
  }
  return node->text;
}

long Fields::number(std::string_view key) {
  return required(key) == nullptr ? 0 : optional_number(key, 0);
}

long Fields::optional_number(std::string_view key, long otherwise) {
  const Node* node = optional(key);
  if (node == nullptr || node->kind == Node::Kind::empty) return otherwise;
  auto number = notation::read_whole_number(*node);
  if (number) return *number;
  for (Diagnostic& diagnostic : number.error()) complain(std::move(diagnostic));
  return otherwise;
}

Day Fields::day(std::string_view key) {
  return required(key) == nullptr ? Day::unknown : optional_day(key);
}

bool Fields::is_set(std::string_view key) {
  const notation::Node* node = optional(key);
  if (node == nullptr) return false;
  const auto value = notation::read_bool(*node);
  if (value) return *value;
  complaints_.insert(complaints_.end(), value.error().begin(), value.error().end());
  return false;
}

Day Fields::optional_day(std::string_view key) {
  const std::string text = optional_text(key);
  if (text.empty()) return Day::unknown;
  const auto day = parse_day(text);
  if (!day) {
    complain(optional(key)->error("`" + std::string{key} + "` : une date comme 2010-04-01 est " +
                                  "attendue, « " + text + " » a été trouvé"));
  }
  return day.value_or(Day::unknown);
}

std::vector<std::string> Fields::words(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr || node->kind == Node::Kind::empty) return {};
  if (node->kind == Node::Kind::scalar) return {node->text};
  std::vector<std::string> result;
  for (const Node& item : node->items) {
    if (item.kind == Node::Kind::scalar) {
      result.push_back(item.text);
    } else {
      complain(item.error("`" + std::string{key} + "` : une liste de mots est attendue"));
    }
  }
  return result;
}

std::vector<Reference> Fields::references() {
  const Node* node = required("references");
  if (node == nullptr) return {};
  if (node->kind != Node::Kind::list || node->items.empty()) {
    complain(
        node->error("`references` : une liste d'au moins une référence est attendue, chacune "
                    "avec texte, article et date"));
    return {};
  }
  std::vector<Reference> result;
  for (const Node& item : node->items) result.push_back(reference_in(item));
  return result;
}

Reference Fields::reference() {
  const Node* node = required("reference");
  return node == nullptr ? Reference{} : reference_in(*node);
}

Reference Fields::reference_in(const Node& node) {
  if (node.kind != Node::Kind::map) {
    complain(node.error("une référence est attendue, avec texte, article et date"));
    return {};
  }
  Fields fields{node, "une référence", complaints_};
  fields.allow_only({"texte", "article", "date", "url"});
  return {fields.text("texte"), fields.text("article"), fields.day("date"),
          fields.optional_text("url")};
}

Checked<std::vector<DefinitionFile>> read_definitions(const Layers& folder, std::string_view what) {
  std::error_code problem;
  std::vector<DefinitionFile> files;
  for (auto& path : folder.files(".yaml", problem)) files.push_back({std::move(path), {}});
  if (problem || files.empty()) {
    return Diagnostics{plain_error("aucun fichier .yaml (" + std::string{what} + ") dans « " +
                                   folder.folder() + " »")};
  }
  for (DefinitionFile& file : files) {
    std::ifstream stream{file.path, std::ios::binary};
    if (!stream) return Diagnostics{plain_error("« " + file.path + " » ne peut pas être lu")};
    file.contenu.assign(std::istreambuf_iterator<char>{stream}, {});
  }
  return files;
}

}  // namespace copil::figures
