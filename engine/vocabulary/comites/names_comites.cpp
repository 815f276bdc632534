// The steering committees (article 9): who sits there, what they meet about, what they decided.
#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "vocabulary/comites/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::TypeTerritoire;

Day arrete_of(const DocumentNames& names) {
  return names.facts().dossier->arrete();
}

TypeTerritoire level_of(const DocumentNames& names, const ComiteSubject& subject) {
  return records_of(names).territoires.type[subject.territoire];
}

const records::Reunions& reunions_of(const DocumentNames& names) {
  return records_of(names).reunions;
}

const records::Decisions& decisions_table(const DocumentNames& names) {
  return records_of(names).decisions;
}

template <class Subject, class Ids>
RecordList list_of(const DocumentNames& names, const Ids& ids) {
  RecordList list;
  for (const auto id : ids) list.push_back(record_of(names, Subject{id}));
  return list;
}

Term meeting_term(const DocumentNames& names, const std::optional<records::ReunionId>& id) {
  if (!id || !names.knows(kReunions)) return std::monostate{};
  return record_of(names, ReunionSubject{*id});
}

std::optional<records::ReunionId> last_meeting(const DocumentNames& names,
                                               const ComiteSubject& subject) {
  return committees::last_held(records_of(names), subject.territoire, arrete_of(names));
}

/// The meeting held before the last one.
std::optional<records::ReunionId> meeting_before(const DocumentNames& names,
                                                 const ComiteSubject& subject) {
  const auto last = last_meeting(names, subject);
  if (!last) return std::nullopt;
  return committees::last_held(records_of(names), subject.territoire,
                               reunions_of(names).date[*last] - 1);
}

Term decisions_taken_at(const DocumentNames& names,
                        const std::optional<records::ReunionId>& meeting) {
  if (!meeting || !names.knows(kDecisions)) return RecordList{};
  return list_of<DecisionSubject>(names, committees::decisions_of(records_of(names), *meeting));
}

/// The year's entries known when the committee last met; n.d. before its first meeting of the year.
Term realised_at_last_meeting(const DocumentNames& names, const ComiteSubject& subject) {
  const auto last = last_meeting(names, subject);
  const Period year = year_of(names.periode());
  const bool is_of_the_year = last && days_of(year).contains(reunions_of(names).date[*last]);
  if (!is_of_the_year || !knows_realised(names) || !names.knows(kReunions)) {
    return Value::not_defined(Unit::jeunes);
  }
  const auto count = names.facts().dossier->figures().count_until("VOL", subject.territoire,
                                                                  reunions_of(names).date[*last]);
  return Value::count(static_cast<std::int64_t>(count), Unit::jeunes);
}

/// The alert of a département that has a single mission locale is that mission locale's.
bool is_said_below(const DocumentNames& names, const volumes::Alerte& alert) {
  const auto& tree = records_of(names).territoires;
  if (tree.type[alert.territoire] != TypeTerritoire::departement) return false;
  const auto below = tree.below(alert.territoire);
  return std::count_if(below.begin(), below.end(), [&](const auto id) {
           return tree.type[id] == TypeTerritoire::mission_locale;
         }) == 1;
}

/// Its own alert, then those that the committees below must pass up to it, each told once, the
/// gravest first.
RecordList alerts_to_hear(const DocumentNames& names, const ComiteSubject& subject,
                          const std::vector<volumes::Alerte>& alerts) {
  const auto& tree = records_of(names).territoires;
  const std::string_view name = committees::committee_name(level_of(names, subject));
  std::vector<const volumes::Alerte*> heard;
  for (const auto& alert : alerts) {
    const bool is_own = alert.territoire == subject.territoire;
    const bool is_for_it =
        alert.comite == name && tree.is_at_or_below(alert.territoire, subject.territoire);
    if (is_own || (is_for_it && !is_said_below(names, alert))) heard.push_back(&alert);
  }
  const auto gravity = [&](const volumes::Alerte* alert) {
    return std::tuple{alert->territoire != subject.territoire, alert->statut,
                      -std::abs(alert->ecart)};
  };
  std::stable_sort(heard.begin(), heard.end(),
                   [&](const auto* a, const auto* b) { return gravity(a) < gravity(b); });
  RecordList list;
  for (const auto* alert : heard) list.push_back(record_of(names, AlerteSubject{alert}));
  return list;
}

Term meetings_held(const DocumentNames& names, records::TerritoireId territoire, int year) {
  if (!names.knows(kReunions)) return Value::not_defined(Unit::none);
  const auto held = committees::held_in(records_of(names), territoire, year, arrete_of(names));
  return Value::count(static_cast<std::int64_t>(held.size()), Unit::none);
}

/// Those of the year held by the arrêté, and those set for later in it.
Term meetings_held_or_set(const DocumentNames& names, const ComiteSubject& subject) {
  if (!names.knows(kReunions)) return Value::not_defined(Unit::none);
  const auto& table = reunions_of(names);
  const auto all = committees::meetings_of(records_of(names), subject.territoire);
  const auto count = std::count_if(all.begin(), all.end(), [&](const records::ReunionId id) {
    const bool is_of_year = calendar(table.date[id]).year == names.periode().year;
    return is_of_year && (table.date[id] > arrete_of(names) || table.tenue[id]);
  });
  return Value::count(count, Unit::none);
}

int year_of_meeting(const DocumentNames& names, const ReunionSubject& subject) {
  return calendar(reunions_of(names).date[subject.id]).year;
}

RecordList seats(const DocumentNames& names, const ComiteSubject& subject) {
  RecordList list;
  for (const auto& seat : committees::composition(level_of(names, subject))) {
    list.push_back(record_of(names, SiegeSubject{&seat}));
  }
  return list;
}

RecordList tasks(const DocumentNames& names, const ComiteSubject& subject) {
  RecordList list;
  for (const auto task : committees::missions(level_of(names, subject))) {
    list.push_back(record_of(names, PhraseSubject{std::string{task}}));
  }
  return list;
}

std::string state_text(const DocumentNames& names, std::size_t row) {
  switch (committees::state_on(decisions_table(names), row, arrete_of(names))) {
    case records::EtatDecision::faite:
      return "faite";
    case records::EtatDecision::abandonnee:
      return "abandonnée";
    case records::EtatDecision::ouverte:
      break;
  }
  return committees::is_overdue(decisions_table(names), row, arrete_of(names)) ? "en retard"
                                                                               : "ouverte";
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const ComiteSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

Term committee_of(const DocumentNames& names, records::TerritoireId territoire) {
  if (!committees::has_committee(records_of(names).territoires.type[territoire])) {
    return std::monostate{};
  }
  return record_of(names, ComiteSubject{territoire});
}

template <>
const std::vector<FieldOf<ComiteSubject>>& fields_of() {
  using S = ComiteSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"nom", text(), "« comité de pilotage local », « régional » ou « national »"},
       [](const N& n, const S& s) -> Term {
         return std::string{committees::committee_name(level_of(n, s))};
       }},
      {{"article", text(), "L'article de l'accord-cadre qui l'institue"},
       [](const N& n, const S& s) -> Term {
         return std::string{committees::committee_article(level_of(n, s))};
       }},
      {{"convocateur", text(), "Qui le convoque, quand l'accord le dit"},
       [](const N& n, const S& s) {
         return text_term(std::string{committees::convener(level_of(n, s))});
       }},
      {{"minimum", number(Unit::none), "Les réunions que l'accord demande chaque année"},
       [](const N& n, const S& s) -> Term {
         return Value::count(committees::yearly_minimum(level_of(n, s)), Unit::none);
       }},
      {{"tenues", number(Unit::none), "Les réunions tenues dans l'année, à l'arrêté"},
       [](const N& n, const S& s) { return meetings_held(n, s.territoire, n.periode().year); }},
      {{"tenues_ou_prevues", number(Unit::none),
        "Les réunions de l'année qui sont tenues ou encore prévues"},
       &meetings_held_or_set},
      {{"hors_atteinte", boolean(), "Ce compte ne peut-il plus être atteint dans l'année ?"},
       [](const N& n, const S& s) -> Term {
         return n.knows(kReunions) && committees::is_out_of_reach(records_of(n), s.territoire,
                                                                  n.periode().year, arrete_of(n));
       }},
      {{"resiliation", day(),
        "Le jour où la convention locale a pris fin, si aucune autre ne l'a suivie"},
       [](const N& n, const S& s) {
         return day_term(
             committees::ended_on(records_of(n), s.territoire, n.periode().year, arrete_of(n))
                 .value_or(Day::unknown));
       }},
      {{"reunions", list("reunion"), "Toutes ses réunions, tenues ou non"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kReunions)) return RecordList{};
         return list_of<ReunionSubject>(n, committees::meetings_of(records_of(n), s.territoire));
       }},
      {{"prochaine", record("reunion"), "La première réunion prévue après l'arrêté"},
       [](const N& n, const S& s) {
         return meeting_term(n,
                             committees::next_planned(records_of(n), s.territoire, arrete_of(n)));
       }},
      {{"derniere", record("reunion"), "La dernière réunion tenue à l'arrêté"},
       [](const N& n, const S& s) { return meeting_term(n, last_meeting(n, s)); }},
      {{"precedente", record("reunion"), "La réunion tenue avant la dernière"},
       [](const N& n, const S& s) { return meeting_term(n, meeting_before(n, s)); }},
      {{"premier_du", day(), "Le dernier jour pour réunir le premier comité de 2010"},
       [](const N& n, const S& s) {
         return day_term(committees::first_meeting_due(level_of(n, s)));
       }},
      {{"realise_derniere", number(Unit::jeunes),
        "Les entrées de l'année connues le jour de la dernière réunion"},
       &realised_at_last_meeting},
      {{"membres", list("membre"), "Ses membres à l'arrêté, d'après membres.csv"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kMembres)) return RecordList{};
         return list_of<MembreSubject>(
             n, committees::members_on(records_of(n), s.territoire, arrete_of(n)));
       }},
      {{"sieges", list("siege"), "Ceux que l'article 9 y fait siéger"},
       [](const N& n, const S& s) -> Term { return seats(n, s); }},
      {{"missions", list("phrase"), "Ce que l'article 9 lui demande"},
       [](const N& n, const S& s) -> Term { return tasks(n, s); }},
      {{"alertes", list("alerte"),
        "Les alertes qu'il doit entendre, celles qui lui montent comprises"},
       [](const N& n, const S& s) -> Term { return alerts_to_hear(n, s, n.facts().alerts); }},
      {{"alertes_precedentes", list("alerte"),
        "Les mêmes, de l'année d'avant, telles qu'elle s'est close"},
       [](const N& n, const S& s) -> Term {
         return alerts_to_hear(n, s, n.facts().alerts_before);
       }},
      {{"decisions", list("decision"), "Les décisions de sa dernière réunion"},
       [](const N& n, const S& s) { return decisions_taken_at(n, last_meeting(n, s)); }},
      {{"decisions_precedentes", list("decision"), "Celles de la réunion d'avant"},
       [](const N& n, const S& s) { return decisions_taken_at(n, meeting_before(n, s)); }},
      {{"decisions_ouvertes", list("decision"), "Ses décisions encore ouvertes à l'arrêté"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kDecisions)) return RecordList{};
         return list_of<DecisionSubject>(
             n, committees::open_decisions(records_of(n), s.territoire, arrete_of(n)));
       }},
      {{"decisions_anciennes", list("decision"),
        "Celles encore ouvertes qui furent prises avant la réunion d'avant la dernière"},
       [](const N& n, const S& s) -> Term {
         const auto before = meeting_before(n, s);
         if (!before || !n.knows(kDecisions)) return RecordList{};
         auto rows = committees::open_decisions(records_of(n), s.territoire, arrete_of(n));
         std::erase_if(rows, [&](const std::size_t row) {
           const auto& dates = reunions_of(n).date;
           return dates[decisions_table(n).reunion[row]] >= dates[*before];
         });
         return list_of<DecisionSubject>(n, rows);
       }},
      {{"decisions_en_retard", list("decision"), "Celles dont l'échéance est passée à l'arrêté"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kDecisions)) return RecordList{};
         auto rows = committees::open_decisions(records_of(n), s.territoire, arrete_of(n));
         std::erase_if(rows, [&](const std::size_t row) {
           return !committees::is_overdue(decisions_table(n), row, arrete_of(n));
         });
         return list_of<DecisionSubject>(n, rows);
       }},
      {{"decisions_remontees", list("decision"),
        "Ce que les comités du niveau au-dessous portent devant lui, encore ouvert"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kDecisions)) return RecordList{};
         return list_of<DecisionSubject>(
             n, committees::passed_up_to(records_of(n), s.territoire, arrete_of(n)));
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<ReunionSubject>>& fields_of() {
  using S = ReunionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "L'identifiant de la réunion"},
       [](const N& n, const S& s) -> Term { return reunions_of(n).code[s.id]; }},
      {{"date", day(), "Son jour"},
       [](const N& n, const S& s) { return day_term(reunions_of(n).date[s.id]); }},
      {{"heure", text(), "Son heure"},
       [](const N& n, const S& s) { return text_term(reunions_of(n).heure[s.id]); }},
      {{"lieu", text(), "Son lieu"},
       [](const N& n, const S& s) { return text_term(reunions_of(n).lieu[s.id]); }},
      {{"convoquee_le", day(), "Le jour où la convocation est partie"},
       [](const N& n, const S& s) {
         const Day day = reunions_of(n).convoquee[s.id];
         return day_term(day > arrete_of(n) ? Day::unknown : day);
       }},
      {{"tenue", boolean(), "A-t-elle eu lieu à l'arrêté ?"},
       [](const N& n, const S& s) -> Term {
         return reunions_of(n).tenue[s.id] && reunions_of(n).date[s.id] <= arrete_of(n);
       }},
      {{"etat", text(), "« tenue », « prévue » ou « non tenue »"},
       [](const N& n, const S& s) -> Term {
         if (reunions_of(n).date[s.id] > arrete_of(n)) return std::string{"prévue"};
         return std::string{reunions_of(n).tenue[s.id] ? "tenue" : "non tenue"};
       }},
      {{"annee", text(), "L'année de la réunion"},
       [](const N& n, const S& s) -> Term { return std::to_string(year_of_meeting(n, s)); }},
      {{"tenues", number(Unit::none), "Les réunions que son comité a tenues cette année-là"},
       [](const N& n, const S& s) {
         return meetings_held(n, reunions_of(n).territoire[s.id], year_of_meeting(n, s));
       }},
      {{"hors_atteinte", boolean(), "Le compte de cette année-là ne peut-il plus être atteint ?"},
       [](const N& n, const S& s) -> Term {
         return committees::is_out_of_reach(records_of(n), reunions_of(n).territoire[s.id],
                                            year_of_meeting(n, s), arrete_of(n));
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<DecisionSubject>>& fields_of() {
  using S = DecisionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"objet", text(), "Ce qui est décidé"},
       [](const N& n, const S& s) { return text_term(decisions_table(n).objet[s.row]); }},
      {{"responsable", text(), "Qui en est chargé"},
       [](const N& n, const S& s) { return text_term(decisions_table(n).responsable[s.row]); }},
      {{"echeance", day(), "Le jour avant la fin duquel c'est à faire"},
       [](const N& n, const S& s) { return day_term(decisions_table(n).echeance[s.row]); }},
      {{"etat", text(), "« ouverte », « en retard », « faite » ou « abandonnée »"},
       [](const N& n, const S& s) -> Term { return state_text(n, s.row); }},
      {{"faite_le", day(), "Le jour où c'est fait"},
       [](const N& n, const S& s) {
         const Day day = decisions_table(n).faite_le[s.row];
         return day_term(day > arrete_of(n) ? Day::unknown : day);
       }},
      {{"remontee", boolean(),
        "La question est-elle portée devant le comité du niveau au-dessus ?"},
       [](const N& n, const S& s) -> Term { return bool{decisions_table(n).remontee[s.row]}; }},
      {{"reunion", record("reunion"), "La réunion où elle est prise"},
       [](const N& n, const S& s) -> Term {
         return record_of(n, ReunionSubject{decisions_table(n).reunion[s.row]});
       }},
      {{"territoire", record("territoire"), "Le territoire du comité qui l'a prise"},
       [](const N& n, const S& s) {
         return n.territoire_term(reunions_of(n).territoire[decisions_table(n).reunion[s.row]]);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<MembreSubject>>& fields_of() {
  using S = MembreSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"fonction", text(), "La fonction au titre de laquelle le membre siège"},
       [](const N& n, const S& s) { return text_term(records_of(n).membres.fonction[s.row]); }},
      {{"organisme", text(), "L'organisme représenté"},
       [](const N& n, const S& s) { return text_term(records_of(n).membres.organisme[s.row]); }},
      {{"nom", text(), "Le nom ; pour la feuille d'émargement seule"},
       [](const N& n, const S& s) { return text_term(records_of(n).membres.nom[s.row]); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<SiegeSubject>>& fields_of() {
  using S = SiegeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"fonction", text(), "Qui siège"},
       [](const N&, const S& s) -> Term { return std::string{s.seat->fonction}; }},
      {{"titre", text(), "« membre », « associé possible »…"},
       [](const N&, const S& s) -> Term { return std::string{s.seat->titre}; }},
      {{"condition", text(), "À quelle condition, s'il y en a une"},
       [](const N&, const S& s) { return text_term(std::string{s.seat->condition}); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
