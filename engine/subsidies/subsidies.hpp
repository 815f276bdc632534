#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/figures.hpp"

/// Instalments, balance, sums to be paid back, termination account (annexe 6, article 9; articles
/// 10.2 and 11).
namespace copil::subsidies {

using records::ConventionId;
using records::TerritoireId;

enum class Statut {
  titre_de_perception,
  resiliee,
  sans_objectif,
  en_attente_compte_rendu,
  trop_percu,
  solde_a_verser,
  solde_nul
};
/// `en_attente_compte_rendu`: the word of the machine-readable output.
std::string_view statut_name(Statut statut);
/// "en attente du compte rendu d'exécution": what users read.
std::string_view statut_label(Statut statut);

/// One instalment: its amount and due day, each empty when not defined (no objective yet; not
/// signed).
struct Acompte {
  std::optional<Cents> montant;
  std::optional<Day> echeance;
  bool operator==(const Acompte&) const = default;
};

/// One row of `copil subventions`. What is not defined is empty.
struct SubsidyRow {
  ConventionId convention = 0;
  TerritoireId territoire = 0;
  int annee = 0;
  Day arrete;
  std::optional<std::int64_t> objectif;  ///< at the arrêté
  std::uint64_t realise = 0;             ///< funded youths (up to the termination, if any)
  std::optional<Ratio> taux;
  std::optional<Cents> montant;  ///< at the arrêté
  Acompte acompte_1;
  Acompte acompte_2;
  Cents verse;                     ///< what is subtracted from `du`
  bool is_verse_recorded = false;  ///< from versements.csv, else from the schedule
  std::optional<Cents> du;
  std::optional<Cents> solde;        ///< signed
  std::optional<Cents> reversement;  ///< max(0, −solde)
  Statut statut = Statut::sans_objectif;
  std::optional<Day> resiliation;  ///< when terminated during the year
};

/// The conventions of `annee` by code (bytes), at the figures' arrêté. The figures must cover
/// `annee`. Errors: an arrêté before 1 January of `annee`, a parameter without a value.
Checked<std::vector<SubsidyRow>> compute_subsidies(const figures::Figures& figures, int annee);

/// A convention's amount and instalments; what is not defined is empty.
struct Schedule {
  std::optional<Cents> montant;
  std::optional<Cents> acompte_1;
  std::optional<Cents> acompte_2;
  /// What is left for the balance when the objective is met.
  std::optional<Cents> solde() const;
};

/// The schedule with the objectives known on `day`, not after the figures' arrêté: what an avenant
/// changes is its schedule less that of the eve of its effect (article 11). Errors: a parameter
/// without a value.
Checked<Schedule> schedule_on(const figures::Figures& figures, ConventionId convention, Day day);

/// Entries (VOL) of each month of `annee`, January first, for the compte rendu d'exécution. Their
/// sum may exceed the year's total, which counts distinct youths.
std::array<std::uint64_t, 12> monthly_entries(const figures::Figures& figures,
                                              TerritoireId territoire, int annee);

/// What is still to be paid once the compte rendu is produced: max(0, solde); empty when undefined.
std::optional<Cents> left_to_pay(const SubsidyRow& row);

}  // namespace copil::subsidies
