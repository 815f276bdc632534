// The regional rubriques of Parcours 3: old and new label, since when, what is entered.
#include "records/regions.hpp"
#include "vocabulary/consignes/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using quality::ListedRubric;

bool is_out_of_use(const ListedRubric& rubric) {
  return rubric.label_on(Day::open).empty();
}

}  // namespace

RecordList rubrics_here(const DocumentNames& names) {
  RecordList list;
  const auto& tree = records_of(names).territoires;
  const auto rubrics = quality::listed_rubrics(names.facts().dossier->controls());
  if (!rubrics) return list;
  const auto region = tree.enclosing(names.territoire(), records::TypeTerritoire::region);
  for (const auto& rubric : *rubrics) {
    const bool is_here =
        region == records::kNone || records::is_region(tree, region, rubric.region);
    if (is_here) list.push_back(record_of(names, RubriqueSubject{rubric}));
  }
  return list;
}

RecordList rubric_tables(const DocumentNames& names) {
  RecordList list;
  for (const auto& file : names.facts().control_files) {
    if (file.name.ends_with("/rubriques.csv") || file.name.ends_with("/formations.csv")) {
      list.push_back(record_of(names, FichierSubject{file}));
    }
  }
  return list;
}

template <>
const std::vector<FieldOf<RubriqueSubject>>& fields_of() {
  using S = RubriqueSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"region", text(), "La région dont ce sont les consignes : « 82 Rhône-Alpes »"},
       [](const N&, const S& s) { return text_term(s.rubric.region); }},
      {{"code", text(), "Le code de la rubrique : « R71 »"},
       [](const N&, const S& s) { return text_term(s.rubric.code); }},
      {{"domaine", text(), "Le domaine : « AE », « F »…"},
       [](const N&, const S& s) { return text_term(s.rubric.domaine); }},
      {{"ancien", text(), "L'ancien libellé ; n.d. pour une rubrique créée"},
       [](const N&, const S& s) { return text_term(s.rubric.ancien); }},
      {{"nouveau", text(), "Le nouveau libellé ; n.d. pour une rubrique désactivée"},
       [](const N&, const S& s) { return text_term(s.rubric.label_on(Day::open)); }},
      {{"changement", text(), "« renommée », « créée », « désactivée »…"},
       [](const N&, const S& s) { return text_term(s.rubric.nature); }},
      {{"date_effet", day(), "Le jour où le changement prend effet"},
       [](const N&, const S& s) { return day_term(s.rubric.effet); }},
      {{"libelle_du_jour", text(), "Le libellé en usage à l'arrêté ; n.d. s'il n'y en a pas"},
       [](const N& n, const S& s) {
         return text_term(s.rubric.label_on(n.facts().dossier->arrete()));
       }},
      {{"est_desactivee", boolean(), "Le changement la retire-t-il de l'usage ?"},
       [](const N&, const S& s) -> Term { return is_out_of_use(s.rubric); }},
      {{"situation", text(), "La situation à ouvrir pour une formation proposée sous elle"},
       [](const N&, const S& s) { return text_term(s.rubric.situation); }},
      {{"base", text(), "Où chercher l'organisme de cette situation"},
       [](const N&, const S& s) { return text_term(s.rubric.base); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
