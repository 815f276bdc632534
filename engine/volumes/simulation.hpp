#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/figures.hpp"
#include "volumes/objectifs.hpp"

/// Objectives tried out before a committee decides (articles 5.1, 9.2-2 and 11).
namespace copil::volumes {

/// What a scenario weighs each mission locale by.
enum class Poids {
  objectif,    ///< the objective in force
  realise,     ///< the year's entries at the arrêté
  projection,  ///< the seasonal projection
  demande      ///< what each asks for
};

struct Scenario {
  std::string nom;
  std::optional<std::int64_t> enveloppe{};  ///< the objective in force of the territory, if nothing
  Poids poids = Poids::objectif;
  std::optional<Ratio> plancher{};  ///< of the objective in force: `0,9` is at least 90 % of it
  std::optional<Ratio> plafond{};
  std::map<std::string, std::int64_t> demandes{};  ///< by territory code
  bool is_capped_by_demand = false;                ///< nobody receives more than it asks for
};

/// The bound of a scenario that an objective meets.
enum class Limite { aucune, plancher, plafond, demande };

/// One mission locale in a scenario.
struct Simulated {
  TerritoireId territoire = 0;
  std::optional<std::int64_t> actuel;  ///< the objective in force
  std::optional<std::int64_t> demande;
  std::int64_t objectif = 0;
  std::int64_t realise = 0;
  std::optional<std::int64_t> projection;  ///< seasonal
  Limite limite = Limite::aucune;          ///< what kept the objective from being more, or less
  /// The projected entries that nothing would pay, with the objective in force and with the new
  /// one; empty without a projection.
  std::optional<std::int64_t> hors_avant() const;
  std::optional<std::int64_t> hors_apres() const;
};

/// The entries of the whole year if they go on as the year before went on from the same day of the
/// calendar: realise × (year before, whole) / (year before, by then), rounded half up. Nothing when
/// the year before had no entry by then, or when it was not computed.
std::optional<std::int64_t> seasonal_projection(const figures::Figures& figures,
                                                TerritoireId territoire, int annee, Day day);

/// What the seasonal projection of an earlier year would have been worth, beside what came.
struct PastProjection {
  int annee = 0;
  Day jour;
  std::int64_t projection = 0;
  std::int64_t realise = 0;
};

/// The same projection made on the same day of the earlier years, oldest first: those of which the
/// figures hold the year and the one before it. None once `annee` is over: nothing is projected.
std::vector<PastProjection> past_projections(const figures::Figures& figures,
                                             TerritoireId territoire, int annee, Day day);

/// The scenario's objectives of the missions locales below the territory, by code (bytes): shared
/// by largest remainder, their sum is the envelope, exactly. `figures` must cover `annee`, and the
/// year before for projections. Errors: no mission locale, no envelope, bounds that cannot be met,
/// nothing but null weights, a demand for a territory that is not among those served.
/// `closed`: the missions locales whose convention is terminated (article 10.2). They receive
/// nothing any more and keep their objective, which the envelope in force is lessened by.
Checked<std::vector<Simulated>> simulate(const figures::Figures& figures, TerritoireId territoire,
                                         int annee, const Scenario& scenario,
                                         const std::vector<TerritoireId>& closed = {});

}  // namespace copil::volumes
