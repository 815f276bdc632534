// Published series: values, recomputed evolutions, what the source printed.
#include "series/published.hpp"

#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;
using records::TypeTerritoire;

RecordList lines_of(const DocumentNames& names, const std::vector<std::string>& codes) {
  RecordList list;
  for (const auto& code : codes) list.push_back(record_of(names, LigneSerieSubject{code}));
  return list;
}

/// The evolution of that series in the territory of that type above the document's own; n.d. when
/// none is: a structure is held against its region and the nation.
Term evolution_above(const DocumentNames& names, const std::string& code, TypeTerritoire type) {
  const auto above = records_of(names).territoires.enclosing(names.territoire(), type);
  if (above == records::kNone || above == names.territoire()) {
    return Value::not_defined(Unit::evolution);
  }
  return series::recomputed_evolution({records_of(names).series, above, names.periode()}, code);
}

}  // namespace

series::Scope scope_of(const DocumentNames& names) {
  return {records_of(names).series, names.territoire(), names.periode()};
}

RecordList series_lines(const DocumentNames& names) {
  return lines_of(names, series::codes(scope_of(names)));
}

RecordList series_groups(const DocumentNames& names) {
  RecordList list;
  for (const auto& group : series::groups(scope_of(names))) {
    list.push_back(record_of(names, GroupeSerieSubject{group}));
  }
  return list;
}

template <>
const std::vector<FieldOf<GroupeSerieSubject>>& fields_of() {
  using S = GroupeSerieSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"libelle", text(), "Le nom du groupe"},
       [](const N&, const S& s) { return text_term(s.libelle); }},
      {{"lignes", list("ligne_serie"), "Ses lignes"},
       [](const N& n, const S& s) -> Term {
         return lines_of(n, series::codes(scope_of(n), s.libelle));
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneSerieSubject>>& fields_of() {
  using S = LigneSerieSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de la série"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son nom"},
       [](const N& n, const S& s) {
         return text_term(series::text_of(scope_of(n), s.code, records_of(n).series.libelle));
       }},
      {{"groupe", text(), "Son groupe"},
       [](const N& n, const S& s) {
         return text_term(series::text_of(scope_of(n), s.code, records_of(n).series.groupe));
       }},
      {{"niveau", number(Unit::none), "1 pour une ligne « dont », 0 sinon"},
       [](const N& n, const S& s) -> Term {
         const auto label = series::text_of(scope_of(n), s.code, records_of(n).series.libelle);
         return Value::count(label.rfind("dont ", 0) == 0 ? 1 : 0, Unit::none);
       }},
      {{"valeur", number(Unit::none), "La valeur de la période"},
       [](const N& n, const S& s) -> Term {
         return series::value_of(scope_of(n), s.code, n.periode(), NatureSerie::realise);
       }},
      {{"valeur_precedente", number(Unit::none), "La valeur un an plus tôt"},
       [](const N& n, const S& s) -> Term {
         return series::value_of(scope_of(n), s.code, year_before(n.periode()),
                                 NatureSerie::realise);
       }},
      {{"valeur_imprimee", number(Unit::none), "La valeur telle que le document source l'imprime"},
       [](const N& n, const S& s) -> Term {
         return series::value_of(scope_of(n), s.code, n.periode(), NatureSerie::imprime);
       }},
      {{"evolution", number(Unit::evolution), "L'évolution recalculée"},
       [](const N& n, const S& s) -> Term {
         return series::recomputed_evolution(scope_of(n), s.code);
       }},
      {{"evolution_region", number(Unit::evolution),
        "L'évolution recalculée de la même série dans la région d'un territoire qu'elle contient"},
       [](const N& n, const S& s) { return evolution_above(n, s.code, TypeTerritoire::region); }},
      {{"evolution_pays", number(Unit::evolution),
        "L'évolution recalculée de la même série dans le pays, pour un territoire au-dessous"},
       [](const N& n, const S& s) { return evolution_above(n, s.code, TypeTerritoire::national); }},
      {{"evolution_imprimee", number(Unit::evolution), "L'évolution imprimée par la source"},
       [](const N& n, const S& s) -> Term {
         return series::printed_evolution(scope_of(n), s.code);
       }},
      {{"concorde", boolean(), "Faux si l'évolution imprimée n'est pas celle recalculée"},
       [](const N& n, const S& s) -> Term {
         return series::agree(series::printed_evolution(scope_of(n), s.code),
                              series::recomputed_evolution(scope_of(n), s.code));
       }},
      {{"objectif", number(Unit::none), "L'objectif publié"},
       [](const N& n, const S& s) -> Term {
         return series::value_of(scope_of(n), s.code, n.periode(), NatureSerie::objectif);
       }},
      {{"unite", text(), "L'unité telle que le fichier l'écrit"},
       [](const N& n, const S& s) {
         return text_term(series::text_of(scope_of(n), s.code, records_of(n).series.unite));
       }},
      {{"source", text(), "La source"},
       [](const N& n, const S& s) {
         return text_term(series::text_of(scope_of(n), s.code, records_of(n).series.source));
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
