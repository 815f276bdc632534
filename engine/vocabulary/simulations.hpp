#pragma once

#include <string>
#include <vector>

#include "subsidies/trying.hpp"
#include "vocabulary/dossier.hpp"
#include "volumes/scenarios.hpp"

/// Objectives tried out for a territory, with all that follows from them: what `copil simuler` and
/// the documents say alike.
namespace copil::vocabulary {

/// What is tried out: the year, the day from which the objectives would hold, the scenarios.
struct ScenariosAsked {
  Period annee;
  Day effet;
  std::vector<volumes::Scenario> scenarios;
  std::string fichier{};    ///< where they were read, for documents
  std::string empreinte{};  ///< its SHA-256
};

/// A mission locale in a scenario, and its money.
struct TriedMission {
  volumes::Simulated simulated;
  subsidies::TriedMoney money;
};

/// A scenario with what came of it, by code of mission locale.
struct TriedScenario {
  volumes::Scenario scenario;
  std::vector<TriedMission> missions;
};

struct Simulation {
  records::TerritoireId territoire = records::kNone;
  Period annee;
  Day effet;
  std::vector<TriedScenario> scenarios{};
  /// Of the missions locales out of the sharing: their conventions are terminated (article 10.2).
  std::vector<subsidies::SubsidyRow> closed{};
  bool has_unsigned = false;  ///< a convention that is not signed has no due days
  /// Distinct youths who entered one of the missions locales served: never more than their entries.
  std::int64_t distincts = 0;
  std::vector<volumes::PastProjection> past{};
  std::string fichier{};
  std::string empreinte{};
};

/// Tries the scenarios out on the missions locales below the territory. Errors, of all scenarios:
/// those of `volumes::simulate`; a parameter without a value, an amount too great to be counted.
Checked<Simulation> try_scenarios(const Dossier& dossier, records::TerritoireId territoire,
                                  const ScenariosAsked& asked);

}  // namespace copil::vocabulary
