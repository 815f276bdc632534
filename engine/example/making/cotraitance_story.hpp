#pragma once

#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "example/making/chance.hpp"

/// Inside the room: what may happen to a youth in co-traitance. Every corner of the figures'
/// definitions comes up, the rare ones rarely.
namespace copil::example {

struct CotraitanceStory {
  Day affectation;
  Day acceptation = Day::unknown;
  Day initialisation = Day::unknown;
  Day fin = Day::open;

  /// From the initialisation, or the affectation without one, to the declared end.
  Interval followed() const {
    return {initialisation.is_real() ? initialisation : affectation, fin};
  }
};

/// A co-traitance around the year: some the year before, a few the year after.
CotraitanceStory invent_cotraitance(Chance& chance, int annee);

struct AlerteStory {
  Interval open;
  std::string_view decision;  ///< empty while open
};

/// An alert of an initialised co-traitance; its decision may be the declared end of `story`.
AlerteStory invent_alerte(Chance& chance, CotraitanceStory& story);

struct InscriptionStory {
  Interval days;
  std::string_view motif{};
};

/// The registrations of a youth, none to three, around `story` (or around any beginning, which has
/// no initialisation): gaps short and long, radiations before and after the initialisation.
std::vector<InscriptionStory> invent_inscriptions(Chance& chance, const CotraitanceStory& story);

/// A birth date: 16 to 26 in the year, often 19 to 22; a few near their 26th birthday, beyond it,
/// on a 29 February, unknown, or mistyped as a day of the year itself.
Day invent_birth(Chance& chance, int annee);

}  // namespace copil::example
