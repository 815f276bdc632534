#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "example/example.hpp"

/// Inside the room: the territories of a folder, what they weigh and what is asked of them.
namespace copil::example {

/// Objectives of the year before and of the year.
struct Objectifs {
  std::int64_t precedent = 0;
  std::int64_t objectif = 0;
};

struct Place {
  std::string code;
  std::string libelle;
  std::string parent;
};

struct Departement {
  Place place;
  Objectifs objectifs;     ///< the sum of its missions locales'
  std::int64_t moved = 0;  ///< see `Mission::moved`
};

struct Mission {
  Place place;
  std::size_t departement = 0;  ///< index in `departements`
  std::size_t region = 0;       ///< index in `regions`
  std::vector<Place> sites;
  std::string plateforme;     ///< code; that of its département
  std::int64_t weight = 0;    ///< among the missions locales of its region
  int zeal_per_mille = 1000;  ///< how many youths it takes in charge, against the usual
  std::int64_t jeunes = 0;    ///< whom it knows
  Objectifs objectifs;
  std::int64_t moved = 0;  ///< what an amendment of July adds to the objective, or takes away
};

struct Region {
  Place place;
  Objectifs objectifs;
  std::vector<std::size_t> missions;  ///< indices in `Network::missions`, the heaviest first
  int zeal_per_mille = 1000;          ///< see `Mission::zeal_per_mille`
};

struct Network {
  Place root;
  Objectifs objectifs;
  std::string acte;  ///< of the year's objectives
  std::vector<Region> regions;
  std::vector<Departement> departements;
  std::vector<Place> plateformes;
  std::vector<Mission> missions;
};

/// The regions of `accord` (the largest ones when there are few missions locales), their objectives
/// in proportion to the youths of the plan, shared exactly among invented missions locales.
/// Errors: an accord without regions or objectives.
Checked<Network> make_network(const Plan& plan, const records::Records& accord);

}  // namespace copil::example
