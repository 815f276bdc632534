#include "example/making/cotraitance_story.hpp"

#include <algorithm>
#include <utility>

#include "example/making/parts.hpp"

namespace copil::example {

namespace {

Day invent_affectation(Chance& chance, int annee) {
  const int draw = chance.below(1000);
  if (draw < 375) return seasonal_day(chance, annee - 1);
  if (draw < 980) return seasonal_day(chance, annee);
  return *make_day(annee + 1, 1, 3) + chance.below(80);
}

/// Rare shapes, by how many in a thousand come up.
void bend(Chance& chance, CotraitanceStory& story) {
  const int draw = chance.below(1000);
  if (draw < 60) {  // never initialised
    story.initialisation = Day::unknown;
    if (draw < 30) story.acceptation = Day::unknown;
    story.fin = draw < 45 ? story.affectation + chance.between(15, 60) : Day::open;
  } else if (draw < 95) {  // initialised before the acceptation (annexe 7)
    story.initialisation = story.affectation + chance.between(1, 6);
    story.acceptation = story.initialisation + chance.between(1, 12);
    story.fin = std::max(story.fin, story.acceptation);
  } else if (draw < 115) {
    story.acceptation = Day::unknown;
  } else if (draw < 122) {  // an end on the initialisation's day, or before
    story.fin = story.initialisation - (chance.per_mille(500) ? 0 : 1);
  } else if (draw < 126) {  // an empty interval
    story.fin = story.affectation;
  }
}

using Registrations = std::vector<InscriptionStory>;

/// A radiation that cancels the co-traitance, or just misses: on the initialisation's own day.
Registrations struck_off_before(Chance& chance, const CotraitanceStory& story, Day start) {
  const int delay =
      story.initialisation.is_real() ? days_between(story.affectation, story.initialisation) : 90;
  const Day struck = story.affectation + chance.between(0, delay);
  Registrations registrations{{{start, struck}, "radiation"}};
  if (chance.per_mille(400)) registrations.push_back({{struck + chance.between(15, 90)}});
  return registrations;
}

Registrations with_gap(Chance& chance, Day start, Day stop, int gap_days) {
  const Day again = stop + gap_days;
  Registrations registrations{{{start, stop}, "cessation"}};
  const bool is_closed = chance.per_mille(350);
  registrations.push_back({{again, is_closed ? again + chance.between(30, 300) : Day::open},
                           is_closed ? "cessation" : ""});
  return registrations;
}

}  // namespace

CotraitanceStory invent_cotraitance(Chance& chance, int annee) {
  CotraitanceStory story;
  story.affectation = invent_affectation(chance, annee);
  story.acceptation = story.affectation + chance.between(0, 14);
  story.initialisation = story.acceptation + chance.between(1, 21);
  if (chance.per_mille(600)) story.fin = story.initialisation + chance.between(30, 360);
  bend(chance, story);
  return story;
}

AlerteStory invent_alerte(Chance& chance, CotraitanceStory& story) {
  AlerteStory alerte{{story.initialisation + chance.between(10, 200)}, ""};
  const int draw = chance.below(100);
  if (draw < 15) return alerte;
  alerte.open.end = alerte.open.begin + (draw < 20 ? 0 : chance.between(5, 45));
  alerte.decision = draw < 60 ? "maintien" : draw < 80 ? "reorientation" : "reprise_smp";
  const bool ends_it = draw >= 60;
  if (ends_it && chance.per_mille(300)) story.fin = alerte.open.end;
  if (ends_it && story.fin.is_real() && chance.per_mille(500)) story.fin = Day::open;
  return alerte;
}

std::vector<InscriptionStory> invent_inscriptions(Chance& chance, const CotraitanceStory& story) {
  const Day start = story.affectation - chance.between(3, 150);
  const Day stop = story.affectation + chance.between(20, 240);
  const int draw = chance.below(1000);
  if (draw < 140) return {};
  if (draw < 430) return {{{start}}};
  if (draw < 600) return {{{start, stop}, "cessation"}};
  if (draw < 760) return with_gap(chance, start, stop, chance.between(5, 120));
  if (draw < 860) return with_gap(chance, start, stop, chance.between(182, 300));
  if (draw < 910) {  // three of them
    auto registrations = with_gap(chance, start, stop, chance.between(30, 90));
    const Day before = start - chance.between(30, 200);
    registrations.insert(registrations.begin(),
                         {{before - chance.between(60, 200), before}, "cessation"});
    return registrations;
  }
  if (draw < 940) return struck_off_before(chance, story, start);
  if (draw < 960) return {{{start, stop + 40}, "radiation"}};
  if (draw < 966) {  // struck off, yet covered by another registration
    return {{{start - 20}}, {{start, story.affectation + chance.between(0, 10)}, "radiation"}};
  }
  if (draw < 985) return {{{story.affectation + chance.between(5, 80)}}};
  return {{{start, stop}, "cessation"}, {{stop + 30, stop + 30}, "cessation"}};
}

Day invent_birth(Chance& chance, int annee) {
  const Day new_year = *make_day(annee, 1, 1);
  const int draw = chance.below(1000);
  if (draw < 15) return Day::unknown;
  if (draw < 75) return add_years(new_year, -26) + chance.between(-20, 540);
  if (draw < 80) return *make_day(annee - annee % 4 - 4 * chance.between(4, 6), 2, 29);
  if (draw < 81) return add_years(new_year, -16) + chance.between(0, 300);
  const int triangle = chance.below(1826) + chance.below(1826);
  return add_years(new_year, -26) + 180 + triangle;
}

}  // namespace copil::example
