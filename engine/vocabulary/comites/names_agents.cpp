// The agents of Pôle emploi assigned to missions locales: their terms, the posts added up.
#include <algorithm>

#include "vocabulary/comites/subjects.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using committees::Posting;
using expansion::RecordList;
using expansion::Term;

std::vector<Posting> known_postings(const DocumentNames& names, records::TerritoireId territoire) {
  if (!names.knows(kAgents)) return {};
  return committees::postings(records_of(names), territoire, names.facts().dossier->arrete());
}

std::string posting_text(const Posting& posting) {
  if (!posting.is_current) return "terminée";
  const std::string last = posting.is_renewal ? ", plus de renouvellement" : "";
  if (posting.next) return "renouvelée";
  if (posting.is_ending) return "terme proche" + last;
  if (!posting.is_beyond_term) return "en cours";
  return posting.is_renewal ? "terme dépassé" + last : "à renouveler";
}

/// The year of a term's letter: those begun before the agreement have theirs with it (article 7).
int year_of_letter(const records::Agents& agents, std::size_t row) {
  return std::max(subsidies::kFirstYear, calendar(agents.debut[row]).year);
}

/// The letters made by the arrêté for the terms of that year at the mission locale or one of its
/// sites. `transmissions.csv` names no agent.
std::int64_t letters_made(const DocumentNames& names, records::TerritoireId mission, int year) {
  const auto& sent = records_of(names).transmissions;
  const auto& tree = records_of(names).territoires;
  const Day arrete = names.facts().dossier->arrete();
  std::int64_t made = 0;
  for (std::size_t row = 0; row < sent.size(); ++row) {
    const Day day = sent.produite[row].is_real() ? sent.produite[row] : sent.signee[row];
    const bool is_letter = sent.piece[row] == "lettre-de-mission" &&
                           tree.is_at_or_below(sent.territoire[row], mission);
    if (is_letter && sent.periode[row] == std::to_string(year) && day.is_real() && day <= arrete) {
      ++made;
    }
  }
  return made;
}

/// How many terms of the same mission locale and year of letter began before that one.
std::int64_t terms_before(const DocumentNames& names, std::size_t term) {
  const auto& agents = records_of(names).agents;
  const auto key = [&](std::size_t row) { return std::pair{agents.debut[row], row}; };
  std::int64_t before = 0;
  for (const auto& other : known_postings(names, agents.mission_locale[term])) {
    const bool is_same_year = year_of_letter(agents, other.row) == year_of_letter(agents, term);
    if (is_same_year && key(other.row) < key(term)) ++before;
  }
  return before;
}

/// What becomes of the letter of a term: letters and terms are taken in the order of the days.
std::string letter_text(const DocumentNames& names, const Posting& posting) {
  if (!posting.is_current) return {};
  if (!names.knows(kTransmissions)) return "non connue";
  const auto& agents = records_of(names).agents;
  const auto made =
      letters_made(names, agents.mission_locale[posting.row], year_of_letter(agents, posting.row));
  if (terms_before(names, posting.row) < made) return "établie";
  return posting.is_renewal ? "renouvellement à établir" : "à établir";
}

/// What becomes of the letter of the term that follows, when it is in the data.
std::string next_letter_text(const DocumentNames& names, const Posting& posting) {
  if (!posting.next) return {};
  Posting next;
  next.row = *posting.next;
  next.is_renewal = next.is_current = true;
  return letter_text(names, next);
}

/// How many letters the register lacks for a posting: that of its term, that of the next one.
std::int64_t letters_lacking(const DocumentNames& names, const Posting& posting) {
  return (letter_text(names, posting).ends_with("à établir") ? 1 : 0) +
         (next_letter_text(names, posting).ends_with("à établir") ? 1 : 0);
}

Term letters_to_make(const DocumentNames& names, const PostesSubject& subject) {
  if (!names.knows(kAgents) || !names.knows(kTransmissions)) {
    return Value::not_defined(Unit::none);
  }
  std::int64_t lacking = 0;
  for (const auto& one : known_postings(names, subject.territoire)) {
    lacking += letters_lacking(names, one);
  }
  return Value::count(lacking, Unit::none);
}

/// Whether the agent may have a second term, whose letter is to prepare.
bool awaits_renewal(const Posting& posting) {
  return posting.is_current && !posting.is_renewal && (posting.is_ending || posting.is_beyond_term);
}

/// How many postings of the territory are so; n.d. when the agents are not known.
template <bool Posting::*is_so>
Term count_postings(const DocumentNames& names, const PostesSubject& subject) {
  if (!names.knows(kAgents)) return Value::not_defined(Unit::none);
  const auto all = known_postings(names, subject.territoire);
  return Value::count(
      std::count_if(all.begin(), all.end(), [](const auto& one) { return one.*is_so; }),
      Unit::none);
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const PostesSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

Bearing bearing_of(const DocumentNames& names, const AffectationSubject& s, const std::string&) {
  const auto& agents = records_of(names).agents;
  return {agents.mission_locale[s.posting.row], year_of(names.periode()),
          agents.agent[s.posting.row]};
}

RecordList terms_of_agents(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  const auto own = names.territoire();
  const bool is_site = tree.type[own] == records::TypeTerritoire::site_pole_emploi;
  RecordList list;
  for (const auto& posting : known_postings(names, is_site ? tree.parent[own] : own)) {
    list.push_back(record_of(names, AffectationSubject{posting}));
  }
  return list;
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
      {{"quotite", text(), "Le pourcentage du temps de travail : « 50 »"},
       [](const N& n, const S& s) -> Term {
         const Ratio share = records_of(n).agents.etp[s.posting.row];
         return wording::number_text(Value::decimal({share.num * 100, share.den}, Unit::none, 0));
       }},
      {{"debut", day(), "Le premier jour de l'affectation"},
       [](const N& n, const S& s) { return day_term(records_of(n).agents.debut[s.posting.row]); }},
      {{"fin", day(), "Le jour où elle a pris fin"},
       [](const N& n, const S& s) -> Term {
         const Day end = records_of(n).agents.fin[s.posting.row];
         return end == Day::open ? Term{} : day_term(end);
       }},
      {{"terme", day(), "Le jour où ses trois ans sont révolus"},
       [](const N&, const S& s) { return day_term(s.posting.term); }},
      {{"renouvelee", boolean(), "Est-ce déjà un renouvellement ?"},
       [](const N&, const S& s) -> Term { return s.posting.is_renewal; }},
      {{"en_cours", boolean(), "L'agent est-il là à l'arrêté ?"},
       [](const N&, const S& s) -> Term { return s.posting.is_current; }},
      {{"etat", text(), "« en cours », « terme proche », « renouvelée », « terminée »…"},
       [](const N&, const S& s) -> Term { return posting_text(s.posting); }},
      {{"lettre", text(), "Sa lettre de mission : « établie », « à établir », « non connue »…"},
       [](const N& n, const S& s) { return text_term(letter_text(n, s.posting)); }},
      {{"suite", day(), "Le premier jour de l'affectation qui suit, quand elle est enregistrée"},
       [](const N& n, const S& s) -> Term {
         return s.posting.next ? day_term(records_of(n).agents.debut[*s.posting.next]) : Term{};
       }},
      {{"lettre_suite", text(), "La lettre de l'affectation qui suit : « établie »…"},
       [](const N& n, const S& s) { return text_term(next_letter_text(n, s.posting)); }},
      {{"attend_renouvellement", boolean(), "Une seconde affectation est-elle à préparer ?"},
       [](const N&, const S& s) -> Term { return awaits_renewal(s.posting); }},
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
       &count_postings<&Posting::is_current>},
      {{"etp", number(Unit::none), "Leurs équivalents temps plein"},
       [](const N& n, const S& s) -> Term {
         if (!n.knows(kAgents)) return Value::not_defined(Unit::none);
         return Value::decimal(committees::full_time_equivalents(records_of(n).agents,
                                                                 known_postings(n, s.territoire)),
                               Unit::none, 2);
       }},
      {{"termes_proches", number(Unit::none),
        "Nombre d'affectations dont les trois ans s'achèvent dans les trois mois"},
       &count_postings<&Posting::is_ending>},
      {{"a_renouveler", number(Unit::none), "Nombre de postes dont les trois ans sont passés"},
       &count_postings<&Posting::is_beyond_term>},
      {{"lettres_a_etablir", number(Unit::none),
        "Nombre de lettres de mission à établir, des affectations en cours et de leurs suites"},
       &letters_to_make},
  };
  return kFields;
}

}  // namespace copil::vocabulary
