#include "subsidies/orders.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "subsidies/schedule.hpp"

namespace copil::subsidies {

namespace {

using records::Rang;

/// The termination as the file gives it: its notice of six months makes it known before its day.
std::optional<Day> announced_end(const records::Records& records, const SubsidyRow& row) {
  const Day end = records.conventions.resiliation[row.convention];
  if (!end.is_real() || calendar(end).year != row.annee) return std::nullopt;
  return end;
}

/// One convention, and what it is paid by `until`.
class Ordering {
 public:
  Ordering(const figures::Figures& figures, const SubsidyRow& row, Day until)
      : figures_(figures), row_(row), until_(until), end_(announced_end(figures.records(), row)) {}

  Checked<PaymentOrder> make() {
    if (row_.signature && is_settled(row_)) return settled();
    const auto schedule = schedule_on(figures_, row_.convention, last_due_day());
    if (!schedule) return schedule.error();
    order_.montant = schedule->montant;
    order_.acompte_1 = instalment(Rang::premier, schedule->acompte_1);
    order_.acompte_2 = instalment(Rang::deuxieme, schedule->acompte_2);
    order_.reason = reason_while_open();
    return order_;
  }

 private:
  /// Of the instalments to pay, the last due day; the arrêté when they are all due by then.
  Day last_due_day() const {
    Day last = row_.arrete;
    for (const Acompte& one : {row_.acompte_1, row_.acompte_2}) {
      const bool is_owed = one.echeance && *one.echeance <= until_ && !is_stopped(one);
      if (is_owed) last = std::max(last, *one.echeance);
    }
    return last;
  }

  bool is_stopped(const Acompte& instalment) const {
    return end_ && instalment.echeance && *instalment.echeance > *end_;
  }

  OrderedInstalment instalment(Rang rang, std::optional<Cents> planned) const {
    const Acompte& due = instalment_of(row_, rang);
    OrderedInstalment one;
    one.prevu = planned.value_or(Cents{});
    one.verse = paid_for(figures_.records().versements, row_, rang).sum;
    const bool is_owed = due.echeance && *due.echeance <= until_ && !is_stopped(due);
    if (is_owed && !is_deemed(rang)) one.a_payer = std::max(Cents{}, one.prevu - one.verse);
    return one;
  }

  /// True for what the account takes as paid: an order would pay it twice.
  bool is_deemed(Rang rang) const {
    return state_of(figures_.records().versements, row_, rang) ==
           InstalmentState::echu_non_enregistre;
  }

  PaymentOrder settled() {
    order_.montant = row_.montant;
    // The balance less instalments that nobody recorded would pay, or claim, on a supposition.
    if (!row_.is_verse_recorded && row_.acomptes.count > 0) {
      order_.reason = OrderReason::registre_muet;
      return order_;
    }
    order_.solde = left_to_pay(row_).value_or(Cents{});
    if (order_.solde.count == 0) {
      const bool is_overpaid = row_.reversement.value_or(Cents{}).count > 0;
      order_.reason = is_overpaid ? OrderReason::trop_percu : OrderReason::solde_nul;
    }
    return order_;
  }

  OrderReason reason_while_open() const {
    if (!row_.signature) return OrderReason::non_signee;
    if (order_.total().count > 0) return OrderReason::payable;
    const bool is_too_early = row_.acompte_1.echeance && *row_.acompte_1.echeance > until_;
    if (!order_.montant) return is_too_early ? OrderReason::a_venir : OrderReason::sans_montant;
    if (is_deemed(Rang::premier) || is_deemed(Rang::deuxieme)) return OrderReason::registre_muet;
    if (row_.statut == Statut::en_attente_compte_rendu) return OrderReason::attente_compte_rendu;
    const bool first_is_left = order_.acompte_1.verse < order_.acompte_1.prevu;
    const bool second_is_left = order_.acompte_2.verse < order_.acompte_2.prevu;
    if (!first_is_left && !second_is_left) return OrderReason::acomptes_verses;
    const bool is_to_come = (first_is_left && !is_stopped(row_.acompte_1)) ||
                            (second_is_left && !is_stopped(row_.acompte_2));
    return is_to_come ? OrderReason::a_venir : OrderReason::resiliation;
  }

  const figures::Figures& figures_;
  const SubsidyRow& row_;
  Day until_;
  std::optional<Day> end_;
  PaymentOrder order_;
};

}  // namespace

std::string_view reason_label(OrderReason reason) {
  switch (reason) {
    case OrderReason::payable:
      return "payable";
    case OrderReason::non_signee:
      return "convention non signée";
    case OrderReason::sans_montant:
      return "montant inconnu";
    case OrderReason::registre_muet:
      return "aucun acompte enregistré";
    case OrderReason::trop_percu:
      return "trop-perçu";
    case OrderReason::solde_nul:
      return "tout est versé";
    case OrderReason::resiliation:
      return "échéance après la résiliation";
    case OrderReason::attente_compte_rendu:
      return "compte rendu d'exécution attendu";
    case OrderReason::acomptes_verses:
      return "acomptes versés";
    case OrderReason::a_venir:
      return "échéance à venir";
  }
  return {};
}

Checked<PaymentOrder> order_for(const figures::Figures& figures, const SubsidyRow& row, Day until) {
  return Ordering{figures, row, until}.make();
}

}  // namespace copil::subsidies
