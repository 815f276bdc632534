#include "figures/needs.hpp"

#include "figures/counting/conditions.hpp"

namespace copil::figures {

namespace {

void add_needs(std::vector<records::Need>& needs, std::string_view words) {
  for (auto& need : records::needs_in(words)) needs.push_back(std::move(need));
}

/// What its rows are made from. A suivi is a stretch of any of the three ways to be followed.
std::string_view needs_of_source(Source source) {
  switch (source) {
    case Source::cotraitances:
      return "cotraitances";
    case Source::services:
      return "services";
    case Source::accompagnements:
      return "accompagnements.date_fin";
    case Source::suivis:
      return kSuivi;
    case Source::actions:
      return "actions";
  }
  return {};
}

void add_needs(const Catalogue& catalogue, const std::string& code,
               std::vector<records::Need>& needs) {
  const auto position = catalogue.find(code);
  if (!position) return;
  for (auto& need : needs_of(catalogue, catalogue.cards[*position])) {
    needs.push_back(std::move(need));
  }
}

void add_needs_of_compte(const Catalogue& catalogue, const Card& card,
                         std::vector<records::Need>& needs) {
  add_needs(needs, needs_of_source(card.parmi));
  if (card.quand == Moment::date_acceptation) add_needs(needs, "cotraitances.date_acceptation");
  if (card.quand == Moment::date_initialisation)
    add_needs(needs, "cotraitances.date_initialisation");
  if (card.quand == Moment::date_sortie) add_needs(needs, kParcours);
  if (card.enjeu != 0 && card.parmi == Source::actions) add_needs(needs, "actions.enjeu");
  for (const auto& nom : card.conditions) {
    if (const Condition* condition = find_condition(nom)) add_needs(needs, condition->colonnes);
  }
  for (const auto& code : card.sauf) add_needs(catalogue, code, needs);
}

}  // namespace

std::vector<records::Need> needs_of(const Catalogue& catalogue, const Card& card) {
  std::vector<records::Need> needs;
  switch (card.kind) {
    case Kind::compte:
      add_needs_of_compte(catalogue, card, needs);
      break;
    case Kind::rapport:
      add_needs(catalogue, card.numerateur, needs);
      add_needs(catalogue, card.denominateur, needs);
      break;
    case Kind::derive:
      for (const Term& term : card.formule) add_needs(catalogue, term.code, needs);
      break;
  }
  return needs;
}

}  // namespace copil::figures
