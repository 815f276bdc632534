#include "copil/making/detailing.hpp"

#include <algorithm>

#include "files/files.hpp"
#include "production/details.hpp"

namespace copil::program {

namespace {

Diagnostics format_complaints(const std::vector<vocabulary::Output>& outputs) {
  const bool is_workbook_only = std::all_of(outputs.begin(), outputs.end(), [](auto output) {
    return output == vocabulary::Output::xlsx;
  });
  if (is_workbook_only) return {};
  return {plain_error("--format : les données détaillées n'existent qu'en classeur",
                      {"retirez --format, ou donnez --format xlsx"})};
}

}  // namespace

Step<Rendering> render_details(const RenderingRequest& wanted, const Situation& situation) {
  Diagnostics refused = format_complaints(wanted.outputs);
  for (auto& complaint : vocabulary::check_period(wanted.reports.front().report,
                                                  wanted.inquiry.period, wanted.inquiry.arrete)) {
    refused.push_back(std::move(complaint));
  }
  if (!refused.empty()) return Stop{kWrongUsage, refused};
  const Diagnostics complaints = files::refuse_folder(wanted.folder);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  auto dossier =
      open_dossier(situation.resources, wanted.inquiry, wanted.is_quiet, situation.terminal);
  if (!dossier) return Stop{kStopped, dossier.error()};
  const auto sources = sources_of(wanted, {}, situation);
  if (!sources) return Stop{kStopped, sources.error()};
  auto facts = vocabulary::gather_facts(**dossier, wanted.inquiry.period, sources->hashes);
  if (!facts) return Stop{kStopped, facts.error()};
  const auto territories = wanted.reports.front().territories((*dossier)->records().territoires);
  if (!territories) return territories.error();
  std::vector<production::Task> listed;
  for (const auto territory : *territories) {
    listed.push_back({wanted.reports.front().report.name, territory});
  }
  auto lock = prepare_and_hold(wanted.folder);
  if (!lock) return Stop{kStopped, lock.error()};
  const auto tasks = without_edited(listed, wanted.folder, *facts, situation.terminal);
  if (!tasks) return Stop{kStopped, tasks.error()};
  std::vector<production::MadeDocument> documents;
  for (const auto& task : *tasks) {
    documents.push_back(
        production::write_details(*facts, task.territoire, {wanted.folder, situation.source_date}));
  }
  const auto only = (*dossier)->records().territoires.find(wanted.only);
  return Rendering{std::move(*dossier), std::move(*facts), std::move(documents),
                   sources->origins,    std::move(*lock),  only.value_or(records::kNone)};
}

}  // namespace copil::program
