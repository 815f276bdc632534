// What is below each region, counted: the nation's papers list no mission locale.
#include <algorithm>

#include "vocabulary/comites/subjects.hpp"

namespace copil::vocabulary {

namespace {

using committees::Etat;
using expansion::RecordList;
using expansion::Term;
using records::EtatAction;

/// The regions of the document's territory, each with an empty subject.
template <class Subject>
std::vector<Subject> regions_below(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  std::vector<Subject> all;
  for (const auto id : tree.of_type_in(names.territoire(), records::TypeTerritoire::region)) {
    all.push_back({id, {}});
  }
  return all;
}

template <class Subject>
RecordList as_records(const DocumentNames& names, std::vector<Subject> all) {
  RecordList list;
  for (auto& one : all) list.push_back(record_of(names, std::move(one)));
  return list;
}

/// Puts what is below each region into its subject.
template <class Subject, class What, class PlaceOf>
void put_by_region(const DocumentNames& names, std::vector<Subject>& regions,
                   std::vector<What> what, const PlaceOf& place_of) {
  const auto& tree = records_of(names).territoires;
  for (auto& one : what) {
    const auto place = place_of(one);
    const auto region = tree.enclosing(place, records::TypeTerritoire::region);
    if (region == place) continue;
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&](const Subject& s) { return s.territoire == region; });
    if (found != regions.end()) found->below.push_back(std::move(one));
  }
}

template <Etat... etats>
Term count_deadlines(const DocumentNames&, const EcheancesRegionSubject& subject) {
  const auto count = std::count_if(subject.below.begin(), subject.below.end(),
                                   [](const auto& one) { return ((one.etat == etats) || ...); });
  return Value::count(count, Unit::none);
}

template <EtatAction etat>
Term count_stages(const DocumentNames& names, const EtapesRegionSubject& subject) {
  const auto& states = records_of(names).plan_actions.etat;
  const auto count = std::count_if(subject.below.begin(), subject.below.end(),
                                   [&](const std::size_t row) { return states[row] == etat; });
  return Value::count(count, Unit::none);
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const EcheancesRegionSubject& s,
                   const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

Bearing bearing_of(const DocumentNames& names, const EtapesRegionSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

RecordList deadlines_by_region(const DocumentNames& names, std::vector<committees::Deadline> all) {
  auto regions = regions_below<EcheancesRegionSubject>(names);
  put_by_region(names, regions, std::move(all),
                [](const committees::Deadline& one) { return one.territoire; });
  return as_records(names, std::move(regions));
}

RecordList stages_by_region(const DocumentNames& names, std::vector<std::size_t> rows) {
  auto regions = regions_below<EtapesRegionSubject>(names);
  const auto& places = records_of(names).plan_actions.territoire;
  put_by_region(names, regions, std::move(rows),
                [&](const std::size_t row) { return places[row]; });
  return as_records(names, std::move(regions));
}

template <>
const std::vector<FieldOf<EcheancesRegionSubject>>& fields_of() {
  using S = EcheancesRegionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "La région"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"nombre", number(Unit::none), "Nombre d'échéances, sans celles qui sont sans objet"},
       &count_deadlines<Etat::faite, Etat::en_retard, Etat::a_venir, Etat::en_attente,
                        Etat::inconnue>},
      {{"faites", number(Unit::none), "Nombre d'échéances tenues"}, &count_deadlines<Etat::faite>},
      {{"en_retard", number(Unit::none), "Nombre d'échéances en retard"},
       &count_deadlines<Etat::en_retard>},
      {{"a_venir", number(Unit::none), "Nombre d'échéances à venir ou qui attendent une signature"},
       &count_deadlines<Etat::a_venir, Etat::en_attente>},
      {{"inconnues", number(Unit::none), "Nombre d'échéances dont les données lues ne disent rien"},
       &count_deadlines<Etat::inconnue>},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<EtapesRegionSubject>>& fields_of() {
  using S = EtapesRegionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "La région"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"nombre", number(Unit::none), "Nombre d'étapes"},
       [](const N&, const S& s) -> Term {
         return Value::count(static_cast<std::int64_t>(s.below.size()), Unit::none);
       }},
      {{"prevues", number(Unit::none), "Nombre d'étapes prévues"},
       &count_stages<EtatAction::prevue>},
      {{"engagees", number(Unit::none), "Nombre d'étapes engagées"},
       &count_stages<EtatAction::engagee>},
      {{"faites", number(Unit::none), "Nombre d'étapes faites"}, &count_stages<EtatAction::faite>},
      {{"abandonnees", number(Unit::none), "Nombre d'étapes abandonnées"},
       &count_stages<EtatAction::abandonnee>},
  };
  return kFields;
}

}  // namespace copil::vocabulary
