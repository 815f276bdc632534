#include "copil/making/rendering.hpp"

#include <algorithm>
#include <ostream>

#include "copil/options/request.hpp"
#include "copil/terminal/interruption.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// The templates ready to expand. Every fault of every template and answer is returned.
Checked<std::vector<production::PreparedReport>> prepare_all(const RenderingRequest& wanted,
                                                             const vocabulary::Resources& resources,
                                                             const expansion::Schema& schema) {
  std::vector<production::PreparedReport> prepared;
  Diagnostics complaints;
  for (const auto& entry : wanted.reports) {
    auto ready = production::prepare(resources, entry.report, schema, wanted.answers);
    if (ready) {
      prepared.push_back(std::move(*ready));
    } else {
      complaints.insert(complaints.end(), ready.error().begin(), ready.error().end());
    }
  }
  if (has_errors(complaints)) return complaints;
  return prepared;
}

Step<std::vector<production::Task>> list_tasks(const RenderingRequest& wanted,
                                               const records::Territoires& tree) {
  std::vector<production::Task> tasks;
  for (const auto& entry : wanted.reports) {
    const auto territories = entry.territories(tree);
    if (!territories) return territories.error();
    for (const auto id : *territories) tasks.push_back({entry.report.name, id});
  }
  return tasks;
}

production::ProductionOptions production_options(const RenderingRequest& wanted,
                                                 const Arguments& arguments,
                                                 const Situation& situation) {
  production::ProductionOptions options;
  options.folder = wanted.folder;
  options.outputs = wanted.outputs;
  options.is_final = wanted.is_final;
  options.instant = situation.source_date;
  options.temporary_folder = situation.temporary_folder;
  options.jobs = wanted.inquiry.jobs;
  options.should_stop = is_stop_requested;
  Terminal& terminal = situation.terminal;
  if (terminal.is_interactive && !arguments.has("silencieux")) {
    options.on_progress = [&terminal](const production::Advance& advance) {
      terminal.err << "\r" << advance.done << " / " << advance.total << " documents\033[K"
                   << std::flush;
      if (advance.done == advance.total) terminal.err << "\r\033[K" << std::flush;
    };
  }
  return options;
}

Diagnostic interruption() {
  return plain_error("interrompu : les documents déjà faits sont gardés, il n'y a pas de manifeste",
                     {"relancez la même commande pour les avoir tous"});
}

std::string counted(std::size_t count, const char* one, const char* several) {
  return wording::integer_text(static_cast<std::int64_t>(count)) + " " +
         (count > 1 ? several : one);
}

}  // namespace

Step<Rendering> render(const RenderingRequest& wanted, const Arguments& arguments,
                       const Situation& situation) {
  for (const auto& entry : wanted.reports) {
    const auto refused = vocabulary::check_period(entry.report, wanted.inquiry.period);
    if (!refused.empty()) return Stop{kWrongUsage, refused};
  }
  stop_on_request();
  Diagnostics complaints = files::prepare_folder(wanted.folder);
  vocabulary::Definitions definitions;
  collect(vocabulary::load_definitions(situation.resources, wanted.inquiry.imposed), definitions,
          complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  const auto schema = vocabulary::make_schema(definitions.catalogue);
  std::vector<production::PreparedReport> prepared;
  collect(prepare_all(wanted, situation.resources, schema), prepared, complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};

  auto dossier = open_dossier(definitions, wanted.inquiry, arguments, situation.terminal);
  if (!dossier) return Stop{kStopped, dossier.error()};
  auto facts = vocabulary::gather_facts(**dossier, wanted.inquiry.period);
  if (!facts) return Stop{kStopped, facts.error()};
  const auto tasks = list_tasks(wanted, (*dossier)->records().territoires);
  if (!tasks) return tasks.error();
  auto documents = production::produce(prepared, schema, *facts, *tasks,
                                       production_options(wanted, arguments, situation));
  if (documents.size() < tasks->size()) return Stop{kInterrupted, {interruption()}};
  const bool asks_control = std::any_of(prepared.begin(), prepared.end(), production::asks_control);
  if (asks_control) {
    // The manifest cites the file that only these reports read.
    if (const auto entries = vocabulary::counted_entries(*facts)) facts->files.push_back(*entries);
  }
  return Rendering{std::move(*dossier), std::move(*facts), std::move(documents)};
}

Diagnostics write_companions(const Rendering& rendering, const std::string& folder) {
  Diagnostics faults =
      files::write_file(folder + "/manifeste.json",
                        production::manifest(rendering.facts, rendering.documents, kVersion));
  const Diagnostics more = files::write_file(
      folder + "/rejets.csv", exports::rejects_csv(vocabulary::rejected_rows(rendering.facts)));
  faults.insert(faults.end(), more.begin(), more.end());
  return faults;
}

int conclude_rendering(const Rendering& rendering, const Arguments& arguments,
                       const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const std::string folder = arguments.value("sortie");
  const Diagnostics faults = write_companions(rendering, folder);
  if (!faults.empty()) return report(terminal, faults, kStopped);
  std::size_t files = 0;
  std::size_t failures = 0;
  for (const auto& document : rendering.documents) {
    files += document.files.size();
    if (has_errors(document.problems)) ++failures;
    if (!arguments.has("silencieux") || has_errors(document.problems)) {
      terminal.err << formatted(document.problems);
    }
  }
  if (!arguments.has("silencieux")) {
    terminal.err << counted(rendering.documents.size() - failures, "document fait",
                            "documents faits")
                 << ", " << counted(files, "fichier", "fichiers") << " dans " << folder << "\n";
    if (failures > 0) {
      terminal.err << counted(failures, "document n'a pas pu être fait",
                              "documents n'ont pas pu être faits")
                   << "\n";
    }
  }
  const int status =
      conclude(rendering.dossier->reading(), arguments, terminal, folder + "/rejets.csv");
  return failures > 0 ? kDoneWithFaults : status;
}

}  // namespace copil::program
