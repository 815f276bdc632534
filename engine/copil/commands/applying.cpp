#include "copil/commands/applying.hpp"

#include <algorithm>

#include "copil/commands/committees/chosen_objectives.hpp"
#include "copil/making/rendering.hpp"
#include "copil/options/commands.hpp"

namespace copil::program {

namespace {

using records::TerritoireId;
using records::TypeTerritoire;
using vocabulary::AddedObjectif;

/// Where the rows stand in the folder: under that name a data folder does not take them for its
/// own.
constexpr std::string_view kRowsFile = "lignes-objectifs.csv";

bool is_mission_or_region(TypeTerritoire type) {
  return type == TypeTerritoire::mission_locale || type == TypeTerritoire::region;
}

/// Acts are those of a year that goes on, for the missions locales of whole regions.
Diagnostics refuse_acts(const TriedOut& tried) {
  Diagnostics complaints;
  const auto& simulation = tried.simulation;
  const auto type = tried.dossier->records().territoires.type[simulation.territoire];
  if (type != TypeTerritoire::region && type != TypeTerritoire::national) {
    complaints.push_back(
        plain_error("--sortie : la répartition est celle d'une région, « " +
                        tried.dossier->records().territoires.libelle[simulation.territoire] +
                        " » est " + std::string{records::type_label(type)},
                    {"donnez une région ou le pays par --territoire"}));
  }
  if (simulation.effet > last_day(simulation.annee)) {
    complaints.push_back(
        plain_error("--sortie : l'année " + std::to_string(simulation.annee.year) +
                        " est finie au jour d'effet, aucun avenant ne la change plus",
                    {"donnez un jour de cette année par --date-effet"}));
  }
  return complaints;
}

/// A report and the territories of these codes.
WantedReport wanted_for(const vocabulary::Report& report, const std::vector<std::string>& codes) {
  return {report, [codes](const records::Territoires& tree) {
            std::vector<TerritoireId> ids;
            for (const auto& code : codes) {
              if (const auto id = tree.find(code)) ids.push_back(*id);
            }
            return Step<std::vector<TerritoireId>>{std::move(ids)};
          }};
}

/// Annexe 3 for each region, the avenants for whoever has a row.
Step<std::vector<WantedReport>> acts_of(const TriedOut& tried,
                                        const std::vector<AddedObjectif>& rows,
                                        const vocabulary::Resources& resources) {
  const auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return Stop{kStopped, reports.error()};
  const auto sharing = vocabulary::find_report(*reports, "annexe-repartition");
  if (!sharing) return Stop{kStopped, sharing.error()};
  const auto avenant = vocabulary::find_report(*reports, "avenant-objectif");
  if (!avenant) return Stop{kStopped, avenant.error()};
  const auto& tree = tried.dossier->records().territoires;
  std::vector<std::string> regions;
  for (const auto id : tree.of_type_in(tried.simulation.territoire, TypeTerritoire::region)) {
    const bool is_touched = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
      return tree.is_at_or_below(*tree.find(row.territoire), id);
    });
    if (is_touched) regions.push_back(tree.code[id]);
  }
  std::vector<std::string> revised;
  for (const auto& row : rows) {
    if (is_mission_or_region(tree.type[*tree.find(row.territoire)])) {
      revised.push_back(row.territoire);
    }
  }
  return std::vector{wanted_for(*sharing, regions), wanted_for(*avenant, revised)};
}

RenderingRequest request_for(const SimulerOptions& asked, const Situation& situation) {
  RenderingRequest wanted;
  wanted.inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation);
  wanted.inquiry.years_before = 1;
  wanted.folder = asked.sortie;
  wanted.outputs = {vocabulary::Output::pdf, vocabulary::Output::odt};
  wanted.is_quiet = asked.reading.silencieux;
  wanted.tells_doubts = false;  // told when the scenarios were tried out
  wanted.is_all_or_nothing = true;
  return wanted;
}

}  // namespace

int run_simuler_with_acts(const SimulerOptions& asked, const Situation& situation) {
  if (asked.sortie.empty()) return run_simuler(asked, situation);
  Terminal& terminal = situation.terminal;
  const auto tried = tried_out(asked, situation);
  if (!tried) return report(terminal, tried.error());
  const Diagnostics refused = refuse_acts(*tried);
  if (!refused.empty()) return report(terminal, refused, kWrongUsage);
  const auto rows = chosen_objectives(*tried, asked.appliquer);
  if (!rows) return report(terminal, rows.error());
  if (rows->empty()) {
    return report(
        terminal,
        Diagnostics{plain_error("--sortie : ce scénario ne change l'objectif de personne, il n'y a "
                                "pas d'acte à faire")},
        kStopped);
  }
  auto acts = acts_of(*tried, *rows, situation.resources);
  if (!acts) return report(terminal, acts.error());
  RenderingRequest wanted = request_for(asked, situation);
  wanted.reports = std::move(*acts);
  wanted.inquiry.decided = *rows;
  auto rendering = render(wanted, situation);
  if (!rendering) return report(terminal, rendering.error());
  rendering->beside[std::string{kRowsFile}] = objectifs_csv(*rows);
  return conclude_rendering(*rendering, asked.sortie, asked.reading, situation);
}

}  // namespace copil::program
