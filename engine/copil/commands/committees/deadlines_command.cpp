// copil echeances: the calendar of duties, as a table or as a file for an agenda.
#include "committees/calendar.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "subsidies/subsidies.hpp"
#include "vocabulary/doubts.hpp"
#include "wording/dates.hpp"

namespace copil::program {

namespace {

using vocabulary::Dossier;

Listing deadlines_listing(const Dossier& dossier,
                          const std::vector<committees::Deadline>& deadlines, Period year) {
  Listing listing{{{"date"},
                   {"territoire"},
                   {"obligation", CellKind::text, "obligation", Reader::machine},
                   {"objet", CellKind::text, "ce qui est dû"},
                   {"article"},
                   {"etat", CellKind::text, "état"},
                   {"faite_le", CellKind::text, "fait le"},
                   {"retard", CellKind::number, "jours de retard"},
                   {"rappel", CellKind::text, "rappel"},
                   {"date_imprimee", CellKind::text, "date imprimée"},
                   {"precision", CellKind::text, "précision"}},
                  {},
                  "Échéances : " + wording::period_text(year) + ", arrêté au " +
                      wording::date_text(dossier.arrete())};
  const auto& tree = dossier.records().territoires;
  for (const auto& one : deadlines) {
    const bool is_printed = one.origin == committees::Origin::printed;
    const int late = one.days_late(dossier.arrete());
    const int reminder = one.reminder(dossier.arrete());
    const std::string before = reminder == 0 ? std::string{} : std::to_string(reminder);
    listing.rows.push_back(
        {cell(std::optional{one.date}),
         tree.code[one.territoire],
         std::string{one.duty->code},
         std::string{one.duty->objet},
         std::string{one.duty->article},
         {std::string{committees::etat_name(one.etat)},
          std::string{committees::etat_label(one.etat)}},
         one.faite_le.is_real() ? cell(std::optional{one.faite_le}) : Cell{"", "-"},
         Cell{std::to_string(late), late == 0 ? "-" : std::to_string(late)},
         Cell{before, reminder == 0 ? "-" : "J-" + before},
         {is_printed ? "oui" : "non", is_printed ? "oui" : "non, par défaut"},
         Cell{one.precision, one.precision.empty() ? "-" : one.precision}});
  }
  return listing;
}

std::string deadlines_text(const Dossier& dossier,
                           const std::vector<committees::Deadline>& deadlines, Period year,
                           const std::string& format) {
  if (format == "ics") {
    return committees::icalendar(deadlines, dossier.records().territoires, dossier.arrete());
  }
  return rendered(deadlines_listing(dossier, deadlines, year), format_named(format));
}

/// What the calendar cannot know is told: the states that depend on it are « non connue ». So is
/// what it knows badly.
Diagnostics doubtful_states(const Dossier& dossier, Period year) {
  const std::set<std::string> asked{vocabulary::kReunions, vocabulary::kEnvois,
                                    vocabulary::kSignatures, vocabulary::kAgents,
                                    vocabulary::kSubventions};
  Diagnostics told = vocabulary::as_warnings(vocabulary::unknown_figures(dossier, asked));
  for (auto& doubt : vocabulary::doubts(dossier, asked, year)) told.push_back(std::move(doubt));
  return told;
}

Step<std::vector<committees::Deadline>> asked_deadlines(const Dossier& dossier, Period year,
                                                        const std::string& code) {
  records::TerritoireId territory = dossier.records().territoires.root;
  if (!code.empty()) {
    const auto found = find_territory(dossier.records().territoires, code);
    if (!found) return found.error();
    territory = *found;
  }
  std::vector<subsidies::SubsidyRow> rows;
  if (dossier.knowledge().knows(vocabulary::kSubventions)) {
    auto computed = subsidies::compute_subsidies(dossier.figures(), year.year);
    if (!computed) return Stop{kStopped, computed.error()};
    rows = std::move(*computed);
  }
  return committees::calendar_of({dossier.records(), rows, year.year, dossier.arrete()}, territory);
}

}  // namespace

int run_echeances(const EcheancesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto dossier = open_dossier(
      situation.resources,
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation),
      asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  warn(terminal, doubtful_states(**dossier, asked.period));
  const auto deadlines = asked_deadlines(**dossier, asked.period, asked.territoire);
  if (!deadlines) return report(terminal, deadlines.error());
  const std::string text = deadlines_text(**dossier, *deadlines, asked.period, asked.format);
  const int delivered = deliver(text, asked.fichier, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), asked.reading, terminal);
}

}  // namespace copil::program
