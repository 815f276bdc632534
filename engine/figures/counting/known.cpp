#include "figures/counting/known.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "figures/counting/parallel.hpp"

namespace copil::figures {

namespace {

using records::kNone;
using records::Records;
using records::TerritoireId;

/// The place of each territory when the tree is walked depth first; last for strays.
std::vector<std::uint32_t> tree_order(const records::Territoires& tree) {
  std::vector<std::uint32_t> order(tree.size(), static_cast<std::uint32_t>(tree.size()));
  std::vector<TerritoireId> stack;
  if (tree.root != kNone) stack.push_back(tree.root);
  std::uint32_t next = 0;
  while (!stack.empty()) {
    const TerritoireId territoire = stack.back();
    stack.pop_back();
    order[territoire] = next++;
    const auto& children = tree.children[territoire];
    stack.insert(stack.end(), children.rbegin(), children.rend());
  }
  return order;
}

/// The first place that has each youth, as its place in `order`; `nowhere` for none.
std::vector<std::uint32_t> homes(const Records& records, const std::vector<std::uint32_t>& order,
                                 std::uint32_t nowhere, int jobs) {
  std::array<std::vector<std::uint32_t>, 2> halves;
  const auto settle = [&](std::vector<std::uint32_t>& home,
                          std::span<const records::JeuneId> jeunes,
                          std::span<const TerritoireId> places) {
    for (std::size_t row = 0; row < jeunes.size(); ++row) {
      // A choice and no branch: nobody foresees whether a row is a youth's first.
      const std::uint32_t place = order[places[row]];
      std::uint32_t& own = home[jeunes[row]];
      own = own == nowhere ? place : own;
    }
  };
  const std::span services{records.services.jeune};
  const std::span places{records.services.mission_locale};
  // Of services, which are most of the rows, each half takes some.
  const std::size_t middle = services.size() / 2;
  in_parallel(halves.size(), jobs, [&](std::size_t half) {
    std::vector<std::uint32_t>& home = halves[half];
    home.assign(records.jeunes.size(), nowhere);
    if (half == 0) {
      settle(home, records.cotraitances.jeune, records.cotraitances.mission_locale);
      settle(home, records.civis.jeune, records.civis.mission_locale);
      settle(home, services.first(middle), places.first(middle));
    } else {
      settle(home, services.subspan(middle), places.subspan(middle));
      settle(home, records.accompagnements.jeune, records.accompagnements.structure);
    }
  });
  auto& [first, second] = halves;
  for (std::size_t jeune = 0; jeune < first.size(); ++jeune) {
    first[jeune] = first[jeune] == nowhere ? second[jeune] : first[jeune];
  }
  return std::move(first);
}

/// Numbers youths by the first place that has them, in tree order, ties by JeuneId.
void number_youths(Known& known, int jobs) {
  const Records& records = *known.records;
  const auto nowhere = static_cast<std::uint32_t>(records.territoires.size() + 1);
  const auto home = homes(records, tree_order(records.territoires), nowhere, jobs);
  std::vector<YouthNumber> next(nowhere + 2, 0);
  for (const std::uint32_t place : home) ++next[place + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  known.rang_of.resize(home.size());
  known.jeune_of.resize(home.size());
  for (records::JeuneId jeune = 0; jeune < home.size(); ++jeune) {
    const YouthNumber rang = next[home[jeune]]++;
    known.rang_of[jeune] = rang;
    known.jeune_of[rang] = jeune;
  }
}

void read_births(Known& known) {
  const auto& births = known.records->jeunes.naissance;
  known.naissance.resize(births.size());
  for (YouthNumber rang = 0; rang < births.size(); ++rang) {
    known.naissance[rang] = known_date(births[known.jeune_of[rang]], known.arrete);
  }
}

/// Sorted, merged periods of registration in place of the rows, empty ones left out.
void merge_periods(std::vector<Interval>& periodes) {
  std::sort(periodes.begin(), periodes.end());
  std::size_t count = 0;
  for (const Interval& periode : periodes) {
    if (periode.is_empty()) continue;
    if (count > 0 && periode.begin <= periodes[count - 1].end) {
      periodes[count - 1].end = std::max(periodes[count - 1].end, periode.end);
    } else {
      periodes[count++] = periode;
    }
  }
  periodes.resize(count);
}

/// Merges the periods of each youth, which `raw` lists in file order.
Lists<Interval> merged(const Lists<Interval>& raw) {
  Lists<Interval> result;
  result.offsets.reserve(raw.offsets.size());
  result.items.reserve(raw.items.size());
  result.offsets.push_back(0);
  std::vector<Interval> periodes;
  for (YouthNumber rang = 0; rang + 1 < raw.offsets.size(); ++rang) {
    const auto own = raw.of(rang);
    if (!own.empty()) {
      periodes.assign(own.begin(), own.end());
      merge_periods(periodes);
      result.items.insert(result.items.end(), periodes.begin(), periodes.end());
    }
    result.offsets.push_back(static_cast<std::uint32_t>(result.items.size()));
  }
  return result;
}

using YouthsOf = std::vector<bool>;  // by JeuneId

YouthsOf youths_in_cotraitance(const Known& known) {
  YouthsOf are(known.jeune_of.size(), false);
  for (const auto jeune : known.records->cotraitances.jeune) are[jeune] = true;
  return are;
}

/// The rows, begun by the arrêté, of those youths: a fourth of the register, which is looked at
/// once.
template <class Rows>
std::vector<std::uint32_t> rows_of(const YouthsOf& youths, const Rows& rows, Day arrete) {
  std::vector<std::uint32_t> own;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (youths[rows.jeune[row]] && rows.debut[row] <= arrete) own.push_back(row);
  }
  return own;
}

/// Registrations matter to co-traitances only: `own`, those of other youths left out.
void read_periodes(Known& known, const std::vector<std::uint32_t>& own) {
  const auto& rows = known.records->inscriptions;
  const std::size_t youths = known.jeune_of.size();
  known.is_inscription_listed.assign(youths, false);
  known.periodes = merged(listed_by<Interval>(youths, [&](const auto& visit) {
    for (const std::uint32_t row : own) {
      const YouthNumber rang = known.rang_of[rows.jeune[row]];
      known.is_inscription_listed[rang] = true;
      visit(rang, Interval{rows.debut[row], known_end(rows.fin[row], known.arrete)});
    }
  }));
}

void read_radiations(Known& known, const std::vector<std::uint32_t>& own) {
  const auto& rows = known.records->inscriptions;
  known.radiations = listed_by<Day>(known.jeune_of.size(), [&](const auto& visit) {
    for (const std::uint32_t row : own) {
      const Day end = known_end(rows.fin[row], known.arrete);
      const bool is_radiation = rows.motif[row] == records::MotifInscription::radiation;
      if (end != Day::open && is_radiation) visit(known.rang_of[rows.jeune[row]], end);
    }
  });
}

/// Likewise, for the rule on youths already in CIVIS.
void read_civis(Known& known, const YouthsOf& youths) {
  const auto& rows = known.records->civis;
  const auto own = rows_of(youths, rows, known.arrete);
  known.civis = listed_by<Interval>(known.jeune_of.size(), [&](const auto& visit) {
    for (const std::uint32_t row : own) {
      visit(known.rang_of[rows.jeune[row]],
            Interval{rows.debut[row], known_end(rows.fin[row], known.arrete)});
    }
  });
}

void read_alertes(Known& known) {
  const auto& rows = known.records->alertes;
  known.alertes =
      listed_by<Signalement>(known.records->cotraitances.size(), [&](const auto& visit) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
          if (rows.signalement[row] > known.arrete) continue;
          const Interval duree{rows.signalement[row], known_end(rows.cloture[row], known.arrete)};
          visit(rows.cotraitance[row], Signalement{duree, rows.decision[row]});
        }
      });
}

/// What co-traitances are judged by.
void read_circumstances(Known& known, int jobs) {
  const YouthsOf youths = youths_in_cotraitance(known);
  std::vector<std::uint32_t> inscriptions;
  in_parallel({[&] { inscriptions = rows_of(youths, known.records->inscriptions, known.arrete); },
               [&] {
                 read_births(known);
                 read_civis(known, youths);
               }},
              jobs);
  // The room for the answers is made here too: memory comes slowly, to one thread at a time.
  in_parallel({[&] { read_periodes(known, inscriptions); },
               [&] {
                 read_radiations(known, inscriptions);
                 read_alertes(known);
                 known.parcours.resize(known.records->cotraitances.size());
               }},
              jobs);
}

void judge_cotraitances(Known& known, int jobs) {
  read_circumstances(known, jobs);
  const auto count = static_cast<records::CotraitanceId>(known.records->cotraitances.size());
  constexpr records::CotraitanceId kAtOnce = 4096;
  in_parallel((count + kAtOnce - 1) / kAtOnce, jobs, [&](std::size_t part) {
    const auto first = static_cast<records::CotraitanceId>(part) * kAtOnce;
    for (records::CotraitanceId row = first; row < std::min(count, first + kAtOnce); ++row) {
      if (!known.is_known(row)) continue;
      known.parcours[row] = judge(known.circumstances(row), known.regles.durees, known.arrete);
    }
  });
}

/// Visits every stretch that is not empty, by kind, then in file order.
template <class Visit>
void each_stretch(const Known& known, const Visit& visit) {
  const auto add = [&](records::JeuneId jeune, const Stretch& stretch) {
    if (!stretch.jours.is_empty()) visit(known.rang_of[jeune], stretch);
  };
  const auto known_days = [&](Day debut, Day fin) {
    return Interval{debut, known_end(fin, known.arrete)};
  };
  const auto& civis = known.records->civis;
  for (std::uint32_t row = 0; row < civis.size(); ++row) {
    if (civis.debut[row] > known.arrete) continue;
    add(civis.jeune[row], {known_days(civis.debut[row], civis.fin[row]), civis.mission_locale[row],
                           row, Lien::civis});
  }
  const auto& suivis = known.records->accompagnements;
  for (std::uint32_t row = 0; row < suivis.size(); ++row) {
    if (suivis.debut[row] > known.arrete) continue;
    const bool is_ml = suivis.reseau[row] == records::Reseau::mission_locale;
    add(suivis.jeune[row],
        {known_days(suivis.debut[row], suivis.fin[row]), suivis.structure[row], row,
         is_ml ? Lien::mission_locale : Lien::pole_emploi, suivis.criteres[row]});
  }
  const auto& cotraitances = known.records->cotraitances;
  for (std::uint32_t row = 0; row < cotraitances.size(); ++row) {
    if (!known.is_known(row)) continue;
    add(cotraitances.jeune[row], {known.parcours[row].accompagnement(),
                                  cotraitances.mission_locale[row], row, Lien::cotraitance});
  }
}

/// Those that touch, of one place, link and criteria, are one; the first one's row stands for all.
std::vector<Stretch> merged_stretches(std::span<const Stretch> raw) {
  std::vector<Stretch> stretches{raw.begin(), raw.end()};
  const auto kind_of = [](const Stretch& one) {
    return std::tuple{one.place, one.lien, one.criteres};
  };
  std::sort(stretches.begin(), stretches.end(), [&](const Stretch& a, const Stretch& b) {
    return std::tuple{kind_of(a), a.jours} < std::tuple{kind_of(b), b.jours};
  });
  std::size_t count = 0;
  for (const Stretch& one : stretches) {
    const bool goes_on = count > 0 && kind_of(stretches[count - 1]) == kind_of(one) &&
                         one.jours.begin <= stretches[count - 1].jours.end;
    if (goes_on) {
      Day& end = stretches[count - 1].jours.end;
      end = std::max(end, one.jours.end);
    } else {
      stretches[count++] = one;
    }
  }
  stretches.resize(count);
  return stretches;
}

/// Each row of a youth is judged against all of them: thousands would never end.
void merge_many(Known& known) {
  constexpr std::size_t kMany = 256;
  for (YouthNumber rang = 0; rang < known.jeune_of.size(); ++rang) {
    const auto own = known.liens.of(rang);
    if (own.size() > kMany) known.merged_liens.emplace(rang, merged_stretches(own));
  }
}

}  // namespace

bool Known::is_known(records::CotraitanceId row) const {
  return records->cotraitances.affectation[row] <= arrete;
}

Circumstances Known::circumstances(records::CotraitanceId row) const {
  const auto& rows = records->cotraitances;
  const YouthNumber rang = rang_of[rows.jeune[row]];
  return {{rows.affectation[row], known_date(rows.acceptation[row], arrete),
           known_date(rows.initialisation[row], arrete), known_end(rows.fin[row], arrete)},
          naissance[rang],
          alertes.of(row),
          inscriptions(rang)};
}

Inscriptions Known::inscriptions(YouthNumber rang) const {
  return {is_inscription_listed[rang], periodes.of(rang), radiations.of(rang)};
}

bool Known::is_in_cotraitance(YouthNumber rang, TerritoireId place, Day day) const {
  const auto own = en_main(rang);
  return std::any_of(own.begin(), own.end(), [place, day](const Stretch& stretch) {
    return stretch.lien == Lien::cotraitance && stretch.place == place &&
           stretch.jours.contains(day);
  });
}

bool Known::is_followed(YouthNumber rang, TerritoireId place, Day day) const {
  const auto own = en_main(rang);
  return std::any_of(own.begin(), own.end(), [place, day](const Stretch& stretch) {
    return stretch.lien != Lien::pole_emploi && stretch.place == place &&
           stretch.jours.contains(day);
  });
}

bool Known::is_with_pole_emploi(YouthNumber rang, Day day) const {
  const auto own = en_main(rang);
  return std::any_of(own.begin(), own.end(), [day](const Stretch& stretch) {
    return stretch.lien == Lien::pole_emploi && stretch.jours.contains(day);
  });
}

Known judged_at(const records::Records& records, const Regles& regles, Day arrete, int jobs) {
  Known known;
  known.records = &records;
  known.arrete = arrete;
  known.regles = regles;
  number_youths(known, jobs);
  judge_cotraitances(known, jobs);
  return known;
}

void link(Known& known) {
  known.liens = listed_by<Stretch>(known.jeune_of.size(),
                                   [&](const auto& visit) { each_stretch(known, visit); });
  merge_many(known);
}

Known known_at(const records::Records& records, const Regles& regles, Day arrete, int jobs) {
  Known known = judged_at(records, regles, arrete, jobs);
  link(known);
  return known;
}

Checked<Regles> rules_on(const Parameters& parameters, Day day) {
  constexpr std::string_view kAsker = "le décompte des jeunes";
  Regles regles;
  Diagnostics complaints;
  const auto keep = [&complaints](const auto& found, auto& target) {
    if (found)
      target = *found;
    else
      complaints.insert(complaints.end(), found.error().begin(), found.error().end());
  };
  const auto number = [&](std::string_view nom, int& target) {
    keep(parameters.nombre(nom, day, kAsker), target);
  };
  number("age_de_sortie", regles.durees.age_de_sortie_ans);
  number("age_affectation_tardive", regles.durees.age_affectation_tardive_ans);
  number("affectation_tardive", regles.durees.affectation_tardive_mois);
  number("suspension_maximale", regles.durees.suspension_mois);
  number("age_minimal", regles.durees.age_minimal_ans);
  std::string decompte;
  std::string jour;
  keep(parameters.choix("civis_deja_suivi", day, kAsker), decompte);
  keep(parameters.choix("civis_jour", day, kAsker), jour);
  if (!complaints.empty()) return complaints;
  if (decompte == "decompte_sans_financement") {
    regles.civis.decompte = CivisDejaSuivi::decompte_sans_financement;
  }
  if (jour == "affectation") regles.civis.jour = CivisJour::affectation;
  return regles;
}

}  // namespace copil::figures
