#include "committees/calendar.hpp"

#include <algorithm>
#include <tuple>

#include "committees/meetings.hpp"
#include "committees/staff.hpp"
#include "subsidies/payments.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::committees {

namespace {

using records::FileId;
using records::Rang;
using records::Records;

/// The day of the duty, clamped to its month.
Day due_day(const Duty& duty, int annee) {
  const Day first = *make_day(annee + duty.years_later, duty.month, 1);
  const Day last = add_months(first, 1) - 1;
  return std::min(last, first + (duty.day - 1));
}

class CalendarMaker {
 public:
  explicit CalendarMaker(const Sources& sources) : sources_(sources), records_(sources.records) {}

  void add(const Duty& duty, TerritoireId territoire) {
    if (duty.proof == Proof::end_of_term) return add_terms(duty, territoire);
    const bool is_of_convention = duty.proof == Proof::instalment_1 ||
                                  duty.proof == Proof::instalment_2 ||
                                  duty.proof == Proof::compte_rendu;
    if (is_of_convention) return add_of_conventions(duty, territoire);
    Deadline deadline{&duty, territoire, due_day(duty, sources_.annee)};
    deadline.origin = duty.origin;
    judge(deadline);
    settle_termination(deadline);
    made_.push_back(std::move(deadline));
  }

  std::vector<Deadline> take() {
    const auto& codes = records_.territoires.code;
    std::stable_sort(made_.begin(), made_.end(), [&](const Deadline& a, const Deadline& b) {
      return std::tie(a.date, codes[a.territoire]) < std::tie(b.date, codes[b.territoire]);
    });
    return std::move(made_);
  }

 private:
  void judge(Deadline& deadline) const {
    switch (deadline.duty->proof) {
      case Proof::first_meeting:
        return judge_meetings(deadline, 1);
      case Proof::meetings:
        return judge_meetings(deadline,
                              yearly_minimum(records_.territoires.type[deadline.territoire]));
      case Proof::sending:
      case Proof::signature:
        return judge_piece(deadline);
      case Proof::day:
        deadline.etat = deadline.date <= sources_.arrete ? Etat::faite : Etat::a_venir;
        return;
      default:
        return;
    }
  }

  /// Done on that day, if it is known by the arrêté; else late once the day is over.
  void settle(Deadline& deadline, Day done) const {
    const bool is_done = done.is_real() && done <= sources_.arrete;
    if (is_done) deadline.faite_le = done;
    deadline.etat = is_done                           ? Etat::faite
                    : deadline.date < sources_.arrete ? Etat::en_retard
                                                      : Etat::a_venir;
  }

  // Article 10.2 : a termination ends what the convention asks for. What we do: what fell due
  // before stays due, and so do the accounts of the year that it cuts short. What is done all the
  // same once the convention has ended was not owed: it is no more counted than what is left.
  void settle_termination(Deadline& deadline) const {
    if (deadline.duty->level != TypeTerritoire::mission_locale) return;
    const auto ended = ended_on(records_, deadline.territoire, sources_.annee, sources_.arrete);
    if (!ended || deadline.date <= *ended) return;
    if (deadline.etat == Etat::faite && deadline.faite_le <= *ended) return;
    if (deadline.duty->years_later > 0 && calendar(*ended).year == sources_.annee) return;
    stop(deadline, *ended);
  }

  static void stop(Deadline& deadline, Day ended) {
    deadline.etat = Etat::sans_objet;
    deadline.faite_le = Day::unknown;
    deadline.precision = "convention résiliée le " + wording::date_text(ended);
  }

  void judge_meetings(Deadline& deadline, int wanted) const {
    if (!records_.count(FileId::reunions).is_present ||
        !records_.has_column(FileId::reunions, "tenue")) {
      deadline.etat = Etat::inconnue;
      return;
    }
    const auto held = held_in(records_, deadline.territoire, sources_.annee, sources_.arrete);
    const auto count = static_cast<std::size_t>(wanted);
    settle(deadline, held.size() < count ? Day::unknown : records_.reunions.date[held[count - 1]]);
    if (deadline.duty->proof == Proof::meetings) {
      if (is_out_of_reach(records_, deadline.territoire, sources_.annee, sources_.arrete)) {
        deadline.etat = Etat::en_retard;
      }
      deadline.precision = wording::counted(held.size(), "réunion tenue", "réunions tenues") +
                           " sur " + std::to_string(wanted);
    }
  }

  void judge_piece(Deadline& deadline) const {
    const Duty& duty = *deadline.duty;
    const char* const column = duty.proof == Proof::signature ? "signee_le" : "envoyee_le";
    if (!records_.count(FileId::transmissions).is_present ||
        !records_.has_column(FileId::transmissions, column)) {
      deadline.etat = Etat::inconnue;
      return;
    }
    const auto& sent = records_.transmissions;
    const std::string year = std::to_string(sources_.annee + (duty.is_about_next_year ? 1 : 0));
    Day done = Day::unknown;
    for (std::size_t row = 0; row < sent.size(); ++row) {
      const bool is_it = sent.territoire[row] == deadline.territoire &&
                         sent.piece[row] == duty.piece && sent.periode[row] == year;
      const Day day = duty.proof == Proof::signature ? sent.signee[row] : sent.envoyee[row];
      if (is_it && day.is_real() && (!done.is_real() || day < done)) done = day;
    }
    settle(deadline, done);
  }

  void add_of_conventions(const Duty& duty, TerritoireId territoire) {
    for (const auto& row : sources_.subsidies) {
      if (row.territoire != territoire) continue;
      Deadline deadline{&duty, territoire, due_day(duty, sources_.annee)};
      deadline.origin = duty.origin;
      if (duty.proof == Proof::compte_rendu) {
        judge_report(deadline, row);
      } else {
        judge_instalment(deadline, row);
      }
      made_.push_back(std::move(deadline));
    }
  }

  void judge_report(Deadline& deadline, const subsidies::SubsidyRow& row) const {
    deadline.precision = "convention " + records_.conventions.code[row.convention];
    if (!row.signature) {
      deadline.etat = Etat::en_attente;
      return;
    }
    settle(deadline, row.compte_rendu.value_or(Day::unknown));
  }

  void judge_instalment(Deadline& deadline, const subsidies::SubsidyRow& row) const {
    using subsidies::InstalmentState;
    const Rang rang = deadline.duty->proof == Proof::instalment_1 ? Rang::premier : Rang::deuxieme;
    deadline.precision = "convention " + records_.conventions.code[row.convention];
    const auto state = subsidies::state_of(records_.versements, row, rang);
    if (const auto due = subsidies::instalment_of(row, rang).echeance) deadline.date = *due;
    switch (state) {
      case InstalmentState::sans_objet:
        return stop(deadline, *row.resiliation);
      case InstalmentState::sans_echeance:
        deadline.etat = Etat::en_attente;
        return;
      case InstalmentState::verse:
      case InstalmentState::verse_en_trop:
        deadline.etat = Etat::faite;
        deadline.faite_le = subsidies::paid_for(records_.versements, row, rang).last;
        return;
      case InstalmentState::echu_non_enregistre:
        deadline.etat = Etat::inconnue;
        return;
      case InstalmentState::a_venir:
        deadline.etat = Etat::a_venir;
        return;
      case InstalmentState::verse_en_partie:
      case InstalmentState::echu_non_verse:
        deadline.etat = deadline.date < sources_.arrete ? Etat::en_retard : Etat::a_venir;
        return;
    }
  }

  /// The terms that end in the year. A row begun after the arrêté is not known.
  void add_terms(const Duty& duty, TerritoireId territoire) {
    const auto& agents = records_.agents;
    for (std::size_t row = 0; row < agents.size(); ++row) {
      const Day end = term_end(agents.debut[row]);
      const bool is_it = agents.mission_locale[row] == territoire &&
                         agents.debut[row] <= sources_.arrete &&
                         calendar(end).year == sources_.annee;
      if (!is_it) continue;
      Deadline deadline{&duty, territoire, end};
      deadline.origin = duty.origin;
      const Day left = departure(row);
      settle_term(deadline, left);
      deadline.precision = "agent " + agents.agent[row] +
                           (is_renewal(agents, row) ? ", déjà renouvelé une fois" : "");
      if (left.is_real() && left > sources_.arrete) {
        deadline.precision += ", renouvellement inscrit au " + wording::date_text(left);
      }
      made_.push_back(std::move(deadline));
    }
  }

  /// Without the column of departures, a term that was not renewed may have ended all the same.
  void settle_term(Deadline& deadline, Day end) const {
    if (end.is_real() || records_.has_column(FileId::agents, "date_fin")) {
      settle(deadline, end);
    } else {
      deadline.etat = Etat::inconnue;
    }
  }

  /// The day when the agent left, or when the next term began.
  Day departure(std::size_t row) const {
    const auto& agents = records_.agents;
    Day end = agents.fin[row] <= sources_.arrete ? agents.fin[row] : Day::unknown;
    for (std::size_t other = 0; other < agents.size(); ++other) {
      const bool is_next =
          agents.agent[other] == agents.agent[row] && agents.debut[other] > agents.debut[row];
      if (is_next && (!end.is_real() || agents.debut[other] < end)) end = agents.debut[other];
    }
    return end;
  }

  const Sources& sources_;
  const Records& records_;
  std::vector<Deadline> made_;
};

}  // namespace

std::vector<Deadline> calendar_of(const Sources& sources, TerritoireId territoire) {
  const auto& tree = sources.records.territoires;
  CalendarMaker maker{sources};
  const auto below = tree.below(territoire);
  for (const Duty& duty : duties()) {
    if (sources.annee < duty.first_year || sources.annee > duty.last_year) continue;
    for (const TerritoireId id : below) {
      if (tree.type[id] == duty.level) maker.add(duty, id);
    }
  }
  return maker.take();
}

}  // namespace copil::committees
