#include "figures/counting/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>

#include "figures/counting/parallel.hpp"

namespace copil::figures {

namespace {

/// A compte ready to be judged: which of its group's conditions it needs, by position.
struct Need {
  std::size_t card = 0;
  std::vector<std::uint8_t> conditions;
};

/// The comptes that look at the same rows at the same moment: each condition is judged once.
struct Group {
  Source source = Source::cotraitances;
  Moment moment = Moment::date;
  std::vector<const Condition*> conditions;
  std::vector<std::vector<Need>> needs_by_enjeu;  ///< 0: rows without enjeu
};

constexpr std::size_t kEnjeuCount = 30;

Group& group_for(std::vector<Group>& groups, const Card& card) {
  for (Group& group : groups) {
    if (group.source == card.parmi && group.moment == card.quand) return group;
  }
  groups.push_back({card.parmi, card.quand, {}, std::vector<std::vector<Need>>(kEnjeuCount)});
  return groups.back();
}

std::uint8_t position_of(Group& group, const Condition* condition) {
  auto& known = group.conditions;
  const auto found = std::find(known.begin(), known.end(), condition);
  const auto position = static_cast<std::uint8_t>(found - known.begin());
  if (found == known.end()) known.push_back(condition);
  assert(position < 32);
  return position;
}

std::vector<Group> plan(const Catalogue& catalogue) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < catalogue.cards.size(); ++i) {
    const Card& card = catalogue.cards[i];
    if (card.kind != Kind::compte) continue;
    Group& group = group_for(groups, card);
    Need need{i, {}};
    for (const auto& nom : card.conditions) {
      need.conditions.push_back(position_of(group, find_condition(nom)));
    }
    for (std::size_t enjeu = 0; enjeu < kEnjeuCount; ++enjeu) {
      if (card.enjeu == 0 || card.enjeu == enjeu) group.needs_by_enjeu[enjeu].push_back(need);
    }
  }
  return groups;
}

/// What the conditions of a group say of one situation: each is asked at most once, and only when a
/// card wants to know.
class Verdicts {
 public:
  Verdicts(const Group& group, const JudgedRow& situation) : group_(group), situation_(situation) {}

  bool meet(const std::vector<std::uint8_t>& conditions) {
    for (const std::uint8_t position : conditions) {
      if (!holds(position)) return false;
    }
    return true;
  }

 private:
  bool holds(std::uint8_t position) {
    const std::uint32_t bit = std::uint32_t{1} << position;
    if ((asked_ & bit) == 0) {
      asked_ |= bit;
      if (group_.conditions[position]->holds(situation_)) true_ |= bit;
    }
    return (true_ & bit) != 0;
  }

  const Group& group_;
  const JudgedRow& situation_;
  std::uint32_t asked_ = 0;
  std::uint32_t true_ = 0;
};

/// Sweeps one place after the other, with buffers of its own: one for each thread.
class PlaceSweep {
 public:
  PlaceSweep(const Known& known, const PlacedFacts& facts, const Calendar& calendar,
             const std::vector<Group>& groups, std::size_t card_count)
      : known_(known), facts_(facts), calendar_(calendar), groups_(groups) {
    members_.resize(card_count);
    for (const Group& group : groups) {
      for (const auto& needs : group.needs_by_enjeu) {
        for (const Need& need : needs) {
          members_[need.card].resize(static_cast<std::size_t>(calendar.month_count()));
        }
      }
    }
  }

  void run(records::TerritoireId place, CellSink& sink) {
    place_ = place;
    for (const Group& group : groups_) sweep_group(group);
    sink.take(place, members_);
    for (auto& months : members_) {
      for (auto& month : months) month.clear();
    }
  }

 private:
  void sweep_group(const Group& group) {
    switch (group.source) {
      case Source::services:
        return sweep_services(group);
      case Source::actions:
        return sweep_dated(group, facts_.actions);
      case Source::accompagnements:
      case Source::suivis:
        return sweep_stretches(group);
      case Source::cotraitances:
        if (group.moment == Moment::dernier_jour) return sweep_last_days(group);
        return sweep_dated(group, facts_.cotraitances);
    }
  }

  void sweep_services(const Group& group) {
    const Day first = facts_.window.begin;
    sort_by_youth(facts_.services.of(place_), services_);
    for (const ServiceFact& fact : services_) {
      const JudgedRow situation{known_, fact.rang, place_, records::kNone, first + fact.day};
      const int month = calendar_.month_of(std::size_t{fact.day});
      judge(group, situation, fact.enjeu, month, month);
    }
  }

  void sweep_dated(const Group& group, const Lists<Fact>& facts) {
    const bool is_action = group.source == Source::actions;
    for (const Fact& fact : facts.of(place_)) {
      const Day day = dated(known_, group.source, group.moment, fact.row);
      if (!calendar_.window().contains(day)) continue;
      const JudgedRow situation{known_, fact.rang, place_, fact.row, day};
      const int month = calendar_.month_of(day);
      const auto enjeu = is_action ? known_.records->actions.enjeu[fact.row] : std::uint8_t{0};
      judge(group, situation, enjeu, month, month);
    }
  }

  void sweep_last_days(const Group& group) {
    for (const Fact& fact : facts_.cotraitances.of(place_)) {
      for (int month = 0; month < calendar_.month_count(); ++month) {
        const Day day = calendar_.last_day(month);
        judge(group, {known_, fact.rang, place_, fact.row, day}, 0, month, month);
      }
    }
  }

  void sweep_stretches(const Group& group) {
    for (const Fact& fact : facts_.liens.of(place_)) {
      const Stretch& stretch = known_.liens.items[fact.row];
      if (!is_of(group.source, stretch.lien)) continue;
      split(known_, fact.rang, intersection(stretch.jours, calendar_.window()), pieces_);
      for (const Interval& piece : pieces_) {
        judge(group, {known_, fact.rang, place_, fact.row, piece.begin}, 0,
              calendar_.month_of(piece.begin), calendar_.month_of(piece.end - 1));
      }
    }
  }

  /// Counts the situation for the cards whose conditions it meets, in months first to last.
  void judge(const Group& group, const JudgedRow& situation, std::uint8_t enjeu, int first,
             int last) {
    Verdicts verdicts{group, situation};
    for (const Need& need : group.needs_by_enjeu[enjeu]) {
      if (!verdicts.meet(need.conditions)) continue;
      for (int month = first; month <= last; ++month) mark(need.card, month, situation.rang);
    }
  }

  /// Facts come by youth, so that repetitions follow each other.
  void mark(std::size_t card, int month, YouthNumber rang) {
    auto& ranks = members_[card][static_cast<std::size_t>(month)];
    if (ranks.empty() || ranks.back() != rang) ranks.push_back(rang);
  }

  const Known& known_;
  const PlacedFacts& facts_;
  const Calendar& calendar_;
  const std::vector<Group>& groups_;
  records::TerritoireId place_ = 0;
  std::vector<MonthMembers> members_;  ///< by card
  std::vector<Interval> pieces_;
  std::vector<ServiceFact> services_;  ///< of the place, by youth
};

}  // namespace

void sweep(const Known& known, const PlacedFacts& facts, const Catalogue& catalogue,
           const Calendar& calendar, int jobs, CellSink& sink) {
  const std::vector<Group> groups = plan(catalogue);
  const auto place_count = static_cast<std::uint32_t>(known.records->territoires.size());
  std::atomic<std::uint32_t> next_place{0};
  in_parallel(static_cast<std::size_t>(jobs), jobs, [&](std::size_t) {
    PlaceSweep place_sweep{known, facts, calendar, groups, catalogue.cards.size()};
    for (std::uint32_t place; (place = next_place++) < place_count;) place_sweep.run(place, sink);
  });
}

}  // namespace copil::figures
