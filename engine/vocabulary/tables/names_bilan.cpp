// What a bilan of several missions locales adds: why lines do not add up, ranks, anomalies.
#include <algorithm>
#include <array>

#include "vocabulary/by_name.hpp"
#include "vocabulary/tables/fields.hpp"
#include "wording/dates.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::TerritoireId;
using records::TypeTerritoire;

/// The figures of distinct youths that readers are tempted to add up.
constexpr std::array kTempting{"DE0", "DE1", "DE2", "DE3", "DE4", "VOL", "ACT"};

Value figure_of(const DocumentNames& names, const std::string& code, TerritoireId id) {
  return names.value(code, names.periode(), id, figures::Reach::period);
}

/// The territories that the document compares: regions for the nation, else missions locales.
TypeTerritoire type_of_parts(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  return names.territoire() == tree.root ? TypeTerritoire::region : TypeTerritoire::mission_locale;
}

std::vector<TerritoireId> parts(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  return by_name(tree, tree.of_type_in(names.territoire(), type_of_parts(names)));
}

/// The figure added up over the parts, as a reader of the lines would.
Value sum_over_parts(const DocumentNames& names, const std::string& code) {
  const auto ids = parts(names);
  std::int64_t sum = 0;
  for (const auto id : ids) {
    const Value value = figure_of(names, code, id);
    if (!value.is_defined()) return Value::not_defined(Unit::jeunes);
    sum += value.number.num;
  }
  return ids.empty() ? Value::not_defined(Unit::jeunes) : Value::count(sum, Unit::jeunes);
}

Value counted_more_than_once(const DocumentNames& names, const std::string& code) {
  const Value sum = sum_over_parts(names, code);
  const Value distinct = figure_of(names, code, names.territoire());
  if (!sum.is_defined() || !distinct.is_defined()) return Value::not_defined(Unit::jeunes);
  return Value::count(sum.number.num - distinct.number.num, Unit::jeunes);
}

}  // namespace

// Declared in fields.hpp.
RecordList sums_of_figures(const DocumentNames& names) {
  RecordList list;
  for (const char* code : kTempting) list.push_back(record_of(names, SommeSubject{code}));
  return list;
}

RecordList compared_territories(const DocumentNames& names) {
  RecordList list;
  for (const auto id : parts(names)) {
    list.push_back(std::get<const expansion::Record*>(names.territoire_term(id)));
  }
  return list;
}

RecordList anomalies_below(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  RecordList list;
  for (const auto& anomaly : names.facts().anomalies) {
    if (!tree.is_at_or_below(anomaly.territoire, names.territoire())) continue;
    list.push_back(record_of(names, EcartTotalSubject{&anomaly}));
  }
  return list;
}

std::string name_and_convention(const DocumentNames& names, TerritoireId territoire) {
  std::string text{records_of(names).territoires.libelle[territoire]};
  names.asks_for(ConventionSubject::kType);
  for (const auto& row : names.facts().subsidies) {
    if (row.territoire == territoire && row.resiliation) {
      return text + ", convention résiliée le " + wording::date_text(*row.resiliation);
    }
  }
  return text;
}

Term rank_by_rate(const DocumentNames& names, const volumes::VolumeRow& row) {
  if (!row.taux) return Value::not_defined(Unit::none);
  const auto& tree = records_of(names).territoires;
  std::int64_t rank = 1;
  for (const auto& other : names.facts().volumes) {
    if (tree.type[other.territoire] != tree.type[row.territoire] || !other.taux ||
        !(*row.taux < *other.taux)) {
      continue;
    }
    if (tree.is_at_or_below(other.territoire, names.territoire())) ++rank;
  }
  return Value::count(rank, Unit::none);
}

template <>
const std::vector<FieldOf<SommeSubject>>& fields_of() {
  using S = SommeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code du chiffre"}, [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son nom"},
       [](const N& n, const S& s) -> Term {
         const auto& catalogue = n.facts().dossier->catalogue();
         const auto position = catalogue.find(s.code);
         return position ? text_term(catalogue.cards[*position].libelle) : Term{};
       }},
      {{"distincts", number(Unit::jeunes),
        "Les jeunes distincts du territoire : chacun y compte une fois"},
       [](const N& n, const S& s) -> Term { return figure_of(n, s.code, n.territoire()); }},
      {{"somme", number(Unit::jeunes),
        "La somme des territoires comparés : un jeune y compte une fois par territoire"},
       [](const N& n, const S& s) -> Term { return sum_over_parts(n, s.code); }},
      {{"en_trop", number(Unit::jeunes), "Ce que l'addition des territoires compte en trop"},
       [](const N& n, const S& s) -> Term { return counted_more_than_once(n, s.code); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<EcartTotalSubject>>& fields_of() {
  using S = EcartTotalSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire dont le total ne tombe pas juste"},
       [](const N& n, const S& s) { return n.territoire_term(s.anomaly->territoire); }},
      {{"annee", text(), "L'année de l'objectif"},
       [](const N&, const S& s) -> Term { return std::to_string(s.anomaly->annee); }},
      {{"affiche", number(Unit::jeunes), "L'objectif que le territoire affiche"},
       [](const N&, const S& s) -> Term {
         return Value::count(s.anomaly->objectif, Unit::jeunes);
       }},
      {{"somme", number(Unit::jeunes), "La somme des objectifs des territoires juste au-dessous"},
       [](const N&, const S& s) -> Term { return Value::count(s.anomaly->somme, Unit::jeunes); }},
      {{"ecart", number(Unit::jeunes),
        "L'objectif affiché moins la somme des territoires juste au-dessous"},
       [](const N&, const S& s) -> Term { return Value::count(s.anomaly->ecart(), Unit::jeunes); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
