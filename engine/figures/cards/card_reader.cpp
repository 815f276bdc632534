#include "figures/cards/card_reader.hpp"

#include <algorithm>
#include <sstream>

#include "base/text.hpp"
#include "figures/counting/conditions.hpp"
#include "figures/counting/fields.hpp"

namespace copil::figures {

namespace {

using notation::Node;

constexpr std::string_view kWhat = "une carte de chiffre";

constexpr notation::Word<Kind> kKinds[]{
    {"compte", Kind::compte}, {"rapport", Kind::rapport}, {"derive", Kind::derive}};
constexpr notation::Word<Source> kSources[]{{"cotraitances", Source::cotraitances},
                                            {"services", Source::services},
                                            {"accompagnements", Source::accompagnements},
                                            {"suivis", Source::suivis},
                                            {"actions", Source::actions}};
constexpr notation::Word<Moment> kMoments[]{{"date", Moment::date},
                                            {"date_affectation", Moment::date_affectation},
                                            {"date_acceptation", Moment::date_acceptation},
                                            {"date_initialisation", Moment::date_initialisation},
                                            {"date_sortie", Moment::date_sortie},
                                            {"dernier_jour", Moment::dernier_jour},
                                            {"un_jour", Moment::un_jour}};
constexpr notation::Word<Listing> kListings[]{
    {"tableau", Listing::tableau}, {"interne", Listing::interne}, {"details", Listing::details}};

template <class Words>
std::string in_words(const notation::MeaningOf<Words>& meaning, const Words& words) {
  return std::string{notation::word_for(meaning, words)};
}

/// The moments that make sense for a source.
std::vector<Moment> moments_of(Source source) {
  switch (source) {
    case Source::cotraitances:
      return {Moment::date_affectation, Moment::date_acceptation, Moment::date_initialisation,
              Moment::date_sortie, Moment::dernier_jour};
    case Source::services:
    case Source::actions:
      return {Moment::date};
    case Source::accompagnements:
    case Source::suivis:
      return {Moment::un_jour};
  }
  return {};
}

class CardReader {
 public:
  CardReader(const Node& map, Diagnostics& complaints) : fields_(map, kWhat, complaints) {}

  ReadCard read() {
    fields_.allow_only(
        {"chiffre",    "rang",     "libelle",           "nature",       "unite",      "affichage",
         "parmi",      "quand",    "conditions",        "enjeu",        "sauf",       "details",
         "details_de", "formule",  "numerateur",        "denominateur", "definition", "lecture",
         "references", "exemples", "definition_detail", "relu"});
    read_identity();
    read_definition();
    read_details();
    read_examples();
    read_.map = fields_.map();
    return std::move(read_);
  }

 private:
  void read_identity() {
    Card& card = read_.card;
    card.place = fields_.map().place;
    card.code = fields_.text("chiffre");
    card.rang = fields_.number("rang");
    card.libelle = fields_.text("libelle");
    card.definition = fields_.text("definition");
    card.lecture = fields_.optional_text("lecture");
    card.references = fields_.references();
    card.relu = fields_.day("relu");
    card.unit = unit();
    if (fields_.optional("affichage") != nullptr) {
      card.listing = fields_.choice("affichage", kListings);
    }
  }

  void read_definition() {
    Card& card = read_.card;
    card.kind = fields_.choice("nature", kKinds);
    switch (card.kind) {
      case Kind::compte:
        return read_compte();
      case Kind::rapport:
        card.numerateur = fields_.text("numerateur");
        card.denominateur = fields_.text("denominateur");
        return forbid(
            {"parmi", "quand", "conditions", "enjeu", "sauf", "details", "details_de", "formule"});
      case Kind::derive:
        read_formula();
        return forbid({"parmi", "quand", "conditions", "enjeu", "sauf", "details", "details_de",
                       "numerateur", "denominateur"});
    }
  }

  void read_compte() {
    Card& card = read_.card;
    forbid({"formule", "numerateur", "denominateur"});
    card.parmi = fields_.choice("parmi", kSources);
    card.quand = fields_.choice("quand", kMoments);
    card.conditions = fields_.words("conditions");
    card.sauf = fields_.words("sauf");
    check_moment();
    for (const auto& nom : card.conditions) check_condition(nom);
    if (const std::string enjeu = fields_.optional_text("enjeu"); !enjeu.empty()) {
      card.enjeu = checked_enjeu(*fields_.optional("enjeu"));
    }
  }

  void read_formula() {
    std::istringstream words{fields_.text("formule")};
    int sign = 1;
    for (std::string word; words >> word;) {
      if (word == "+" || word == "-") {
        sign = word == "+" ? 1 : -1;
      } else {
        read_.card.formule.push_back({sign, word});
      }
    }
  }

  void read_details() {
    read_.details_de = fields_.optional_text("details_de");
    if (read_.details_de.empty()) read_.details_de = read_.card.code;
    read_.definition_detail = fields_.optional_text("definition_detail");
    const Node* node = fields_.optional("details");
    if (node == nullptr) return;
    if (node->kind == Node::Kind::scalar) {
      read_.details_like = node->text;
      return;
    }
    for (const auto& entry : node->entries) {
      checked_enjeu(entry.key);
      read_.details.push_back({entry.key.text, entry.value.text});
    }
  }

  void read_examples() {
    const Node* node = fields_.required("exemples");
    if (node == nullptr) return;
    if (node->items.empty()) {
      fields_.complain(node->error("au moins un exemple est attendu : il sert de test"));
    }
    for (const Node& item : node->items) read_.card.exemples.push_back(read_example(item));
  }

  Example read_example(const Node& node) {
    Fields fields{node, "un exemple", fields_.complaints()};
    fields.allow_only(
        {"recit", "periode", "territoire", "chiffre", "arrete", "fichiers", "etapes", "valeur"});
    Example example;
    example.recit = fields.text("recit");
    example.periode = fields.text("periode");
    example.territoire = fields.text("territoire");
    example.chiffre = fields.optional_text("chiffre");
    if (example.chiffre.empty()) example.chiffre = read_.card.code;
    example.arrete = fields.optional_day("arrete");
    example.valeur = fields.number("valeur");
    if (const Node* files = fields.required("fichiers")) {
      for (const auto& entry : files->entries) {
        example.fichiers.push_back({entry.key.text, entry.value.text});
      }
    }
    if (const Node* steps = fields.optional("etapes")) read_steps(*steps, example);
    return example;
  }

  void read_steps(const Node& steps, Example& example) {
    for (const auto& entry : steps.entries) {
      const auto count = notation::read_whole_number(entry.value);
      if (count) {
        example.etapes.push_back({entry.key.text, static_cast<std::uint64_t>(*count)});
      } else {
        for (const auto& diagnostic : count.error()) fields_.complain(diagnostic);
      }
    }
  }

  Unit unit() {
    const Node* node = fields_.required("unite");
    if (node == nullptr) return Unit::none;
    const auto parsed = parse_unit(node->text);
    if (!parsed) fields_.complain(node->error("`unite` : mot inconnu « " + node->text + " »"));
    return parsed.value_or(Unit::none);
  }

  void forbid(const std::vector<std::string>& keys) {
    for (const auto& key : keys) {
      if (const Node* node = fields_.optional(key)) {
        fields_.complain(node->error("la clé « " + key + " » ne va pas avec « nature: " +
                                     in_words(read_.card.kind, kKinds) + " »"));
      }
    }
  }

  void check_moment() {
    const auto allowed = moments_of(read_.card.parmi);
    if (std::find(allowed.begin(), allowed.end(), read_.card.quand) != allowed.end()) return;
    const Node* node = fields_.optional("quand");
    if (node == nullptr) return;
    std::string list;
    for (const Moment moment : allowed) {
      list += (list.empty() ? "" : ", ") + in_words(moment, kMoments);
    }
    fields_.complain(node->error("« quand: " + node->text + " » ne va pas avec « parmi: " +
                                     in_words(read_.card.parmi, kSources) + " »",
                                 {"possibles : " + list}));
  }

  void check_condition(const std::string& nom) {
    const Condition* condition = find_condition(nom);
    if (condition != nullptr && condition->can_judge(read_.card.parmi)) return;
    const std::string source = in_words(read_.card.parmi, kSources);
    const std::string message =
        condition == nullptr
            ? "condition inconnue « " + nom + " »"
            : "la condition « " + nom + " » ne s'applique pas à « parmi: " + source + " »";
    fields_.complain(node_of_word("conditions", nom)
                         .error(message, did_you_mean(nom, condition_names(read_.card.parmi))));
  }

  std::uint8_t checked_enjeu(const Node& node) {
    const std::uint8_t number = enjeu_number(node.text);
    if (number == 0) {
      fields_.complain(
          node.error("un enjeu de E1 à E29 est attendu, « " + node.text + " » a été trouvé"));
    }
    return number;
  }

  const Node& node_of_word(std::string_view key, const std::string& word) {
    const Node& list = *fields_.optional(key);
    for (const Node& item : list.items) {
      if (item.text == word) return item;
    }
    return list;
  }

  Fields fields_;
  ReadCard read_;
};

}  // namespace

std::uint8_t enjeu_number(std::string_view text) {
  if (!text.starts_with('E')) return 0;
  const auto number = parse_digits(text.substr(1), 2);
  return number && *number <= 29 ? static_cast<std::uint8_t>(*number) : std::uint8_t{0};
}

ReadCard read_card(const notation::Node& map, Diagnostics& complaints) {
  return CardReader{map, complaints}.read();
}

}  // namespace copil::figures
