// Instalments due and paid, and the calendar of payments.
#include <algorithm>

#include "figures/flows.hpp"
#include "subsidies/payments.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::Rang;
using subsidies::SubsidyRow;

/// The local conventions at or below a territory, by code.
std::vector<const SubsidyRow*> local_conventions(const DocumentNames& names,
                                                 records::TerritoireId territoire) {
  const auto& records = records_of(names);
  std::vector<const SubsidyRow*> rows;
  for (const auto& row : names.facts().subsidies) {
    const bool is_local =
        records.conventions.type[row.convention] == records::TypeConvention::locale;
    const bool is_inside = records.territoires.is_at_or_below(row.territoire, territoire);
    if (is_local && is_inside) rows.push_back(&row);
  }
  return rows;
}

const records::Versements& versements_of(const DocumentNames& names) {
  return records_of(names).versements;
}

/// The sum of the payments of these ranks in the month, by the arrêté.
template <Rang... ranks>
Term paid_in(const DocumentNames& names, const MoisPaiementSubject& subject) {
  if (!knows_payments(names)) return Value::not_defined(Unit::euros);
  return Value::money(subsidies::paid_in(versements_of(names),
                                         local_conventions(names, names.territoire()),
                                         subject.month, {ranks...}));
}

}  // namespace

RecordList instalments(const DocumentNames& names) {
  std::vector<EcheanceSubject> subjects;
  for (const auto* row : local_conventions(names, names.territoire())) {
    subjects.push_back({row, Rang::premier});
    subjects.push_back({row, Rang::deuxieme});
  }
  const auto due = [](const EcheanceSubject& subject) {
    return subsidies::instalment_of(*subject.row, subject.rang).echeance.value_or(Day::open);
  };
  std::stable_sort(subjects.begin(), subjects.end(),
                   [&](const auto& a, const auto& b) { return due(a) < due(b); });
  RecordList list;
  for (const auto& subject : subjects) list.push_back(record_of(names, subject));
  return list;
}

RecordList payment_calendar(const DocumentNames& names) {
  const int year = names.periode().year;
  const auto& arrete = names.facts().dossier->arrete();
  RecordList list;
  for (const int y : {year, year + 1}) {
    for (int rank = 1; rank <= 12; ++rank) {
      const Period month{Period::Kind::month, y, rank};
      const bool is_shown = y == year || days_of(month).begin <= arrete;
      if (is_shown) list.push_back(record_of(names, MoisPaiementSubject{month}));
    }
  }
  return list;
}

Term subsidies_below(const DocumentNames& names, records::TerritoireId id) {
  return record_of(
      names, SubventionsSubject{
                 subsidies::totals_below(records_of(names), names.facts().subsidies, id), id});
}

RecordList account_months(const DocumentNames& names, const SubsidyRow& row) {
  RecordList list;
  if (!knows_realised(names)) return list;
  const Day until = row.resiliation.value_or(row.arrete);
  const auto months = subsidies::funded_by_month(names.facts().dossier->figures(), row);
  for (int rank = 1; rank <= 12; ++rank) {
    const Period month{Period::Kind::month, row.annee, rank};
    if (days_of(month).begin > until) break;
    const Day last = std::min(days_of(month).end - 1, row.resiliation.value_or(Day::open));
    list.push_back(record_of(
        names, MoisCompteSubject{month, months[static_cast<std::size_t>(rank - 1)], last}));
  }
  return list;
}

template <>
const std::vector<FieldOf<EcheanceSubject>>& fields_of() {
  using S = EcheanceSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"convention", record("convention"), "La convention"},
       [](const N& n, const S& s) -> Term { return record_of(n, ConventionSubject{s.row}); }},
      {{"rang", text(), "« premier acompte » ou « second acompte »"},
       [](const N&, const S& s) -> Term {
         return std::string{s.rang == Rang::premier ? "premier acompte" : "second acompte"};
       }},
      {{"date", day(), "L'échéance"},
       [](const N&, const S& s) {
         return day_term(subsidies::instalment_of(*s.row, s.rang).echeance);
       }},
      {{"montant", number(Unit::euros), "Le montant de l'acompte"},
       [](const N&, const S& s) {
         return money_term(subsidies::instalment_of(*s.row, s.rang).montant);
       }},
      {{"verse", number(Unit::euros),
        "Ce qui est versé d'après les versements enregistrés ; tout l'acompte s'il est réputé "
        "versé"},
       [](const N& n, const S& s) -> Term {
         if (!knows_payments(n)) return Value::not_defined(Unit::euros);
         return Value::money(subsidies::held_of(versements_of(n), *s.row, s.rang));
       }},
      {{"date_versement", day(), "Le jour du dernier versement"},
       [](const N& n, const S& s) {
         return day_term(subsidies::paid_for(versements_of(n), *s.row, s.rang).last);
       }},
      {{"retard", number(Unit::jours),
        "Les jours de l'échéance au versement ou, à défaut, à l'arrêté ; n.d. s'il est réputé "
        "versé"},
       [](const N& n, const S& s) {
         if (!knows_payments(n)) return Term{Value::not_defined(Unit::jours)};
         return count_term(subsidies::delay_of(versements_of(n), *s.row, s.rang), Unit::jours);
       }},
      {{"etat", text(), "« versé », « échu, non versé », « à venir »…"},
       [](const N& n, const S& s) -> Term {
         if (!knows_payments(n)) return std::monostate{};
         return std::string{
             subsidies::state_label(subsidies::state_of(versements_of(n), *s.row, s.rang))};
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<MoisPaiementSubject>>& fields_of() {
  using S = MoisPaiementSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"mois", record("periode"), "Le mois"},
       [](const N& n, const S& s) { return n.periode_term(s.month); }},
      {{"acomptes_echus", number(Unit::euros), "Les acomptes échus dans le mois, à l'arrêté"},
       [](const N& n, const S& s) -> Term {
         return Value::money(subsidies::due_in(local_conventions(n, n.territoire()), s.month));
       }},
      {{"acomptes_a_echoir", number(Unit::euros),
        "Les acomptes qui échoient dans le mois, après l'arrêté"},
       [](const N& n, const S& s) -> Term {
         return Value::money(subsidies::coming_in(local_conventions(n, n.territoire()), s.month));
       }},
      {{"acomptes_reputes", number(Unit::euros),
        "Les acomptes réputés versés le jour de leur échéance, dans le mois"},
       [](const N& n, const S& s) -> Term {
         if (!knows_payments(n)) return Value::not_defined(Unit::euros);
         return Value::money(subsidies::deemed_in(local_conventions(n, n.territoire()), s.month));
       }},
      {{"acomptes_verses", number(Unit::euros), "Les acomptes versés dans le mois"},
       &paid_in<Rang::premier, Rang::deuxieme>},
      {{"soldes_verses", number(Unit::euros), "Les soldes versés dans le mois"},
       &paid_in<Rang::solde>},
      {{"reversements", number(Unit::euros), "Les trop-perçus reversés dans le mois"},
       &paid_in<Rang::reversement>},
  };
  return kFields;
}

namespace {

bool is_month_end(const MoisCompteSubject& subject) {
  return subject.last == days_of(subject.month).end - 1;
}

/// On the account's last day of the month: the figure itself when that is the month's.
template <figures::Etat etat>
Term stock(const DocumentNames& names, const MoisCompteSubject& subject) {
  if (subject.last > names.facts().dossier->arrete()) return Value::not_defined(Unit::jeunes);
  constexpr const char* kCode = etat == figures::Etat::actif    ? "ACT"
                                : etat == figures::Etat::alerte ? "ALE"
                                                                : "SUS";
  const Value whole = names.value(kCode, subject.month, names.territoire(), figures::Reach::period);
  if (is_month_end(subject) || !whole.is_defined()) return whole;
  const auto count = figures::en_accompagnement(names.facts().dossier->figures(),
                                                names.territoire(), subject.last, etat);
  return Value::count(static_cast<std::int64_t>(count), Unit::jeunes);
}

}  // namespace

template <>
const std::vector<FieldOf<MoisCompteSubject>>& fields_of() {
  using S = MoisCompteSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"mois", record("periode"), "Le mois"},
       [](const N& n, const S& s) { return n.periode_term(s.month); }},
      {{"entrees", number(Unit::jeunes),
        "Les jeunes financés dont la première entrée de l'année est dans ce mois"},
       [](const N&, const S& s) -> Term {
         if (!s.entrees) return Value::not_defined(Unit::jeunes);
         return Value::count(static_cast<std::int64_t>(*s.entrees), Unit::jeunes);
       }},
      {{"dernier_jour", day(), "Le dernier jour du mois ou, s'il y est, celui de la résiliation"},
       [](const N&, const S& s) { return day_term(s.last); }},
      {{"est_entier", boolean(), "Le compte va-t-il jusqu'à la fin du mois ?"},
       [](const N&, const S& s) -> Term { return is_month_end(s); }},
      {{"actifs", number(Unit::jeunes),
        "Les jeunes en accompagnement actif ce jour-là ; n.d. tant qu'il n'est pas passé"},
       &stock<figures::Etat::actif>},
      {{"alertes", number(Unit::jeunes), "De même, ceux dont une alerte est ouverte"},
       &stock<figures::Etat::alerte>},
      {{"suspendus", number(Unit::jeunes), "De même, ceux qui sont en suspension"},
       &stock<figures::Etat::suspension>},
  };
  return kFields;
}

namespace {

/// The parts of a sum are told in the run's `chiffres.csv` too: what the document is made with.
template <class AmountOf>
void note_parts(const DocumentNames& names, const SubventionsSubject& subject, const char* what,
                const AmountOf& amount_of) {
  if (!knows_payments(names)) return;
  for (const SubsidyRow* row : local_conventions(names, subject.territoire)) {
    const std::optional<Cents> amount = amount_of(*row);
    if (!row->signature || !amount) continue;
    const std::string code{records_of(names).conventions.code[row->convention]};
    noted(names, row->territoire, "subvention." + code + "." + what, money_term(amount));
  }
}

std::optional<Cents> settled_due(const SubsidyRow& row) {
  return subsidies::is_settled(row) ? row.du : std::nullopt;
}

template <std::size_t subsidies::Totals::*count>
Term total_count(const DocumentNames&, const SubventionsSubject& subject) {
  return Value::count(static_cast<std::int64_t>(subject.totals.*count), Unit::none);
}

template <Cents subsidies::Totals::*amount>
Term total_amount(const DocumentNames& names, const SubventionsSubject& subject) {
  if (!knows_payments(names)) return Value::not_defined(Unit::euros);
  return Value::money(subject.totals.*amount);
}

/// A sum over closed accounts: nothing is known of it while none is.
template <Cents subsidies::Totals::*amount>
Term settled_amount(const DocumentNames& names, const SubventionsSubject& subject) {
  if (subject.totals.settled_count == 0) return Value::not_defined(Unit::euros);
  return total_amount<amount>(names, subject);
}

}  // namespace

template <>
const std::vector<FieldOf<SubventionsSubject>>& fields_of() {
  using S = SubventionsSubject;
  using N = DocumentNames;
  using T = subsidies::Totals;
  static const std::vector<FieldOf<S>> kFields{
      {{"signees", number(Unit::none), "Le nombre de conventions signées"},
       &total_count<&T::signed_count>},
      {{"non_signees", number(Unit::none), "Le nombre de celles qui ne le sont pas"},
       &total_count<&T::unsigned_count>},
      {{"closes", number(Unit::none), "Le nombre de celles dont le compte est clos"},
       &total_count<&T::settled_count>},
      {{"estimees", number(Unit::none), "Le nombre de celles dont le solde est une estimation"},
       &total_count<&T::estimated_count>},
      {{"montant", number(Unit::euros), "Les montants prévus"},
       [](const N& n, const S& s) {
         note_parts(n, s, "montant", [](const SubsidyRow& row) { return row.montant; });
         return money_term(s.totals.montant);
       }},
      {{"acomptes", number(Unit::euros), "Les acomptes versés"}, &total_amount<&T::acomptes>},
      {{"reputees", number(Unit::none),
        "Le nombre de celles dont les acomptes échus sont réputés versés, faute d'en enregistrer "
        "un"},
       &total_count<&T::deemed_count>},
      {{"acomptes_reputes", number(Unit::euros), "Les acomptes réputés versés"},
       &total_amount<&T::reputes>},
      {{"soldes_verses", number(Unit::euros), "Les soldes versés"}, &total_amount<&T::soldes>},
      {{"reversements_recus", number(Unit::euros), "Les sommes déjà reversées"},
       &total_amount<&T::reversements>},
      {{"verse", number(Unit::euros), "Ce qui est versé, reversements déduits"},
       [](const N& n, const S& s) -> Term {
         note_parts(n, s, "verse", [](const SubsidyRow& row) { return std::optional{row.verse}; });
         return total_amount<&T::verse>(n, s);
       }},
      {{"arrieres", number(Unit::euros), "Les acomptes échus et non versés, comptes ouverts"},
       &total_amount<&T::arrieres>},
      {{"verse_clos", number(Unit::euros), "Ce qui est versé, reversements déduits, comptes clos"},
       &settled_amount<&T::verse_clos>},
      {{"du", number(Unit::euros), "Ce qui est dû, comptes clos"},
       [](const N& n, const S& s) {
         note_parts(n, s, "du", &settled_due);
         return settled_amount<&T::du>(n, s);
       }},
      {{"reste_a_verser", number(Unit::euros), "Ce qui reste à verser, comptes clos"},
       &settled_amount<&T::reste_a_verser>},
      {{"reversement", number(Unit::euros), "Ce qui est à reverser, comptes clos"},
       [](const N& n, const S& s) {
         note_parts(n, s, "reversement", [](const SubsidyRow& row) { return row.reversement; });
         return settled_amount<&T::reversement>(n, s);
       }},
      {{"estime_a_verser", number(Unit::euros), "Les soldes estimés à verser, comptes ouverts"},
       &total_amount<&T::estime_a_verser>},
      {{"estime_a_reverser", number(Unit::euros), "Les trop-perçus estimés, comptes ouverts"},
       &total_amount<&T::estime_a_reverser>},
  };
  return kFields;
}

}  // namespace copil::vocabulary
