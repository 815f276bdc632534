#pragma once

#include <optional>
#include <vector>

#include "subsidies/subsidies.hpp"

/// What conventions plan to pay, whatever was realised (annexe 6, article 9; article 11).
namespace copil::subsidies {

/// A convention's amount and instalments; what is not defined is empty.
struct Schedule {
  std::optional<Cents> montant;
  std::optional<Cents> acompte_1;
  std::optional<Cents> acompte_2;
  /// What is left for the balance when the objective is met.
  std::optional<Cents> solde() const;
};

/// The schedule of a row: its amount and its two instalments.
Schedule schedule_of(const SubsidyRow& row);

/// What an objective of `annee` would plan to pay, at its unit price and with its instalments: what
/// a simulation compares. Errors: a parameter without a value.
Checked<Schedule> schedule_for(const figures::Parameters& parameters, int annee,
                               std::int64_t objectif);

/// The schedule with the objectives known on `day`, not after the figures' arrêté: what an avenant
/// changes is its schedule less that of the eve of its effect (article 11). Errors: a parameter
/// without a value, an amount too great to be counted.
Checked<Schedule> schedule_on(const figures::Figures& figures, ConventionId convention, Day day);

/// The day whose objective the convention states: that of its signature, the arrêté while it is not
/// signed, neither before the year it is about. What an avenant changes later is not in it.
Day stated_on(const SubsidyRow& row);

/// The schedules of signed local conventions at or below the territory, added up, with the
/// objectives known on `day`; not defined when one of them is not. A mission locale's own is given
/// whether it is signed or not.
Schedule schedule_below(const figures::Figures& figures, const std::vector<SubsidyRow>& rows,
                        TerritoireId territoire, Day day);

}  // namespace copil::subsidies
