#pragma once

#include <optional>
#include <vector>

#include "subsidies/schedule.hpp"
#include "volumes/simulation.hpp"

/// What objectives tried out would change of what is planned to be paid.
namespace copil::subsidies {

/// What is planned to be paid to a mission locale with the objective in force and with the one
/// tried out, and what is paid already.
struct TriedMoney {
  Schedule before;
  Schedule after;
  std::optional<Cents> paid;  ///< instalments; empty without a convention
  bool has_convention = false;
  bool is_signed = false;
};

/// Of that mission locale, `conventions` being those of `annee` and the objectives tried out in
/// force from `effet` on; without a convention, what the objectives would plan at the year's price.
/// Errors: a parameter without a value, an amount too great to be counted.
Checked<TriedMoney> money_trying(const figures::Figures& figures, int annee,
                                 const std::vector<SubsidyRow>& conventions,
                                 const volumes::Simulated& row, Day effet);

}  // namespace copil::subsidies
