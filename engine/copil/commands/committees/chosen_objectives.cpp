#include "copil/commands/committees/chosen_objectives.hpp"

#include <algorithm>
#include <map>

#include "copil/options/commands.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/objectifs.hpp"
#include "wording/dates.hpp"

namespace copil::program {

namespace {

using records::TerritoireId;
using records::TypeTerritoire;

/// What each mission locale below the territory would have: what the scenario shares, and what
/// those out of the sharing keep.
std::map<TerritoireId, std::int64_t> whole_sharing(const vocabulary::Simulation& simulation,
                                                   const vocabulary::TriedScenario& scenario) {
  std::map<TerritoireId, std::int64_t> shares;
  for (const auto& mission : scenario.missions) {
    shares[mission.simulated.territoire] = mission.simulated.objectif;
  }
  for (const auto& row : simulation.closed) shares[row.territoire] += row.objectif.value_or(0);
  return shares;
}

class ObjectiveRows {
 public:
  ObjectiveRows(const TriedOut& tried, const vocabulary::TriedScenario& scenario)
      : records_(tried.dossier->records()),
        simulation_(tried.simulation),
        day_(std::min(tried.dossier->arrete(), last_day(simulation_.annee))),
        shares_(whole_sharing(simulation_, scenario)) {
    for (const auto& mission : scenario.missions) {
      const auto& row = mission.simulated;
      if (row.actuel != row.objectif) add(row.territoire, row.objectif);
    }
    const TerritoireId whole = simulation_.territoire;
    for (const auto region : records_.territoires.of_type_in(whole, TypeTerritoire::region)) {
      if (region != whole) add_sum(region);
    }
    add_sum(whole);
  }

  Step<std::vector<vocabulary::AddedObjectif>> result() {
    if (!complaints_.empty()) return Stop{kStopped, complaints_};
    return std::move(rows_);
  }

 private:
  /// The row of a territory whose missions locales no longer make its objective.
  void add_sum(TerritoireId territoire) {
    std::int64_t sum = 0;
    for (const auto& [mission, objectif] : shares_) {
      if (records_.territoires.is_at_or_below(mission, territoire)) sum += objectif;
    }
    const int annee = simulation_.annee.year;
    if (volumes::objectif_on(records_.objectifs, annee, territoire, day_) != sum) {
      add(territoire, sum);
    }
  }

  void add(TerritoireId territoire, std::int64_t objectif) {
    const auto& objectifs = records_.objectifs;
    const std::string& code = records_.territoires.code[territoire];
    const int annee = simulation_.annee.year;
    const auto former = volumes::row_in_force(objectifs, annee, territoire, simulation_.effet);
    if (former && objectifs.date_effet[*former] == simulation_.effet) {
      complaints_.push_back(
          plain_error("--appliquer : objectifs.csv a déjà un objectif de « " + code + " » au " +
                          wording::date_text(simulation_.effet) + ", et n'en prend qu'un par jour",
                      {"donnez un autre jour d'effet par --date-effet, ou corrigez cette ligne"}));
    }
    rows_.push_back({code, annee, simulation_.effet, objectif, "simulation"});
  }

  const records::Records& records_;
  const vocabulary::Simulation& simulation_;
  const Day day_;
  const std::map<TerritoireId, std::int64_t> shares_;
  std::vector<vocabulary::AddedObjectif> rows_;
  Diagnostics complaints_;
};

}  // namespace

Step<TriedOut> tried_out(const SimulerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto scenarios = volumes::read_scenarios(asked.scenario);
  if (!scenarios) return Stop{kStopped, scenarios.error()};
  vocabulary::Inquiry inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation);
  inquiry.years_before = 2;
  auto dossier = open_dossier(situation.resources, inquiry, asked.reading.silencieux, terminal);
  if (!dossier) return Stop{kStopped, dossier.error()};
  warn(terminal, vocabulary::doubts(**dossier, {vocabulary::kVolumes}, asked.period));
  const auto territory = find_territory((*dossier)->records().territoires, asked.territoire);
  if (!territory) return territory.error();
  const Day effect = asked.date_effet.value_or(asked.arrete_au + 1);
  auto simulation =
      vocabulary::try_scenarios(**dossier, *territory, {asked.period, effect, *scenarios});
  if (!simulation) return Stop{kStopped, simulation.error()};
  return TriedOut{std::move(*dossier), std::move(*simulation)};
}

Step<std::vector<vocabulary::AddedObjectif>> chosen_objectives(const TriedOut& tried,
                                                               const std::string& scenario) {
  const auto& all = tried.simulation.scenarios;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const auto& one) { return one.scenario.nom == scenario; });
  if (found == all.end()) {
    std::vector<std::string> known;
    known.reserve(all.size());
    for (const auto& one : all) known.push_back(one.scenario.nom);
    return Stop{kWrongUsage,
                {plain_error("--appliquer : aucun scénario ne s'appelle « " + scenario + " »",
                             did_you_mean(scenario, known))}};
  }
  return ObjectiveRows{tried, *found}.result();
}

std::string objectifs_csv(const std::vector<vocabulary::AddedObjectif>& rows) {
  std::string text = "annee;territoire;date_effet;objectif;acte\n";
  for (const auto& row : rows) {
    text += std::to_string(row.annee) + ";" + row.territoire + ";" + iso_text(row.effet) + ";" +
            std::to_string(row.objectif) + ";" + row.acte + "\n";
  }
  return text;
}

}  // namespace copil::program
