// The contract of objectives: the indicator table (TBG, IO) and the staff table (BRH).
#include "series/contract.hpp"
#include "series/staff.hpp"

#include "vocabulary/tables/fields.hpp"
#include "wording/dates.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;

template <std::size_t rank>
Term target_of_year(const DocumentNames& names, const LigneContratSubject& line) {
  const auto scope = scope_of(names);
  const auto years = series::contract_years(scope);
  if (rank >= years.size()) return Value::not_defined(Unit::none);
  return series::target_of(scope, line.code, years[rank]);
}

template <std::size_t rank>
Term is_disputed_in_year(const DocumentNames& names, const LigneContratSubject& line) {
  const auto scope = scope_of(names);
  const auto years = series::contract_years(scope);
  return rank < years.size() && series::is_target_disputed(scope, line.code, years[rank]);
}

/// A column of the indicator's first row.
std::string of_indicator(const DocumentNames& names, const std::string& code,
                         const std::vector<std::string>& column) {
  return column[*series::any_row(scope_of(names), code)];
}

RecordList indicator_lines(const DocumentNames& names) {
  RecordList list;
  for (const auto& code : series::indicator_codes(scope_of(names))) {
    list.push_back(record_of(names, LigneContratSubject{code}));
  }
  return list;
}

/// Those of which a careful reader objects to something.
RecordList disputed_lines(const DocumentNames& names) {
  RecordList list;
  for (const auto& code : series::indicator_codes(scope_of(names))) {
    if (series::objection(scope_of(names), code).empty()) continue;
    list.push_back(record_of(names, LigneContratSubject{code}));
  }
  return list;
}

RecordList staff_lines(const DocumentNames& names) {
  RecordList list;
  for (const auto& line : series::staff_lines(scope_of(names))) {
    list.push_back(record_of(names, LigneEffectifSubject{line}));
  }
  return list;
}

}  // namespace

template <>
const std::vector<FieldOf<ContratSubject>>& fields_of() {
  using S = ContratSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"reference", text(), "La dernière année réalisée"},
       [](const N& n, const S&) { return text_term(series::latest_year(scope_of(n))); }},
      {{"mi_annee", text(), "Le dernier semestre réalisé"},
       [](const N& n, const S&) {
         const auto half = parse_period(series::latest_half_year(scope_of(n)));
         return half ? text_term(wording::period_text(*half)) : Term{};
       }},
      {{"annees", list("periode"), "Les années du contrat qui ont des objectifs, trois au plus"},
       [](const N& n, const S&) -> Term {
         RecordList list;
         for (const int year : series::contract_years(scope_of(n))) {
           const Term period = n.periode_term({Period::Kind::year, year, 1});
           list.push_back(std::get<const expansion::Record*>(period));
         }
         return list;
       }},
      {{"lignes", list("ligne_contrat"), "Les indicateurs du contrat"},
       [](const N& n, const S&) -> Term { return indicator_lines(n); }},
      {{"contestees", list("ligne_contrat"), "Les indicateurs dont une valeur est à vérifier"},
       [](const N& n, const S&) -> Term { return disputed_lines(n); }},
      {{"date_effectifs", day(), "Le jour auquel les effectifs sont comptés"},
       [](const N& n, const S&) { return day_term(series::staff_day(scope_of(n))); }},
      {{"effectifs", list("ligne_effectif"), "Les lignes du tableau des effectifs"},
       [](const N& n, const S&) -> Term { return staff_lines(n); }},
      {{"regles_effectifs", number(Unit::none), "Le nombre de sommes vérifiées"},
       [](const N& n, const S&) -> Term {
         return Value::count(series::checked_sums(scope_of(n)), Unit::none);
       }},
      {{"effectifs_faux", number(Unit::none), "Le nombre de lignes dont une somme ne tient pas"},
       [](const N& n, const S&) -> Term {
         return Value::count(series::lines_that_fail(scope_of(n)), Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneContratSubject>>& fields_of() {
  using S = LigneContratSubject;
  using N = DocumentNames;
  static const auto kReference = [](const N& n, const S& s) {
    return series::realised_row(scope_of(n), s.code, series::latest_year(scope_of(n)));
  };
  static const auto kHalf = [](const N& n, const S& s) {
    return series::realised_row(scope_of(n), s.code, series::latest_half_year(scope_of(n)));
  };
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de l'indicateur"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son nom"},
       [](const N& n, const S& s) {
         return text_term(of_indicator(n, s.code, records_of(n).series.libelle));
       }},
      {{"unite", text(), "Son unité"},
       [](const N& n, const S& s) {
         return text_term(of_indicator(n, s.code, records_of(n).series.unite));
       }},
      {{"niveau", number(Unit::none), "1 pour une ligne « Dont… », 0 pour une autre"},
       [](const N& n, const S& s) -> Term {
         const auto& libelle = of_indicator(n, s.code, records_of(n).series.libelle);
         return Value::count(series::is_detail(libelle) ? 1 : 0, Unit::none);
       }},
      {{"source", text(), "Sa source"},
       [](const N& n, const S& s) {
         return text_term(of_indicator(n, s.code, records_of(n).series.source));
       }},
      {{"calcul", text(), "Le calcul de l'année de référence"},
       [](const N& n, const S& s) {
         return text_term(series::calculation_at(scope_of(n), kReference(n, s)));
       }},
      {{"realise", number(Unit::none), "La valeur imprimée pour l'année de référence"},
       [](const N& n, const S& s) -> Term {
         return series::published_at(scope_of(n), kReference(n, s));
       }},
      {{"recalcule", number(Unit::none), "La valeur de l'année de référence, recalculée"},
       [](const N& n, const S& s) -> Term {
         return series::recomputed_at(scope_of(n), kReference(n, s));
       }},
      {{"concorde", boolean(), "Faux si le calcul ne donne pas la valeur imprimée"},
       [](const N& n, const S& s) -> Term {
         return series::agree(series::published_at(scope_of(n), kReference(n, s)),
                              series::recomputed_at(scope_of(n), kReference(n, s)));
       }},
      {{"moyenne", number(Unit::none), "La moyenne régionale"},
       [](const N& n, const S& s) -> Term {
         return series::published_at(
             scope_of(n), series::row_of(scope_of(n), s.code, series::latest_year(scope_of(n)),
                                         NatureSerie::moyenne_regionale));
       }},
      {{"calcul_mi_annee", text(), "Le calcul du semestre"},
       [](const N& n, const S& s) {
         return text_term(series::calculation_at(scope_of(n), kHalf(n, s)));
       }},
      {{"mi_annee", number(Unit::none), "La valeur imprimée pour le semestre"},
       [](const N& n, const S& s) -> Term {
         return series::published_at(scope_of(n), kHalf(n, s));
       }},
      {{"mi_annee_concorde", boolean(),
        "Faux si le calcul du semestre ne la donne pas, ou si elle n'est pas un effectif"},
       [](const N& n, const S& s) -> Term {
         const Value value = series::published_at(scope_of(n), kHalf(n, s));
         return !series::is_broken_count(value) &&
                series::agree(value, series::recomputed_at(scope_of(n), kHalf(n, s)));
       }},
      {{"objectif", number(Unit::none),
        "L'objectif de l'année : celui du tableau du contrat, à défaut celui de son texte"},
       [](const N& n, const S& s) -> Term {
         return series::target_of(scope_of(n), s.code, n.periode().year);
       }},
      {{"objectif_du_texte", boolean(),
        "L'objectif de l'année vient-il du texte du contrat, dont le tableau n'imprime rien ?"},
       [](const N& n, const S& s) -> Term {
         return series::is_target_of_text(scope_of(n), s.code, n.periode().year);
       }},
      {{"objectif_1", number(Unit::none), "L'objectif de la première année du contrat"},
       &target_of_year<0>},
      {{"objectif_2", number(Unit::none), "L'objectif de la deuxième année du contrat"},
       &target_of_year<1>},
      {{"objectif_3", number(Unit::none), "L'objectif de la troisième année du contrat"},
       &target_of_year<2>},
      {{"objectif_1_contredit", boolean(),
        "Le tableau et le texte fixent-ils deux objectifs pour la première année ?"},
       &is_disputed_in_year<0>},
      {{"objectif_2_contredit", boolean(),
        "Le tableau et le texte fixent-ils deux objectifs pour la deuxième année ?"},
       &is_disputed_in_year<1>},
      {{"objectif_3_contredit", boolean(),
        "Le tableau et le texte fixent-ils deux objectifs pour la troisième année ?"},
       &is_disputed_in_year<2>},
      {{"unite_objectif", text(), "L'unité de ses objectifs, évolutions mises à part"},
       [](const N& n, const S& s) { return text_term(series::target_unit(scope_of(n), s.code)); }},
      {{"objectif_texte", number(Unit::none),
        "L'objectif de l'année, imprimé dans le texte du contrat"},
       [](const N& n, const S& s) -> Term {
         return series::value_of(scope_of(n), s.code, {Period::Kind::year, n.periode().year, 1},
                                 NatureSerie::imprime);
       }},
      {{"objection", text(), "Ce qui ne va pas dans la ligne"},
       [](const N& n, const S& s) { return text_term(series::objection(scope_of(n), s.code)); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneEffectifSubject>>& fields_of() {
  using S = LigneEffectifSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de la ligne"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son libellé"},
       [](const N& n, const S& s) {
         return text_term(series::staff_text(scope_of(n), s.code, records_of(n).series.libelle));
       }},
      {{"groupe", text(), "Son bloc"},
       [](const N& n, const S& s) {
         return text_term(series::staff_text(scope_of(n), s.code, records_of(n).series.groupe));
       }},
      {{"unite", text(), "personnes ou ETP"},
       [](const N& n, const S& s) {
         return text_term(series::staff_text(scope_of(n), s.code, records_of(n).series.unite));
       }},
      {{"source", text(), "Le tableau d'où vient la ligne"},
       [](const N& n, const S& s) {
         return text_term(series::staff_text(scope_of(n), s.code, records_of(n).series.source));
       }},
      {{"niveau", number(Unit::none), "La profondeur de la ligne"},
       [](const N& n, const S& s) -> Term {
         return Value::count(series::staff_depth(scope_of(n), s.code), Unit::none);
       }},
      {{"femmes", number(Unit::none), "Les femmes, en personnes ou en ETP selon la ligne"},
       [](const N& n, const S& s) -> Term {
         return series::staff_value(scope_of(n), s.code, series::Sexe::femmes);
       }},
      {{"hommes", number(Unit::none), "Les hommes, en personnes ou en ETP selon la ligne"},
       [](const N& n, const S& s) -> Term {
         return series::staff_value(scope_of(n), s.code, series::Sexe::hommes);
       }},
      {{"total", number(Unit::none), "Le total imprimé, femmes et hommes ensemble"},
       [](const N& n, const S& s) -> Term {
         return series::staff_value(scope_of(n), s.code, series::Sexe::ensemble);
       }},
      {{"concorde", boolean(), "Faux si femmes et hommes ne font pas le total"},
       [](const N& n, const S& s) -> Term { return series::sexes_add_up(scope_of(n), s.code); }},
      {{"sommes_fausses", text(), "Les sommes qui ne donnent pas le total"},
       [](const N& n, const S& s) { return text_term(series::broken_sums(scope_of(n), s.code)); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
