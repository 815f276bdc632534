// What the compte rendu d'exécution of a convention states.
#include "base/period.hpp"
#include "subsidies/execution.hpp"
#include "vocabulary/tables/fields.hpp"
#include "volumes/objectifs.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using subsidies::SubsidyRow;

/// The day of the account: that of the termination, else the arrêté.
Day day_of_account(const SubsidyRow& row) {
  return row.resiliation.value_or(row.arrete);
}

/// The row of `objectifs.csv` whose objective the account is reckoned with.
std::optional<std::size_t> objective_of_account(const DocumentNames& names, const SubsidyRow& row) {
  return volumes::row_in_force(records_of(names).objectifs, row.annee, row.territoire,
                               day_of_account(row));
}

Term paid_or_not(const DocumentNames& names, const SubsidyRow& row, bool is_paid) {
  const auto paid = subsidies::paid_entries(row);
  if (!paid || !knows_payments(names)) return Value::not_defined(Unit::jeunes);
  const std::uint64_t count = is_paid ? *paid : row.realise - *paid;
  return Value::count(static_cast<std::int64_t>(count), Unit::jeunes);
}

/// The balance that the compte rendu closes, on one side; n.d. while it would close nothing.
Term closing(const DocumentNames& names, const SubsidyRow& row,
             std::optional<Cents> (*amount)(const SubsidyRow&)) {
  const SubsidyRow closed = subsidies::once_reported(row);
  if (!knows_payments(names) || !subsidies::is_settled(closed)) {
    return Value::not_defined(Unit::euros);
  }
  return money_term(amount(closed));
}

RecordList reported_months_of(const DocumentNames& names, const SubsidyRow& row) {
  RecordList list;
  if (!knows_realised(names)) return list;
  const auto months = subsidies::reported_months(names.facts().dossier->figures(), row);
  for (int rank = 1; rank <= 12; ++rank) {
    const Period month{Period::Kind::month, row.annee, rank};
    list.push_back(
        record_of(names, MoisCompteSubject{month, months[static_cast<std::size_t>(rank - 1)],
                                           days_of(month).end - 1}));
  }
  return list;
}

}  // namespace

template <>
const std::vector<FieldOf<ExecutionSubject>>& fields_of() {
  using S = ExecutionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"est_complete", boolean(),
        "L'année est-elle finie à l'arrêté, ou la convention résiliée dans l'année ?"},
       [](const N&, const S& s) -> Term {
         const Interval year = days_of(Period{Period::Kind::year, s.row->annee, 1});
         return s.row->resiliation.has_value() || s.row->arrete >= year.end - 1;
       }},
      {{"resiliation", day(), "Le jour de la résiliation, si elle est dans l'année"},
       [](const N&, const S& s) { return day_term(s.row->resiliation); }},
      {{"acte", text(), "L'acte qui fixe l'objectif du compte"},
       [](const N& n, const S& s) -> Term {
         const auto row = objective_of_account(n, *s.row);
         return row ? text_term(records_of(n).objectifs.acte[*row]) : Term{};
       }},
      {{"date_effet", day(), "Le jour d'effet de cet objectif"},
       [](const N& n, const S& s) -> Term {
         const auto row = objective_of_account(n, *s.row);
         return row ? day_term(records_of(n).objectifs.date_effet[*row]) : Term{};
       }},
      {{"payees", number(Unit::jeunes),
        "Les entrées que la subvention paie, dans la limite de l'objectif ; n.d. sans signature"},
       [](const N& n, const S& s) { return paid_or_not(n, *s.row, true); }},
      {{"non_payees", number(Unit::jeunes), "Les entrées au-delà de l'objectif, que rien ne paie"},
       [](const N& n, const S& s) { return paid_or_not(n, *s.row, false); }},
      {{"statut", text(), "La situation de la convention, son compte rendu produit"},
       [](const N& n, const S& s) -> Term {
         if (!knows_payments(n)) return std::monostate{};
         return std::string{subsidies::statut_label(subsidies::once_reported(*s.row).statut)};
       }},
      {{"reste_a_verser", number(Unit::euros),
        "Ce qui reste à verser, son compte rendu produit ; n.d. avant la fin de l'année"},
       [](const N& n, const S& s) { return closing(n, *s.row, &subsidies::left_to_pay); }},
      {{"reversement", number(Unit::euros),
        "Le trop-perçu à reverser, son compte rendu produit ; n.d. avant la fin de l'année"},
       [](const N& n, const S& s) {
         return closing(n, *s.row, [](const SubsidyRow& row) { return row.reversement; });
       }},
      {{"mois", list("mois_de_compte"),
        "Les douze mois de l'année, avec leurs entrées financées : aucune après une résiliation"},
       [](const N& n, const S& s) -> Term { return reported_months_of(n, *s.row); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
