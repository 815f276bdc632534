// Conventions and their payments.
#include <algorithm>

#include "subsidies/payments.hpp"
#include "subsidies/schedule.hpp"
#include "vocabulary/tables/fields.hpp"
#include "volumes/objectifs.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;

RecordList payments(const DocumentNames& names, const subsidies::SubsidyRow& row) {
  const auto& versements = records_of(names).versements;
  RecordList list;
  for (std::uint32_t i = 0; i < versements.size(); ++i) {
    if (versements.convention[i] != row.convention || versements.date[i] > row.arrete) continue;
    list.push_back(record_of(names, VersementSubject{i}));
  }
  return list;
}

Term known_by_arrete(const DocumentNames& names, Day day) {
  return day_term(day > names.facts().dossier->arrete() ? Day::unknown : day);
}

/// The day of that year on which the parameter falls, n.d. when it has no value then.
Term parameter_day(const DocumentNames& names, const char* parameter, int annee) {
  const auto found = names.facts().dossier->parameters().jour(parameter, annee, "les documents");
  return found ? day_term(*found) : Term{};
}

using subsidies::Schedule;

Schedule as_signed(const DocumentNames& names, const ConventionSubject& convention) {
  const auto found =
      subsidies::schedule_on(names.facts().dossier->figures(), convention.row->convention,
                             subsidies::stated_on(*convention.row));
  return found ? *found : Schedule{};
}

/// The schedule of the year's first objective, which is notified before any avenant (article 5.1);
/// that of the convention when it fixes its amount.
Schedule as_notified(const DocumentNames& names, const ConventionSubject& convention) {
  const auto& row = *convention.row;
  if (records_of(names).conventions.montant[row.convention]) return as_signed(names, convention);
  const auto objectif =
      volumes::first_objectif(records_of(names).objectifs, row.annee, row.territoire, row.arrete);
  if (!objectif) return Schedule{};
  const auto found =
      subsidies::schedule_for(names.facts().dossier->parameters(), row.annee, *objectif);
  return found ? *found : Schedule{};
}

/// One amount of the schedule: as signed, as notified.
template <auto schedule, std::optional<Cents> Schedule::*amount, class Subject>
Term scheduled(const DocumentNames& names, const Subject& subject) {
  return money_term(schedule(names, subject).*amount);
}

template <auto schedule, class Subject>
Term scheduled_balance(const DocumentNames& names, const Subject& subject) {
  return money_term(schedule(names, subject).solde());
}

/// An amount of the convention, as `chiffres.csv` tells it too.
Term noted_amount(const DocumentNames& names, const subsidies::SubsidyRow& row, const char* what,
                  const std::optional<Cents>& amount) {
  const std::string code{records_of(names).conventions.code[row.convention]};
  return noted(names, row.territoire, "subvention." + code + "." + what, money_term(amount));
}

/// The same when it depends on the entries.
Term noted_outcome(const DocumentNames& names, const subsidies::SubsidyRow& row, const char* what,
                   const std::optional<Cents>& amount) {
  return noted_amount(names, row, what, knows_payments(names) ? amount : std::nullopt);
}

/// The balance while it is an estimate, on one side: 1 to be paid, −1 to be paid back.
Term estimated(const DocumentNames& names, const subsidies::SubsidyRow& row, int side) {
  if (!knows_payments(names) || !subsidies::is_estimate(row)) {
    return Value::not_defined(Unit::euros);
  }
  return Value::money(std::max(Cents{}, side > 0 ? *row.solde : -*row.solde));
}

}  // namespace

// Declared in fields.hpp.
Term unit_price(const DocumentNames& names, int annee) {
  const auto of_one = subsidies::schedule_for(names.facts().dossier->parameters(), annee, 1);
  return of_one ? Value::money(*of_one->montant) : Value::not_defined(Unit::euros);
}

template <>
const std::vector<FieldOf<ConventionSubject>>& fields_of() {
  using S = ConventionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de la convention"},
       [](const N& n, const S& s) -> Term {
         return records_of(n).conventions.code[s.row->convention];
       }},
      {{"annee", text(), "L'année"},
       [](const N&, const S& s) -> Term { return std::to_string(s.row->annee); }},
      {{"type", text(), "« locale » ou « régionale »"},
       [](const N& n, const S& s) -> Term {
         const auto type = records_of(n).conventions.type[s.row->convention];
         return std::string{type == records::TypeConvention::locale ? "locale" : "régionale"};
       }},
      {{"territoire", record("territoire"), "Le territoire"},
       [](const N& n, const S& s) { return n.territoire_term(s.row->territoire); }},
      {{"site", record("territoire"), "Le site de Pôle emploi"},
       [](const N& n, const S& s) {
         return n.territoire_term(records_of(n).conventions.site[s.row->convention]);
       }},
      {{"signature", day(), "Le jour de la signature"},
       [](const N& n, const S& s) {
         return known_by_arrete(n, records_of(n).conventions.signature[s.row->convention]);
       }},
      {{"objectif", number(Unit::jeunes), "Le nombre de jeunes que la convention prévoit"},
       [](const N&, const S& s) { return count_term(s.row->objectif, Unit::jeunes); }},
      {{"realise", number(Unit::jeunes),
        "Les jeunes financés entrés dans l'année (chiffre VOL.finances)"},
       [](const N& n, const S& s) -> Term {
         return knows_payments(n)
                    ? Value::count(static_cast<std::int64_t>(s.row->realise), Unit::jeunes)
                    : Value::not_defined(Unit::jeunes);
       }},
      {{"taux", number(Unit::taux),
        "Les jeunes financés entrés dans l'année, rapportés à l'objectif"},
       [](const N& n, const S& s) {
         return rate_term(knows_payments(n) ? s.row->taux : std::nullopt, Unit::taux);
       }},
      {{"prix_unitaire", number(Unit::euros),
        "Le prix d'un jeune, celui du 1er janvier de l'année"},
       [](const N& n, const S& s) { return unit_price(n, s.row->annee); }},
      {{"montant", number(Unit::euros), "Le montant de la subvention"},
       [](const N& n, const S& s) { return noted_amount(n, *s.row, "montant", s.row->montant); }},
      {{"acompte_1", number(Unit::euros), "Le premier acompte"},
       [](const N&, const S& s) { return money_term(s.row->acompte_1.montant); }},
      {{"date_acompte_1", day(), "Son échéance"},
       [](const N&, const S& s) { return day_term(s.row->acompte_1.echeance); }},
      {{"echeance_1", day(), "Le jour du premier acompte d'après les textes"},
       [](const N& n, const S& s) { return parameter_day(n, "acompte_1_jour", s.row->annee); }},
      {{"acompte_2", number(Unit::euros), "Le second acompte"},
       [](const N&, const S& s) { return money_term(s.row->acompte_2.montant); }},
      {{"date_acompte_2", day(), "Son échéance"},
       [](const N&, const S& s) { return day_term(s.row->acompte_2.echeance); }},
      {{"echeance_2", day(), "Le jour du second acompte d'après les textes"},
       [](const N& n, const S& s) { return parameter_day(n, "acompte_2_jour", s.row->annee); }},
      {{"acomptes", number(Unit::euros), "Les acomptes versés, ou échus si aucun n'est enregistré"},
       [](const N&, const S& s) { return money_term(s.row->acomptes); }},
      {{"acomptes_enregistres", boolean(),
        "Les acomptes viennent-ils des versements enregistrés ?"},
       [](const N&, const S& s) -> Term { return s.row->is_verse_recorded; }},
      {{"soldes_verses", number(Unit::euros), "Les soldes versés, d'après les versements"},
       [](const N&, const S& s) { return money_term(s.row->soldes); }},
      {{"reversements_recus", number(Unit::euros), "Les sommes déjà reversées"},
       [](const N&, const S& s) { return money_term(s.row->reversements); }},
      {{"reversements_deduits", number(Unit::euros), "Les sommes déjà reversées, en moins"},
       [](const N&, const S& s) { return money_term(-s.row->reversements); }},
      {{"verse", number(Unit::euros),
        "Ce que la mission locale détient : acomptes et soldes versés, moins les reversements"},
       [](const N& n, const S& s) { return noted_outcome(n, *s.row, "verse", s.row->verse); }},
      {{"est_estimation", boolean(),
        "Le dû et le solde ne sont-ils qu'une estimation (année en cours, compte rendu attendu) ?"},
       [](const N&, const S& s) -> Term { return subsidies::is_estimate(*s.row); }},
      {{"est_signee", boolean(), "La convention est-elle signée à l'arrêté ?"},
       [](const N&, const S& s) -> Term { return s.row->signature.has_value(); }},
      {{"du", number(Unit::euros),
        "Ce qui est dû au vu du réalisé, sans dépasser le montant prévu ; n.d. sans signature"},
       [](const N& n, const S& s) { return noted_outcome(n, *s.row, "du", s.row->du); }},
      {{"solde", number(Unit::euros),
        "Ce qui est dû au vu du réalisé, moins ce qui est déjà versé"},
       [](const N& n, const S& s) { return noted_outcome(n, *s.row, "solde", s.row->solde); }},
      {{"estime_a_verser", number(Unit::euros),
        "Le solde estimé, s'il est à verser ; zéro s'il ne l'est pas, n.d. une fois le compte "
        "clos"},
       [](const N& n, const S& s) { return estimated(n, *s.row, 1); }},
      {{"estime_a_reverser", number(Unit::euros),
        "Le trop-perçu estimé ; zéro s'il n'y en a pas, n.d. une fois le compte clos"},
       [](const N& n, const S& s) { return estimated(n, *s.row, -1); }},
      {{"solde_prevu", number(Unit::euros), "Le montant moins les deux acomptes"},
       [](const N&, const S& s) { return money_term(subsidies::schedule_of(*s.row).solde()); }},
      {{"reversement", number(Unit::euros),
        "Le trop-perçu à reverser, zéro tant que le compte n'est pas clos"},
       [](const N& n, const S& s) {
         return noted_outcome(n, *s.row, "reversement", s.row->reversement);
       }},
      {{"reste_a_verser", number(Unit::euros),
        "Ce qui reste à verser ; n.d. tant que le solde n'est qu'une estimation"},
       [](const N& n, const S& s) {
         return money_term(knows_payments(n) ? subsidies::left_to_pay(*s.row) : std::nullopt);
       }},
      {{"ordre", record("ordre"), "Ce qu'un ordre de paiement peut en payer"},
       [](const N& n, const S& s) { return order_of(n, *s.row); }},
      {{"compte_rendu", day(), "Le jour du compte rendu d'exécution"},
       [](const N& n, const S& s) {
         return known_by_arrete(n, records_of(n).conventions.compte_rendu[s.row->convention]);
       }},
      {{"resiliation", day(), "Le jour de la résiliation"},
       [](const N& n, const S& s) {
         return known_by_arrete(n, records_of(n).conventions.resiliation[s.row->convention]);
       }},
      {{"resiliation_prevue", day(), "Le jour de la résiliation, même s'il est à venir"},
       [](const N& n, const S& s) {
         return day_term(records_of(n).conventions.resiliation[s.row->convention]);
       }},
      {{"dernier_preavis", day(),
        "Le dernier jour où le préavis de six mois pouvait être reçu avant la résiliation"},
       [](const N& n, const S& s) {
         const Day end = records_of(n).conventions.resiliation[s.row->convention];
         return day_term(subsidies::last_day_of_notice(end));
       }},
      {{"preavis_impossible", boolean(),
        "La résiliation suit-elle la signature de moins des six mois du préavis (point 10.2) ?"},
       [](const N& n, const S& s) -> Term {
         const auto& conventions = records_of(n).conventions;
         return subsidies::lacks_notice(conventions.signature[s.row->convention],
                                        conventions.resiliation[s.row->convention]);
       }},
      {{"statut", text(), "« solde à verser », « trop-perçu »…"},
       [](const N& n, const S& s) -> Term {
         if (!knows_payments(n)) return std::monostate{};
         return std::string{subsidies::statut_label(s.row->statut)};
       }},
      {{"objectif_signe", number(Unit::jeunes), "L'objectif au jour de la signature"},
       [](const N& n, const S& s) {
         return count_term(volumes::objectif_on(records_of(n).objectifs, s.row->annee,
                                                s.row->territoire, subsidies::stated_on(*s.row)),
                           Unit::jeunes);
       }},
      {{"montant_signe", number(Unit::euros), "La subvention au jour de la signature"},
       &scheduled<as_signed, &Schedule::montant>},
      {{"acompte_1_signe", number(Unit::euros), "Le premier acompte, au jour de la signature"},
       &scheduled<as_signed, &Schedule::acompte_1>},
      {{"acompte_2_signe", number(Unit::euros), "Le second acompte, au jour de la signature"},
       &scheduled<as_signed, &Schedule::acompte_2>},
      {{"solde_signe", number(Unit::euros), "Le solde prévu, au jour de la signature"},
       &scheduled_balance<as_signed>},
      {{"montant_initial", number(Unit::euros), "La subvention du premier objectif de l'année"},
       &scheduled<as_notified, &Schedule::montant>},
      {{"acompte_1_initial", number(Unit::euros),
        "Le premier acompte, au premier objectif de l'année"},
       &scheduled<as_notified, &Schedule::acompte_1>},
      {{"acompte_2_initial", number(Unit::euros),
        "Le second acompte, au premier objectif de l'année"},
       &scheduled<as_notified, &Schedule::acompte_2>},
      {{"solde_initial", number(Unit::euros),
        "Le solde, au premier objectif de l'année s'il est atteint"},
       &scheduled_balance<as_notified>},
      {{"mois", list("mois_de_compte"),
        "Les mois de l'année jusqu'à la résiliation ou l'arrêté, avec leurs entrées financées"},
       [](const N& n, const S& s) -> Term { return account_months(n, *s.row); }},
      {{"execution", record("execution"), "Ce que constate son compte rendu d'exécution"},
       [](const N& n, const S& s) -> Term { return record_of(n, ExecutionSubject{s.row}); }},
      {{"echeances", list("echeance"), "Ses deux acomptes"},
       [](const N& n, const S& s) -> Term {
         return RecordList{record_of(n, EcheanceSubject{s.row, records::Rang::premier}),
                           record_of(n, EcheanceSubject{s.row, records::Rang::deuxieme})};
       }},
      {{"versements", list("versement"), "Les versements enregistrés"},
       [](const N& n, const S& s) -> Term { return payments(n, *s.row); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<VersementSubject>>& fields_of() {
  using S = VersementSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"rang", text(), "« premier acompte », « solde »…"},
       [](const N& n, const S& s) -> Term {
         switch (records_of(n).versements.rang[s.row]) {
           case records::Rang::premier:
             return std::string{"premier acompte"};
           case records::Rang::deuxieme:
             return std::string{"second acompte"};
           case records::Rang::solde:
             return std::string{"solde"};
           case records::Rang::reversement:
             return std::string{"reversement"};
         }
         return std::monostate{};
       }},
      {{"date", day(), "Le jour du versement"},
       [](const N& n, const S& s) { return day_term(records_of(n).versements.date[s.row]); }},
      {{"montant", number(Unit::euros), "Le montant versé"},
       [](const N& n, const S& s) -> Term {
         return Value::money(records_of(n).versements.montant[s.row]);
       }},
      {{"montant_signe", number(Unit::euros), "Le montant, en moins si c'est un reversement"},
       [](const N& n, const S& s) -> Term {
         const auto& versements = records_of(n).versements;
         const Cents montant = versements.montant[s.row];
         const bool is_paid_back = versements.rang[s.row] == records::Rang::reversement;
         return Value::money(is_paid_back ? -montant : montant);
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
