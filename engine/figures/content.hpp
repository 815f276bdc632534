#pragma once

#include <roaring/roaring.hh>

#include <vector>

#include "figures/calendar.hpp"
#include "figures/facts.hpp"
#include "figures/figures.hpp"

namespace copil::figures {

/// What `Figures` holds. Known to this room only.
struct Figures::Content {
  const Catalogue* catalogue = nullptr;
  const Parameters* parameters = nullptr;
  Known known;
  Calendar calendar;
  Facts facts;   ///< without the services, which are dropped after the sweep
  /// By card, territory and month: the ranks that count there or below, before `sauf`. No month at
  /// all where nobody ever counts.
  std::vector<std::vector<std::vector<Roaring>>> cells;

  /// Who counts for the card of a compte over these months (included), `sauf` applied.
  Roaring members(std::size_t card, TerritoireId territoire, int first, int last) const;
  /// The same before `sauf`.
  Roaring raw_members(std::size_t card, TerritoireId territoire, int first, int last) const;
};

/// The months a card looks at for a period: its own, its year's to date, or its last day's.
struct MonthRange {
  int first = 0;
  int last = 0;
};
MonthRange months_for(const Card& card, const Calendar& calendar, Period period, Reach reach);

/// True when `territoire` is `above` or stands below it.
bool is_within(const records::Territoires& tree, TerritoireId territoire, TerritoireId above);

}  // namespace copil::figures
