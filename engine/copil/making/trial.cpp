#include "copil/making/trial.hpp"

#include <algorithm>

namespace copil::program {

namespace {

vocabulary::Inquiry trial_inquiry(const TrialData& data, const vocabulary::Resources& resources) {
  // The comptes rendus of the year are in then.
  vocabulary::Inquiry inquiry = demo_inquiry(resources, *make_day(2011, 2, 28));
  const bool is_demo = data.folder.empty();
  if (!is_demo) inquiry.folder = data.folder;
  if (data.period) inquiry.period = *data.period;
  if (!is_demo || data.arrete) inquiry.arrete = data.arrete.value_or(last_day(inquiry.period));
  return inquiry;
}

int ranks_in_year(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::month:
      return 12;
    case Period::Kind::quarter:
      return 4;
    case Period::Kind::half:
      return 2;
    case Period::Kind::year:
      break;
  }
  return 1;
}

/// Two scenarios to try reports on; a territory without objective has none to try.
void add_simulations(Trial& trial, const std::vector<vocabulary::Report>& reports) {
  vocabulary::ScenariosAsked asked{trial.year, trial.dossier->arrete() + 1, {}};
  asked.scenarios = {{.nom = "en vigueur"},
                     {.nom = "projection",
                      .poids = volumes::Poids::projection,
                      .plancher = Ratio{9, 10},
                      .plafond = Ratio{11, 10}}};
  for (const auto& report : reports) {
    if (!report.compares_scenarios) continue;
    for (const auto territory : trial_territories(trial, report)) {
      auto tried = vocabulary::try_scenarios(*trial.dossier, territory, asked);
      if (tried) trial.facts.simulations[territory] = std::move(*tried);
    }
  }
}

}  // namespace

vocabulary::Inquiry demo_inquiry(const vocabulary::Resources& resources, Day arrete) {
  vocabulary::Inquiry inquiry;
  inquiry.folder = resources.fixtures() + "/demo";
  inquiry.period = *parse_period("2010");
  inquiry.arrete = arrete;
  return inquiry;
}

Checked<vocabulary::Report> report_named(const vocabulary::Resources& resources,
                                         const std::string& name) {
  const auto reports = vocabulary::load_reports(resources.reports());
  return reports ? vocabulary::find_report(*reports, name)
                 : Checked<vocabulary::Report>{reports.error()};
}

Step<Trial> open_trial(const TrialData& data, const Situation& situation) {
  if (!data.folder.empty() && !data.period) {
    return Stop{kWrongUsage,
                {plain_error("--periode manque : de quelle période de « " + data.folder + " » ?",
                             {"par exemple : --periode 2010"})}};
  }
  vocabulary::Inquiry inquiry = trial_inquiry(data, situation.resources);
  // Faulty definitions are told with all the other faults, by those who check them.
  const auto reports = vocabulary::load_reports(situation.resources.reports());
  for (const auto& one : reports ? *reports : std::vector<vocabulary::Report>{}) {
    inquiry = vocabulary::reaching_back(std::move(inquiry), one);
  }
  Trial trial;
  trial.year = year_of(inquiry.period);
  trial.period = data.period;
  trial.shown_folder = data.folder.empty() ? "fixtures/demo" : data.folder;
  auto dossier = vocabulary::Dossier::open(situation.resources, inquiry);
  if (!dossier) return Stop{kStopped, dossier.error()};
  trial.dossier = std::move(*dossier);
  auto facts = vocabulary::gather_facts(*trial.dossier, inquiry.period);
  if (!facts) return Stop{kStopped, facts.error()};
  trial.facts = std::move(*facts);
  add_simulations(trial, reports ? *reports : std::vector<vocabulary::Report>{});
  trial.schema = vocabulary::make_schema(trial.dossier->catalogue());
  return trial;
}

Period trial_period(const Trial& trial, const vocabulary::Report& report) {
  if (trial.period) return *trial.period;
  if (report.periods.empty()) return trial.year;
  const Period::Kind kind = report.periods.front();
  return {kind, trial.year.year, ranks_in_year(kind)};
}

std::vector<records::TerritoireId> trial_territories(const Trial& trial,
                                                     const vocabulary::Report& report) {
  const auto& tree = trial.dossier->records().territoires;
  std::vector<records::TerritoireId> chosen;
  for (const auto level : report.levels) {
    const auto of_level = tree.of_type(level);
    chosen.insert(chosen.end(), of_level.begin(), of_level.end());
  }
  tree.sort_by_code(chosen);
  return chosen;
}

}  // namespace copil::program
