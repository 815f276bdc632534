// What a payment order pays of a convention.
#include "subsidies/orders.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::Term;
using subsidies::OrderedInstalment;
using subsidies::PaymentOrder;

template <OrderedInstalment PaymentOrder::*instalment, Cents OrderedInstalment::*amount>
Term ordered_amount(const DocumentNames&, const OrdreSubject& subject) {
  return Value::money(subject.order.*instalment.*amount);
}

}  // namespace

Term order_of(const DocumentNames& names, const subsidies::SubsidyRow& row) {
  if (!knows_payments(names)) return std::monostate{};
  constexpr int kDaysAhead = 30;
  const auto order = subsidies::order_for(names.facts().dossier->figures(), row,
                                          Day{row.arrete.number + kDaysAhead});
  return order ? Term{record_of(names, OrdreSubject{&row, *order})} : Term{};
}

template <>
const std::vector<FieldOf<OrdreSubject>>& fields_of() {
  using S = OrdreSubject;
  using N = DocumentNames;
  using O = PaymentOrder;
  using I = OrderedInstalment;
  static const std::vector<FieldOf<S>> kFields{
      {{"total", number(Unit::euros),
        "Ce qui est à payer : acomptes échus ou à échoir dans les trente jours, solde d'un compte "
        "clos ; seuls comptent les versements enregistrés"},
       [](const N&, const S& s) -> Term { return Value::money(s.order.total()); }},
      {{"motif", text(), "Pourquoi rien n'est à payer, ou « payable »"},
       [](const N&, const S& s) -> Term {
         return std::string{subsidies::reason_label(s.order.reason)};
       }},
      {{"montant", number(Unit::euros), "La subvention au jour de la dernière échéance à payer"},
       [](const N&, const S& s) { return money_term(s.order.montant); }},
      {{"acompte_1", number(Unit::euros), "Ce qui est à payer du premier acompte"},
       &ordered_amount<&O::acompte_1, &I::a_payer>},
      {{"acompte_1_prevu", number(Unit::euros), "Le premier acompte"},
       &ordered_amount<&O::acompte_1, &I::prevu>},
      {{"acompte_1_verse", number(Unit::euros), "Ce qui en est enregistré comme versé"},
       &ordered_amount<&O::acompte_1, &I::verse>},
      {{"acompte_2", number(Unit::euros), "Ce qui est à payer du second acompte"},
       &ordered_amount<&O::acompte_2, &I::a_payer>},
      {{"acompte_2_prevu", number(Unit::euros),
        "Le second acompte, sur l'objectif du jour de son échéance"},
       &ordered_amount<&O::acompte_2, &I::prevu>},
      {{"acompte_2_verse", number(Unit::euros), "Ce qui en est enregistré comme versé"},
       &ordered_amount<&O::acompte_2, &I::verse>},
      {{"solde", number(Unit::euros), "Le solde à payer, compte clos"},
       [](const N&, const S& s) -> Term { return Value::money(s.order.solde); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
