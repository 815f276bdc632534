// Delays between the steps of co-traitances, alerts, limits to come.
#include <algorithm>
#include <map>

#include "figures/flows.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::Term;
using figures::Delai;
using figures::Delais;
using figures::GenreLimite;
using records::Decision;

/// Limits are looked for in that many days after the arrêté.
constexpr int kHorizon = 90;

/// True when that is known and the folder says something of the document's year.
bool is_flow_known(const DocumentNames& names, const char* what) {
  const Dossier& dossier = *names.facts().dossier;
  const auto position = dossier.catalogue().find("AFF");
  return names.knows(what) && position && days_of(names.periode()).begin <= dossier.arrete() &&
         names.is_told(dossier.catalogue().cards[*position], names.periode().year);
}

const figures::Figures& figures_of(const DocumentNames& names) {
  return names.facts().dossier->figures();
}

Interval days_of_flow(const DocumentNames& names) {
  return days_of(names.periode());
}

Value youths(std::uint64_t count) {
  return Value::count(static_cast<std::int64_t>(count), Unit::jeunes);
}

// ── Delays ─────────────────────────────────────────────────────────────────────────────────────

constexpr const char* need_of(Delai delai) {
  switch (delai) {
    case Delai::acceptation:
      return kDelaisAcceptation;
    case Delai::attente:
      return kAttentes;
    case Delai::entretien:
      return kDelaisEntretien;
    case Delai::accompagnement:
      return kDurees;
    case Delai::alerte:
      break;
  }
  return kDelaisAlertes;
}

enum class Part { nombre, mediane, neuf_sur_dix };

Value part_of(const Delais& delais, Part part) {
  if (part == Part::nombre) {
    return Value::count(static_cast<std::int64_t>(delais.nombre), Unit::none);
  }
  if (!delais.mediane) return Value::not_defined(Unit::jours);
  if (part == Part::neuf_sur_dix) return Value::count(*delais.neuf_sur_dix, Unit::jours);
  return Value::decimal(*delais.mediane, Unit::jours, delais.mediane->den == 1 ? 0 : 1);
}

template <Delai delai, Part part>
Term delay(const DocumentNames& names, const FluxSubject& s) {
  constexpr Unit kUnit = part == Part::nombre ? Unit::none : Unit::jours;
  if (!is_flow_known(names, need_of(delai))) return Value::not_defined(kUnit);
  return part_of(figures::delais(figures_of(names), delai, s.territoire, days_of_flow(names)),
                 part);
}

// ── Alerts ─────────────────────────────────────────────────────────────────────────────────────

Term reported(const DocumentNames& names, const FluxSubject& s) {
  if (!is_flow_known(names, kAlertesSignalees)) return Value::not_defined(Unit::jeunes);
  return youths(figures::alertes_signalees(figures_of(names), s.territoire, days_of_flow(names)));
}

Term closed(const DocumentNames& names, const FluxSubject& s) {
  if (!is_flow_known(names, kDelaisAlertes)) return Value::not_defined(Unit::jeunes);
  return youths(
      figures::alertes_closes(figures_of(names), s.territoire, days_of_flow(names), std::nullopt));
}

template <Decision decision>
Term closed_by(const DocumentNames& names, const FluxSubject& s) {
  if (!is_flow_known(names, kSuites)) return Value::not_defined(Unit::jeunes);
  return youths(
      figures::alertes_closes(figures_of(names), s.territoire, days_of_flow(names), decision));
}

template <int from, int until>
Term open_since(const DocumentNames& names, const FluxSubject& s) {
  if (!is_flow_known(names, kAnciennetes)) return Value::not_defined(Unit::jeunes);
  const Day day = std::min(last_day(names.periode()), names.facts().dossier->arrete());
  return youths(
      figures::alertes_ouvertes(figures_of(names), s.territoire, day,
                                {from, until == 0 ? std::nullopt : std::optional<int>{until}}));
}

// ── Limits to come ─────────────────────────────────────────────────────────────────────────────

enum class WhichLimits { age, suspension, both, waiting };

bool is_wanted(const figures::Limite& limite, WhichLimits which) {
  if (which == WhichLimits::waiting) return limite.is_en_attente;
  if (limite.is_en_attente) return false;
  return which == WhichLimits::both ||
         (limite.genre == GenreLimite::age) == (which == WhichLimits::age);
}

/// Distinct youths whose first such limit comes `first` to `last` days after the arrêté.
template <WhichLimits which, int first, int last>
Term limits_in(const DocumentNames& names, const FluxSubject& s) {
  if (!is_flow_known(names, kLimites)) return Value::not_defined(Unit::jeunes);
  std::map<records::JeuneId, Day> earliest;
  for (const auto& limite : figures::limites(figures_of(names), s.territoire, kHorizon)) {
    if (is_wanted(limite, which)) earliest.try_emplace(limite.jeune, limite.jour);  // by day
  }
  const Day arrete = names.facts().dossier->arrete();
  return youths(static_cast<std::uint64_t>(
      std::count_if(earliest.begin(), earliest.end(), [&](const auto& one) {
        const int days = days_between(arrete, one.second);
        return first <= days && days <= last;
      })));
}

template <class Get>
FieldOf<FluxSubject> flow(const char* name, Unit unit, const char* description, Get get) {
  return {{name, number(unit), description}, get};
}

void add_delays(std::vector<FieldOf<FluxSubject>>& fields) {
  using enum Delai;
  using enum Part;
  const auto add = [&fields](const char* name, const char* description, auto get) {
    const bool is_count = std::string_view{name}.ends_with("nombre");
    fields.push_back(flow(name, is_count ? Unit::none : Unit::jours, description, get));
  };
  add("acceptation_nombre", "Co-traitances acceptées pendant la période",
      &delay<acceptation, nombre>);
  add("acceptation_mediane", "Délai médian de l'affectation à l'acceptation",
      &delay<acceptation, mediane>);
  add("acceptation_neuf_sur_dix", "Délai que neuf acceptations sur dix ne dépassent pas",
      &delay<acceptation, neuf_sur_dix>);
  add("attente_nombre", "Premiers entretiens de la période qui ont suivi une acceptation",
      &delay<attente, nombre>);
  add("attente_mediane", "Délai médian de l'acceptation au premier entretien",
      &delay<attente, mediane>);
  add("attente_neuf_sur_dix", "Délai, depuis l'acceptation, que neuf entretiens sur dix tiennent",
      &delay<attente, neuf_sur_dix>);
  add("entretien_nombre", "Premiers entretiens de la période", &delay<entretien, nombre>);
  add("entretien_mediane", "Délai médian de l'affectation au premier entretien",
      &delay<entretien, mediane>);
  add("entretien_neuf_sur_dix", "Délai, depuis l'affectation, que neuf entretiens sur dix tiennent",
      &delay<entretien, neuf_sur_dix>);
  add("accompagnement_nombre", "Accompagnements finis pendant la période",
      &delay<accompagnement, nombre>);
  add("accompagnement_mediane", "Durée médiane de ces accompagnements",
      &delay<accompagnement, mediane>);
  add("accompagnement_neuf_sur_dix",
      "Durée que neuf de ces accompagnements sur dix ne dépassent pas",
      &delay<accompagnement, neuf_sur_dix>);
  add("alerte_nombre", "Alertes closes pendant la période", &delay<alerte, nombre>);
  add("alerte_mediane", "Durée médiane de ces alertes", &delay<alerte, mediane>);
  add("alerte_neuf_sur_dix", "Durée que neuf de ces alertes sur dix ne dépassent pas",
      &delay<alerte, neuf_sur_dix>);
}

void add_alerts(std::vector<FieldOf<FluxSubject>>& fields) {
  const auto add = [&fields](const char* name, const char* description, auto get) {
    fields.push_back(flow(name, Unit::jeunes, description, get));
  };
  add("alertes_signalees", "Jeunes dont une alerte a été signalée pendant la période", &reported);
  add("alertes_closes", "Jeunes dont une alerte a été close pendant la période", &closed);
  add("alertes_maintien", "Jeunes maintenus dans l'accompagnement à l'issue d'une alerte",
      &closed_by<Decision::maintien>);
  add("alertes_reorientation", "Jeunes réorientés à l'issue d'une alerte",
      &closed_by<Decision::reorientation>);
  add("alertes_reprise", "Jeunes repris en suivi mensuel par Pôle emploi à l'issue d'une alerte",
      &closed_by<Decision::reprise_smp>);
  add("alertes_sans_decision", "Jeunes dont l'alerte a été close sans que la décision soit écrite",
      &closed_by<Decision::aucune>);
  add("alertes_moins_de_30", "Jeunes en alerte depuis moins de 30 jours", &open_since<0, 30>);
  add("alertes_30_a_89", "Jeunes en alerte depuis 30 à 89 jours", &open_since<30, 90>);
  add("alertes_90_a_179", "Jeunes en alerte depuis 90 à 179 jours", &open_since<90, 180>);
  add("alertes_180_et_plus", "Jeunes en alerte depuis 180 jours ou plus", &open_since<180, 0>);
}

void add_limits(std::vector<FieldOf<FluxSubject>>& fields) {
  using enum WhichLimits;
  const auto add = [&fields](const char* name, const char* description, auto get) {
    fields.push_back(flow(name, Unit::jeunes, description, get));
  };
  add("age_30", "Jeunes accompagnés qui arrivent à la limite d'âge dans les 30 jours",
      &limits_in<age, 1, 30>);
  add("age_60", "Jeunes accompagnés qui arrivent à la limite d'âge dans 31 à 60 jours",
      &limits_in<age, 31, 60>);
  add("age_90", "Jeunes accompagnés qui arrivent à la limite d'âge dans 61 à 90 jours",
      &limits_in<age, 61, 90>);
  add("age", "Jeunes accompagnés qui arrivent à la limite d'âge dans les 90 jours",
      &limits_in<age, 1, kHorizon>);
  add("suspension_30", "Jeunes qui arrivent à six mois sans inscription dans les 30 jours",
      &limits_in<suspension, 1, 30>);
  add("suspension_60", "Jeunes qui arrivent à six mois sans inscription dans 31 à 60 jours",
      &limits_in<suspension, 31, 60>);
  add("suspension_90", "Jeunes qui arrivent à six mois sans inscription dans 61 à 90 jours",
      &limits_in<suspension, 61, 90>);
  add("suspension", "Jeunes qui arrivent à six mois sans inscription dans les 90 jours",
      &limits_in<suspension, 1, kHorizon>);
  add("limites_30", "Jeunes accompagnés qui arrivent à l'une des deux limites dans les 30 jours",
      &limits_in<both, 1, 30>);
  add("limites_60", "Jeunes accompagnés qui arrivent à l'une des deux limites dans 31 à 60 jours",
      &limits_in<both, 31, 60>);
  add("limites_90", "Jeunes accompagnés qui arrivent à l'une des deux limites dans 61 à 90 jours",
      &limits_in<both, 61, 90>);
  add("limites", "Jeunes accompagnés qui arrivent à l'une des deux limites dans les 90 jours",
      &limits_in<both, 1, kHorizon>);
  add("age_en_attente",
      "Jeunes en attente de premier entretien, à la limite d'âge dans les 90 jours",
      &limits_in<waiting, 1, kHorizon>);
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const FluxSubject& s, const std::string&) {
  return {s.territoire, names.periode()};
}

template <>
const std::vector<FieldOf<FluxSubject>>& fields_of() {
  static const std::vector<FieldOf<FluxSubject>> kFields = [] {
    std::vector<FieldOf<FluxSubject>> fields;
    add_delays(fields);
    add_alerts(fields);
    add_limits(fields);
    return fields;
  }();
  return kFields;
}

}  // namespace copil::vocabulary
