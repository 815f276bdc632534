#include "volumes/objectifs.hpp"

#include <algorithm>
#include <set>

#include "figures/figures.hpp"

namespace copil::volumes {

namespace {

using records::Records;
using records::TypeTerritoire;

/// The row of that year and territory that `is_better` prefers to all others dated by `day`.
template <class IsBetter>
std::optional<std::size_t> best_row(const records::Objectifs& objectifs, int annee,
                                    TerritoireId territoire, Day day, const IsBetter& is_better) {
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < objectifs.size(); ++row) {
    if (objectifs.territoire[row] != territoire || objectifs.annee[row] != annee) continue;
    if (objectifs.date_effet[row] > day) continue;
    if (!best || is_better(objectifs.date_effet[row], objectifs.date_effet[*best])) best = row;
  }
  return best;
}

std::optional<TotalAnomaly> anomaly_of(const Records& records, TerritoireId territoire, int annee,
                                       Day arrete) {
  const auto objectif = objectif_on(records.objectifs, annee, territoire, arrete);
  if (!objectif) return std::nullopt;
  const Below below = objectifs_below(records, territoire, annee, arrete);
  if (below.parts == 0 || below.somme == *objectif) return std::nullopt;
  return TotalAnomaly{territoire, annee, *objectif, below.somme, below.parts, below.without};
}

std::vector<TotalAnomaly> anomalies_of(const Records& records, const std::set<int>& years,
                                       Day arrete) {
  const auto all = figures::territories_of_level(records.territoires, "tous");
  std::vector<TotalAnomaly> anomalies;
  for (const int year : years) {
    for (const TerritoireId territoire : *all) {
      if (auto anomaly = anomaly_of(records, territoire, year, arrete)) {
        anomalies.push_back(*anomaly);
      }
    }
  }
  return anomalies;
}

}  // namespace

bool has_objectives(TypeTerritoire type) {
  return type != TypeTerritoire::site_pole_emploi && type != TypeTerritoire::plateforme_vocation;
}

std::optional<std::size_t> row_in_force(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day) {
  return best_row(objectifs, annee, territoire, day, [](Day a, Day b) { return a > b; });
}

std::optional<std::size_t> next_row(const records::Objectifs& objectifs, int annee,
                                    TerritoireId territoire, Day day) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < objectifs.size(); ++i) {
    const bool is_to_come = objectifs.annee[i] == annee && objectifs.territoire[i] == territoire &&
                            objectifs.date_effet[i] > day;
    if (is_to_come && (!first || objectifs.date_effet[i] < objectifs.date_effet[*first])) first = i;
  }
  return first;
}

std::optional<std::int64_t> objectif_on(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day) {
  const auto row = row_in_force(objectifs, annee, territoire, day);
  if (!row) return std::nullopt;
  return objectifs.objectif[*row];
}

std::optional<std::int64_t> first_objectif(const records::Objectifs& objectifs, int annee,
                                           TerritoireId territoire, Day day) {
  const auto row = best_row(objectifs, annee, territoire, day, [](Day a, Day b) { return a < b; });
  if (!row) return std::nullopt;
  return objectifs.objectif[*row];
}

Below objectifs_below(const Records& records, TerritoireId territoire, int annee, Day day) {
  Below below;
  for (const TerritoireId child : records.territoires.children[territoire]) {
    if (!has_objectives(records.territoires.type[child])) continue;
    if (const auto objectif = objectif_on(records.objectifs, annee, child, day)) {
      below.somme += *objectif;
      ++below.parts;
      continue;
    }
    const Below further = objectifs_below(records, child, annee, day);
    below.somme += further.somme;
    below.parts += further.parts;
    below.without += further.parts == 0 ? 1 : 0;
  }
  return below;
}

std::vector<TotalAnomaly> total_anomalies(const Records& records, int annee, Day arrete) {
  return anomalies_of(records, {annee - 1, annee}, arrete);
}

std::vector<TotalAnomaly> all_total_anomalies(const Records& records, Day arrete) {
  return anomalies_of(records, {records.objectifs.annee.begin(), records.objectifs.annee.end()},
                      arrete);
}

}  // namespace copil::volumes
