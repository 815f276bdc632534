#pragma once

#include <roaring/roaring.hh>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "figures/counting/calendar.hpp"
#include "figures/counting/cells.hpp"
#include "figures/counting/facts.hpp"
#include "figures/figures.hpp"

namespace copil::figures {

/// Months (of the calendar) a set of members covers, both included; none when `last` < `first`.
struct MonthRange {
  int first = 0;
  int last = 0;
  auto operator<=>(const MonthRange&) const = default;
};

/// The unions already made for one card and territories that have others below them, kept so that
/// a region is made from its departments, a cumul is made once, and asking again costs nothing.
struct Memo {
  struct Key {
    TerritoireId territoire = 0;
    MonthRange months;
    auto operator<=>(const Key&) const = default;
  };
  std::mutex mutex;
  std::map<Key, Roaring> unions;
};

/// What is known of the youths one by one: the sweep is made of it, then it explains.
struct Timelines {
  Known known;
  PlacedFacts facts;  ///< without the services, which are dropped after the sweep
};

/// What `Figures` holds. Known to this room only.
struct Figures::Content {
  const records::Records* records = nullptr;
  const Catalogue* catalogue = nullptr;
  const Parameters* parameters = nullptr;
  int jobs = 1;
  Day arrete;
  Regles regles;
  Calendar calendar;
  Cells cells;
  mutable std::vector<std::unique_ptr<Memo>> memos;  ///< by card

  /// Laid out when somebody first asks, where the cells were kept by another command.
  const Known& known() const { return timelines().known; }
  const PlacedFacts& facts() const { return timelines().facts; }

  /// Who counts for the card of a compte in a territory and all below it, `sauf` applied.
  Roaring members(std::size_t card, TerritoireId territoire, MonthRange months) const;
  std::uint64_t count(std::size_t card, TerritoireId territoire, MonthRange months) const;
  /// Who counts before `sauf`.
  Roaring raw_members(std::size_t card, TerritoireId territoire, MonthRange months) const;

  /// Makes the cells.
  void count_all();

 private:
  const Timelines& timelines() const;
  void lay_out() const;

  mutable std::once_flag is_laid_out_;
  mutable Timelines timelines_;
};

/// The months a card looks at for a period: its own, its year's to date, or its last day's.
MonthRange months_for(const Card& card, const Calendar& calendar, Period period, Reach reach);

}  // namespace copil::figures
