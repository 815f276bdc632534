#pragma once

#include <optional>

#include "subsidies/schedule.hpp"
#include "subsidies/subsidies.hpp"

/// Inside the room: one convention settled.
namespace copil::subsidies {

/// What the parameters say for the year.
struct Terms {
  Cents prix_unitaire;
  Ratio taux_1;
  Ratio taux_2;
  Day jour_1;
  Day jour_2;
};
/// Errors: a parameter without a value.
Checked<Terms> terms_for(const figures::Parameters& parameters, int annee);

/// The statut of a closed account of that balance.
Statut closed_statut(Cents solde);
/// What its balance makes the mission locale owe, by its statut.
Cents owed_back(const SubsidyRow& row);

/// One convention as known at the arrêté, and what bears on it.
class Account {
 public:
  Account(const figures::Figures& figures, const Terms& terms, ConventionId convention);

  /// Error: an amount too great to be counted.
  Checked<SubsidyRow> settle();

  // Annexe 6, article 9 : 40 % on 20 January, 40 % on 10 July. What we do: the first is reckoned on
  // its due day's objective, the second on 10 July's, or on what is known on `day` if that is
  // earlier. A later signature puts the due days off.
  Checked<Schedule> schedule(Day day);

  /// From the day of its effect on, the objective is that one.
  void try_out(const TriedObjective& tried) { tried_ = tried; }

 private:
  std::optional<std::int64_t> objectif_on(Day day) const;
  std::optional<Cents> montant_on(Day day);
  std::optional<Day> known(Day date) const;
  void read_days();
  Schedule planned(Day day);
  void settle_realise(Day judged);
  void settle_paid();
  Cents scheduled(const Acompte& acompte) const;
  void settle_due();
  std::optional<Cents> reckoned_due();
  Statut statut() const;

  Cents priced(std::int64_t count);
  std::optional<Cents> part_of(std::optional<Cents> montant, Ratio taux);
  Cents counted(Wide cents);
  Diagnostics too_great() const;

  const figures::Figures& figures_;
  const records::Records& records_;
  const Terms& terms_;
  ConventionId convention_;
  std::optional<TriedObjective> tried_;
  SubsidyRow row_;
  bool has_overflowed_ = false;
};

}  // namespace copil::subsidies
