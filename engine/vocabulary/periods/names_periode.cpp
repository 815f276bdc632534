// Periods: their names, what they are made of, the publics counted in them.
#include <algorithm>

#include "subsidies/subsidies.hpp"
#include "vocabulary/alerts.hpp"
#include "vocabulary/periods/publics.hpp"
#include "vocabulary/tables/fields.hpp"
#include "volumes/objectifs.hpp"
#include "wording/dates.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;

std::vector<Period> parts_of_year(Period period, Period::Kind kind) {
  std::vector<Period> parts;
  for (Period part{kind, period.year, 1}; last_day(part) <= last_day(period); ++part.rank) {
    parts.push_back(part);
    if (last_day(part) == last_day(year_of(period))) break;
  }
  return parts;
}

/// The months, or quarters, from January to the end of the period.
RecordList period_list(const DocumentNames& names, Period period, Period::Kind kind) {
  RecordList list;
  for (const auto part : parts_of_year(period, kind)) {
    list.push_back(std::get<const expansion::Record*>(names.periode_term(part)));
  }
  return list;
}

/// The period's name where the year is known from elsewhere.
std::string axis_name(Period period) {
  switch (period.kind) {
    case Period::Kind::month:
      return wording::month_abbreviation(period.rank);
    case Period::Kind::quarter:
      return "T" + std::to_string(period.rank);
    case Period::Kind::half:
      return "S" + std::to_string(period.rank);
    case Period::Kind::year:
      return std::to_string(period.year);
  }
  return {};
}

int last_month(Period period) {
  return first_month(period) + month_count(period) - 1;
}

/// What a year-to-date figure of the period covers: « 2010 », « janvier à juin 2010 ».
std::string span_text(Period period) {
  if (period.kind == Period::Kind::year) return std::to_string(period.year);
  const int month = last_month(period);
  const std::string end = wording::month_name(month) + " " + std::to_string(period.year);
  return month == 1 ? end : wording::month_name(1) + " à " + end;
}

/// When stocks at its end are counted: « au 31 décembre 2010 », « à fin juin 2010 ».
std::string end_text(Period period) {
  if (period.kind == Period::Kind::year) return "au " + wording::date_text(last_day(period));
  return "à fin " + wording::month_name(last_month(period)) + " " + std::to_string(period.year);
}

/// The objective of the year for the document's territory, in force at the period's end or the
/// arrêté.
std::optional<std::int64_t> objective_of(const DocumentNames& names, Period period) {
  const Day day = std::min(last_day(period), names.facts().dossier->arrete());
  return volumes::objectif_on(records_of(names).objectifs, period.year, names.territoire(), day);
}

/// Does the period end after the termination of the document's own convention? No objective runs
/// on from there (article 10.2).
bool is_after_termination(const DocumentNames& names, Period period) {
  const auto& rows = names.facts().subsidies;
  const bool is_after = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    return row.territoire == names.territoire() && row.annee == period.year &&
           is_ended(row, last_day(period) - 1);
  });
  if (is_after) names.asks_for(ConventionSubject::kType);
  return is_after;
}

RecordList years_of_the_agreement(const DocumentNames& names, Period period) {
  RecordList list;
  for (int annee = subsidies::kFirstYear; annee <= period.year; ++annee) {
    list.push_back(
        std::get<const expansion::Record*>(names.periode_term({Period::Kind::year, annee, 1})));
  }
  return list;
}

}  // namespace

std::vector<Period> months_to_end_of(Period period) {
  return parts_of_year(period, Period::Kind::month);
}

template <>
const std::vector<FieldOf<PeriodeSubject>>& fields_of() {
  using S = PeriodeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "2010, 2010-S1, 2010-T2 ou 2010-04"},
       [](const N&, const S& s) -> Term { return period_code(s.period); }},
      {{"libelle", text(), "« année 2010 », « 2e trimestre 2010 »…"},
       [](const N&, const S& s) -> Term { return wording::period_text(s.period); }},
      {{"libelle_court", text(), "« 2010 », « T2 2010 », « avr. 2010 »"},
       [](const N&, const S& s) -> Term { return wording::period_short_text(s.period); }},
      {{"nom_court", text(), "« janv. », « T2 », « S1 », ou l'année : pour les axes"},
       [](const N&, const S& s) -> Term { return axis_name(s.period); }},
      {{"annee", text(), "L'année"},
       [](const N&, const S& s) -> Term { return std::to_string(s.period.year); }},
      {{"rang", number(Unit::none), "Le rang dans l'année, à partir de 1"},
       [](const N&, const S& s) -> Term { return Value::count(s.period.rank, Unit::none); }},
      {{"debut", day(), "Le premier jour"},
       [](const N&, const S& s) { return day_term(days_of(s.period).begin); }},
      {{"fin", day(), "Le dernier jour"},
       [](const N&, const S& s) { return day_term(last_day(s.period)); }},
      {{"precedente", record("periode"), "La période juste avant, de même durée"},
       [](const N& n, const S& s) { return n.periode_term(previous(s.period)); }},
      {{"un_an_apres", record("periode"), "La même période un an plus tard"},
       [](const N& n, const S& s) {
         return n.periode_term({s.period.kind, s.period.year + 1, s.period.rank});
       }},
      {{"un_an_avant", record("periode"), "La même période un an plus tôt"},
       [](const N& n, const S& s) { return n.periode_term(year_before(s.period)); }},
      {{"comparable", record("periode"),
        "La période si elle est close à l'arrêté, sinon son dernier mois entier"},
       [](const N& n, const S& s) -> Term {
         const auto part = comparable_part(s.period, n.facts().dossier->arrete());
         return part ? n.periode_term(*part) : Term{};
       }},
      {{"depuis_janvier", text(), "Ce que couvre son cumul : « 2010 », « janvier à juin 2010 »"},
       [](const N&, const S& s) -> Term { return span_text(s.period); }},
      {{"a_la_fin", text(), "« au 31 décembre 2010 », « à fin juin 2010 » : le jour des états"},
       [](const N&, const S& s) -> Term { return end_text(s.period); }},
      {{"objectif", number(Unit::jeunes),
        "L'objectif de l'année du territoire du document, en vigueur à sa fin ou à l'arrêté"},
       [](const N& n, const S& s) { return count_term(objective_of(n, s.period), Unit::jeunes); }},
      {{"objectif_prorata", number(Unit::jeunes),
        "L'objectif de l'année au prorata des mois écoulés : objectif × mois ÷ 12 ; n.d. une fois "
        "la convention résiliée"},
       [](const N& n, const S& s) -> Term {
         const auto objective = objective_of(n, s.period);
         if (!objective || is_after_termination(n, s.period)) {
           return Value::not_defined(Unit::jeunes);
         }
         return Value::decimal({*objective * last_month(s.period), 12}, Unit::jeunes, 0);
       }},
      {{"annee_entiere", record("periode"), "L'année qui la contient"},
       [](const N& n, const S& s) { return n.periode_term(year_of(s.period)); }},
      {{"mois", list("periode"), "Les mois de l'année jusqu'à sa fin"},
       [](const N& n, const S& s) -> Term {
         return period_list(n, s.period, Period::Kind::month);
       }},
      {{"trimestres", list("periode"), "Les trimestres de l'année jusqu'à sa fin"},
       [](const N& n, const S& s) -> Term {
         return period_list(n, s.period, Period::Kind::quarter);
       }},
      {{"annees", list("periode"), "Les années de l'accord-cadre, de 2010 à la sienne"},
       [](const N& n, const S& s) -> Term { return years_of_the_agreement(n, s.period); }},
      {{"femmes", record("public"), "Les femmes"},
       [](const N& n, const S& s) -> Term { return women(n, s.period); }},
      {{"hommes", record("public"), "Les hommes"},
       [](const N& n, const S& s) -> Term { return men(n, s.period); }},
      {{"zus", record("public"), "Les jeunes qui habitent une zone urbaine sensible"},
       [](const N& n, const S& s) -> Term { return of_sensitive_areas(n, s.period); }},
      {{"publics", list("public"), "Les mêmes à la suite, puis les niveaux de formation"},
       [](const N& n, const S& s) -> Term { return publics_of(n, s.period); }},
      {{"ages", list("public"), "Les jeunes par âge, à la fin de la période"},
       [](const N& n, const S& s) -> Term { return ages_of(n, s.period); }},
      {{"niveau_vi", record("public"), "Les jeunes de niveau VI"},
       [](const N& n, const S& s) { return of_levels(n, {"VI"}, "niveau VI", s.period); }},
      {{"niveau_v", record("public"), "Les jeunes de niveau V"},
       [](const N& n, const S& s) { return of_levels(n, {"V"}, "niveau V", s.period); }},
      {{"niveau_iv", record("public"), "Les jeunes de niveau IV"},
       [](const N& n, const S& s) { return of_levels(n, {"IV"}, "niveau IV", s.period); }},
      {{"niveaux_iii_a_i", record("public"), "Les jeunes de niveau III, II ou I"},
       [](const N& n, const S& s) {
         return of_levels(n, {"III", "II", "I"}, "niveaux III à I", s.period);
       }},
      {{"niveau_non_connu", record("public"), "Les jeunes dont le niveau n'est pas connu"},
       [](const N& n, const S& s) { return of_levels(n, {"n.d."}, "niveau non connu", s.period); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
