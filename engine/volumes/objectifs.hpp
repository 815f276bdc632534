#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "records/records.hpp"

/// The objectives of a territory and a year, day by day, and whether they add up. The only place
/// that says which row of `objectifs.csv` holds.
namespace copil::volumes {

using records::TerritoireId;

/// True for the four levels: sites and platforms have no objective.
bool has_objectives(records::TypeTerritoire type);

/// The row that holds on `day`: of that year and territory, the one with the greatest `date_effet`
/// not after it.
std::optional<std::size_t> row_in_force(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day);

/// The first row of that year and territory to take effect after `day`.
std::optional<std::size_t> next_row(const records::Objectifs& objectifs, int annee,
                                    TerritoireId territoire, Day day);

/// The objective of the row in force.
std::optional<std::int64_t> objectif_on(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day);

/// The year's first objective (article 5.1, « volumes initiaux »): the row with the smallest
/// `date_effet`, if not after `day`.
std::optional<std::int64_t> first_objectif(const records::Objectifs& objectifs, int annee,
                                           TerritoireId territoire, Day day);

/// The objectives right below a territory: where one of those below has none, what stands below it
/// counts in its place. Sites and platforms have no objective and are passed over.
struct Below {
  std::int64_t somme = 0;
  std::size_t parts = 0;    ///< territories whose objective is in the sum
  std::size_t without = 0;  ///< direct children that have none, nor anything below them
};
Below objectifs_below(const records::Records& records, TerritoireId territoire, int annee, Day day);

/// Objectives below a territory that do not add up to its own (never repaired).
struct TotalAnomaly {
  TerritoireId territoire = 0;
  int annee = 0;
  std::int64_t objectif = 0;  ///< as the file gives it
  std::int64_t somme = 0;     ///< of the nearest territories below that have one
  std::size_t parts = 0;      ///< how many they are
  std::size_t without = 0;    ///< direct children that are in none of them
  std::int64_t ecart() const { return objectif - somme; }
};

/// For `annee` and the year before, at `arrete`; by year then code.
std::vector<TotalAnomaly> total_anomalies(const records::Records& records, int annee, Day arrete);
/// For every year that has objectives.
std::vector<TotalAnomaly> all_total_anomalies(const records::Records& records, Day arrete);

}  // namespace copil::volumes
