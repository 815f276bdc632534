// The rules over the records: one small function each, named after the error that it looks for.
#include "quality/rules/coherence_rules.hpp"

#include <algorithm>

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

// The lengths that article 5.2 fixes; documents count with the dated ones of `reports/parametres`.
constexpr int kAgeMinimal = 16;
constexpr int kAgeDeSortie = 26;
constexpr int kAgeTardif = 25;
constexpr int kMoisTardifs = 12;
constexpr int kMoisSansInscription = 6;

constexpr Interval kNoDay{Day::open, Day::open};

/// The first radiation on or after the affectation; unknown if none.
Day cancelled_on(const RecordsByYouth& all, std::uint32_t row) {
  const auto& table = all.records.cotraitances;
  const auto& periods = all.records.inscriptions;
  Day first = Day::unknown;
  for (const auto i : all.inscriptions.of(table.jeune[row])) {
    const Day end = all.known_end(periods.fin[i]);
    if (periods.motif[i] != records::MotifInscription::radiation || end == Day::open ||
        end < table.affectation[row]) {
      continue;
    }
    if (first == Day::unknown || end < first) first = end;
  }
  return first;
}

/// The day on which the youth is too old for the co-traitance (article 5.2); open if not known.
Day end_by_age(const RecordsByYouth& all, std::uint32_t row) {
  const auto& table = all.records.cotraitances;
  const Day birth = all.known(all.records.jeunes.naissance[table.jeune[row]]);
  if (birth == Day::unknown) return Day::open;
  const Day affectation = table.affectation[row];
  if (affectation >= add_years(birth, kAgeTardif)) return add_months(affectation, kMoisTardifs);
  return add_years(birth, kAgeDeSortie);
}

/// The end of six months in a row without registration, counted from `begin` (article 5.2).
Day end_without_registration(const RecordsByYouth& all, JeuneId jeune, Day begin) {
  const auto& table = all.records.inscriptions;
  std::vector<Interval> periods;
  bool is_listed = false;
  for (const auto i : all.inscriptions.of(jeune)) {
    const Interval days{table.debut[i], all.known_end(table.fin[i])};
    if (table.debut[i] > all.arrete) continue;
    is_listed = true;  // even by an empty row, which holds no day
    if (!days.is_empty()) periods.push_back(days);
  }
  if (!is_listed) return Day::open;
  std::sort(periods.begin(), periods.end());
  Day gap = begin;
  for (const auto& days : periods) {
    if (days.begin >= add_months(gap, kMoisSansInscription)) break;
    if (days.end == Day::open) return Day::open;
    gap = std::max(gap, days.end);
  }
  return add_months(gap, kMoisSansInscription);
}

/// The days of a co-traitance from the first interview to its end: declared, decided on an alert,
/// or automatic (age, six months without registration). None when it is cancelled or has no
/// interview yet.
Interval accompanied(const RecordsByYouth& all, std::uint32_t row) {
  const auto& table = all.records.cotraitances;
  const Day begin = all.known(table.initialisation[row]);
  if (begin == Day::unknown) return kNoDay;
  const Day cancelled = cancelled_on(all, row);
  if (cancelled != Day::unknown && cancelled < begin) return kNoDay;
  const Day automatic =
      std::min(end_by_age(all, row), end_without_registration(all, table.jeune[row], begin));
  Day end = std::min(all.known_end(table.fin[row]), all.known_end(automatic));
  for (const auto alert : all.alertes.of(row)) {
    const auto decision = all.records.alertes.decision[alert];
    const Day closed = all.known_end(all.records.alertes.cloture[alert]);
    if (decision != records::Decision::aucune && decision != records::Decision::maintien &&
        closed >= begin) {
      end = std::min(end, closed);
    }
  }
  return stretch(begin, end);
}

/// What the entries say of its days: automatic ends are nobody's entry.
std::string entered(const RecordsByYouth& all, std::uint32_t row) {
  const auto& table = all.records.cotraitances;
  return "co-traitance " +
         since(all.known(table.initialisation[row]), all.known_end(table.fin[row]));
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
    const Day cancelled = cancelled_on(all, row);
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
    } else if (day < add_years(birth, kAgeMinimal)) {
      findings.note(RuleId::affectation_avant_l_age, place, jeune,
                    "affectation le " + day_text(day) + ", " + birthday(birth, kAgeMinimal));
    } else if (day >= add_years(birth, kAgeDeSortie)) {
      findings.note(RuleId::affectation_apres_l_age, place, jeune,
                    "affectation le " + day_text(day) + ", " + birthday(birth, kAgeDeSortie));
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
    const bool is_too_young = day < add_years(birth, kAgeMinimal);
    if (!is_too_young && day < add_years(birth, kAgeDeSortie)) continue;
    findings.note(RuleId::civis_hors_age, table.mission_locale[row], jeune,
                  "entrée le " + day_text(day) + ", " +
                      birthday(birth, is_too_young ? kAgeMinimal : kAgeDeSortie));
  }
}

void cotraitances_simultanees(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const auto rows = all.cotraitances.of(jeune);
  for (const auto row : rows) {
    const Interval days = accompanied(all, row);
    bool is_elsewhere = false;
    bool is_twice = false;
    for (const auto other : rows) {
      if (other == row || !overlap(days, accompanied(all, other))) continue;
      const bool is_same = table.mission_locale[other] == table.mission_locale[row];
      is_elsewhere = is_elsewhere || !is_same;
      is_twice = is_twice || (is_same && other < row);
    }
    const std::string constat = entered(all, row);
    if (is_elsewhere) {
      findings.note(RuleId::deux_missions_locales, table.mission_locale[row], jeune, constat);
    }
    if (is_twice) {
      findings.note(RuleId::cotraitance_en_double, table.mission_locale[row], jeune, constat);
    }
  }
}

void civis_en_double(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.civis;
  const auto rows = all.civis.of(jeune);
  for (const auto row : rows) {
    if (table.debut[row] > all.arrete) continue;
    const Interval days = stretch(table.debut[row], all.known_end(table.fin[row]));
    for (const auto other : rows) {
      if (other >= row || table.debut[other] > all.arrete) continue;
      if (!overlap(days, stretch(table.debut[other], all.known_end(table.fin[other])))) continue;
      findings.note(RuleId::civis_en_double, table.mission_locale[row], jeune,
                    "CIVIS " + since(days.begin, days.end));
      break;
    }
  }
}

void double_suivi(const RecordsByYouth& all, JeuneId jeune, Findings& findings) {
  const auto& table = all.records.cotraitances;
  const auto& others = all.records.accompagnements;
  for (const auto row : all.cotraitances.of(jeune)) {
    const Interval days = accompanied(all, row);
    for (const auto i : all.accompagnements.of(jeune)) {
      if (others.reseau[i] != Reseau::pole_emploi || others.debut[i] > all.arrete) continue;
      const Interval there = stretch(others.debut[i], all.known_end(others.fin[i]));
      if (!overlap(days, there)) continue;
      findings.note(
          RuleId::double_suivi, table.mission_locale[row], jeune,
          entered(all, row) + " ; accompagnement par Pôle emploi " + since(there.begin, there.end));
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

RecordsByYouth::RecordsByYouth(const Records& all, Day day)
    : records(all),
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
  const std::string iso = iso_text(day);
  if (iso.empty()) return iso;
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace copil::quality
