#pragma once

#include <cstdint>
#include <vector>

#include "figures/catalogue.hpp"
#include "figures/counting/calendar.hpp"
#include "figures/counting/facts.hpp"

namespace copil::figures {

/// Who counts for one card at one place, month by month: sorted ranks, without repetition.
using MonthMembers = std::vector<std::vector<YouthNumber>>;

/// Receives what the sweep finds at one place: `members[card]`, empty for cards that are no
/// compte. Called from several threads, each place once; it may take the vectors' contents.
class CellSink {
 public:
  virtual ~CellSink() = default;
  virtual void take(records::TerritoireId place, std::vector<MonthMembers>& members) = 0;
};

/// Judges every fact of every place under every compte of the catalogue.
void sweep(const Known& known, const PlacedFacts& facts, const Catalogue& catalogue,
           const Calendar& calendar, int jobs, CellSink& sink);

}  // namespace copil::figures
