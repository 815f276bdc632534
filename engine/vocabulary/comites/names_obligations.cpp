// The calendar of duties, the stages of the plans of action, the pieces sent.
#include <algorithm>
#include <iterator>
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
  for (const char* what : {kReunions, kEnvois, kSignatures, kAgents, kSubventions}) {
    names.knows(what);
  }
  static const std::vector<subsidies::SubsidyRow> kNone;
  const auto& rows = knows_payments(names) ? names.facts().subsidies : kNone;
  return committees::calendar_of({records_of(names), rows, names.periode().year, today(names)},
                                 names.territoire());
}

/// The day from which what is due stands before the next meeting or after it.
Day day_of_next_meeting(const DocumentNames& names) {
  if (!names.knows(kReunions)) return today(names);
  const auto next = committees::next_planned(records_of(names), names.territoire(), today(names));
  return next ? records_of(names).reunions.date[*next] : today(names);
}

/// The territory's own duties that are not done, those of the meeting's year too, by day.
std::vector<Deadline> duties_to_meet(const DocumentNames& names, Day meeting) {
  static const std::vector<subsidies::SubsidyRow> kNone;
  std::vector<Deadline> all = deadlines(names);
  const int last_year = calendar(meeting).year;
  for (int year = names.periode().year + 1; year <= last_year; ++year) {
    for (auto& one : committees::calendar_of({records_of(names), kNone, year, today(names)},
                                             names.territoire())) {
      if (calendar(one.date).year <= last_year) all.push_back(std::move(one));
    }
  }
  std::erase_if(all, [&](const Deadline& one) {
    return one.territoire != names.territoire() || one.etat == Etat::faite;
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) { return a.date < b.date; });
  return all;
}

/// Known to be late, or due before that day and not known to be done.
bool is_due_before(const Deadline& one, Day meeting) {
  return one.etat == Etat::en_retard || (one.etat != Etat::inconnue && one.date < meeting);
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

/// True of a piece without a day, or with one by the arrêté: a later one is not known yet.
bool is_registered(const DocumentNames& names, std::size_t row) {
  const auto& all = records_of(names).transmissions;
  const Day days[] = {all.produite[row], all.signee[row], all.envoyee[row]};
  const bool has_day =
      std::any_of(std::begin(days), std::end(days), [](Day day) { return day.is_real(); });
  return !has_day || std::any_of(std::begin(days), std::end(days),
                                 [&](Day day) { return day.is_real() && day <= today(names); });
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

RecordList obligations_before_meeting(const DocumentNames& names) {
  const Day meeting = day_of_next_meeting(names);
  RecordList list;
  for (auto& one : duties_to_meet(names, meeting)) {
    if (!is_due_before(one, meeting)) continue;
    list.push_back(record_of(names, ObligationSubject{std::move(one)}));
  }
  return list;
}

RecordList obligations_after_meeting(const DocumentNames& names) {
  const Day meeting = day_of_next_meeting(names);
  RecordList list;
  for (auto& one : duties_to_meet(names, meeting)) {
    if (is_due_before(one, meeting) || one.date < meeting || list.size() == kComing) continue;
    list.push_back(record_of(names, ObligationSubject{std::move(one)}));
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

RecordList sendings(const DocumentNames& names) {
  if (!names.knows(kTransmissions)) return {};
  const auto& tree = records_of(names).territoires;
  const std::string year = std::to_string(names.periode().year);
  RecordList list;
  for (std::size_t row = 0; row < pieces(names).size(); ++row) {
    const bool is_of_year = pieces(names).periode[row].starts_with(year);
    const bool is_here = tree.is_at_or_below(pieces(names).territoire[row], names.territoire());
    if (is_of_year && is_here && is_registered(names, row))
      list.push_back(record_of(names, TransmissionSubject{row}));
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
      {{"piece", text(), "La pièce à remettre, s'il y en a une"},
       [](const N&, const S& s) {
         return text_term(std::string{committees::piece_label(s.deadline.duty->piece)});
       }},
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
const std::vector<FieldOf<TransmissionSubject>>& fields_of() {
  using S = TransmissionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"piece", text(), "Le nom de la pièce"},
       [](const N& n, const S& s) {
         return text_term(std::string{committees::piece_label(pieces(n).piece[s.row])});
       }},
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
