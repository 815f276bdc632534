// The rules over the records: one small function each, named after the error that it looks for.
#include "quality/rules/coherence_rules.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "wording/dates.hpp"

namespace copil::quality {

namespace {

using records::JeuneId;
using records::Records;
using records::Reseau;

Interval stretch(Day begin, Day end) {
  return {begin, std::max(begin, end)};
}

bool overlap(const Interval& a, const Interval& b) {
  return !intersection(a, b).is_empty();
}

std::string since(Day begin, Day end) {
  return "du " + day_text(begin) + (end == Day::open ? ", en cours" : " au " + day_text(end - 1));
}

/// Disjoint stretches of days that grow: whether another one meets them is soon known.
class Covered {
 public:
  bool meets(const Interval& days) const {
    if (days.is_empty()) return false;
    const auto next = ends_.lower_bound(days.begin);
    const bool meets_next = next != ends_.end() && next->first < days.end;
    return meets_next || (next != ends_.begin() && std::prev(next)->second > days.begin);
  }
  void add(Interval days) {
    if (days.is_empty()) return;
    auto at = ends_.lower_bound(days.begin);
    if (at != ends_.begin() && std::prev(at)->second >= days.begin) --at;
    while (at != ends_.end() && at->first <= days.end) {
      days = {std::min(days.begin, at->first), std::max(days.end, at->second)};
      at = ends_.erase(at);
    }
    ends_[days.begin] = days.end;
  }

 private:
  std::map<Day, Day> ends_;  ///< by beginning
};

/// A day, and the row that it is the beginning or the end of.
struct Bound {
  Day day;
  std::size_t row = 0;
};

/// The farthest day of what was seen, at the mission locale where it is and at any other.
struct Farthest {
  records::TerritoireId place = records::kNone;
  std::optional<Bound> bound, elsewhere;

  /// Sees one more; `is_farther(a, b)`: a is beyond b.
  template <class IsFarther>
  void see(records::TerritoireId seen, const Bound& at, const IsFarther& is_farther) {
    if (seen == place) {
      if (is_farther(at.day, bound->day)) bound = at;
    } else if (!bound || is_farther(at.day, bound->day)) {
      elsewhere = bound;
      place = seen;
      bound = at;
    } else if (!elsewhere || is_farther(at.day, elsewhere->day)) {
      elsewhere = at;
    }
  }
  std::optional<Bound> other_than(records::TerritoireId here) const {
    return here == place ? elsewhere : bound;
  }
};

/// For each row, a row of another mission locale whose days meet its own, if there is one. In the
/// order of their beginnings: those before meet it when the farthest end comes after it begins,
/// those after when the nearest beginning comes before it ends.
std::vector<std::optional<std::size_t>> met_elsewhere(
    const std::vector<Interval>& days, const std::vector<records::TerritoireId>& places) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!days[i].is_empty()) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return days[a].begin < days[b].begin; });
  std::vector<std::optional<std::size_t>> met(days.size());
  Farthest ends;
  for (const auto i : order) {
    const auto end = ends.other_than(places[i]);
    if (end && end->day > days[i].begin) met[i] = end->row;
    ends.see(places[i], {days[i].end, i}, [](Day a, Day b) { return a > b; });
  }
  Farthest beginnings;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    const auto begin = beginnings.other_than(places[*at]);
    if (!met[*at] && begin && begin->day < days[*at].end) met[*at] = begin->row;
    beginnings.see(places[*at], {days[*at].begin, *at}, [](Day a, Day b) { return a < b; });
  }
  return met;
}

/// What the entries say of its days: automatic ends are nobody's entry.
std::string entered_days(const RecordsByYouth& all, std::uint32_t row) {
  const auto& table = all.records.cotraitances;
  return since(all.known(table.initialisation[row]), all.known_end(table.fin[row]));
}

std::string entered(const RecordsByYouth& all, std::uint32_t row) {
  return "co-traitance " + entered_days(all, row);
}

void fin_avant_entretien(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Day interview = all.known(table.initialisation[row]);
    const Day end = all.known_end(table.fin[row]);
    if (interview == Day::unknown || end >= interview) continue;
    findings.note(RuleId::fin_avant_entretien, table.mission_locale[row], jeune,
                  "fin le " + day_text(end) + ", premier entretien le " + day_text(interview));
  }
}

void alerte_hors_cotraitance(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Day interview = all.known(table.initialisation[row]);
    const Day end = all.known_end(table.fin[row]);
    for (const auto alert : all.alertes.of(row)) {
      const Day raised = all.known(all.records.alertes.signalement[alert]);
      if (raised == Day::unknown) continue;
      if (interview != Day::unknown && raised >= interview && raised < end) continue;
      findings.note(RuleId::alerte_hors_cotraitance, table.mission_locale[row], jeune,
                    "alerte du " + day_text(raised) +
                        (interview == Day::unknown ? ", sans premier entretien"
                         : raised < interview      ? ", premier entretien le " + day_text(interview)
                                                   : ", fin le " + day_text(end)));
    }
  }
}

void entretien_sur_affectation_annulee(const RecordsByYouth& all, JeuneId jeune,
                                       Findings& findings) {
  const auto& table = all.records.cotraitances;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Day interview = all.known(table.initialisation[row]);
    const Day cancelled = all.courses.by_row[row].annulation;
    if (interview == Day::unknown || cancelled == Day::unknown || cancelled >= interview) continue;
    findings.note(
        RuleId::entretien_sur_affectation_annulee, table.mission_locale[row], jeune,
        "radiation le " + day_text(cancelled) + ", premier entretien le " + day_text(interview));
  }
}

void rendez_vous_avant_prescription(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.prescriptions_pops;
  for (const auto row : all.prescriptions.of(jeune)) {
    const Day meeting = all.known(table.rendez_vous[row]);
    const Day advised = all.known(table.prescription[row]);
    if (meeting == Day::unknown || advised == Day::unknown || meeting >= advised) continue;
    findings.note(RuleId::rendez_vous_avant_prescription, table.mission_locale[row], jeune,
                  "rendez-vous le " + day_text(meeting) + ", prescription le " + day_text(advised));
  }
}

/// `16 ans le 02/02/2010`
std::string birthday(Day birth, int age) {
  return std::to_string(age) + " ans le " + day_text(add_years(birth, age));
}

void ages_a_l_affectation(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const Day birth = all.known(all.records.jeunes.naissance[jeune]);
  const bool has_register = all.records.count(records::FileId::jeunes).is_present;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Day day = all.known(table.affectation[row]);
    if (day == Day::unknown) continue;
    const auto place = table.mission_locale[row];
    if (birth == Day::unknown) {
      if (has_register) {
        findings.note(RuleId::naissance_manquante, place, jeune, "affectation le " + day_text(day));
      }
    } else if (day < add_years(birth, all.courses.age_minimal_ans)) {
      findings.note(
          RuleId::affectation_avant_l_age, place, jeune,
          "affectation le " + day_text(day) + ", " + birthday(birth, all.courses.age_minimal_ans));
    } else if (day >= add_years(birth, all.courses.age_de_sortie_ans)) {
      findings.note(RuleId::affectation_apres_l_age, place, jeune,
                    "affectation le " + day_text(day) + ", " +
                        birthday(birth, all.courses.age_de_sortie_ans));
    }
  }
}

void civis_hors_age(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.civis;
  const Day birth = all.known(all.records.jeunes.naissance[jeune]);
  if (birth == Day::unknown) return;
  for (const auto row : all.civis.of(jeune)) {
    const Day day = all.known(table.debut[row]);
    if (day == Day::unknown) continue;
    const bool is_too_young = day < add_years(birth, all.courses.age_minimal_ans);
    if (!is_too_young && day < add_years(birth, all.courses.age_de_sortie_ans)) continue;
    findings.note(RuleId::civis_hors_age, table.mission_locale[row], jeune,
                  "entrée le " + day_text(day) + ", " +
                      birthday(birth, is_too_young ? all.courses.age_minimal_ans
                                                   : all.courses.age_de_sortie_ans));
  }
}

void cotraitances_simultanees(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const auto rows = all.cotraitances.of(jeune);
  if (rows.size() < 2) return;
  std::vector<Interval> days;
  std::vector<records::TerritoireId> places;
  for (const auto row : rows) {
    days.push_back(all.courses.by_row[row].accompagnement);
    places.push_back(table.mission_locale[row]);
  }
  const auto elsewhere = met_elsewhere(days, places);
  std::map<records::TerritoireId, Covered> before;  // of the rows before, by mission locale
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (const auto other = elsewhere[i]) {
      // Both pairs of days, or nobody could check the finding; whose the other is, the region sees.
      findings.note(RuleId::deux_missions_locales, places[i], jeune,
                    entered(all, rows[i]) + " ; dans une autre mission locale, " +
                        entered_days(all, rows[*other]));
    }
    if (before[places[i]].meets(days[i])) {
      findings.note(RuleId::cotraitance_en_double, places[i], jeune, entered(all, rows[i]));
    }
    before[places[i]].add(days[i]);
  }
}

void civis_en_double(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.civis;
  Covered before;
  for (const auto row : all.civis.of(jeune)) {
    if (table.debut[row] > all.arrete) continue;
    const Interval days = stretch(table.debut[row], all.known_end(table.fin[row]));
    if (before.meets(days)) {
      findings.note(RuleId::civis_en_double, table.mission_locale[row], jeune,
                    "CIVIS " + since(days.begin, days.end));
    }
    before.add(days);
  }
}

void double_suivi(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const auto& others = all.records.accompagnements;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Interval days = all.courses.by_row[row].accompagnement;
    for (const auto i : all.accompagnements.of(jeune)) {
      if (others.reseau[i] != Reseau::pole_emploi || others.debut[i] > all.arrete) continue;
      const Interval there = stretch(others.debut[i], all.known_end(others.fin[i]));
      if (!overlap(days, there)) continue;
      findings.note(
          RuleId::double_suivi, table.mission_locale[row], jeune,
          entered(all, row) + " ; accompagnement par Pôle emploi " + since(there.begin, there.end),
          std::min(days.end, there.end) <= all.arrete);
      break;
    }
  }
}

void affectation_hors_inscription(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const auto& periods = all.records.inscriptions;
  const auto listed = all.inscriptions.of(jeune);
  const bool is_known = std::any_of(listed.begin(), listed.end(), [&](std::uint32_t i) {
    return periods.debut[i] <= all.arrete;
  });
  if (!is_known) return;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Day day = all.known(table.affectation[row]);
    if (day == Day::unknown) continue;
    const bool is_registered = std::any_of(listed.begin(), listed.end(), [&](std::uint32_t i) {
      return periods.debut[i] <= day && day <= periods.fin[i];
    });
    if (is_registered) continue;
    findings.note(RuleId::affectation_hors_inscription, table.mission_locale[row], jeune,
                  "affectation le " + day_text(day));
  }
}

}  // namespace

RecordsByYouth::RecordsByYouth(const Records& all, const figures::Courses& judged, Day day)
    : records(all),
      courses(judged),
      arrete(day),
      cotraitances(
          records::group_by(all.cotraitances.jeune, static_cast<std::uint32_t>(all.jeunes.size()))),
      inscriptions(
          records::group_by(all.inscriptions.jeune, static_cast<std::uint32_t>(all.jeunes.size()))),
      civis(records::group_by(all.civis.jeune, static_cast<std::uint32_t>(all.jeunes.size()))),
      accompagnements(records::group_by(all.accompagnements.jeune,
                                        static_cast<std::uint32_t>(all.jeunes.size()))),
      prescriptions(records::group_by(all.prescriptions_pops.jeune,
                                      static_cast<std::uint32_t>(all.jeunes.size()))),
      alertes(records::group_by(all.alertes.cotraitance,
                                static_cast<std::uint32_t>(all.cotraitances.size()))) {}

void check_youth(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  fin_avant_entretien(all, jeune, findings);
  alerte_hors_cotraitance(all, jeune, findings);
  entretien_sur_affectation_annulee(all, jeune, findings);
  rendez_vous_avant_prescription(all, jeune, findings);
  ages_a_l_affectation(all, jeune, findings);
  civis_hors_age(all, jeune, findings);
  cotraitances_simultanees(all, jeune, findings);
  civis_en_double(all, jeune, findings);
  double_suivi(all, jeune, findings);
  affectation_hors_inscription(all, jeune, findings);
}

std::string day_text(Day day) {
  return wording::date_text(day);
}

}  // namespace copil::quality
