// Objectives tried out: scenarios side by side, what follows from them for each territory.
#include <algorithm>
#include <iterator>
#include <map>

#include "vocabulary/simulating/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::TerritoireId;
using records::TypeTerritoire;
using volumes::Limite;
using Missions = std::vector<const TriedMission*>;

Missions all_missions(const TriedScenario& scenario) {
  Missions missions;
  for (const auto& mission : scenario.missions) missions.push_back(&mission);
  return missions;
}
const Missions& missions_of(const EssaiSubject& subject) {
  return subject.missions;
}
Missions missions_of(const ScenarioSubject& subject) {
  return all_missions(*subject.scenario);
}

/// Added up; what one mission locale lacks is not known of all.
template <class Sum, class Get>
std::optional<Sum> added(const Missions& missions, Get get) {
  Sum sum{};
  for (const auto* mission : missions) {
    const std::optional<Sum> one = get(*mission);
    if (!one) return std::nullopt;
    sum = sum + *one;
  }
  return sum;
}

using Count = std::optional<std::int64_t>;
using Amount = std::optional<Cents>;

Count objective_before(const TriedMission& mission) {
  return mission.simulated.actuel;
}
Count objective_after(const TriedMission& mission) {
  return mission.simulated.objectif;
}
Count objective_change(const TriedMission& mission) {
  if (!mission.simulated.actuel) return std::nullopt;
  return mission.simulated.objectif - *mission.simulated.actuel;
}
Count entries(const TriedMission& mission) {
  return static_cast<std::int64_t>(mission.simulated.realise);
}
Count projected(const TriedMission& mission) {
  return mission.simulated.projection;
}
Count unfunded_before(const TriedMission& mission) {
  return mission.simulated.hors_avant();
}
Count unfunded_after(const TriedMission& mission) {
  return mission.simulated.hors_apres();
}
Amount amount_before(const TriedMission& mission) {
  return mission.money.before.montant;
}
Amount amount_after(const TriedMission& mission) {
  return mission.money.after.montant;
}
Amount first_before(const TriedMission& mission) {
  return mission.money.before.acompte_1;
}
Amount first_after(const TriedMission& mission) {
  return mission.money.after.acompte_1;
}
Amount second_before(const TriedMission& mission) {
  return mission.money.before.acompte_2;
}
Amount second_after(const TriedMission& mission) {
  return mission.money.after.acompte_2;
}
Amount paid_already(const TriedMission& mission) {
  return mission.money.has_convention ? mission.money.paid : Cents{};
}

template <class Subject, Count (*get)(const TriedMission&)>
Term youths_term(const DocumentNames&, const Subject& subject) {
  return count_term(added<std::int64_t>(missions_of(subject), get), Unit::jeunes);
}

/// The same of what is realised, n.d. when that is not known.
template <class Subject, Count (*get)(const TriedMission&)>
Term realised_youths(const DocumentNames& names, const Subject& subject) {
  if (!knows_realised(names)) return Value::not_defined(Unit::jeunes);
  return youths_term<Subject, get>(names, subject);
}

/// Those whose year before had entries by that day: nothing can be projected for the others.
Missions projected_missions(const Missions& missions) {
  Missions known;
  std::copy_if(missions.begin(), missions.end(), std::back_inserter(known),
               [](const auto* mission) { return projected(*mission).has_value(); });
  return known;
}

/// The sum of those that have a projection; n.d. when none has.
template <class Subject, Count (*get)(const TriedMission&)>
Term projected_youths(const DocumentNames& names, const Subject& subject) {
  const Missions known = projected_missions(missions_of(subject));
  if (!knows_realised(names) || known.empty()) return Value::not_defined(Unit::jeunes);
  return count_term(added<std::int64_t>(known, get), Unit::jeunes);
}

template <class Subject>
Term without_projection(const DocumentNames& names, const Subject& subject) {
  if (!knows_realised(names)) return Value::not_defined(Unit::none);
  const Missions& all = missions_of(subject);
  return Value::count(static_cast<std::int64_t>(all.size() - projected_missions(all).size()),
                      Unit::none);
}

template <class Subject, Amount (*get)(const TriedMission&)>
Term tried_euros(const DocumentNames&, const Subject& subject) {
  return money_term(added<Cents>(missions_of(subject), get));
}

template <class Subject>
Term tried_euros_paid(const DocumentNames& names, const Subject& subject) {
  if (!knows_payments(names)) return Value::not_defined(Unit::euros);
  return tried_euros<Subject, paid_already>(names, subject);
}

template <class Subject>
Term tried_euros_change(const DocumentNames&, const Subject& subject) {
  const auto before = added<Cents>(missions_of(subject), amount_before);
  const auto after = added<Cents>(missions_of(subject), amount_after);
  return money_term(before && after ? Amount{*after - *before} : std::nullopt);
}

/// What was asked for, by those that asked; n.d. when nobody did.
template <class Subject>
Term asked_for(const DocumentNames&, const Subject& subject) {
  Count sum;
  for (const auto* mission : missions_of(subject)) {
    if (mission->simulated.demande) sum = sum.value_or(0) + *mission->simulated.demande;
  }
  return count_term(sum, Unit::jeunes);
}

template <class Subject, Limite limite>
Term met(const DocumentNames&, const Subject& subject) {
  const auto missions = missions_of(subject);
  return Value::count(
      std::count_if(missions.begin(), missions.end(),
                    [](const auto* mission) { return mission->simulated.limite == limite; }),
      Unit::none);
}

/// The fields that a scenario has as a whole and in each part, in one order.
template <class S>
std::vector<FieldOf<S>> sums() {
  return {
      {{"missions", number(Unit::none), "Nombre de missions locales servies"},
       [](const DocumentNames&, const S& s) -> Term {
         return Value::count(static_cast<std::int64_t>(missions_of(s).size()), Unit::none);
       }},
      {{"actuel", number(Unit::jeunes), "L'objectif en vigueur"},
       &youths_term<S, objective_before>},
      {{"demande", number(Unit::jeunes), "Ce que demandent celles qui demandent"}, &asked_for<S>},
      {{"objectif", number(Unit::jeunes), "L'objectif simulé"}, &youths_term<S, objective_after>},
      {{"ecart", number(Unit::jeunes), "L'objectif simulé, moins celui qui est en vigueur"},
       &youths_term<S, objective_change>},
      {{"au_plancher", number(Unit::none), "Nombre de celles que le plancher retient"},
       &met<S, Limite::plancher>},
      {{"au_plafond", number(Unit::none), "Nombre de celles que le plafond retient"},
       &met<S, Limite::plafond>},
      {{"a_la_demande", number(Unit::none), "Nombre de celles qui ont juste leur demande"},
       &met<S, Limite::demande>},
      {{"entrees", number(Unit::jeunes), "Les entrées de l'année à l'arrêté, additionnées"},
       &realised_youths<S, entries>},
      {{"sans_projection", number(Unit::none),
        "Nombre de celles sans entrée à ce jour-là de l'année d'avant, hors des projections"},
       &without_projection<S>},
      {{"projection", number(Unit::jeunes), "Les entrées de l'année entière, au rythme d'avant"},
       &projected_youths<S, projected>},
      {{"actuel_projete", number(Unit::jeunes), "L'objectif en vigueur de celles qu'elle projette"},
       &projected_youths<S, objective_before>},
      {{"non_finances_avant", number(Unit::jeunes),
        "Les entrées projetées au-delà de l'objectif en vigueur de leur mission locale"},
       &projected_youths<S, unfunded_before>},
      {{"non_finances", number(Unit::jeunes),
        "Les entrées projetées au-delà de l'objectif simulé de leur mission locale"},
       &projected_youths<S, unfunded_after>},
      {{"montant_avant", number(Unit::euros), "Le montant prévu avec l'objectif en vigueur"},
       &tried_euros<S, amount_before>},
      {{"montant", number(Unit::euros), "Le montant prévu avec l'objectif simulé"},
       &tried_euros<S, amount_after>},
      {{"montant_ecart", number(Unit::euros), "Le second, moins le premier"},
       &tried_euros_change<S>},
      {{"acompte_1_avant", number(Unit::euros), "Le premier acompte, objectif en vigueur"},
       &tried_euros<S, first_before>},
      {{"acompte_1", number(Unit::euros), "Le premier acompte, objectif simulé"},
       &tried_euros<S, first_after>},
      {{"acompte_2_avant", number(Unit::euros), "Le second acompte, objectif en vigueur"},
       &tried_euros<S, second_before>},
      {{"acompte_2", number(Unit::euros), "Le second acompte, objectif simulé"},
       &tried_euros<S, second_after>},
      {{"verse", number(Unit::euros), "Les acomptes déjà versés"}, &tried_euros_paid<S>},
  };
}

std::string weight_text(volumes::Poids poids) {
  static constexpr const char* kTexts[] = {"objectif en vigueur", "entrées de l'année",
                                           "projection saisonnière", "demandes"};
  return kTexts[static_cast<std::size_t>(poids)];
}

Term share_term(const std::optional<Ratio>& share) {
  return rate_term(share, Unit::taux);
}

/// The region of a mission locale in the nation's document, else the mission locale itself.
TerritoireId part_with(const DocumentNames& names, TerritoireId mission) {
  const auto& tree = records_of(names).territoires;
  if (names.territoire() != tree.root) return mission;
  const auto region = tree.enclosing(mission, TypeTerritoire::region);
  return region == records::kNone ? mission : region;
}

/// A scenario part by part, by code.
std::vector<EssaiSubject> parts_of(const DocumentNames& names, const TriedScenario& scenario) {
  std::map<std::string, EssaiSubject> parts;
  for (const auto* mission : all_missions(scenario)) {
    const auto part = part_with(names, mission->simulated.territoire);
    const auto& code = records_of(names).territoires.code[part];
    parts.try_emplace(code, EssaiSubject{&scenario, part, {}})
        .first->second.missions.push_back(mission);
  }
  std::vector<EssaiSubject> list;
  list.reserve(parts.size());
  for (auto& [code, part] : parts) list.push_back(std::move(part));
  return list;
}

/// By scenario, then part.
std::vector<EssaiSubject> all_parts(const DocumentNames& names, const Simulation& simulation) {
  std::vector<EssaiSubject> all;
  for (const auto& scenario : simulation.scenarios) {
    for (auto& part : parts_of(names, scenario)) all.push_back(std::move(part));
  }
  return all;
}

RecordList recorded(const DocumentNames& names, std::vector<EssaiSubject> parts) {
  RecordList list;
  for (auto& part : parts) list.push_back(record_of(names, std::move(part)));
  return list;
}

RecordList parts_side_by_side(const DocumentNames& names, const Simulation& simulation) {
  auto all = all_parts(names, simulation);
  const auto& codes = records_of(names).territoires.code;
  std::stable_sort(all.begin(), all.end(), [&](const EssaiSubject& a, const EssaiSubject& b) {
    return codes[a.part] < codes[b.part];
  });
  return recorded(names, std::move(all));
}

std::string convention_text(const EssaiSubject& subject) {
  if (subject.missions.size() != 1) return {};
  const auto& money = subject.missions.front()->money;
  if (!money.has_convention) return "aucune";
  return money.is_signed ? "signée" : "non signée";
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const ScenarioSubject& s, const std::string&) {
  return {names.territoire(), year_of(names.periode()), s.scenario->scenario.nom};
}

Bearing bearing_of(const DocumentNames& names, const EssaiSubject& s, const std::string&) {
  return {s.part, year_of(names.periode()), s.scenario->scenario.nom};
}

Term simulation_of(const DocumentNames& names) {
  const auto& all = names.facts().simulations;
  const auto found = all.find(names.territoire());
  if (found == all.end()) return Term{};
  return record_of(names, SimulationSubject{&found->second});
}

template <>
const std::vector<FieldOf<SimulationSubject>>& fields_of() {
  using S = SimulationSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"effet", day(), "Le jour d'où les objectifs simulés vaudraient"},
       [](const N&, const S& s) { return day_term(s.simulation->effet); }},
      {{"fichier", text(), "Le fichier des scénarios"},
       [](const N&, const S& s) { return text_term(s.simulation->fichier); }},
      {{"empreinte", text(), "Son empreinte SHA-256"},
       [](const N&, const S& s) { return text_term(s.simulation->empreinte); }},
      {{"scenarios", list("scenario"), "Les scénarios, dans l'ordre du fichier"},
       [](const N& n, const S& s) -> Term {
         RecordList list;
         for (const auto& scenario : s.simulation->scenarios) {
           list.push_back(record_of(n, ScenarioSubject{&scenario}));
         }
         return list;
       }},
      {{"essais", list("essai"), "Par scénario, puis par mission locale (région, pour le pays)"},
       [](const N& n, const S& s) -> Term { return recorded(n, all_parts(n, *s.simulation)); }},
      {{"essais_par_territoire", list("essai"), "Les mêmes, par territoire, puis par scénario"},
       [](const N& n, const S& s) -> Term { return parts_side_by_side(n, *s.simulation); }},
      {{"rythme", list("essai"), "Ceux du premier scénario : entrées et projection sont de tous"},
       [](const N& n, const S& s) -> Term {
         if (s.simulation->scenarios.empty()) return RecordList{};
         return recorded(n, parts_of(n, s.simulation->scenarios.front()));
       }},
      {{"distincts", number(Unit::jeunes), "Jeunes distincts entrés dans une de celles du rythme"},
       [](const N& n, const S& s) { return realised_count(n, s.simulation->distincts); }},
      {{"projections_passees", list("projection_passee"),
        "La même projection, faite le même jour des années d'avant"},
       [](const N& n, const S& s) -> Term {
         RecordList list;
         for (const auto& past : s.simulation->past) {
           list.push_back(record_of(n, ProjectionPasseeSubject{past}));
         }
         return list;
       }},
      {{"resiliees", list("convention"), "Les conventions résiliées, hors du partage"},
       [](const N& n, const S& s) -> Term {
         RecordList list;
         for (const auto& row : s.simulation->closed) {
           list.push_back(record_of(n, ConventionSubject{&row}));
         }
         return list;
       }},
      {{"a_non_signee", boolean(), "Une convention n'est-elle pas signée ?"},
       [](const N&, const S& s) -> Term { return s.simulation->has_unsigned; }},
      {{"est_tardive", boolean(), "L'année est-elle finie au jour d'effet ?"},
       [](const N&, const S& s) -> Term {
         return s.simulation->effet > last_day(s.simulation->annee);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<ScenarioSubject>>& fields_of() {
  using S = ScenarioSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields = [] {
    std::vector<FieldOf<S>> fields{
        {{"nom", text(), "Le nom du scénario"},
         [](const N&, const S& s) -> Term { return s.scenario->scenario.nom; }},
        {{"enveloppe", number(Unit::jeunes), "L'enveloppe qu'il donne ; sinon celle en vigueur"},
         [](const N&, const S& s) {
           return count_term(s.scenario->scenario.enveloppe, Unit::jeunes);
         }},
        {{"poids", text(), "Ce qui pèse : « objectif en vigueur », « demandes »…"},
         [](const N&, const S& s) -> Term { return weight_text(s.scenario->scenario.poids); }},
        {{"plancher", number(Unit::taux), "La part de l'objectif que chacune garde au moins"},
         [](const N&, const S& s) { return share_term(s.scenario->scenario.plancher); }},
        {{"plafond", number(Unit::taux), "La part de l'objectif que nulle ne dépasse"},
         [](const N&, const S& s) { return share_term(s.scenario->scenario.plafond); }},
        {{"plafonne_demande", boolean(), "Nulle ne reçoit-elle plus qu'elle ne demande ?"},
         [](const N&, const S& s) -> Term { return s.scenario->scenario.is_capped_by_demand; }},
    };
    for (auto& field : sums<S>()) fields.push_back(std::move(field));
    return fields;
  }();
  return kFields;
}

template <>
const std::vector<FieldOf<EssaiSubject>>& fields_of() {
  using S = EssaiSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields = [] {
    std::vector<FieldOf<S>> fields{
        {{"scenario", record("scenario"), "Le scénario"},
         [](const N& n, const S& s) -> Term { return record_of(n, ScenarioSubject{s.scenario}); }},
        {{"territoire", record("territoire"), "La mission locale, ou la région pour le pays"},
         [](const N& n, const S& s) { return n.territoire_term(s.part); }},
        {{"convention", text(), "« signée », « non signée » ou « aucune »"},
         [](const N&, const S& s) { return text_term(convention_text(s)); }},
    };
    for (auto& field : sums<S>()) fields.push_back(std::move(field));
    return fields;
  }();
  return kFields;
}

}  // namespace copil::vocabulary
