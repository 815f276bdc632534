// The structures of the network, each series beside those of the region and of the nation.
#include <algorithm>
#include <tuple>

#include "series/published.hpp"
#include "vocabulary/consignes/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;
using records::TerritoireId;
using records::TypeTerritoire;

series::Scope scope_at(const DocumentNames& names, TerritoireId territoire) {
  return {records_of(names).series, territoire, names.periode()};
}

Value series_value(const DocumentNames& names, const StructureSubject& subject, Period period) {
  return series::value_of(scope_at(names, subject.territoire), subject.serie, period,
                          NatureSerie::realise);
}

template <TypeTerritoire type>
Term change_above(const DocumentNames& names, const StructureSubject& subject) {
  const auto above = records_of(names).territoires.enclosing(subject.territoire, type);
  const bool is_above = above != records::kNone && above != subject.territoire;
  return is_above ? series::recomputed_evolution(scope_at(names, above), subject.serie)
                  : Value::not_defined(Unit::evolution);
}

Term series_text(const DocumentNames& names, const StructureSubject& subject,
                 const std::vector<std::string>& column) {
  return text_term(series::text_of(scope_at(names, subject.territoire), subject.serie, column));
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const StructureSubject& s, const std::string&) {
  return {s.territoire, names.periode(), s.serie};
}

RecordList compared_structures(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  const bool is_nation = names.territoire() == tree.root;
  std::vector<std::string> order;  // series as the first structures have them
  std::vector<StructureSubject> all;
  for (const auto id :
       tree.of_type_in(names.territoire(),
                       is_nation ? TypeTerritoire::region : TypeTerritoire::mission_locale)) {
    for (const auto& code : series::codes(scope_at(names, id))) {
      const StructureSubject one{id, code};
      const bool is_comparable =
          series_value(names, one, names.periode()).is_defined() &&
          series_value(names, one, year_before(names.periode())).is_defined();
      if (!is_comparable) continue;
      if (std::find(order.begin(), order.end(), code) == order.end()) order.push_back(code);
      all.push_back(one);
    }
  }
  const auto key = [&](const StructureSubject& one) {
    return std::tuple{std::find(order.begin(), order.end(), one.serie) - order.begin(),
                      std::string_view{tree.libelle[one.territoire]}};
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  RecordList list;
  for (const auto& one : all) list.push_back(record_of(names, one));
  return list;
}

template <>
const std::vector<FieldOf<StructureSubject>>& fields_of() {
  using S = StructureSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "La structure"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"libelle", text(), "Le nom de la série"},
       [](const N& n, const S& s) { return series_text(n, s, records_of(n).series.libelle); }},
      {{"groupe", text(), "Son groupe"},
       [](const N& n, const S& s) { return series_text(n, s, records_of(n).series.groupe); }},
      {{"source", text(), "La publication"},
       [](const N& n, const S& s) { return series_text(n, s, records_of(n).series.source); }},
      {{"valeur", number(Unit::none), "La valeur de la période"},
       [](const N& n, const S& s) -> Term { return series_value(n, s, n.periode()); }},
      {{"valeur_precedente", number(Unit::none), "La valeur un an plus tôt"},
       [](const N& n, const S& s) -> Term { return series_value(n, s, year_before(n.periode())); }},
      {{"evolution", number(Unit::evolution), "L'évolution recalculée"},
       [](const N& n, const S& s) -> Term {
         return series::recomputed_evolution(scope_at(n, s.territoire), s.serie);
       }},
      {{"evolution_region", number(Unit::evolution), "Celle de la même série dans sa région"},
       &change_above<TypeTerritoire::region>},
      {{"evolution_pays", number(Unit::evolution), "Celle de la même série dans le pays"},
       &change_above<TypeTerritoire::national>},
  };
  return kFields;
}

std::vector<FieldOf<DocumentSubject>> with_more_fields(
    std::vector<FieldOf<DocumentSubject>> fields) {
  using S = DocumentSubject;
  using N = DocumentNames;
  fields.push_back(
      {{"tables_rubriques", list("fichier"), "Les tables du programme qui les donnent"},
       [](const N& n, const S&) -> Term { return rubric_tables(n); }});
  fields.push_back({{"rubriques", list("rubrique"), "Les rubriques que demande la région"},
                    [](const N& n, const S&) -> Term { return rubrics_here(n); }});
  fields.push_back({{"structures", list("structure"),
                     "Les séries publiées des missions locales (des régions, pour le pays)"},
                    [](const N& n, const S&) -> Term { return compared_structures(n); }});
  fields.push_back({{"permis", list("permis"),
                     "Les expérimentations du permis où quelqu'un est inscrit, ici ou au-dessous"},
                    [](const N& n, const S&) -> Term { return permits_of(n, n.territoire()); }});
  fields.push_back(
      {{"permis_par_mission", list("permis"), "Les mêmes, par mission locale"},
       [](const N& n, const S&) -> Term { return permits_by_mission(n, n.territoire()); }});
  return fields;
}

}  // namespace copil::vocabulary
