// What an avenant changes: objectives, amounts, the convention that it amends.
#include <algorithm>

#include "subsidies/schedule.hpp"
#include "vocabulary/tables/fields.hpp"
#include "volumes/objectifs.hpp"
#include "volumes/revision.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using subsidies::Schedule;

/// Of a mission locale, its convention's of the year, else its objectives'; of a region, its
/// objectives': what its own convention says, not the sum of those signed below (annexe 5).
Schedule schedule_at(const DocumentNames& names, records::TerritoireId territoire, Day day) {
  const auto& figures = names.facts().dossier->figures();
  const bool is_region =
      records_of(names).territoires.type[territoire] == records::TypeTerritoire::region;
  for (const auto& row : names.facts().subsidies) {
    if (is_region || row.territoire != territoire) continue;
    const auto found = subsidies::schedule_on(figures, row.convention, day);
    return found ? *found : Schedule{};
  }
  const auto found =
      subsidies::schedule_of_objectives(figures, names.periode().year, territoire, day);
  return found ? *found : Schedule{};
}

Schedule before(const DocumentNames& names, const AvenantSubject& avenant) {
  return schedule_at(names, avenant.territoire, avenant.revision.date_effet - 1);
}

Schedule after(const DocumentNames& names, const AvenantSubject& avenant) {
  const Day day = std::max(names.facts().dossier->arrete(), avenant.revision.date_effet);
  return schedule_at(names, avenant.territoire, day);
}

std::optional<records::ConventionId> amended(const DocumentNames& names,
                                             const AvenantSubject& avenant) {
  return subsidies::amended_convention(records_of(names), avenant.territoire, names.periode().year,
                                       avenant.revision.is_mid_year,
                                       names.facts().dossier->arrete());
}

/// The objectives of the missions locales below: the eve of the day of effect, or the year before
/// when the avenant opens the year; then that day itself, whatever was revised since.
RecordList shares_of(const DocumentNames& names, const AvenantSubject& avenant) {
  const auto& records = records_of(names);
  const auto& objectifs = records.objectifs;
  const int annee = names.periode().year;
  const Day effet = avenant.revision.date_effet;
  const Day arrete = names.facts().dossier->arrete();
  RecordList list;
  for (const auto id : records.territoires.of_type_in(avenant.territoire,
                                                      records::TypeTerritoire::mission_locale)) {
    const auto before_it = avenant.revision.is_mid_year
                               ? volumes::objectif_on(objectifs, annee, id, effet - 1)
                               : volumes::objectif_on(objectifs, annee - 1, id, arrete);
    list.push_back(record_of(
        names,
        PartObjectifSubject{id, before_it, volumes::objectif_on(objectifs, annee, id, effet)}));
  }
  return list;
}

/// One amount of the schedule, before or after the avenant.
template <auto schedule, std::optional<Cents> Schedule::*amount>
Term revised_amount(const DocumentNames& names, const AvenantSubject& subject) {
  return money_term(schedule(names, subject).*amount);
}

template <auto schedule>
Term revised_balance(const DocumentNames& names, const AvenantSubject& subject) {
  return money_term(schedule(names, subject).solde());
}

/// The number that ends the name of an avenant, « 1 » of « avenant n° 1 »; empty for another act.
std::string number_of_act(const std::string& acte) {
  const auto last = acte.find_last_not_of("0123456789");
  const bool is_avenant = acte.starts_with("avenant ") || acte.starts_with("Avenant ");
  return is_avenant && last != std::string::npos ? acte.substr(last + 1) : std::string{};
}

}  // namespace

Term avenant_of(const DocumentNames& names, records::TerritoireId id) {
  const auto& objectifs = records_of(names).objectifs;
  const int annee = names.periode().year;
  const Day arrete = names.facts().dossier->arrete();
  auto revision = volumes::coming_revision(objectifs, annee, id, arrete);
  if (!revision) revision = volumes::last_revision(objectifs, annee, id, arrete);
  if (!revision) return std::monostate{};
  return record_of(names, AvenantSubject{id, *revision});
}

template <>
const std::vector<FieldOf<AvenantSubject>>& fields_of() {
  using S = AvenantSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"objectif_avant", number(Unit::jeunes), "L'objectif que l'avenant remplace"},
       [](const N&, const S& s) -> Term { return Value::count(s.revision.avant, Unit::jeunes); }},
      {{"objectif_apres", number(Unit::jeunes), "Le nouvel objectif"},
       [](const N&, const S& s) -> Term { return Value::count(s.revision.apres, Unit::jeunes); }},
      {{"date_effet", day(), "Le jour d'effet du nouvel objectif"},
       [](const N&, const S& s) { return day_term(s.revision.date_effet); }},
      {{"acte", text(), "L'acte qui le fixe"},
       [](const N&, const S& s) { return text_term(s.revision.acte); }},
      {{"numero", text(), "Le numéro de l'avenant, si l'acte le donne : « avenant 1 »"},
       [](const N&, const S& s) { return text_term(number_of_act(s.revision.acte)); }},
      {{"convention_code", text(),
        "La convention que l'avenant modifie : signée, non résiliée ; n.d. s'il n'y en a pas"},
       [](const N& n, const S& s) -> Term {
         const auto found = amended(n, s);
         return found ? text_term(std::string{records_of(n).conventions.code[*found]}) : Term{};
       }},
      {{"convention_signature", day(), "Le jour où elle a été signée"},
       [](const N& n, const S& s) {
         const auto found = amended(n, s);
         return found ? day_term(records_of(n).conventions.signature[*found]) : Term{};
       }},
      {{"convention_site", record("territoire"), "Le site de Pôle emploi qui l'a signée"},
       [](const N& n, const S& s) {
         const auto found = amended(n, s);
         return found ? n.territoire_term(records_of(n).conventions.site[*found]) : Term{};
       }},
      {{"repartition", list("part_objectif"),
        "Pour une région, l'objectif de ses missions locales avant l'avenant et à son jour "
        "d'effet"},
       [](const N& n, const S& s) -> Term { return shares_of(n, s); }},
      {{"en_cours_annee", boolean(), "L'objectif de la même année est-il revu ?"},
       [](const N&, const S& s) -> Term { return s.revision.is_mid_year; }},
      {{"montant_avant", number(Unit::euros), "La subvention avant l'avenant"},
       &revised_amount<before, &Schedule::montant>},
      {{"montant_apres", number(Unit::euros), "La subvention après l'avenant"},
       &revised_amount<after, &Schedule::montant>},
      {{"acompte_1_avant", number(Unit::euros), "Le premier acompte, avant l'avenant"},
       &revised_amount<before, &Schedule::acompte_1>},
      {{"acompte_1_apres", number(Unit::euros), "Le premier acompte, après l'avenant"},
       &revised_amount<after, &Schedule::acompte_1>},
      {{"acompte_2_avant", number(Unit::euros), "Le second acompte, avant l'avenant"},
       &revised_amount<before, &Schedule::acompte_2>},
      {{"acompte_2_apres", number(Unit::euros), "Le second acompte, après l'avenant"},
       &revised_amount<after, &Schedule::acompte_2>},
      {{"solde_avant", number(Unit::euros), "Le solde prévu, avant l'avenant"},
       &revised_balance<before>},
      {{"solde_apres", number(Unit::euros), "Le solde prévu, après l'avenant"},
       &revised_balance<after>},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<PartObjectifSubject>>& fields_of() {
  using S = PartObjectifSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "La mission locale"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"avant", number(Unit::jeunes), "L'objectif de la mission locale avant l'avenant"},
       [](const N&, const S& s) { return count_term(s.avant, Unit::jeunes); }},
      {{"apres", number(Unit::jeunes),
        "L'objectif de la mission locale au jour d'effet de l'avenant"},
       [](const N&, const S& s) { return count_term(s.apres, Unit::jeunes); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
