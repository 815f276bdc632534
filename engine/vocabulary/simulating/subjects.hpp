#pragma once

#include <vector>

#include "vocabulary/simulations.hpp"
#include "vocabulary/tables/fields.hpp"

/// What templates name of objectives tried out.
namespace copil::vocabulary {

struct SimulationSubject {
  static constexpr const char* kType = "simulation";
  const Simulation* simulation;
};
struct ScenarioSubject {
  static constexpr const char* kType = "scenario";
  const TriedScenario* scenario;
};
/// A scenario in one of the parts that the document compares: a mission locale, or for the nation a
/// region with its missions locales.
struct EssaiSubject {
  static constexpr const char* kType = "essai";
  const TriedScenario* scenario;
  records::TerritoireId part;
  std::vector<const TriedMission*> missions;
};
struct ProjectionPasseeSubject {
  static constexpr const char* kType = "projection_passee";
  volumes::PastProjection past;
};

/// What was tried out for the document's territory; n.d. when nothing was.
expansion::Term simulation_of(const DocumentNames& names);

Bearing bearing_of(const DocumentNames& names, const ScenarioSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const EssaiSubject& subject, const std::string&);

}  // namespace copil::vocabulary
