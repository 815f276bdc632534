#include "copil/making/rendering.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "campaign/added_record.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/interruption.hpp"
#include "copil/terminal/libraries.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "vocabulary/doubts.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// The years from this one on are looked at, where scenarios are tried out, to know how far
/// projections were from the truth: the agreement begins two years later.
constexpr int kFirstYearProjected = 2008;

/// What `--reponses` brings; nothing without it.
Checked<returns::Returned> read_answers(const std::string& path) {
  return path.empty() ? Checked<returns::Returned>{returns::Returned{}}
                      : returns::read_returns(path);
}

/// The templates ready to expand. Every fault of every template and answer is returned.
Checked<std::vector<production::PreparedReport>> prepare_all(
    const RenderingRequest& wanted, const std::vector<returns::Sheaf>& returned,
    const vocabulary::Resources& resources, const expansion::Schema& schema) {
  std::vector<production::PreparedReport> prepared;
  Diagnostics complaints;
  const bool sums_up = std::any_of(wanted.reports.begin(), wanted.reports.end(),
                                   [](const WantedReport& entry) { return entry.report.sums_up; });
  if (sums_up) complaints = returns::refuse_unnamed(returned);
  for (const auto& entry : wanted.reports) {
    auto ready = production::prepare(resources, entry.report, schema, returned);
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

/// Answers must say whose they are, and be of somebody.
Diagnostics check_answers(const returns::Returned& returned,
                          const std::vector<production::PreparedReport>& prepared,
                          const std::vector<production::Task>& tasks,
                          const records::Territoires& tree) {
  Diagnostics complaints =
      returns::check_addresses(returned.sheaves, tree.code, production::answered_reports(prepared));
  for (const auto& one : prepared) {
    const auto count = std::count_if(tasks.begin(), tasks.end(), [&](const production::Task& task) {
      return task.report == one.report.name;
    });
    const Diagnostics more =
        returns::refuse_unaddressed(one.answers, static_cast<std::size_t>(count));
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  return complaints;
}

production::ProductionOptions production_options(const RenderingRequest& wanted,
                                                 const Situation& situation) {
  production::ProductionOptions options;
  options.folder = wanted.folder;
  options.outputs = wanted.outputs;
  options.is_final = wanted.is_final;
  options.says_origins = wanted.says_origins;
  options.instant = situation.source_date;
  options.temporary_folder = situation.temporary_folder;
  options.jobs = wanted.inquiry.jobs;
  options.should_stop = is_stop_requested;
  Terminal& terminal = situation.terminal;
  if (terminal.is_interactive && !wanted.is_quiet) {
    options.on_progress = [&terminal](const production::Advance& advance) {
      terminal.err << "\r" << advance.done << " / " << advance.total << " documents\033[K"
                   << std::flush;
      if (advance.done == advance.total) terminal.err << "\r\033[K" << std::flush;
    };
  }
  return options;
}

bool is_left_out(const production::MadeDocument& document) {
  return document.files.empty() && !has_errors(document.problems);
}

/// Why the only document asked for is not made; nothing otherwise.
std::optional<Diagnostics> only_left_out(const std::vector<production::MadeDocument>& documents) {
  if (documents.size() != 1 || !is_left_out(documents.front())) return std::nullopt;
  Diagnostics refused = documents.front().problems;
  for (auto& problem : refused) problem.severity = Severity::error;
  return refused;
}

/// Documents without an object are told; nothing else is known of them.
void tell_left_out(std::vector<production::MadeDocument>& documents, Terminal& terminal) {
  std::erase_if(documents, [&](const production::MadeDocument& document) {
    if (is_left_out(document)) warn(terminal, document.problems);
    return is_left_out(document);
  });
}

/// What `--scenario` brings, and who asks for it. Nothing without the option.
Step<vocabulary::ScenariosAsked> read_scenarios(const RenderingRequest& wanted) {
  const bool are_compared =
      std::any_of(wanted.reports.begin(), wanted.reports.end(),
                  [](const WantedReport& entry) { return entry.report.compares_scenarios; });
  if (are_compared && wanted.scenarios.empty()) {
    return Stop{kWrongUsage,
                {plain_error("il manque l'option --scenario : ce document compare des scénarios",
                             {"donnez le fichier que lit « copil simuler »"})}};
  }
  if (!are_compared && !wanted.scenarios.empty()) {
    return Stop{kWrongUsage,
                {plain_error("--scenario ne sert pas à ce document",
                             {"il sert à simulation-objectifs, ou à « copil simuler »"})}};
  }
  if (wanted.scenarios.empty()) return vocabulary::ScenariosAsked{};
  auto scenarios = volumes::read_scenarios(wanted.scenarios);
  if (!scenarios) return Stop{kStopped, scenarios.error()};
  const auto digest = files::sha256_of_file(wanted.scenarios);
  if (!digest) return Stop{kStopped, digest.error()};
  return vocabulary::ScenariosAsked{year_of(wanted.inquiry.period), wanted.effect,
                                    std::move(*scenarios),
                                    std::filesystem::path{wanted.scenarios}.filename(), *digest};
}

/// Tries the scenarios out for each document that compares some.
Diagnostics try_scenarios(const vocabulary::ScenariosAsked& asked,
                          const std::vector<production::Task>& tasks, vocabulary::Facts& facts) {
  Diagnostics complaints;
  if (asked.scenarios.empty()) return complaints;
  for (const auto& task : tasks) {
    collect(vocabulary::try_scenarios(*facts.dossier, task.territoire, asked),
            facts.simulations[task.territoire], complaints);
  }
  return complaints;
}

Diagnostic interruption() {
  return plain_error("interrompu : les documents déjà faits sont gardés, il n'y a pas de manifeste",
                     {"relancez la même commande pour les avoir tous"});
}

/// Gives all the documents their names once all of them are made, else leaves none; errors: why.
Diagnostics settle_all(const std::string& folder, bool is_interrupted,
                       std::vector<production::MadeDocument>& documents) {
  Diagnostics faults;
  for (const auto& document : documents) {
    if (!has_errors(document.problems)) continue;
    faults.insert(faults.end(), document.problems.begin(), document.problems.end());
  }
  if (!is_interrupted && faults.empty()) {
    production::settle_documents(folder, documents);
    return {};
  }
  for (auto& document : documents) production::remove_temporary_files(folder, document);
  faults.push_back(plain_error(is_interrupted ? "interrompu : aucun document n'est gardé"
                                              : "aucun document n'est gardé : ils vont ensemble",
                               {"relancez la même commande pour les avoir tous"}));
  return faults;
}

}  // namespace

Step<Rendering> render(const RenderingRequest& wanted, const Situation& situation) {
  for (const auto& entry : wanted.reports) {
    const auto refused =
        vocabulary::check_period(entry.report, wanted.inquiry.period, wanted.inquiry.arrete);
    if (!refused.empty()) return Stop{kWrongUsage, refused};
  }
  const auto scenarios = read_scenarios(wanted);
  if (!scenarios) return scenarios.error();
  stop_on_request();
  Diagnostics complaints = files::refuse_folder(wanted.folder);
  vocabulary::Definitions definitions;
  collect(vocabulary::load_definitions(situation.resources, wanted.inquiry.imposed), definitions,
          complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  const auto schema = vocabulary::make_schema(definitions.catalogue);
  std::vector<production::PreparedReport> prepared;
  returns::Returned returned;
  collect(read_answers(wanted.answers), returned, complaints);
  collect(prepare_all(wanted, returned.sheaves, situation.resources, schema), prepared, complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  warn(situation.terminal, returned.warnings);

  vocabulary::Inquiry inquiry = wanted.inquiry;
  for (const auto& one : prepared) inquiry = reaching_back(std::move(inquiry), one.report);
  if (!scenarios->scenarios.empty()) {
    inquiry.years_before =
        std::max(inquiry.years_before, inquiry.period.year - kFirstYearProjected);
  }
  auto dossier = open_dossier(definitions, inquiry, wanted.is_quiet, situation.terminal);
  if (!dossier) return Stop{kStopped, dossier.error()};
  const auto asked = production::figures_asked(prepared);
  if (!wanted.accepts_incomplete) {
    const Diagnostics silent = vocabulary::silent_files(**dossier, asked, wanted.inquiry.period);
    if (!silent.empty()) return Stop{kStopped, silent};
  }
  if (wanted.tells_doubts) {
    warn(situation.terminal,
         vocabulary::as_warnings(vocabulary::unknown_figures(**dossier, asked)));
    warn(situation.terminal, vocabulary::doubts(**dossier, asked, wanted.inquiry.period));
  }
  const auto sources = sources_of(wanted, prepared, situation);
  if (!sources) return Stop{kStopped, sources.error()};
  auto facts = vocabulary::gather_facts(**dossier, wanted.inquiry.period, sources->hashes);
  if (!facts) return Stop{kStopped, facts.error()};
  const auto listed = list_tasks(wanted, (*dossier)->records().territoires);
  if (!listed) return listed.error();
  const Diagnostics untried = try_scenarios(*scenarios, *listed, *facts);
  if (!untried.empty()) return Stop{kStopped, untried};
  const Diagnostics misaddressed =
      check_answers(returned, prepared, *listed, (*dossier)->records().territoires);
  if (!misaddressed.empty()) return Stop{kStopped, misaddressed};
  const auto made_for_it = files::missing_folders(wanted.folder);
  auto lock = prepare_and_hold(wanted.folder);
  if (!lock) return Stop{kStopped, lock.error()};
  const auto tasks = without_edited(*listed, wanted.folder, *facts, situation.terminal);
  if (!tasks) return Stop{kStopped, tasks.error()};
  auto options = production_options(wanted, situation);
  options.leaves_out_objectless = tasks->size() > 1;
  if (wanted.is_all_or_nothing) options.settle = [](auto&) {};
  auto documents = production::produce(prepared, schema, *facts, *tasks, options);
  const bool is_interrupted = documents.size() < tasks->size();
  if (wanted.is_all_or_nothing) {
    const Diagnostics faults = settle_all(wanted.folder, is_interrupted, documents);
    if (!faults.empty()) {
      lock->reset();
      files::remove_empty_folders(made_for_it);
      return Stop{is_interrupted ? kInterrupted : kStopped, faults};
    }
  }
  if (is_interrupted) return Stop{kInterrupted, {interruption()}};
  if (const auto refused = only_left_out(documents)) {
    lock->reset();
    files::remove_empty_folders(made_for_it);
    return Stop{kStopped, *refused};
  }
  tell_left_out(documents, situation.terminal);
  // The manifest cites the file that only these reports read.
  if (const auto entries = production::entries_behind(prepared, *facts)) {
    facts->files.push_back(*entries);
  }
  const auto only = (*dossier)->records().territoires.find(wanted.only);
  return Rendering{std::move(*dossier), std::move(*facts), std::move(documents),
                   sources->origins,    std::move(*lock),  only.value_or(records::kNone)};
}

Checked<std::unique_ptr<files::FolderLock>> prepare_and_hold(const std::string& folder) {
  const Diagnostics complaints = files::prepare_folder(folder);
  if (!complaints.empty()) return complaints;
  auto lock = files::FolderLock::hold(folder);
  if (!lock) return lock.error();
  return std::make_unique<files::FolderLock>(std::move(*lock));
}

Checked<Sources> sources_of(const RenderingRequest& wanted,
                            const std::vector<production::PreparedReport>& prepared,
                            const Situation& situation) {
  const auto& program = program_digest();
  if (!program) return program.error();
  const auto data = campaign::hash_data(wanted.inquiry.folder, wanted.inquiry.jobs);
  if (!data) return data.error();
  auto origins = campaign::gather_origins(
      situation.resources, wanted.inquiry, situation.source_date, prepared, *data,
      {*program, loaded_libraries()},
      wanted.is_final ? campaign::Finality::definitive : campaign::Finality::project);
  if (!origins) return origins.error();
  if (!wanted.scenarios.empty()) {
    const auto digest = files::sha256_of_file(wanted.scenarios);
    if (!digest) return digest.error();
    origins->rules = files::sha256(origins->rules + *digest + iso_text(wanted.effect));
  }
  for (const auto& row : wanted.inquiry.decided) {
    origins->rules = files::sha256(origins->rules + row.territoire + " " + iso_text(row.effet) +
                                   " " + std::to_string(row.objectif));
  }
  Sources sources{std::move(*origins), {}};
  for (const auto& file : *data) sources.hashes[file.name] = file.sha256;
  return sources;
}

Checked<std::vector<production::Task>> without_edited(const std::vector<production::Task>& tasks,
                                                      const std::string& folder,
                                                      const vocabulary::Facts& facts,
                                                      Terminal& terminal) {
  const auto former = campaign::former_record(folder);
  if (!former) return former.error();
  if (!*former) return tasks;
  std::vector<production::Task> left;
  for (const auto& task : tasks) {
    production::MadeDocument document;
    document.report = task.report;
    document.territoire = facts.dossier->records().territoires.code[task.territoire];
    document.period = task.period.value_or(facts.period);
    const auto edited = campaign::edited_files(**former, folder, document);
    for (const auto& name : edited) warn(terminal, {vocabulary::kept_as_edited(folder, name)});
    if (edited.empty()) left.push_back(task);
  }
  return left;
}

exports::Rejects rejects_of(const Rendering& rendering) {
  return vocabulary::rejected_rows(rendering.facts, rendering.only);
}

Diagnostics write_companions(const Rendering& rendering, const std::string& folder) {
  const auto former = campaign::former_record(folder);
  if (!former) return former.error();
  auto record = campaign::added_record(*former, rendering.facts, rendering.origins,
                                       rendering.documents, kVersion);
  std::map<std::string, std::string> companions = rendering.beside;
  companions["rejets.csv"] = exports::rejects_csv(rejects_of(rendering));
  Diagnostics told;
  Diagnostics faults;
  for (const auto& [name, bytes] : companions) {
    record.companions.push_back({name, files::sha256(bytes), bytes.size()});
    Diagnostics more;
    if (*former) more = campaign::spare_edited(folder, name, (*former)->companions);
    told.insert(told.end(), more.begin(), more.end());
    if (faults.empty())
      faults = files::write_file((std::filesystem::path{folder} / name).string(), bytes);
  }
  if (faults.empty()) {
    faults = files::write_file(folder + "/" + campaign::kManifestName, campaign::manifest(record));
  }
  return faults.empty() ? told : faults;
}

int conclude_rendering(const Rendering& rendering, const std::string& folder,
                       const ReadingOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const Diagnostics told = write_companions(rendering, folder);
  if (has_errors(told)) return report(terminal, told, kStopped);
  warn(terminal, told);
  std::size_t files = 0;
  std::size_t failures = 0;
  for (const auto& document : rendering.documents) {
    files += document.files.size();
    if (has_errors(document.problems)) ++failures;
    warn(terminal, document.problems);
  }
  if (!asked.silencieux) {
    terminal.err << wording::counted(rendering.documents.size() - failures, "document fait",
                                     "documents faits")
                 << ", " << wording::counted(files, "fichier", "fichiers") << " dans " << folder
                 << "\n";
  }
  if (failures > 0) {
    terminal.err << wording::counted(failures, "document n'a pas pu être fait",
                                     "documents n'ont pas pu être faits")
                 << "\n";
  }
  const int status = conclude(rendering.dossier->reading(), asked, terminal,
                              {folder + "/rejets.csv", rejects_of(rendering).size()});
  return failures > 0 ? kDoneWithFaults : status;
}

}  // namespace copil::program
