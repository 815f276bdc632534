#include "figures/counting/facts.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

#include "figures/counting/parallel.hpp"

namespace copil::figures {

namespace {

/// False when that birthday cannot fall within the days: spares most of the calendar's sums.
bool may_turn(int age, Day naissance, Interval jours) {
  if (naissance == Day::unknown) return false;
  const Day earliest = naissance + 365 * age;
  return earliest < jours.end && jours.begin < earliest + age;
}

/// Puts the facts of each place by youth, unless they already are.
void sort_places(Lists<Fact>& lists) {
  const auto earlier = [](const Fact& a, const Fact& b) { return a.rang < b.rang; };
  for (std::size_t place = 0; place + 1 < lists.offsets.size(); ++place) {
    const auto begin = lists.items.begin() + lists.offsets[place];
    const auto end = lists.items.begin() + lists.offsets[place + 1];
    if (!std::is_sorted(begin, end, earlier)) std::stable_sort(begin, end, earlier);
  }
}

Lists<Fact> cotraitance_facts(const Known& known) {
  const auto& rows = known.records->cotraitances;
  auto lists = listed_by<Fact>(known.records->territoires.size(), [&](const auto& visit) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (known.is_known(row))
        visit(rows.mission_locale[row], {known.rang_of[rows.jeune[row]], row});
    }
  });
  sort_places(lists);
  return lists;
}

Lists<Fact> lien_facts(const Known& known) {
  return listed_by<Fact>(known.records->territoires.size(), [&](const auto& visit) {
    for (YouthNumber rang = 0; rang < known.jeune_of.size(); ++rang) {
      for (auto row = known.liens.offsets[rang]; row < known.liens.offsets[rang + 1]; ++row) {
        visit(known.liens.items[row].place, {rang, row});
      }
    }
  });
}

Lists<Fact> action_facts(const Known& known) {
  const auto& rows = known.records->actions;
  return listed_by<Fact>(known.records->territoires.size(), [&](const auto& visit) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows.date[row] <= known.arrete) visit(rows.territoire[row], {row, row});
    }
  });
}

}  // namespace

Lists<ServiceFact> services_in(const Known& known, Interval window) {
  assert(days_between(window.begin, window.end) <= UINT16_MAX);
  const auto& rows = known.records->services;
  const Interval days = intersection(window, {window.begin, known.arrete + 1});
  return listed_by<ServiceFact>(known.records->territoires.size(), [&](const auto& visit) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!days.contains(rows.date[row])) continue;
      const auto day = static_cast<std::uint16_t>(days_between(window.begin, rows.date[row]));
      visit(rows.mission_locale[row], {known.rang_of[rows.jeune[row]], day, rows.enjeu[row]});
    }
  });
}

PlacedFacts facts_of(Known& known, Interval window, int jobs) {
  PlacedFacts facts;
  facts.window = window;
  in_parallel({[&] { facts.services = services_in(known, window); },
               [&] {
                 link(known);
                 facts.liens = lien_facts(known);
               },
               [&] {
                 facts.cotraitances = cotraitance_facts(known);
                 facts.actions = action_facts(known);
               }},
              jobs);
  return facts;
}

void sort_by_youth(std::span<const ServiceFact> facts, std::vector<ServiceFact>& sorted) {
  sorted.assign(facts.begin(), facts.end());
  const auto earlier = [](const ServiceFact& a, const ServiceFact& b) { return a.rang < b.rang; };
  if (std::is_sorted(sorted.begin(), sorted.end(), earlier)) return;
  // Two passes of 11 bits do for four million youths: several times faster than comparing.
  constexpr unsigned kBits = 11;
  const YouthNumber highest = std::max_element(sorted.begin(), sorted.end(), earlier)->rang;
  std::vector<ServiceFact> other(sorted.size());
  for (unsigned shift = 0; shift < 32 && (highest >> shift) != 0; shift += kBits) {
    std::array<std::uint32_t, (1U << kBits) + 1> next{};
    const auto digit = [shift](YouthNumber rang) { return (rang >> shift) & ((1U << kBits) - 1); };
    for (const ServiceFact& fact : sorted) ++next[digit(fact.rang) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const ServiceFact& fact : sorted) other[next[digit(fact.rang)]++] = fact;
    sorted.swap(other);
  }
}

Day dated(const Known& known, Source source, Moment moment, std::uint32_t row) {
  if (source == Source::actions) return known.records->actions.date[row];
  const Parcours& parcours = known.parcours[row];
  if (moment == Moment::date_sortie) return parcours.sortie.date;
  const Etapes& etapes = parcours.etapes;
  if (moment == Moment::date_acceptation) return etapes.acceptation;
  return moment == Moment::date_affectation ? etapes.affectation : etapes.initialisation;
}

bool is_of(Source source, Lien lien) {
  if (source == Source::suivis) return lien != Lien::pole_emploi;
  return lien == Lien::pole_emploi || lien == Lien::mission_locale;
}

void split(const Known& known, YouthNumber rang, Interval jours, std::vector<Interval>& pieces) {
  pieces.clear();
  if (jours.is_empty()) return;
  std::vector<Interval>& cuts = pieces;  // first the cuts, as begins of pieces yet without end
  const auto cut = [&](Day day) {
    if (jours.begin < day && day < jours.end) cuts.push_back({day, day});
  };
  cuts.push_back({jours.begin, jours.begin});
  for (const Stretch& stretch : known.en_main(rang)) {
    cut(stretch.jours.begin);
    cut(stretch.jours.end);
  }
  for (const int age :
       {known.regles.durees.age_minimal_ans, known.regles.durees.age_de_sortie_ans}) {
    if (may_turn(age, known.naissance[rang], jours)) cut(add_years(known.naissance[rang], age));
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].end = i + 1 < pieces.size() ? pieces[i + 1].begin : jours.end;
  }
}

}  // namespace copil::figures
