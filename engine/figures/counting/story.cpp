#include <algorithm>
#include <cassert>

#include "figures/counting/rows.hpp"
#include "figures/explain.hpp"

namespace copil::figures {

namespace {

/// Gathers the entries of one youth's timeline, as known at the arrêté.
class Story {
 public:
  Story(const Known& known, JeuneId jeune)
      : known_(known), records_(*known.records), jeune_(jeune) {}

  std::vector<TimelineEntry> entries() {
    add_inscriptions();
    for (CotraitanceId row = 0; row < records_.cotraitances.size(); ++row) {
      if (records_.cotraitances.jeune[row] == jeune_ && known_.is_known(row)) add_cotraitance(row);
    }
    add_civis();
    add_links();
    add_services();
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const auto& a, const auto& b) { return a.jours.begin < b.jours.begin; });
    return std::move(entries_);
  }

 private:
  using CotraitanceId = records::CotraitanceId;

  void add(std::string nature, std::string libelle, TerritoireId place, Interval jours) {
    entries_.push_back({std::move(nature), std::move(libelle), place, jours});
  }

  void add_inscriptions() {
    const auto& rows = records_.inscriptions;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.jeune[row] != jeune_ || rows.debut[row] > known_.arrete) continue;
      const Interval jours{rows.debut[row], known_end(rows.fin[row], known_.arrete)};
      const bool is_over = jours.end != Day::open;
      const auto motif = rows.motif[row];
      add("inscription",
          is_over && motif == records::MotifInscription::radiation   ? "jusqu’à la radiation"
          : is_over && motif == records::MotifInscription::cessation ? "jusqu’à la cessation"
                                                                     : "",
          records::kNone, jours);
    }
  }

  /// The days on which the phase or state of a row may change, in order.
  std::vector<Day> turning_days(CotraitanceId row) const {
    const Circumstances circumstances = known_.circumstances(row);
    const Parcours& parcours = known_.parcours[row];
    std::vector<Day> days{circumstances.etapes.affectation, circumstances.etapes.acceptation,
                          circumstances.etapes.initialisation, parcours.sortie.date};
    for (const Signalement& alerte : circumstances.alertes) {
      days.insert(days.end(), {alerte.duree.begin, alerte.duree.end});
    }
    for (const Interval& periode : circumstances.inscriptions.periodes) {
      days.insert(days.end(), {periode.begin, periode.end});
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    days.erase(std::remove_if(days.begin(), days.end(), [](Day d) { return !d.is_real(); }),
               days.end());
    return days;
  }

  std::string label_on(CotraitanceId row, Day day) const {
    const Parcours& parcours = known_.parcours[row];
    switch (phase_on(parcours, day)) {
      case Phase::aucune:
        return {};
      case Phase::accompagnement:
        return std::string{etat_label(etat_on(parcours, known_.circumstances(row), day))};
      case Phase::sortie:
        return "sortie : " + std::string{motif_label(parcours.sortie.motif)};
      default:
        return std::string{phase_label(phase_on(parcours, day))};
    }
  }

  void add_cotraitance(CotraitanceId row) {
    const TerritoireId place = records_.cotraitances.mission_locale[row];
    const std::string nature = "co-traitance " + std::string{records_.cotraitances.code[row]};
    const auto days = turning_days(row);
    std::string last;
    for (const Day day : days) {
      const std::string label = label_on(row, day);
      if (label == last) continue;
      if (!last.empty()) entries_.back().jours.end = day;
      if (!label.empty()) add(nature, label, place, {day, Day::open});
      last = label;
    }
  }

  /// Empty rows too: they may decide of a return to the CIVIS.
  void add_civis() {
    const auto& rows = records_.civis;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.jeune[row] != jeune_ || rows.debut[row] > known_.arrete) continue;
      add("CIVIS", rows.debut[row] == rows.fin[row] ? "fini le jour de son début" : "",
          rows.mission_locale[row], {rows.debut[row], known_end(rows.fin[row], known_.arrete)});
    }
  }

  void add_links() {
    for (const Stretch& stretch : known_.liens.of(known_.rang_of[jeune_])) {
      switch (stretch.lien) {
        case Lien::cotraitance:
        case Lien::civis:
          break;  // drawn with their own rows
        case Lien::mission_locale:
          add("accompagnement", "par la mission locale", stretch.place, stretch.jours);
          break;
        case Lien::pole_emploi:
          add("accompagnement", "par Pôle emploi", stretch.place, stretch.jours);
          break;
      }
    }
  }

  void add_services() {
    const auto& rows = records_.services;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.jeune[row] != jeune_ || rows.date[row] > known_.arrete) continue;
      add("service", "E" + std::to_string(rows.enjeu[row]), rows.mission_locale[row],
          {rows.date[row], rows.date[row] + 1});
    }
  }

  const Known& known_;
  const records::Records& records_;
  JeuneId jeune_;
  std::vector<TimelineEntry> entries_;
};

Verdict verdict_of(const Figures& figures, std::size_t position, YouthNumber rang,
                   TerritoireId territoire, Period period) {
  const auto& content = figures.content();
  const Card& card = figures.catalogue().cards[position];
  Verdict verdict{position, false, 0, {}, {}};
  Judge judge{content.known(), card};
  Rows rows{figures, card, territoire, period};
  rows.keep_only(rang);
  std::size_t best = 0;
  rows.each([&](const Row& row) {
    ++verdict.lignes;
    best = std::max(best, judge.conditions_met(row));
  });
  const MonthRange months = months_for(card, content.calendar, period, Reach::period);
  verdict.is_counted = content.members(position, territoire, months).contains(rang);
  if (verdict.is_counted || verdict.lignes == 0) return verdict;
  if (best < judge.count()) {
    const Condition& condition = judge.condition(best);
    verdict.motif = condition.nom;
    verdict.motif_words = "ne remplit pas la condition : " + std::string{condition.libelle};
  } else {
    verdict.motif = "sauf";
    verdict.motif_words = "un autre chiffre compte déjà ce jeune";
  }
  return verdict;
}

}  // namespace

JeuneStory tell(const Figures& figures, JeuneId jeune, TerritoireId territoire, Period period) {
  assert(figures.covers(period));
  const Known& known = figures.content().known();
  JeuneStory story;
  story.jeune = jeune;
  story.naissance = known.naissance[known.rang_of[jeune]];
  story.entries = Story{known, jeune}.entries();
  const auto& cards = figures.catalogue().cards;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i].kind != Kind::compte || cards[i].parmi == Source::actions) continue;
    story.verdicts.push_back(verdict_of(figures, i, known.rang_of[jeune], territoire, period));
  }
  return story;
}

}  // namespace copil::figures
