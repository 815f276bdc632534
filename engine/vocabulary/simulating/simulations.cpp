#include "vocabulary/simulations.hpp"

#include <algorithm>
#include <set>

namespace copil::vocabulary {

namespace {

using records::TerritoireId;

/// The missions of a scenario with their money.
Checked<std::vector<TriedMission>> with_money(const figures::Figures& figures,
                                              const ScenariosAsked& asked,
                                              const std::vector<subsidies::SubsidyRow>& conventions,
                                              const std::vector<volumes::Simulated>& rows) {
  std::vector<TriedMission> missions;
  for (const auto& row : rows) {
    const auto money =
        subsidies::money_trying(figures, asked.annee.year, conventions, row, asked.effet);
    if (!money) return money.error();
    missions.push_back({row, *money});
  }
  return missions;
}

void tell_conventions(const records::Records& records,
                      const std::vector<subsidies::SubsidyRow>& conventions,
                      const std::vector<TerritoireId>& closed, Simulation& simulation) {
  const auto& tree = records.territoires;
  const auto is_here = [&](TerritoireId id) {
    return tree.is_at_or_below(id, simulation.territoire);
  };
  for (const auto id : closed) {
    if (!is_here(id)) continue;
    simulation.closed.push_back(*subsidies::local_convention(records, conventions, id));
  }
  simulation.has_unsigned =
      std::any_of(conventions.begin(), conventions.end(),
                  [&](const auto& row) { return !row.signature && is_here(row.territoire); });
}

/// Those who came to a mission locale that is out of the sharing alone are in none of its rows.
std::int64_t distinct_entrants(const figures::Figures& figures, Period year,
                               const TriedScenario& scenario) {
  std::set<records::JeuneId> entrants;
  for (const auto& mission : scenario.missions) {
    const auto own = figures.members("VOL", mission.simulated.territoire, year);
    entrants.insert(own.begin(), own.end());
  }
  return static_cast<std::int64_t>(entrants.size());
}

}  // namespace

Checked<Simulation> try_scenarios(const Dossier& dossier, TerritoireId territoire,
                                  const ScenariosAsked& asked) {
  const auto& figures = dossier.figures();
  const auto conventions = subsidies::compute_subsidies(figures, asked.annee.year);
  if (!conventions) return conventions.error();
  const auto closed = subsidies::closed_missions(dossier.records(), *conventions);
  Simulation simulation{.territoire = territoire,
                        .annee = asked.annee,
                        .effet = asked.effet,
                        .fichier = asked.fichier,
                        .empreinte = asked.empreinte};
  Diagnostics complaints;
  for (const auto& scenario : asked.scenarios) {
    TriedScenario tried{scenario, {}};
    std::vector<volumes::Simulated> rows;
    collect(volumes::simulate(figures, territoire, asked.annee.year, scenario, closed), rows,
            complaints);
    auto missions = with_money(figures, asked, *conventions, rows);
    if (!missions) return missions.error();
    tried.missions = std::move(*missions);
    simulation.scenarios.push_back(std::move(tried));
  }
  if (!complaints.empty()) return complaints;
  tell_conventions(dossier.records(), *conventions, closed, simulation);
  if (!simulation.scenarios.empty()) {
    simulation.distincts = distinct_entrants(figures, asked.annee, simulation.scenarios.front());
  }
  simulation.past =
      volumes::past_projections(figures, territoire, asked.annee.year, dossier.arrete());
  return simulation;
}

}  // namespace copil::vocabulary
