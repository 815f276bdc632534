#include "figures/counting/rows.hpp"

#include <algorithm>

namespace copil::figures {

Rows::Rows(const Figures& figures, const Card& card, TerritoireId territoire, Period period)
    : known_(figures.content().known()),
      facts_(figures.content().facts()),
      card_(card),
      jours_(card.quand == Moment::dernier_jour ? Interval{last_day(period), last_day(period) + 1}
                                                : days_of(period)) {
  const auto& tree = known_.records->territoires;
  is_inside_ = tree.inside(territoire);
  for (TerritoireId place = 0; place < tree.size(); ++place) {
    if (is_inside_[place]) places_.push_back(place);
  }
}

void Rows::each(const Visit& visit) const {
  switch (card_.parmi) {
    case Source::services:
      return each_service(visit);
    case Source::actions:
      return each_fact(facts_.actions, visit);
    case Source::cotraitances:
      return each_fact(facts_.cotraitances, visit);
    case Source::accompagnements:
    case Source::suivis:
      return each_stretch(visit);
  }
}

void Rows::each_service(const Visit& visit) const {
  const auto& rows = known_.records->services;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const Day date = rows.date[row];
    if (!jours_.contains(date) || date > known_.arrete || !has_enjeu(rows.enjeu[row])) continue;
    const YouthNumber rang = known_.rang_of[rows.jeune[row]];
    const TerritoireId place = rows.mission_locale[row];
    if (is_inside_[place] && is_wanted(rang)) visit({rang, place, row, {date, date + 1}});
  }
}

void Rows::each_fact(const Lists<Fact>& facts, const Visit& visit) const {
  const bool is_action = card_.parmi == Source::actions;
  for (const TerritoireId place : places_) {
    for (const Fact& fact : facts.of(place)) {
      if (is_action && !has_enjeu(known_.records->actions.enjeu[fact.row])) continue;
      const Interval jours = days_of_fact(fact);
      if (!jours.is_empty() && is_wanted(fact.rang)) visit({fact.rang, place, fact.row, jours});
    }
  }
}

void Rows::each_stretch(const Visit& visit) const {
  for (const TerritoireId place : places_) {
    for (const Fact& fact : facts_.liens.of(place)) {
      const Stretch& stretch = known_.liens.items[fact.row];
      const Interval jours = intersection(stretch.jours, jours_);
      if (!is_of(card_.parmi, stretch.lien) || jours.is_empty() || !is_wanted(fact.rang)) continue;
      visit({fact.rang, place, fact.row, jours});
    }
  }
}

Interval Rows::days_of_fact(const Fact& fact) const {
  const Interval none{jours_.begin, jours_.begin};
  if (card_.quand == Moment::dernier_jour) {
    return known_.parcours[fact.row].etapes.affectation < jours_.end ? jours_ : none;
  }
  const Day day = dated(known_, card_.parmi, card_.quand, fact.row);
  return jours_.contains(day) ? Interval{day, day + 1} : none;
}

Judge::Judge(const Known& known, const Card& card) : known_(known), moment_(card.quand) {
  for (const auto& nom : card.conditions) conditions_.push_back(find_condition(nom));
}

std::size_t Judge::conditions_met(const Row& row) {
  pieces_.assign(1, row.jours);
  if (moment_ == Moment::un_jour) split(known_, row.rang, row.jours, pieces_);
  std::size_t best = 0;
  for (const Interval& piece : pieces_) {
    best = std::max(best, met_on({known_, row.rang, row.place, row.row, piece.begin}));
  }
  return best;
}

std::size_t Judge::met_on(const JudgedRow& situation) const {
  std::size_t met = 0;
  while (met < conditions_.size() && conditions_[met]->holds(situation)) ++met;
  return met;
}

}  // namespace copil::figures
