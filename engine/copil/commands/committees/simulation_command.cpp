// copil simuler: objectives tried out before a committee decides, side by side; then the chosen one
// as rows of objectifs.csv.
#include <algorithm>

#include "copil/commands/committees/simulation_listing.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/objectifs.hpp"

namespace copil::program {

namespace {

/// What the territory would have as a whole: what the scenario shares, and what those out of the
/// sharing keep.
std::int64_t whole_objective(const vocabulary::Simulation& simulation,
                             const vocabulary::TriedScenario& scenario) {
  std::int64_t sum = 0;
  for (const auto& mission : scenario.missions) sum += mission.simulated.objectif;
  for (const auto& row : simulation.closed) sum += row.objectif.value_or(0);
  return sum;
}

/// The chosen scenario's rows of objectifs.csv: of the missions locales whose objective changes,
/// then of the territory itself when the sum is no longer its own objective.
Step<std::string> objective_rows(const vocabulary::Dossier& dossier,
                                 const vocabulary::Simulation& simulation,
                                 const std::string& chosen) {
  const auto& all = simulation.scenarios;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const auto& one) { return one.scenario.nom == chosen; });
  if (found == all.end()) {
    return Stop{kWrongUsage,
                {plain_error("--appliquer : aucun scénario ne s'appelle « " + chosen + " »")}};
  }
  const int annee = simulation.annee.year;
  std::string text = "annee;territoire;date_effet;objectif;acte\n";
  const auto add = [&](records::TerritoireId id, std::int64_t objectif) {
    text += std::to_string(annee) + ";" + dossier.records().territoires.code[id] + ";" +
            iso_text(simulation.effet) + ";" + std::to_string(objectif) + ";simulation\n";
  };
  for (const auto& mission : found->missions) {
    const auto& row = mission.simulated;
    if (row.actuel != row.objectif) add(row.territoire, row.objectif);
  }
  const Day day = std::min(dossier.arrete(), last_day(simulation.annee));
  const std::int64_t whole = whole_objective(simulation, *found);
  if (volumes::objectif_on(dossier.records().objectifs, annee, simulation.territoire, day) !=
      whole) {
    add(simulation.territoire, whole);
  }
  return text;
}

}  // namespace

int run_simuler(const SimulerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto scenarios = volumes::read_scenarios(asked.scenario);
  if (!scenarios) return report(terminal, scenarios.error(), kStopped);
  vocabulary::Inquiry inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation);
  inquiry.years_before = 2;
  const auto dossier =
      open_dossier(situation.resources, inquiry, asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  warn(terminal, vocabulary::doubts(**dossier, {vocabulary::kVolumes}, asked.period));
  const auto territory = find_territory((*dossier)->records().territoires, asked.territoire);
  if (!territory) return report(terminal, territory.error());
  const Day effect = asked.date_effet.value_or(asked.arrete_au + 1);
  const auto simulation =
      vocabulary::try_scenarios(**dossier, *territory, {asked.period, effect, *scenarios});
  if (!simulation) return report(terminal, simulation.error(), kStopped);
  std::string text;
  if (!asked.appliquer.empty()) {
    const auto rows = objective_rows(**dossier, *simulation, asked.appliquer);
    if (!rows) return report(terminal, rows.error());
    text = *rows;
  } else {
    const bool is_table = asked.format == "table";
    text =
        rendered(simulation_listing(**dossier, *simulation, is_table), format_named(asked.format));
    if (is_table) text += simulation_notes(**dossier, *simulation);
  }
  const int delivered = deliver(text, asked.fichier, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), asked.reading, terminal);
}

}  // namespace copil::program
