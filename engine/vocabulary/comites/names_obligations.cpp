// The calendar of duties.
#include <algorithm>
#include <map>

#include "vocabulary/by_name.hpp"
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

/// The conventions of that year as the run knows them: of the document's year or the one before.
const std::vector<subsidies::SubsidyRow>& conventions_of(const DocumentNames& names, int year) {
  static const std::vector<subsidies::SubsidyRow> kNoRows;
  if (!knows_payments(names)) return kNoRows;
  if (year == names.periode().year) return names.facts().subsidies;
  return year == names.periode().year - 1 ? names.facts().subsidies_before : kNoRows;
}

std::vector<Deadline> deadlines_of(const DocumentNames& names, int year) {
  return committees::calendar_of(
      {records_of(names), conventions_of(names, year), year, today(names)}, names.territoire());
}

/// What the list is made from is asked for: the document says what is missing of it.
std::vector<Deadline> deadlines(const DocumentNames& names) {
  for (const char* what : {kReunions, kEnvois, kSignatures, kAgents, kSubventions}) {
    names.knows(what);
  }
  auto all = deadlines_of(names, names.periode().year);
  const auto& tree = records_of(names).territoires;
  // Those of one day: the territory's own first, then those below by name.
  std::stable_sort(all.begin(), all.end(), [&](const Deadline& a, const Deadline& b) {
    if (a.date != b.date || a.territoire == b.territoire) return a.date < b.date;
    if (a.territoire == names.territoire() || b.territoire == names.territoire()) {
      return a.territoire == names.territoire();
    }
    return is_named_before(tree, a.territoire, b.territoire);
  });
  return all;
}

/// The day from which what is due stands before the next meeting or after it.
Day day_of_next_meeting(const DocumentNames& names) {
  if (!names.knows(kReunions)) return today(names);
  const auto next = committees::next_planned(records_of(names), names.territoire(), today(names));
  return next ? records_of(names).reunions.date[*next] : today(names);
}

/// The duties here and below, whatever their year up to that one: a bilan of the year before is
/// due in this one, and what was never done stays to be done.
std::vector<Deadline> duties_up_to(const DocumentNames& names, int last_year) {
  std::vector<Deadline> all = deadlines(names);
  for (int year = subsidies::kFirstYear; year <= last_year; ++year) {
    if (year == names.periode().year) continue;
    for (auto& one : deadlines_of(names, year)) all.push_back(std::move(one));
  }
  return all;
}

/// The territory's own that are not done, by day.
std::vector<Deadline> duties_to_meet(const DocumentNames& names, int last_year) {
  auto all = duties_up_to(names, last_year);
  std::erase_if(all, [&](const Deadline& one) {
    return one.territoire != names.territoire() || one.etat == Etat::faite ||
           one.etat == Etat::sans_objet;
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) { return a.date < b.date; });
  return all;
}

int year_of_next_meeting(const DocumentNames& names) {
  return std::max(names.periode().year, calendar(day_of_next_meeting(names)).year);
}

/// Those of them that are so, as records.
template <class IsSo>
RecordList duties_that(const DocumentNames& names, int last_year, const IsSo& is_so) {
  RecordList list;
  for (auto& one : duties_to_meet(names, last_year)) {
    if (is_so(one)) list.push_back(record_of(names, ObligationSubject{std::move(one)}));
  }
  return list;
}

/// Each duty with its deadlines, in the order of the articles.
RecordList counted_by_duty(const DocumentNames& names, std::vector<Deadline> all) {
  std::map<const committees::Duty*, std::vector<Deadline>> by_duty;
  for (auto& one : all) by_duty[one.duty].push_back(std::move(one));
  RecordList list;
  for (const auto& duty : committees::duties()) {
    const auto found = by_duty.find(&duty);
    if (found == by_duty.end()) continue;
    list.push_back(record_of(names, GenreObligationSubject{&duty, std::move(found->second)}));
  }
  return list;
}

template <Etat... etats>
Term count_in(const DocumentNames&, const GenreObligationSubject& subject) {
  const auto count =
      std::count_if(subject.deadlines.begin(), subject.deadlines.end(),
                    [](const Deadline& one) { return ((one.etat == etats) || ...); });
  return Value::count(count, Unit::none);
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
    const bool is_coming = one.territoire == names.territoire() && one.date >= today(names) &&
                           one.etat != Etat::faite && one.etat != Etat::sans_objet;
    if (is_coming && list.size() < kComing) {
      list.push_back(record_of(names, ObligationSubject{std::move(one)}));
    }
  }
  return list;
}

RecordList late_obligations(const DocumentNames& names) {
  return duties_that(names, year_of_next_meeting(names),
                     [](const Deadline& one) { return one.etat == Etat::en_retard; });
}

RecordList waiting_obligations(const DocumentNames& names) {
  const Day meeting = day_of_next_meeting(names);
  return duties_that(names, year_of_next_meeting(names), [&](const Deadline& one) {
    return one.etat == Etat::en_attente && one.date < meeting;
  });
}

RecordList obligations_before_meeting(const DocumentNames& names) {
  const Day meeting = day_of_next_meeting(names);
  return duties_that(names, year_of_next_meeting(names), [&](const Deadline& one) {
    return one.etat == Etat::a_venir && one.date < meeting;
  });
}

RecordList obligations_after_meeting(const DocumentNames& names) {
  const Day meeting = day_of_next_meeting(names);
  // The year after too: the first duties of January follow the last meeting of December.
  const Day farthest = add_years(meeting, 1);
  auto list = duties_that(names, year_of_next_meeting(names) + 1, [&](const Deadline& one) {
    return one.etat != Etat::en_retard && one.date >= meeting && one.date < farthest;
  });
  if (list.size() > kComing) list.resize(kComing);
  return list;
}

bool is_listed_here(const DocumentNames& names, records::TerritoireId territoire) {
  const auto& tree = records_of(names).territoires;
  if (!tree.is_at_or_below(territoire, names.territoire())) return false;
  return names.territoire() != tree.root || territoire == tree.root ||
         tree.type[territoire] == TypeTerritoire::region;
}

RecordList missing_pieces(const DocumentNames& names) {
  RecordList list;
  for (auto& one : deadlines(names)) {
    const bool is_missing = one.etat == Etat::en_retard && !one.duty->piece.empty();
    if (!is_missing || !is_listed_here(names, one.territoire)) continue;
    // What a mission locale waits for is not a piece that it owes.
    if (one.duty->is_received && one.territoire == names.territoire()) continue;
    list.push_back(record_of(names, ObligationSubject{std::move(one)}));
  }
  return list;
}

RecordList obligations_by_region(const DocumentNames& names) {
  return deadlines_by_region(names, deadlines(names));
}

RecordList kinds_of_obligations(const DocumentNames& names) {
  return counted_by_duty(names, deadlines(names));
}

RecordList late_below(const DocumentNames& names) {
  auto all = duties_up_to(names, year_of_next_meeting(names));
  std::erase_if(all, [&](const Deadline& one) {
    return one.etat != Etat::en_retard || one.territoire == names.territoire();
  });
  return counted_by_duty(names, std::move(all));
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
      {{"nombre", number(Unit::none), "Nombre d'échéances, sans celles qui sont sans objet"},
       &count_in<Etat::faite, Etat::en_retard, Etat::a_venir, Etat::en_attente, Etat::inconnue>},
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

}  // namespace copil::vocabulary
