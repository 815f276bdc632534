#pragma once

#include <string>
#include <vector>

#include "copil/options/request.hpp"
#include "copil/terminal/listing.hpp"
#include "subsidies/schedule.hpp"
#include "volumes/simulation.hpp"

/// What `copil simuler` shows of objectives tried out.
namespace copil::program {

/// A scenario with what came of it.
struct Tried {
  const volumes::Scenario* scenario;
  std::vector<volumes::Simulated> rows;
};

/// What a simulation is made from: the folder, the year, its conventions, and the day from which
/// the objectives tried out would hold.
struct TriedYear {
  const vocabulary::Dossier& dossier;
  Period year;
  Day effect;
  std::vector<subsidies::SubsidyRow> conventions;
  std::vector<records::TerritoireId> closed;

  std::string code(records::TerritoireId id) const {
    return dossier.records().territoires.code[id];
  }
};

/// Scenario by scenario, mission locale by mission locale; with a row of totals when `has_totals`.
/// Errors: a parameter without a value, an amount too great to be counted.
Step<Listing> simulation_listing(const TriedYear& trial, const std::vector<Tried>& tried,
                                 bool has_totals);

/// What the table leaves out, and what a simulation can no longer change; lines for people.
std::string simulation_notes(const TriedYear& trial, records::TerritoireId territory);

}  // namespace copil::program
