// The calendar of duties, the stages of the plans of action, the agents, the pieces sent.
#include <algorithm>
#include <map>

#include "vocabulary/comites/subjects.hpp"

namespace copil::vocabulary {

namespace {

using committees::Deadline;
using committees::Etat;
using expansion::RecordList;
using expansion::Term;
using records::TypeTerritoire;

constexpr std::size_t kComing = 5;

Day today(const DocumentNames& names) {
  return names.facts().dossier->arrete();
}

/// What the list is made from is asked for: the document says what is missing of it.
std::vector<Deadline> deadlines(const DocumentNames& names) {
  for (const char* what : {kReunions, kTransmissions, kAgents, kSubventions}) names.knows(what);
  static const std::vector<subsidies::SubsidyRow> kNone;
  const auto& rows = knows_payments(names) ? names.facts().subsidies : kNone;
  return committees::calendar_of({records_of(names), rows, names.periode().year, today(names)},
                                 names.territoire());
}

template <Etat... etats>
Term count_in(const DocumentNames&, const GenreObligationSubject& subject) {
  const auto count =
      std::count_if(subject.deadlines.begin(), subject.deadlines.end(),
                    [](const Deadline& one) { return ((one.etat == etats) || ...); });
  return Value::count(count, Unit::none);
}

std::string stage_text(records::EtatAction etat) {
  static constexpr const char* kTexts[] = {"prévue", "engagée", "faite", "abandonnée"};
  return kTexts[static_cast<std::size_t>(etat)];
}

std::vector<committees::Posting> known_postings(const DocumentNames& names) {
  if (!names.knows(kAgents)) return {};
  return committees::postings(records_of(names), names.territoire(), today(names));
}

std::string posting_text(const committees::Posting& posting) {
  if (!posting.is_current) return "terminée";
  if (!posting.is_beyond_term) return "en cours";
  return posting.is_renewal ? "terme dépassé, plus de renouvellement" : "à renouveler";
}

const records::Transmissions& pieces(const DocumentNames& names) {
  return records_of(names).transmissions;
}

Term known_day(const DocumentNames& names, Day day) {
  return day_term(day > today(names) ? Day::unknown : day);
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const ObligationSubject& s, const std::string&) {
  return {s.deadline.territoire, year_of(names.periode()), std::string{s.deadline.duty->code}};
}

Bearing bearing_of(const DocumentNames& names, const GenreObligationSubject& s,
                   const std::string&) {
  return {names.territoire(), year_of(names.periode()), std::string{s.duty->code}};
}

Bearing bearing_of(const DocumentNames& names, const AffectationSubject& s, const std::string&) {
  const auto& agents = records_of(names).agents;
  return {agents.mission_locale[s.posting.row], year_of(names.periode()),
          agents.agent[s.posting.row]};
}

RecordList obligations(const DocumentNames& names) {
  RecordList list;
  for (auto& one : deadlines(names)) {
    list.push_back(record_of(names, ObligationSubject{std::move(one)}));
  }
  return list;
}

RecordList coming_obligations(const DocumentNames& names) {
  RecordList list;
  for (auto& one : deadlines(names)) {
    const bool is_coming =
        one.territoire == names.territoire() && one.date >= today(names) && one.etat != Etat::faite;
    if (is_coming && list.size() < kComing) {
      list.push_back(record_of(names, ObligationSubject{std::move(one)}));
    }
  }
  return list;
}

RecordList kinds_of_obligations(const DocumentNames& names) {
  std::map<const committees::Duty*, std::vector<Deadline>> by_duty;
  for (auto& one : deadlines(names)) by_duty[one.duty].push_back(std::move(one));
  RecordList list;
  for (const auto& duty : committees::duties()) {
    const auto found = by_duty.find(&duty);
    if (found == by_duty.end()) continue;
    list.push_back(record_of(names, GenreObligationSubject{&duty, std::move(found->second)}));
  }
  return list;
}

RecordList stages(const DocumentNames& names) {
  if (!names.knows(kEtapes)) return {};
  const auto& plan = records_of(names).plan_actions;
  const auto& tree = records_of(names).territoires;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < plan.size(); ++row) {
    if (tree.is_at_or_below(plan.territoire[row], names.territoire())) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(plan.annee[a], plan.enjeu[a], tree.code[plan.territoire[a]]) <
           std::tie(plan.annee[b], plan.enjeu[b], tree.code[plan.territoire[b]]);
  });
  RecordList list;
  for (const auto row : rows) list.push_back(record_of(names, EtapeSubject{row}));
  return list;
}

RecordList terms_of_agents(const DocumentNames& names) {
  RecordList list;
  for (const auto& posting : known_postings(names)) {
    list.push_back(record_of(names, AffectationSubject{posting}));
  }
  return list;
}

RecordList sendings(const DocumentNames& names) {
  if (!names.knows(kTransmissions)) return {};
  const auto& tree = records_of(names).territoires;
  const std::string year = std::to_string(names.periode().year);
  RecordList list;
  for (std::size_t row = 0; row < pieces(names).size(); ++row) {
    const bool is_of_year = pieces(names).periode[row].starts_with(year);
    const bool is_here = tree.is_at_or_below(pieces(names).territoire[row], names.territoire());
    if (is_of_year && is_here) list.push_back(record_of(names, TransmissionSubject{row}));
  }
  return list;
}

template <>
const std::vector<FieldOf<ObligationSubject>>& fields_of() {
  using S = ObligationSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le nom de la ligne du calendrier"},
       [](const N&, const S& s) -> Term { return std::string{s.deadline.duty->code}; }},
      {{"objet", text(), "Ce qui est dû"},
       [](const N&, const S& s) -> Term { return std::string{s.deadline.duty->objet}; }},
      {{"article", text(), "Le texte qui le demande"},
       [](const N&, const S& s) -> Term { return std::string{s.deadline.duty->article}; }},
      {{"piece", text(), "La pièce à transmettre, s'il y en a une"},
       [](const N&, const S& s) { return text_term(std::string{s.deadline.duty->piece}); }},
      {{"territoire", record("territoire"), "Le territoire"},
       [](const N& n, const S& s) { return n.territoire_term(s.deadline.territoire); }},
      {{"date", day(), "Le dernier jour"},
       [](const N&, const S& s) { return day_term(s.deadline.date); }},
      {{"date_imprimee", boolean(),
        "Le texte imprime-t-il ce jour ? sinon il est retenu par défaut"},
       [](const N&, const S& s) -> Term {
         return s.deadline.origin == committees::Origin::printed;
       }},
      {{"etat", text(), "« faite », « à venir », « en retard »…"},
       [](const N&, const S& s) -> Term {
         return std::string{committees::etat_label(s.deadline.etat)};
       }},
      {{"faite_le", day(), "Le jour où c'est fait"},
       [](const N&, const S& s) { return day_term(s.deadline.faite_le); }},
      {{"retard", number(Unit::jours),
        "Les jours de retard, jusqu'à l'arrêté ou au jour où c'est fait"},
       [](const N& n, const S& s) -> Term {
         const int days = s.deadline.days_late(today(n));
         return days == 0 ? Value::not_defined(Unit::jours) : Value::count(days, Unit::jours);
       }},
      {{"reste", number(Unit::jours),
        "Les jours de l'arrêté à l'échéance ; négatif une fois passée"},
       [](const N& n, const S& s) -> Term {
         return Value::count(s.deadline.days_left(today(n)), Unit::jours);
       }},
      {{"rappel", number(Unit::none), "30 ou 15 dans les jours qui précèdent, sinon 0"},
       [](const N& n, const S& s) -> Term {
         return Value::count(s.deadline.reminder(today(n)), Unit::none);
       }},
      {{"precision", text(), "La convention, l'agent, le compte des réunions"},
       [](const N&, const S& s) { return text_term(s.deadline.precision); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<GenreObligationSubject>>& fields_of() {
  using S = GenreObligationSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"objet", text(), "Ce qui est dû"},
       [](const N&, const S& s) -> Term { return std::string{s.duty->objet}; }},
      {{"article", text(), "Le texte qui le demande"},
       [](const N&, const S& s) -> Term { return std::string{s.duty->article}; }},
      {{"date", day(), "La première échéance"},
       [](const N&, const S& s) { return day_term(s.deadlines.front().date); }},
      {{"nombre", number(Unit::none), "Nombre d'échéances"},
       [](const N&, const S& s) -> Term {
         return Value::count(static_cast<std::int64_t>(s.deadlines.size()), Unit::none);
       }},
      {{"faites", number(Unit::none), "Nombre d'échéances tenues"}, &count_in<Etat::faite>},
      {{"en_retard", number(Unit::none), "Nombre d'échéances en retard"},
       &count_in<Etat::en_retard>},
      {{"a_venir", number(Unit::none), "Nombre d'échéances à venir ou qui attendent une signature"},
       &count_in<Etat::a_venir, Etat::en_attente>},
      {{"inconnues", number(Unit::none), "Nombre d'échéances dont les données lues ne disent rien"},
       &count_in<Etat::inconnue>},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<EtapeSubject>>& fields_of() {
  using S = EtapeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire"},
       [](const N& n, const S& s) {
         return n.territoire_term(records_of(n).plan_actions.territoire[s.row]);
       }},
      {{"enjeu", text(), "L'enjeu, de E1 à E29"},
       [](const N& n, const S& s) -> Term {
         return "E" + std::to_string(records_of(n).plan_actions.enjeu[s.row]);
       }},
      {{"action", text(), "Ce qui est prévu"},
       [](const N& n, const S& s) { return text_term(records_of(n).plan_actions.action[s.row]); }},
      {{"responsable", text(), "Qui en est chargé"},
       [](const N& n, const S& s) {
         return text_term(records_of(n).plan_actions.responsable[s.row]);
       }},
      {{"annee", text(), "L'année de l'étape"},
       [](const N& n, const S& s) -> Term {
         return std::to_string(records_of(n).plan_actions.annee[s.row]);
       }},
      {{"etat", text(), "« prévue », « engagée », « faite » ou « abandonnée »"},
       [](const N& n, const S& s) -> Term {
         return stage_text(records_of(n).plan_actions.etat[s.row]);
       }},
      {{"commentaire", text(), "Où l'on en est"},
       [](const N& n, const S& s) {
         return text_term(records_of(n).plan_actions.commentaire[s.row]);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<AffectationSubject>>& fields_of() {
  using S = AffectationSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"agent", text(), "Le pseudonyme de l'agent"},
       [](const N& n, const S& s) { return text_term(records_of(n).agents.agent[s.posting.row]); }},
      {{"mission_locale", record("territoire"), "La mission locale"},
       [](const N& n, const S& s) {
         return n.territoire_term(records_of(n).agents.mission_locale[s.posting.row]);
       }},
      {{"etp", number(Unit::none), "L'équivalent temps plein"},
       [](const N& n, const S& s) -> Term {
         return Value::decimal(records_of(n).agents.etp[s.posting.row], Unit::none, 2);
       }},
      {{"debut", day(), "Le premier jour de l'affectation"},
       [](const N& n, const S& s) { return day_term(records_of(n).agents.debut[s.posting.row]); }},
      {{"terme", day(), "Le jour où ses trois ans sont révolus"},
       [](const N&, const S& s) { return day_term(s.posting.term); }},
      {{"renouvelee", boolean(), "Est-ce déjà un renouvellement ?"},
       [](const N&, const S& s) -> Term { return s.posting.is_renewal; }},
      {{"en_cours", boolean(), "L'agent est-il là à l'arrêté ?"},
       [](const N&, const S& s) -> Term { return s.posting.is_current; }},
      {{"etat", text(), "« en cours », « à renouveler », « terminée »…"},
       [](const N&, const S& s) -> Term { return posting_text(s.posting); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<PostesSubject>>& fields_of() {
  using S = PostesSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"prevus", number(Unit::none), "Les postes que l'accord-cadre maintient dans le pays"},
       [](const N&, const S&) -> Term { return Value::count(committees::kPosts, Unit::none); }},
      {{"agents", number(Unit::none), "Les agents présents à l'arrêté"},
       [](const N& n, const S&) -> Term {
         if (!n.knows(kAgents)) return Value::not_defined(Unit::none);
         const auto all = known_postings(n);
         return Value::count(
             std::count_if(all.begin(), all.end(), [](const auto& one) { return one.is_current; }),
             Unit::none);
       }},
      {{"etp", number(Unit::none), "Leurs équivalents temps plein"},
       [](const N& n, const S&) -> Term {
         if (!n.knows(kAgents)) return Value::not_defined(Unit::none);
         return Value::decimal(
             committees::full_time_equivalents(records_of(n).agents, known_postings(n)), Unit::none,
             2);
       }},
      {{"a_renouveler", number(Unit::none), "Nombre de postes dont les trois ans sont passés"},
       [](const N& n, const S&) -> Term {
         if (!n.knows(kAgents)) return Value::not_defined(Unit::none);
         const auto all = known_postings(n);
         return Value::count(std::count_if(all.begin(), all.end(),
                                           [](const auto& one) { return one.is_beyond_term; }),
                             Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<TransmissionSubject>>& fields_of() {
  using S = TransmissionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"piece", text(), "Le nom de la pièce"},
       [](const N& n, const S& s) { return text_term(pieces(n).piece[s.row]); }},
      {{"territoire", record("territoire"), "Le territoire dont elle parle"},
       [](const N& n, const S& s) { return n.territoire_term(pieces(n).territoire[s.row]); }},
      {{"destinataire", text(), "À qui elle va"},
       [](const N& n, const S& s) { return text_term(pieces(n).destinataire[s.row]); }},
      {{"produite_le", day(), "Le jour où elle est établie"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).produite[s.row]); }},
      {{"signee_le", day(), "Le jour où elle est signée"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).signee[s.row]); }},
      {{"envoyee_le", day(), "Le jour où elle est envoyée"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).envoyee[s.row]); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
