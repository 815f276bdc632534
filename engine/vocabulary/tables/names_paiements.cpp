// Instalments due and paid, and the calendar of payments.
#include <algorithm>
#include <set>

#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::Rang;
using subsidies::Acompte;
using subsidies::SubsidyRow;

/// The local conventions at or below the document's territory, by code.
std::vector<const SubsidyRow*> local_conventions(const DocumentNames& names) {
  const auto& records = records_of(names);
  const auto below = records.territoires.below(names.territoire());
  std::vector<const SubsidyRow*> rows;
  for (const auto& row : names.facts().subsidies) {
    const bool is_local =
        records.conventions.type[row.convention] == records::TypeConvention::locale;
    const bool is_inside = std::find(below.begin(), below.end(), row.territoire) != below.end();
    if (is_local && is_inside) rows.push_back(&row);
  }
  return rows;
}

const Acompte& instalment_of(const EcheanceSubject& subject) {
  return subject.rang == Rang::premier ? subject.row->acompte_1 : subject.row->acompte_2;
}

/// Payments recorded by the arrêté: their sum and the day of the last one.
struct Paid {
  Cents sum;
  Day last = Day::unknown;
};

Paid paid_for(const DocumentNames& names, const EcheanceSubject& subject) {
  const auto& versements = records_of(names).versements;
  Paid paid;
  for (std::size_t i = 0; i < versements.size(); ++i) {
    if (versements.convention[i] != subject.row->convention || versements.rang[i] != subject.rang ||
        versements.date[i] > subject.row->arrete) {
      continue;
    }
    paid.sum += versements.montant[i];
    if (paid.last == Day::unknown || versements.date[i] > paid.last) {
      paid.last = versements.date[i];
    }
  }
  return paid;
}

std::string state_of(const DocumentNames& names, const EcheanceSubject& subject) {
  const auto& instalment = instalment_of(subject);
  if (!instalment.echeance || !instalment.montant) return "sans échéance";
  const bool is_due = *instalment.echeance <= subject.row->arrete;
  const Paid paid = paid_for(names, subject);
  if (paid.sum >= *instalment.montant) return "versé";
  if (paid.sum.count > 0) return "versé en partie";
  if (!is_due) return "à venir";
  return subject.row->is_verse_recorded ? "échu, non versé" : "échu, versement non enregistré";
}

/// Days between the due day and the payment, or the arrêté when it is still owed; n.d. before.
Term delay_of(const DocumentNames& names, const EcheanceSubject& subject) {
  const auto& instalment = instalment_of(subject);
  if (!instalment.echeance || !instalment.montant) return Value::not_defined(Unit::jours);
  const Paid paid = paid_for(names, subject);
  const bool is_settled = paid.sum >= *instalment.montant;
  const Day until = is_settled ? paid.last : subject.row->arrete;
  if (!is_settled && until < *instalment.echeance) return Value::not_defined(Unit::jours);
  return Value::count(std::max(0, until.number - instalment.echeance->number), Unit::jours);
}

/// The sum of the payments of these ranks in the month, by the arrêté.
Cents paid_in(const DocumentNames& names, Period month, const std::set<Rang>& ranks) {
  const auto& versements = records_of(names).versements;
  std::set<records::ConventionId> conventions;
  for (const auto* row : local_conventions(names)) conventions.insert(row->convention);
  Cents sum;
  for (std::size_t i = 0; i < versements.size(); ++i) {
    if (conventions.count(versements.convention[i]) > 0 && ranks.count(versements.rang[i]) > 0 &&
        days_of(month).contains(versements.date[i]) &&
        versements.date[i] <= names.facts().dossier->arrete()) {
      sum += versements.montant[i];
    }
  }
  return sum;
}

Cents due_in(const DocumentNames& names, Period month) {
  Cents sum;
  for (const auto* row : local_conventions(names)) {
    for (const auto& instalment : {row->acompte_1, row->acompte_2}) {
      if (instalment.echeance && instalment.montant &&
          days_of(month).contains(*instalment.echeance)) {
        sum += *instalment.montant;
      }
    }
  }
  return sum;
}

}  // namespace

RecordList instalments(const DocumentNames& names) {
  std::vector<EcheanceSubject> subjects;
  for (const auto* row : local_conventions(names)) {
    subjects.push_back({row, Rang::premier});
    subjects.push_back({row, Rang::deuxieme});
  }
  const auto due = [](const EcheanceSubject& subject) {
    return instalment_of(subject).echeance.value_or(Day::open);
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
       [](const N&, const S& s) { return day_term(instalment_of(s).echeance); }},
      {{"montant", number(Unit::euros), "Ce qui est dû à l'échéance"},
       [](const N&, const S& s) { return money_term(instalment_of(s).montant); }},
      {{"verse", number(Unit::euros), "Ce qui est versé, d'après les versements enregistrés"},
       [](const N& n, const S& s) -> Term { return Value::money(paid_for(n, s).sum); }},
      {{"date_versement", day(), "Le jour du dernier versement"},
       [](const N& n, const S& s) { return day_term(paid_for(n, s).last); }},
      {{"retard", number(Unit::jours),
        "Les jours de l'échéance au versement ou, à défaut, à l'arrêté"},
       &delay_of},
      {{"etat", text(), "« versé », « échu, non versé », « à venir »…"},
       [](const N& n, const S& s) -> Term { return state_of(n, s); }},
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
      {{"acomptes_echus", number(Unit::euros), "Les acomptes dont l'échéance tombe dans le mois"},
       [](const N& n, const S& s) -> Term { return Value::money(due_in(n, s.month)); }},
      {{"acomptes_verses", number(Unit::euros), "Les acomptes versés dans le mois"},
       [](const N& n, const S& s) -> Term {
         return Value::money(paid_in(n, s.month, {Rang::premier, Rang::deuxieme}));
       }},
      {{"soldes_verses", number(Unit::euros), "Les soldes versés dans le mois"},
       [](const N& n, const S& s) -> Term {
         return Value::money(paid_in(n, s.month, {Rang::solde}));
       }},
      {{"reversements", number(Unit::euros), "Les trop-perçus reversés dans le mois"},
       [](const N& n, const S& s) -> Term {
         return Value::money(paid_in(n, s.month, {Rang::reversement}));
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
