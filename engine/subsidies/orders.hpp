#pragma once

#include <string_view>

#include "subsidies/payments.hpp"

/// What a payment order pays (annexe 6, article 9), by the account's own rule: an instalment that
/// the account takes as paid, for want of any recorded, is not paid again. Whoever has paid nothing
/// records a payment of nothing.
namespace copil::subsidies {

/// Why an order pays, or why it pays nothing.
enum class OrderReason {
  payable,
  non_signee,
  sans_montant,          ///< neither an amount nor an objective
  registre_muet,         ///< the account rests on instalments that it takes as paid, unrecorded
  trop_percu,            ///< more is paid than is due
  solde_nul,             ///< all that is due is paid
  resiliation,           ///< what is not paid falls due after the termination
  attente_compte_rendu,  ///< the year is over, its balance waits
  acomptes_verses,       ///< the instalments are paid, the year is not over
  a_venir                ///< an instalment is due, later
};
/// "compte rendu d'exécution attendu": what templates compare and users read.
std::string_view reason_label(OrderReason reason);

/// An instalment as an order sees it.
struct OrderedInstalment {
  Cents prevu;  ///< on the objective of its due day, which may come after the arrêté
  Cents verse;  ///< as recorded
  Cents a_payer;
};

/// What is to be paid to one convention by a day.
struct PaymentOrder {
  std::optional<Cents> montant;  ///< the subsidy that the instalments are a part of
  OrderedInstalment acompte_1;
  OrderedInstalment acompte_2;
  Cents solde;  ///< of a closed account: it settles what is left of the instalments too
  OrderReason reason = OrderReason::payable;
  Cents total() const { return acompte_1.a_payer + acompte_2.a_payer + solde; }
};

/// What an order can pay of what falls due by `until`: instalments while the account is open, its
/// balance once it is closed, never both. An instalment that falls due after a termination, be it
/// yet to come, is not owed (article 10.2). Errors: a parameter without a value, an amount too
/// great to be counted.
Checked<PaymentOrder> order_for(const figures::Figures& figures, const SubsidyRow& row, Day until);

}  // namespace copil::subsidies
