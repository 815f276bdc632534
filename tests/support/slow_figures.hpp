#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "records/records.hpp"
#include "support/branches.hpp"

// Over 400 lines: one definition after the other, each with the corners that it must meet.

/// The figures a second time, straight from their definitions: one youth at a time, day by day, no
/// bitmap, nothing shared with the engine. Slow and obvious.
namespace copil::test_support {

/// The choices between the texts, as plain as can be.
struct SlowRules {
  bool is_civis_counted = false;           ///< annexe 6: counted, not funded
  bool is_affectation_day_tested = false;  ///< article 5.4, against annexe 7
};

class SlowFigures {
 public:
  using JeuneId = records::JeuneId;
  using TerritoireId = records::TerritoireId;

  /// Looks at every day of `window`; tells which branches of the rules the rows meet.
  SlowFigures(const records::Records& data, Day arrete, SlowRules rules, Interval window,
              Branches* branches = nullptr)
      : r(data), D(arrete), rules_(rules), window_(window), branches_(branches) {
    for (JeuneId j = 0; j < r.jeunes.size(); ++j) {
      for (Day d = window.begin; d < window.end; d = d + 1) look_at(j, d);
    }
    for (std::uint32_t row = 0; row < r.cotraitances.size(); ++row) look_at_entry(row);
    for (std::uint32_t row = 0; row < r.services.size(); ++row) look_at_service(row);
    for (std::uint32_t row = 0; row < r.actions.size(); ++row) look_at_action(row);
  }

  std::uint64_t value(const std::string& code, TerritoireId t, Interval days) const {
    if (code == "EM4" || code == "PA4") {
      const std::string p = code.substr(0, 2);
      return value(p + "1", t, days) + value(p + "2", t, days) + value(p + "3", t, days);
    }
    return members(code, t, days).size();
  }

  std::set<std::uint32_t> members(const std::string& code, TerritoireId t, Interval days) const {
    if (code == "ACT" || code == "ALE" || code == "SUS") return in_state(code, t, days.end - 1);
    if (code.substr(0, 3) == "ATT") return waiting(code, t, days.end - 1);
    if (code.substr(0, 4) == "AFF.") return gone_as_far(code.substr(4), t, days);
    std::set<std::uint32_t> counted;
    const auto hits = hits_.find(code);
    if (hits == hits_.end()) return counted;
    for (const Hit& hit : hits->second) {
      if (days.contains(hit.day) && within(hit.place, t)) counted.insert(hit.who);
    }
    return counted;
  }

 private:
  bool met(const char* name, bool is_so) const {
    return branches_ == nullptr ? is_so : branches_->met(name, is_so);
  }
  void corner(const char* name, bool is_so) const {
    if (branches_ != nullptr) branches_->corner(name, is_so);
  }

  struct Hit {
    TerritoireId place;
    std::uint32_t who;
    Day day;
  };

  void note(const std::string& code, TerritoireId place, std::uint32_t who, Day day) {
    hits_[code].push_back({place, who, day});
  }

  bool within(TerritoireId place, TerritoireId t) const {
    for (; place != records::kNone; place = r.territoires.parent[place]) {
      if (place == t) return true;
    }
    return false;
  }

  Day end(Day fin) const { return fin > D ? Day::open : fin; }
  Day date(Day day) const { return day > D ? Day::unknown : day; }
  Day birth(JeuneId j) const { return date(r.jeunes.naissance[j]); }

  bool registered(JeuneId j, Day d) const {
    bool has_row = false;
    for (std::size_t i = 0; i < r.inscriptions.size(); ++i) {
      if (r.inscriptions.jeune[i] != j || r.inscriptions.debut[i] > D) continue;
      has_row = true;
      if (r.inscriptions.debut[i] <= d && d < end(r.inscriptions.fin[i])) return true;
    }
    return !has_row;
  }

  bool cancelled(std::uint32_t c) const {
    const Day init = date(r.cotraitances.initialisation[c]);
    for (std::size_t i = 0; i < r.inscriptions.size(); ++i) {
      if (r.inscriptions.jeune[i] != r.cotraitances.jeune[c]) continue;
      if (r.inscriptions.motif[i] != records::MotifInscription::radiation) continue;
      const Day day = r.inscriptions.fin[i];
      corner("radiation le lendemain de l'arrêté", day == D + 1);
      corner("radiation le jour de l'affectation", day == r.cotraitances.affectation[c]);
      if (met("radiation après l'arrêté", day > D)) continue;
      if (met("radiation avant l'affectation", r.cotraitances.affectation[c] > day)) continue;
      if (met("radiation sans premier entretien", init == Day::unknown)) return true;
      corner("radiation le jour du premier entretien", day == init);
      corner("radiation la veille du premier entretien", day == init - 1);
      if (met("radiation avant le premier entretien", day < init)) return true;
    }
    return false;
  }

  /// A way out and its day.
  struct Exit {
    std::string motif;
    Day day = Day::open;
  };

  Exit exit(std::uint32_t c) const {
    const Day affectation = r.cotraitances.affectation[c];
    const Day init = date(r.cotraitances.initialisation[c]);
    std::vector<Exit> ways{{"declaree", end(r.cotraitances.fin[c])}};
    for (std::size_t i = 0; i < r.alertes.size(); ++i) {
      if (r.alertes.cotraitance[i] != c || init == Day::unknown) continue;
      const bool leaves = r.alertes.decision[i] == records::Decision::reorientation ||
                          r.alertes.decision[i] == records::Decision::reprise_smp;
      if (!met("l'alerte fait sortir", leaves)) continue;
      corner("alerte close le jour du premier entretien", r.alertes.cloture[i] == init);
      corner("alerte close la veille du premier entretien", r.alertes.cloture[i] == init - 1);
      corner("alerte signalée le jour de l'arrêté", r.alertes.signalement[i] == D);
      corner("alerte signalée le lendemain de l'arrêté", r.alertes.signalement[i] == D + 1);
      if (met("alerte signalée à l'arrêté", r.alertes.signalement[i] <= D) &&
          met("alerte close depuis le premier entretien", r.alertes.cloture[i] >= init)) {
        ways.push_back({"alerte", r.alertes.cloture[i]});
      }
    }
    if (const Day b = birth(r.cotraitances.jeune[c]); met("né un jour connu", b != Day::unknown)) {
      const Day birthday = add_years(b, 25);
      corner("affecté le jour de ses 25 ans", affectation == birthday);
      corner("26 ans le jour de l'arrêté", add_years(b, 26) == D);
      corner("né un 29 février", calendar(b).month == 2 && calendar(b).day == 29);
      const bool is_late = met("affecté à 25 ans ou plus", affectation >= birthday);
      ways.push_back({"age", is_late ? add_years(affectation, 1) : add_years(b, 26)});
    }
    if (init != Day::unknown) {
      ways.push_back({"six_mois", six_months(r.cotraitances.jeune[c], init)});
    }
    Exit first;
    for (const Exit& way : ways) {
      corner("sortie le jour de l'arrêté", way.day == D);
      corner("sortie le lendemain de l'arrêté", way.day == D + 1);
      if (!met("sortie à l'arrêté", way.day <= D)) continue;
      corner("deux sorties le même jour", way.day == first.day);
      if (met("sortie plus tôt que les autres", way.day < first.day)) first = way;
    }
    return first;
  }

  Day six_months(JeuneId j, Day init) const {
    for (Day s = init; s <= D; s = s + 1) {
      if (registered(j, s) || (s > init && !registered(j, s - 1))) continue;
      const Day limit = add_months(s, 6);
      Day d = s;
      while (d < limit && !registered(j, d)) d = d + 1;
      corner("réinscrit la veille des six mois", d == limit - 1);
      if (met("six mois sans inscription", d == limit)) return limit;
    }
    return Day::open;
  }

  bool in_cotraitance(std::uint32_t c, Day d) const {
    const Day init = date(r.cotraitances.initialisation[c]);
    return r.cotraitances.affectation[c] <= D && init != Day::unknown && init <= d &&
           !is_cancelled_[c] && d < exit_[c].day;
  }

  bool in_cotraitance(JeuneId j, TerritoireId m, Day d) const {
    for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
      if (r.cotraitances.jeune[c] == j && r.cotraitances.mission_locale[c] == m &&
          in_cotraitance(c, d)) {
        return true;
      }
    }
    return false;
  }

  bool in_civis(JeuneId j, Day d, TerritoireId m = records::kNone) const {
    for (std::size_t i = 0; i < r.civis.size(); ++i) {
      if (r.civis.jeune[i] != j || r.civis.debut[i] > D) continue;
      if (m != records::kNone && r.civis.mission_locale[i] != m) continue;
      if (r.civis.debut[i] <= d && d < end(r.civis.fin[i])) return true;
    }
    return false;
  }

  /// Already in CIVIS: a row began before the day and has not ended by then.
  bool already_in_civis(JeuneId j, Day d) const {
    for (std::size_t i = 0; i < r.civis.size(); ++i) {
      if (r.civis.jeune[i] != j) continue;
      corner("CIVIS ouvert le jour examiné", r.civis.debut[i] == d);
      corner("CIVIS ouvert la veille du jour examiné", r.civis.debut[i] == d - 1);
      corner("CIVIS fini le jour examiné", r.civis.fin[i] == d);
      corner("CIVIS fini le lendemain du jour examiné", r.civis.fin[i] == d + 1);
      if (met("CIVIS ouvert avant le jour examiné", r.civis.debut[i] < d) &&
          met("CIVIS fini après le jour examiné", r.civis.fin[i] > d)) {
        return true;
      }
    }
    return false;
  }

  bool has_left_civis_by(JeuneId j, Day d) const {
    for (std::size_t i = 0; i < r.civis.size(); ++i) {
      if (r.civis.jeune[i] == j && r.civis.fin[i] <= d) return true;
    }
    return false;
  }

  bool is_funded(JeuneId j, Day affectation, Day init) const {
    if (rules_.is_affectation_day_tested) return !already_in_civis(j, affectation);
    const bool comes_back =
        met("a quitté un CIVIS avant l'affectation", has_left_civis_by(j, affectation)) &&
        !already_in_civis(j, affectation);
    const bool is_in = already_in_civis(j, init);
    corner("en CIVIS le jour du premier entretien, mais revenu", comes_back && is_in);
    return comes_back || !met("en CIVIS le jour du premier entretien", is_in);
  }

  bool accompanied(std::size_t i, JeuneId j, Day d) const {
    return r.accompagnements.jeune[i] == j && r.accompagnements.debut[i] <= D &&
           r.accompagnements.debut[i] <= d && d < end(r.accompagnements.fin[i]);
  }

  bool followed(JeuneId j, TerritoireId m, Day d) const {
    if (in_cotraitance(j, m, d) || in_civis(j, d, m)) return true;
    for (std::size_t i = 0; i < r.accompagnements.size(); ++i) {
      if (accompanied(i, j, d) && r.accompagnements.reseau[i] == records::Reseau::mission_locale &&
          r.accompagnements.structure[i] == m) {
        return true;
      }
    }
    return false;
  }

  bool is_16_to_25(JeuneId j, Day d) const {
    const Day b = birth(j);
    return b == Day::unknown || (add_years(b, 16) <= d && d < add_years(b, 26));
  }

  void look_at(JeuneId j, Day d) {
    prepare();
    bool with_pe = false;
    for (std::size_t i = 0; i < r.accompagnements.size(); ++i) {
      if (!accompanied(i, j, d)) continue;
      if (r.accompagnements.reseau[i] != records::Reseau::pole_emploi) continue;
      with_pe = true;
      if (!met("critère de co-traitance", r.accompagnements.criteres[i] != 0)) continue;
      if (const Day b = birth(j); b != Day::unknown) {
        corner("16 ans ce jour", d == add_years(b, 16));
        corner("26 ans ce jour", d == add_years(b, 26));
      }
      if (met("de 16 à 25 ans", is_16_to_25(j, d))) {
        note("DE3", r.accompagnements.structure[i], j, d);
      }
    }
    if (!with_pe) return;
    for (TerritoireId m = 0; m < r.territoires.size(); ++m) {
      if (met("suivi par la mission locale", followed(j, m, d))) note("DE4", m, j, d);
    }
  }

  void look_at_entry(std::uint32_t c) {
    prepare();
    const auto& rows = r.cotraitances;
    const JeuneId j = rows.jeune[c];
    const TerritoireId m = rows.mission_locale[c];
    corner("affecté le jour de l'arrêté", rows.affectation[c] == D);
    corner("affecté le lendemain de l'arrêté", rows.affectation[c] == D + 1);
    corner("premier entretien le jour de l'arrêté", rows.initialisation[c] == D);
    corner("premier entretien le lendemain de l'arrêté", rows.initialisation[c] == D + 1);
    if (met("affecté après l'arrêté", rows.affectation[c] > D)) return;
    note("AFF", m, j, rows.affectation[c]);
    if (met("affectation annulée", is_cancelled_[c])) {
      note("DE0.annulees", m, j, rows.affectation[c]);
      return;
    }
    const bool left_out = !rules_.is_civis_counted && already_in_civis(j, rows.affectation[c]);
    note(left_out ? "DE0.civis" : "DE0", m, j, rows.affectation[c]);
    if (rows.acceptation[c] <= D) note("ACC", m, j, rows.acceptation[c]);
    const Day init = date(rows.initialisation[c]);
    if (init == Day::unknown) return;
    note("INI", m, j, init);
    if (const Exit& out = exit_[c]; init < out.day && out.day != Day::open) {
      note("SOR", m, j, out.day);
      note("SOR." + out.motif, m, j, out.day);
    }
    const bool funded = is_funded(j, rows.affectation[c], init);
    if (rules_.is_civis_counted || funded) note("VOL", m, j, init);
    if (funded) note("VOL.finances", m, j, init);
  }

  void look_at_service(std::uint32_t s) {
    const Day d = r.services.date[s];
    const JeuneId j = r.services.jeune[s];
    const TerritoireId m = r.services.mission_locale[s];
    corner("service du jour de l'arrêté", d == D);
    corner("service du lendemain de l'arrêté", d == D + 1);
    if (met("service après l'arrêté", d > D)) return;
    for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
      if (r.cotraitances.jeune[c] != j || r.cotraitances.mission_locale[c] != m) continue;
      corner("service du jour du premier entretien", d == r.cotraitances.initialisation[c]);
      corner("service de la veille du premier entretien",
             d + 1 == r.cotraitances.initialisation[c]);
      corner("service du jour de la sortie", d == exit_[c].day);
      corner("service de la veille de la sortie", d + 1 == exit_[c].day);
    }
    const std::string enjeu = ".E" + std::to_string(r.services.enjeu[s]);
    if (met("service en co-traitance", in_cotraitance(j, m, d))) {
      note("DE1", m, j, d);
      note("DE1" + enjeu, m, j, d);
    }
    if (met("service d'un jeune suivi", followed(j, m, d))) {
      note("DE2", m, j, d);
      note("DE2" + enjeu, m, j, d);
    }
  }

  void look_at_action(std::uint32_t a) {
    corner("action du jour de l'arrêté", r.actions.date[a] == D);
    corner("action du lendemain de l'arrêté", r.actions.date[a] == D + 1);
    if (met("action après l'arrêté", r.actions.date[a] > D)) return;
    const std::string p = r.actions.perimetre[a] == records::Perimetre::employeurs ? "EM" : "PA";
    const std::string rank = std::to_string(1 + static_cast<int>(r.actions.nature[a]));
    note(p + rank, r.actions.territoire[a], a, r.actions.date[a]);
    const int enjeu = r.actions.enjeu[a];
    if (met("enjeu du périmètre", p == "EM" ? enjeu >= 11 && enjeu <= 23 : enjeu >= 24)) {
      const std::string detail = p + "4.E" + std::to_string(enjeu);
      note(detail, r.actions.territoire[a], a, r.actions.date[a]);
      note(p + "4.enjeux", r.actions.territoire[a], a, r.actions.date[a]);
    }
    if (met("action valorisée", r.actions.valorisation[a])) {
      note(p + "4.valorisees", r.actions.territoire[a], a, r.actions.date[a]);
    }
  }

  /// Youths whose first state among alerte, actif, suspension, over their rows in t, is that one.
  std::set<JeuneId> in_state(const std::string& code, TerritoireId t, Day d) const {
    std::set<JeuneId> youths;
    for (JeuneId j = 0; j < r.jeunes.size(); ++j) {
      std::set<std::string> states;
      for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
        if (r.cotraitances.jeune[c] != j || !within(r.cotraitances.mission_locale[c], t)) continue;
        if (in_cotraitance(c, d)) states.insert(state_of(c, d));
      }
      corner("en alerte et actif", states.count("ALE") > 0 && states.count("ACT") > 0);
      for (const char* first : {"ALE", "ACT", "SUS"}) {
        if (states.count(first) == 0) continue;
        if (code == first) youths.insert(j);
        break;
      }
    }
    return youths;
  }

  /// Youths with a row in t that, on that day, waits for the acceptance or the first interview.
  std::set<JeuneId> waiting(const std::string& code, TerritoireId t, Day d) const {
    std::set<JeuneId> youths;
    for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
      const Day affectation = r.cotraitances.affectation[c];
      if (affectation > D || affectation > d || is_cancelled_[c]) continue;
      const Day init = date(r.cotraitances.initialisation[c]);
      corner("affecté le jour examiné", affectation == d);
      corner("premier entretien le jour examiné", init == d);
      corner("premier entretien le lendemain du jour examiné", init == d + 1);
      corner("accepté le jour examiné", r.cotraitances.acceptation[c] == d);
      corner("accepté le lendemain du jour examiné", r.cotraitances.acceptation[c] == d + 1);
      if (exit_[c].day <= d || (init != Day::unknown && init <= d)) continue;
      const Day acceptation = date(r.cotraitances.acceptation[c]);
      const bool is_accepted = acceptation != Day::unknown && acceptation <= d;
      if (code == (is_accepted ? "ATT.acceptation" : "ATT.premier_entretien")) continue;
      if (within(r.cotraitances.mission_locale[c], t)) youths.insert(r.cotraitances.jeune[c]);
    }
    return youths;
  }

  /// Youths affected in those days whose row that went furthest, of those in t, is at that step.
  std::set<JeuneId> gone_as_far(const std::string& step, TerritoireId t, Interval days) const {
    std::map<JeuneId, std::string> furthest;  // the steps sort by how far they are
    for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
      if (r.cotraitances.affectation[c] > D || !days.contains(r.cotraitances.affectation[c]) ||
          !within(r.cotraitances.mission_locale[c], t)) {
        continue;
      }
      std::string& known = furthest[r.cotraitances.jeune[c]];
      known = std::max(known, step_of(c));
    }
    std::set<JeuneId> youths;
    for (const auto& [j, reached] : furthest) {
      const bool is_asked = step == "acceptes" ? reached[0] >= '2' : reached.substr(1) == step;
      if (is_asked) youths.insert(j);
    }
    return youths;
  }

  std::string step_of(std::uint32_t c) const {
    const Day acceptation = date(r.cotraitances.acceptation[c]);
    const bool is_accepted = acceptation != Day::unknown;
    const bool is_received = date(r.cotraitances.initialisation[c]) != Day::unknown;
    if (!is_cancelled_[c] && is_received) return "4recus";
    if (!is_cancelled_[c] && exit_[c].day == Day::open) {
      return is_accepted ? "3attente_entretien" : "1attente_acceptation";
    }
    const Day lost = is_cancelled_[c] ? first_radiation(c) : exit_[c].day;
    corner("accepté la veille de la perte", is_accepted && acceptation == lost - 1);
    corner("accepté le jour de la perte", is_accepted && acceptation == lost);
    const bool in_time = met("accepté avant la perte", is_accepted && acceptation < lost);
    return in_time ? "2perdus_apres" : "0perdus_avant";
  }

  /// Of a cancelled row: the radiation that came first, from the affectation on.
  Day first_radiation(std::uint32_t c) const {
    Day first = Day::open;
    for (std::size_t i = 0; i < r.inscriptions.size(); ++i) {
      const bool is_one = r.inscriptions.jeune[i] == r.cotraitances.jeune[c] &&
                          r.inscriptions.motif[i] == records::MotifInscription::radiation &&
                          r.inscriptions.fin[i] >= r.cotraitances.affectation[c];
      if (is_one) first = std::min(first, r.inscriptions.fin[i]);
    }
    return first;
  }

  std::string state_of(std::uint32_t c, Day d) const {
    for (std::size_t i = 0; i < r.alertes.size(); ++i) {
      if (r.alertes.cotraitance[i] != c) continue;
      corner("alerte signalée le jour examiné", r.alertes.signalement[i] == d);
      corner("alerte signalée le lendemain du jour examiné", r.alertes.signalement[i] == d + 1);
      if (r.alertes.signalement[i] <= D && r.alertes.signalement[i] <= d &&
          d < end(r.alertes.cloture[i])) {
        return "ALE";
      }
    }
    return registered(r.cotraitances.jeune[c], d) ? "ACT" : "SUS";
  }

  void prepare() {
    if (is_cancelled_.size() == r.cotraitances.size()) return;
    for (std::uint32_t c = 0; c < r.cotraitances.size(); ++c) {
      const bool is_known = r.cotraitances.affectation[c] <= D;
      is_cancelled_.push_back(is_known && cancelled(c));
      exit_.push_back(is_known ? exit(c) : Exit{});
    }
  }

  const records::Records& r;
  Day D;
  SlowRules rules_;
  Interval window_;
  Branches* branches_;
  std::map<std::string, std::vector<Hit>> hits_;  ///< by figure
  std::vector<bool> is_cancelled_;
  std::vector<Exit> exit_;
};

}  // namespace copil::test_support
