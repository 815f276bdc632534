#pragma once

#include <cstdint>
#include <vector>

#include "figures/counting/conditions.hpp"

/// Rows as the sweep and `explain` see them: who, where, which row; by the place where they count.
namespace copil::figures {

/// A row that may count. `rang` is the youth (the row itself for actions); `row` stands in the
/// source's table, or in `Known::liens` for accompagnements and suivis.
struct Fact {
  YouthNumber rang = 0;
  std::uint32_t row = 0;
};

/// A service, small because there are millions.
struct ServiceFact {
  YouthNumber rang = 0;
  std::uint16_t day = 0;  ///< days since the window's first
  std::uint8_t enjeu = 0;
};

/// Facts known at the arrêté by place (TerritoireId); but for services, by youth within a place.
struct PlacedFacts {
  Lists<Fact> cotraitances;
  Lists<Fact> liens;
  Lists<Fact> actions;
  Interval window;  ///< the days that `services` covers
  Lists<ServiceFact> services;
};

/// All facts, the services dated in `window` (at most 65 535 days) among them, which stand in file
/// order within a place. On at most `jobs` threads; `known`, as `judged_at` gives it, is linked
/// meanwhile.
PlacedFacts facts_of(Known& known, Interval window, int jobs);

/// The services alone.
Lists<ServiceFact> services_in(const Known& known, Interval window);

/// The services of one place by youth, into `sorted`, which is a parameter to be reused.
void sort_by_youth(std::span<const ServiceFact> facts, std::vector<ServiceFact>& sorted);

/// The day that `moment` (a date) looks at; Day::unknown or Day::open when the row has none.
Day dated(const Known& known, Source source, Moment moment, std::uint32_t row);

/// The stretch is one that the source looks at (accompagnements or suivis).
bool is_of(Source source, Lien lien);

/// Cuts the youth's days within `jours` where a condition may change: conditions judged on the
/// first day of a piece hold on all of it. `pieces` is refilled.
void split(const Known& known, YouthNumber rang, Interval jours, std::vector<Interval>& pieces);

}  // namespace copil::figures
