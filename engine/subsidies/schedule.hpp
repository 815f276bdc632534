#pragma once

#include <cstdint>
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

/// An objective tried out before it is decided: in force from `effet` on.
struct TriedObjective {
  std::int64_t objectif = 0;
  Day effet;
};

/// The schedule that the convention would have under a tried objective: an instalment due before it
/// takes effect stays what it is, an amount that the convention fixes too (annexe 6, article 9).
/// Errors: a parameter without a value, an amount too great to be counted.
Checked<Schedule> schedule_trying(const figures::Figures& figures, ConventionId convention,
                                  const TriedObjective& tried);

/// The local convention of the mission locale among the rows of a year: one that goes on rather
/// than one that is terminated; nothing without one.
const SubsidyRow* local_convention(const records::Records& records,
                                   const std::vector<SubsidyRow>& rows, TerritoireId territoire);

/// The missions locales whose conventions of the year are all terminated (article 10.2): no
/// objective is set for them any more.
std::vector<TerritoireId> closed_missions(const records::Records& records,
                                          const std::vector<SubsidyRow>& rows);

/// The day whose objective the convention states: that of its signature, the arrêté while it is not
/// signed, neither before the year it is about. What an avenant changes later is not in it.
Day stated_on(const SubsidyRow& row);

/// The schedule of the objectives of a territory of `annee` known on `day`, at the unit price, with
/// the instalments of the texts: what a region's convention says of its territory (annexe 5), or a
/// mission locale's own whose convention has no row for that year. Errors: a parameter without a
/// value.
Checked<Schedule> schedule_of_objectives(const figures::Figures& figures, int annee,
                                         TerritoireId territoire, Day day);

/// The convention that an avenant of `annee` amends, among those of the territory signed by
/// `arrete` and not terminated by then: the last one before that year, which runs on (annexe 6,
/// article 8), or one of the year itself when there is none; one of the year first when the avenant
/// revises it in its course.
std::optional<ConventionId> amended_convention(const records::Records& records,
                                               TerritoireId territoire, int annee, bool is_mid_year,
                                               Day arrete);

}  // namespace copil::subsidies
