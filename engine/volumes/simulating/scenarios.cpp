#include "volumes/scenarios.hpp"

#include "files/files.hpp"
#include "notation/node.hpp"
#include "volumes/simulating/scenario_book.hpp"

namespace copil::volumes {

namespace {

using notation::Node;

const std::vector<std::string> kScenarioKeys{
    "nom", "enveloppe", "poids", "plancher", "plafond", "demandes", "plafonner_demande"};
constexpr std::pair<std::string_view, Poids> kPoidsWords[] = {{"objectif", Poids::objectif},
                                                              {"realise", Poids::realise},
                                                              {"projection", Poids::projection},
                                                              {"demande", Poids::demande}};

/// The scenarios of a YAML file: a list under `scenarios`. Every fault is told.
class ScenarioReader {
 public:
  Checked<std::vector<Scenario>> read(const Node& root) {
    append(notation::unknown_keys(root, kTop, "un fichier de scénarios"));
    const Node* list = root.find("scenarios");
    if (list == nullptr) {
      append({root.error("la clé `scenarios` manque", {"écrivez une liste de scénarios dessous"})});
    } else if (const auto items = notation::read_items(*list, "scenarios"); !items) {
      append(items.error());
    } else {
      for (const Node* item : *items) scenarios_.push_back(scenario(*item));
      check_names(*items);
    }
    if (!complaints_.empty()) return notation::in_order(complaints_);
    return scenarios_;
  }

 private:
  static inline const std::vector<std::string> kTop{"scenarios"};

  Scenario scenario(const Node& node) {
    append(notation::unknown_keys(node, kScenarioKeys, "un scénario"));
    Scenario made;
    if (const Node* name = node.find("nom")) {
      if (const auto text = notation::read_text(*name)) made.nom = *text;
    }
    if (made.nom.empty()) append({node.error("chaque scénario a un nom : la clé `nom` manque")});
    if (const Node* total = node.find("enveloppe")) made.enveloppe = count(*total);
    if (const Node* word = node.find("poids")) made.poids = weights(*word);
    if (const Node* share = node.find("plancher")) made.plancher = ratio(*share);
    if (const Node* share = node.find("plafond")) made.plafond = ratio(*share);
    if (const Node* cap = node.find("plafonner_demande")) {
      if (const auto is_so = notation::read_bool(*cap)) {
        made.is_capped_by_demand = *is_so;
      } else {
        append(is_so.error());
      }
    }
    if (const Node* asked = node.find("demandes")) {
      for (const auto& entry : asked->entries) made.demandes[entry.key.text] = count(entry.value);
      if (asked->kind != Node::Kind::map) {
        append({asked->error("`demandes` : un code de mission locale et un nombre par ligne",
                             {"écrivez par exemple « ML01: 60 »"})});
      }
    }
    return made;
  }

  std::int64_t count(const Node& node) {
    const auto number = notation::read_whole_number(node);
    if (number && *number >= 0 && *number <= 10'000'000) return *number;
    append({node.error("un nombre entier de jeunes, de 0 à dix millions, est attendu ; trouvé : " +
                       notation::found(node))});
    return 0;
  }

  std::optional<Ratio> ratio(const Node& node) {
    const auto number = parse_decimal(node.text);
    if (number && number->num >= 0 && *number <= Ratio{100, 1}) return number;
    append({node.error("une part de l'objectif en vigueur est attendue, comme 0,9 ; trouvé : " +
                       notation::found(node))});
    return std::nullopt;
  }

  Poids weights(const Node& node) {
    for (const auto& [word, poids] : kPoidsWords) {
      if (node.text == word) return poids;
    }
    append(
        {node.error("`poids` : objectif, realise, projection ou demande est attendu ; trouvé : " +
                    notation::found(node))});
    return Poids::objectif;
  }

  void check_names(const std::vector<const Node*>& items) {
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (scenarios_[i].nom != scenarios_[j].nom || scenarios_[i].nom.empty()) continue;
        append({items[i]->error("deux scénarios portent le nom « " + scenarios_[i].nom + " »")});
      }
    }
  }

  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  std::vector<Scenario> scenarios_;
  Diagnostics complaints_;
};

}  // namespace

Checked<std::vector<Scenario>> read_scenarios(const std::string& path) {
  if (is_scenario_book(path)) {
    const auto book = read_scenario_book(path);
    if (!book) return book.error();
    return ScenarioReader{}.read(*book);
  }
  const auto text = files::read_file(path);
  if (!text) return text.error();
  const auto root = notation::parse(*text, {path});
  if (!root) return root.error();
  return ScenarioReader{}.read(*root);
}

}  // namespace copil::volumes
