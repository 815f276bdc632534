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

/// The first year of the agreement (accord-cadre of 26 January 2010, article 10): there is no
/// subsidy before.
constexpr int kFirstYear = 2010;

enum class Statut {
  non_signee,
  titre_de_perception,
  resiliee,
  sans_objectif,
  en_cours,
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

/// One row of `copil subventions`. What is not defined is empty. Of a terminated convention,
/// objective, amount and realised are those of the day of termination.
struct SubsidyRow {
  ConventionId convention = 0;
  TerritoireId territoire = 0;
  int annee = 0;
  Day arrete;
  std::optional<std::int64_t> objectif;
  std::uint64_t realise = 0;  ///< funded youths
  std::optional<Ratio> taux;
  std::optional<Cents> montant;
  Acompte acompte_1;
  Acompte acompte_2;
  Cents acomptes;                  ///< instalments paid: recorded, else scheduled and due
  Cents soldes;                    ///< balances paid, as recorded
  Cents reversements;              ///< sums paid back, as recorded
  Cents verse;                     ///< what the mission locale holds: the three, net
  bool is_verse_recorded = false;  ///< instalments are from versements.csv, not from the schedule
  std::optional<Cents> du;
  std::optional<Cents> solde;        ///< signed; see `is_estimate`
  std::optional<Cents> reversement;  ///< what must be paid back, 0 unless the account is closed
  Statut statut = Statut::sans_objectif;
  std::optional<Day> signature;     ///< by the arrêté
  std::optional<Day> compte_rendu;  ///< by the arrêté, not before the year's last day
  std::optional<Day> resiliation;   ///< by the arrêté, when terminated during the year
};

/// True while `du` and `solde` only estimate: the year is not over or its compte rendu is not
/// produced (annexe 6, article 9). Nothing is payable on an estimate.
bool is_estimate(const SubsidyRow& row);

/// True when the account is closed: its balance is due, one way or the other.
bool is_settled(const SubsidyRow& row);

/// What is payable: the balance when the account is settled and it is positive, 0 when it is
/// settled and nothing is; empty on an estimate or when undefined.
std::optional<Cents> left_to_pay(const SubsidyRow& row);

/// The conventions of `annee` by code (bytes), at the figures' arrêté. The figures must cover
/// `annee`. Errors: a year before `kFirstYear`, an arrêté before 1 January of `annee`, a parameter
/// without a value, an amount too great to be counted.
Checked<std::vector<SubsidyRow>> compute_subsidies(const figures::Figures& figures, int annee);

/// The same before `annee` begins, for the acts that are prepared: which conventions there will be,
/// with what the arrêté knows of them; nothing is realised. Errors: a year before `kFirstYear`, a
/// parameter without a value, an amount too great to be counted.
Checked<std::vector<SubsidyRow>> announced_subsidies(const figures::Figures& figures, int annee);

}  // namespace copil::subsidies
