// The structures of the network, each series beside those of the region and of the nation.
#include <algorithm>
#include <set>
#include <tuple>

#include "series/published.hpp"
#include "vocabulary/answers/subjects.hpp"
#include "vocabulary/by_name.hpp"
#include "vocabulary/consignes/subjects.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;
using records::TerritoireId;
using records::TypeTerritoire;

series::Scope scope_at(const DocumentNames& names, TerritoireId territoire, Period period) {
  return {records_of(names).series, territoire, period};
}

series::Scope structure_scope(const DocumentNames& names, const StructureSubject& subject) {
  return scope_at(names, subject.territoire, subject.periode);
}

Value series_value(const DocumentNames& names, const StructureSubject& subject, Period period) {
  return series::value_of(structure_scope(names, subject), subject.serie, period,
                          NatureSerie::realise);
}

template <TypeTerritoire type>
Term change_above(const DocumentNames& names, const StructureSubject& subject) {
  const auto above = records_of(names).territoires.enclosing(subject.territoire, type);
  const bool is_above = above != records::kNone && above != subject.territoire;
  return is_above
             ? series::recomputed_evolution(scope_at(names, above, subject.periode), subject.serie)
             : Value::not_defined(Unit::evolution);
}

Term series_text(const DocumentNames& names, const StructureSubject& subject,
                 const std::vector<std::string>& column) {
  return text_term(series::text_of(structure_scope(names, subject), subject.serie, column));
}

/// What heads the rows of its series: the half-year too, in a year that shows both.
Term structure_heading(const DocumentNames& names, const StructureSubject& subject) {
  const auto libelle = series::text_of(structure_scope(names, subject), subject.serie,
                                       records_of(names).series.libelle);
  const bool is_whole = subject.periode == names.periode();
  return text_term(is_whole ? libelle : libelle + ", " + wording::period_text(subject.periode));
}

bool is_of_nation(const DocumentNames& names) {
  return names.territoire() == records_of(names).territoires.root;
}

/// The structures side by side: the regions of the nation, the missions locales of a region.
std::vector<TerritoireId> side_by_side(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  const auto type = is_of_nation(names) ? TypeTerritoire::region : TypeTerritoire::mission_locale;
  return by_name(tree, tree.of_type_in(names.territoire(), type));
}

bool is_comparable(const DocumentNames& names, const StructureSubject& one) {
  return series_value(names, one, one.periode).is_defined() &&
         series_value(names, one, year_before(one.periode)).is_defined();
}

/// The structures compared in one period; the nation's own line ends those of its regions.
std::vector<StructureSubject> structures_in(const DocumentNames& names, Period period) {
  auto places = side_by_side(names);
  std::vector<StructureSubject> found;
  for (const auto id : places) {
    for (const auto& code : series::codes(scope_at(names, id, period))) {
      const StructureSubject one{id, code, period};
      if (is_comparable(names, one)) found.push_back(one);
    }
  }
  if (found.empty() || !is_of_nation(names)) return found;
  for (const auto& code : series::codes(scope_at(names, names.territoire(), period))) {
    const StructureSubject one{names.territoire(), code, period};
    if (is_comparable(names, one)) found.push_back(one);
  }
  return found;
}

std::vector<StructureSubject> structures_found(const DocumentNames& names) {
  const Period period = names.periode();
  auto found = structures_in(names, period);
  if (!found.empty() || period.kind != Period::Kind::year) return found;
  for (const int half : {1, 2}) {
    for (auto& one : structures_in(names, {Period::Kind::half, period.year, half})) {
      found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace

Bearing bearing_of(const DocumentNames&, const StructureSubject& s, const std::string&) {
  return {s.territoire, s.periode, s.serie};
}

RecordList compared_structures(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  auto all = structures_found(names);
  std::vector<std::string> order;  // series as the first structures have them
  for (const auto& one : all) {
    if (std::find(order.begin(), order.end(), one.serie) == order.end()) order.push_back(one.serie);
  }
  const auto key = [&](const StructureSubject& one) {
    return std::tuple{std::find(order.begin(), order.end(), one.serie) - order.begin(),
                      one.periode.rank, one.territoire == names.territoire()};
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    return is_named_before(tree, a.territoire, b.territoire);
  });
  RecordList list;
  for (const auto& one : all) list.push_back(record_of(names, one));
  return list;
}

RecordList missing_structures(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  const auto places = side_by_side(names);
  std::set<std::pair<std::string, int>> told;
  std::vector<std::pair<std::string, std::string>> by_places;  // who lacks it, in which series
  for (const auto& one : structures_found(names)) {
    if (!told.emplace(one.serie, one.periode.rank).second) continue;
    std::vector<std::string> missing;
    for (const auto id : places) {
      if (!is_comparable(names, {id, one.serie, one.periode})) missing.push_back(tree.libelle[id]);
    }
    if (missing.empty()) continue;
    const std::string who = wording::enumerated(missing);
    const std::string heading = std::get<std::string>(structure_heading(names, one));
    const auto found = std::find_if(by_places.begin(), by_places.end(),
                                    [&](const auto& line) { return line.first == who; });
    if (found == by_places.end()) {
      by_places.emplace_back(who, heading);
    } else {
      found->second += " ; " + heading;
    }
  }
  RecordList list;
  for (const auto& [who, series] : by_places) {
    std::string phrase = who;
    phrase.append(" (").append(series).append(")");
    list.push_back(record_of(names, PhraseSubject{std::move(phrase)}));
  }
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
      {{"intitule", text(), "Le même, avec le semestre quand une année montre les deux"},
       [](const N& n, const S& s) { return structure_heading(n, s); }},
      {{"periode", record("periode"), "La période : celle du document, ou un semestre de l'année"},
       [](const N& n, const S& s) { return n.periode_term(s.periode); }},
      {{"groupe", text(), "Son groupe"},
       [](const N& n, const S& s) { return series_text(n, s, records_of(n).series.groupe); }},
      {{"source", text(), "La publication"},
       [](const N& n, const S& s) { return series_text(n, s, records_of(n).series.source); }},
      {{"valeur", number(Unit::none), "La valeur de la période"},
       [](const N& n, const S& s) -> Term { return series_value(n, s, s.periode); }},
      {{"valeur_precedente", number(Unit::none), "La valeur un an plus tôt"},
       [](const N& n, const S& s) -> Term { return series_value(n, s, year_before(s.periode)); }},
      {{"evolution", number(Unit::evolution), "L'évolution recalculée"},
       [](const N& n, const S& s) -> Term {
         return series::recomputed_evolution(structure_scope(n, s), s.serie);
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
  fields.push_back(
      {{"structures_absentes", list("phrase"),
        "Celles dont le chiffre n'est pas publié pour les deux périodes, et les séries"},
       [](const N& n, const S&) -> Term { return missing_structures(n); }});
  fields.push_back(
      {{"fiches", list("fiche"), "Les bonnes pratiques revenues par des fiches, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return sheets_here(n); }});
  fields.push_back(
      {{"fichiers_reponses", list("fichier"), "Les fichiers des réponses que le document réunit"},
       [](const N& n, const S&) -> Term { return answers_files(n); }});
  fields.push_back({{"permis", list("permis"),
                     "Les expérimentations du permis où quelqu'un est inscrit, ici ou au-dessous"},
                    [](const N& n, const S&) -> Term { return permits_of(n, n.territoire()); }});
  fields.push_back(
      {{"permis_par_territoire", list("permis"),
        "Les mêmes, par mission locale ; pour le pays, par région"},
       [](const N& n, const S&) -> Term { return permits_by_place(n, n.territoire()); }});
  return fields;
}

}  // namespace copil::vocabulary
