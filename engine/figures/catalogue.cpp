#include "figures/catalogue.hpp"

#include <algorithm>

#include "diagnostics/warning.hpp"
#include "figures/cards/card_reader.hpp"
#include "figures/counting/fields.hpp"

namespace copil::figures {

namespace {

using notation::Node;

/// The definition of one enjeu, out of what is said of each.
std::string of_enjeu(std::string definition, const std::string& enjeu) {
  static constexpr std::string_view kPlace = "{enjeu}";
  const auto at = definition.find(kPlace);
  return at == std::string::npos ? definition : definition.replace(at, kPlace.size(), enjeu);
}

/// Puts the cards in order, with their details, and checks what they say of each other.
class Assembly {
 public:
  Assembly(std::vector<ReadCard> cards, Diagnostics& complaints)
      : cards_(std::move(cards)), complaints_(complaints) {}

  Catalogue assemble() {
    std::stable_sort(cards_.begin(), cards_.end(), [](const ReadCard& a, const ReadCard& b) {
      return a.card.rang != b.card.rang ? a.card.rang < b.card.rang : a.card.code < b.card.code;
    });
    for (const ReadCard& read : cards_) add(read);
    for (const ReadCard& read : cards_) check_mentions(read);
    return std::move(catalogue_);
  }

 private:
  void add(const ReadCard& read) {
    if (catalogue_.find(read.card.code)) {
      complain(read, "chiffre", "le chiffre « " + read.card.code + " » est défini deux fois");
      return;
    }
    catalogue_.cards.push_back(read.card);
    for (const Detail& detail : details_of(read)) {
      Card card = read.card;
      card.code = read.details_de + "." + detail.enjeu;
      card.libelle = detail.enjeu + " – " + detail.libelle;
      if (!read.definition_detail.empty()) {
        card.definition = of_enjeu(read.definition_detail, detail.enjeu);
      }
      card.enjeu = enjeu_number(detail.enjeu);
      card.detail_de = read.details_de;
      if (card.listing == Listing::details) card.listing = Listing::tableau;
      card.exemples.clear();
      catalogue_.cards.push_back(std::move(card));
    }
  }

  std::vector<Detail> details_of(const ReadCard& read) {
    if (read.details_like.empty()) return read.details;
    for (const ReadCard& other : cards_) {
      if (other.card.code == read.details_like) return other.details;
    }
    complain(read, "details", "chiffre inconnu « " + read.details_like + " »",
             did_you_mean(read.details_like, catalogue_.codes()));
    return {};
  }

  /// `derive` and `rapport` look at figures that come before them: so there is never a circle.
  void check_mentions(const ReadCard& read) {
    const Card& card = read.card;
    for (const auto& code : card.sauf) check_excluded(read, code);
    for (const Example& example : card.exemples) check_example(read, example);
    for (const Term& term : card.formule) check_earlier(read, "formule", term.code);
    if (card.kind != Kind::rapport) return;
    check_earlier(read, "numerateur", card.numerateur);
    check_earlier(read, "denominateur", card.denominateur);
  }

  void check_example(const ReadCard& read, const Example& example) {
    if (!catalogue_.find(example.chiffre)) unknown(read, "exemples", example.chiffre);
  }

  void check_excluded(const ReadCard& read, const std::string& code) {
    const auto position = catalogue_.find(code);
    if (!position) return unknown(read, "sauf", code);
    const Card& other = catalogue_.cards[*position];
    if (other.kind == Kind::compte && other.quand == read.card.quand &&
        other.parmi == read.card.parmi) {
      return;
    }
    complain(read, "sauf", "« " + code + " » ne compte pas les mêmes lignes au même moment");
  }

  void check_earlier(const ReadCard& read, std::string_view key, const std::string& code) {
    if (code.empty()) return;
    const auto position = catalogue_.find(code);
    if (!position) return unknown(read, key, code);
    if (*position >= *catalogue_.find(read.card.code)) {
      complain(
          read, key,
          "« " + code + " » doit avoir un rang inférieur à celui de « " + read.card.code + " »");
    }
    if (catalogue_.cards[*position].kind == Kind::rapport) {
      complain(read, key, "« " + code + " » est un rapport : il ne s'additionne ni ne se divise");
    }
  }

  void unknown(const ReadCard& read, std::string_view key, const std::string& code) {
    complain(read, key, "chiffre inconnu « " + code + " »", did_you_mean(code, catalogue_.codes()));
  }

  void complain(const ReadCard& read, std::string_view key, std::string message,
                std::vector<std::string> hints = {}) {
    const Node* node = read.map.find(key);
    complaints_.push_back(
        (node == nullptr ? read.map : *node).error(std::move(message), std::move(hints)));
  }

  std::vector<ReadCard> cards_;
  Diagnostics& complaints_;
  Catalogue catalogue_;
};

}  // namespace

std::optional<std::size_t> Catalogue::find(std::string_view code) const {
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i].code == code) return i;
  }
  return std::nullopt;
}

std::vector<std::string> Catalogue::codes() const {
  std::vector<std::string> result;
  for (const Card& card : cards) result.push_back(card.code);
  return result;
}

Checked<Catalogue> parse_catalogue(const std::vector<CardText>& texts) {
  Diagnostics complaints;
  std::vector<ReadCard> cards;
  for (const CardText& text : texts) {
    const auto map = notation::parse(text.yaml, {text.file, 0});
    if (!map) {
      complaints.insert(complaints.end(), map.error().begin(), map.error().end());
    } else if (map->kind != Node::Kind::map) {
      complaints.push_back(map->error("une carte de chiffre est attendue : chiffre, libelle, …"));
    } else {
      cards.push_back(read_card(*map, complaints));
    }
  }
  Catalogue catalogue = Assembly{std::move(cards), complaints}.assemble();
  if (!complaints.empty()) return complaints;
  return catalogue;
}

Checked<Catalogue> load_catalogue(const Layers& folder) {
  const auto files = read_definitions(folder, "cartes de chiffres");
  if (!files) return files.error();
  std::vector<CardText> texts;
  for (const DefinitionFile& file : *files) texts.push_back({file.contenu, file.path});
  return parse_catalogue(texts);
}

Diagnostics stale_cards(const Catalogue& catalogue, Day day) {
  Diagnostics warnings;
  for (const Card& card : catalogue.cards) {
    if (!card.detail_de.empty() || add_years(card.relu, 1) >= day) continue;
    warnings.push_back(plain_warning("la carte du chiffre « " + card.code +
                                         " » n'a pas été relue depuis le " + iso_text(card.relu),
                                     {}, {card.place.file}));
  }
  return warnings;
}

}  // namespace copil::figures
