// copil campagne: a whole monthly run, its check, and the comparison of two.
#include "copil/commands/campaign_command.hpp"
#include "base/text.hpp"
#include "copil/making/estimate.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include "campaign/run.hpp"
#include "copil/options/outputs.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/interruption.hpp"
#include "copil/terminal/libraries.hpp"
#include "copil/terminal/listing.hpp"
#include "copil/terminal/progress.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using campaign::PlannedDocument;
using campaign::PreparedRun;
using campaign::RunOutcome;
using End = RunOutcome::End;

/// The list of rejected rows in the folder of a run.
constexpr const char* kRejectsName = "rejets.csv";

/// `12,3 s`
std::string seconds_text(std::int64_t microseconds) {
  return wording::number_text(Value::decimal(Ratio{microseconds, 1'000'000}, Unit::none, 1)) + " s";
}

// ── What is asked ──────────────────────────────────────────────────────────────────────────────

constexpr int kMostShares = 9999;

/// `2/8`; nothing where it is no part.
std::optional<campaign::Share> part_in(const std::string& text) {
  const auto number = [](const std::string& digits) {
    return static_cast<int>(parse_digits(digits, 4).value_or(0));
  };
  const std::size_t slash = std::min(text.find('/'), text.size());
  const int index = number(text.substr(0, slash));
  const int count = slash < text.size() ? number(text.substr(slash + 1)) : 0;
  if (index < 1 || index > count || count > kMostShares) return std::nullopt;
  return campaign::Share{index, count, 0};
}

Checked<campaign::RunSettings> run_settings(const CampagneOptions& asked,
                                            const Situation& situation) {
  campaign::RunSettings settings;
  settings.resources = situation.resources;
  settings.campaign = asked.name;
  settings.inquiry.folder = asked.donnees;
  settings.inquiry.period = *asked.periode;
  settings.inquiry.arrete = asked.arrete_au.value_or(last_day(*asked.periode));
  settings.inquiry.imposed = asked.rules;
  settings.inquiry.jobs = asked.reading.jobs;
  if (!asked.reading.sans_cache) settings.inquiry.cache = situation.cache;
  settings.folder = asked.sortie;
  settings.instant = situation.source_date;
  settings.temporary_folder = situation.temporary_folder;
  settings.version = kVersion;
  settings.resume = asked.reprendre ? campaign::Resume::yes : campaign::Resume::no;
  settings.accepts_incomplete = asked.accepter_incomplet;
  settings.share = part_in(asked.part);
  if (asked.definitif) settings.finality = campaign::Finality::definitive;
  if (asked.archive) settings.archives = campaign::Archives::zip;
  if (!asked.reponses.empty()) {
    auto returned = returns::read_returns(asked.reponses);
    if (!returned) return returned.error();
    warn(situation.terminal, returned->warnings);
    settings.returned = std::move(returned->sheaves);
  }
  // The program is one of the origins of every document.
  const auto& program = program_digest();
  if (!program) return program.error();
  settings.program = {*program, loaded_libraries()};
  return settings;
}

/// `--territoire` and `--rapport` against what the run knows, `--niveau` and `--format`.
Step<campaign::Selection> selection(const CampagneOptions& asked, const PreparedRun& run) {
  campaign::Selection chosen;
  if (!asked.territoire.empty()) {
    const auto territory = find_territory(run.territoires, asked.territoire);
    if (!territory) return territory.error();
    chosen.territoire = *territory;
  }
  chosen.niveau = asked.niveau;
  chosen.reports = asked.reports;
  chosen.outputs = asked.outputs;
  std::vector<std::string> known;
  for (const auto& entry : run.campaign.reports) known.push_back(entry.report.name);
  Diagnostics complaints;
  for (const auto& word : asked.reports) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    complaints.push_back(plain_error(
        "--rapport : « " + word + " » n'est pas dans la campagne « " + run.campaign.name + " »",
        did_you_mean(word, known)));
  }
  if (!complaints.empty()) return Stop{kWrongUsage, complaints};
  return chosen;
}

Step<std::vector<PlannedDocument>> planned(const CampagneOptions& asked, const PreparedRun& run) {
  const auto chosen = selection(asked, run);
  if (!chosen) return chosen.error();
  auto documents =
      campaign::plan_documents(run.campaign, run.territoires, *chosen, run.settings.inquiry.period);
  if (documents.empty()) {
    return Stop{kWrongUsage,
                {plain_error("aucun document de la campagne « " + run.campaign.name +
                                 " » ne répond à ce choix",
                             {"élargissez --territoire, --niveau ou --rapport"})}};
  }
  return documents;
}

// ── A dry run ──────────────────────────────────────────────────────────────────────────────────

/// What the territory lacks for its documents to say something, as words.
std::string missing_data(const vocabulary::Facts& facts, records::TerritoireId id) {
  const auto& dossier = *facts.dossier;
  const Period year = year_of(facts.period);
  std::string text;
  const auto lacks = [&](const char* what) {
    text += (text.empty() ? "" : ", ") + std::string{what};
  };
  const auto is_empty = [&](const char* code) {
    const auto position = dossier.catalogue().find(code);
    if (!position || !dossier.is_known(dossier.catalogue().cards[*position])) return false;
    return dossier.figures().value(*position, id, year).number.num == 0;
  };
  for (const auto& row : facts.volumes) {
    if (row.territoire == id && !row.objectif) lacks("objectif");
  }
  const auto& tree = dossier.records().territoires;
  const bool has_convention =
      std::any_of(facts.subsidies.begin(), facts.subsidies.end(),
                  [&](const subsidies::SubsidyRow& row) { return row.territoire == id; });
  const bool wants_one = tree.type[id] == records::TypeTerritoire::mission_locale;
  if (wants_one && !has_convention) lacks("convention");
  if (is_empty("DE0")) lacks("co-traitances");
  if (is_empty("DE2")) lacks("services");
  if (is_empty("EM4") && is_empty("PA4")) lacks("actions");
  return text;
}

std::string absent_files(const records::Records& records) {
  std::string names;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    if (records.count(file).is_present) continue;
    names += (names.empty() ? "" : ", ") + std::string{records::file_name(file)};
  }
  return names;
}

struct TerritoryPlan {
  std::size_t to_do = 0;
  std::size_t up_to_date = 0;
};

/// One line a territory: documents to make, documents up to date, data that it lacks.
int run_dry(const PreparedRun& run, const std::vector<PlannedDocument>& documents,
            const std::string& file, const Situation& situation) {
  const auto content = campaign::read_register(run.settings.folder);
  if (!content) return report(situation.terminal, content.error(), kStopped);
  const auto dossier = vocabulary::Dossier::open(run.definitions, run.settings.inquiry);
  if (!dossier) return report(situation.terminal, dossier.error(), kStopped);
  const auto facts = vocabulary::gather_facts(**dossier, run.settings.inquiry.period);
  if (!facts) return report(situation.terminal, facts.error(), kStopped);
  std::vector<records::TerritoireId> order;
  std::map<records::TerritoireId, TerritoryPlan> plans;
  std::vector<PlannedDocument> to_do;
  for (const auto& document : documents) {
    const auto [plan, is_new] = plans.try_emplace(document.territoire);
    if (is_new) order.push_back(document.territoire);
    const bool is_done = run.settings.resume == campaign::Resume::yes &&
                         campaign::is_up_to_date(run, *content, document);
    ++(is_done ? plan->second.up_to_date : plan->second.to_do);
    if (!is_done) to_do.push_back(document);
  }
  Listing listing{{{"territoire"},
                   {"libellé"},
                   {"à faire", CellKind::number},
                   {"à jour", CellKind::number},
                   {"données manquantes"}},
                  {}};
  for (const auto id : order) {
    const std::string missing = missing_data(*facts, id);
    listing.rows.push_back({run.territoires.code[id], run.territoires.libelle[id],
                            std::to_string(plans[id].to_do), std::to_string(plans[id].up_to_date),
                            missing.empty() ? std::string{"aucune"} : missing});
  }
  const std::string absent = absent_files((*dossier)->records());
  std::string text = rendered(listing, Format::table);
  if (!absent.empty()) text += "\nFichiers absents : " + absent + "\n";
  text += "\nÀ blanc : " +
          wording::counted(to_do.size(), "document serait fait", "documents seraient faits") +
          " sur " + std::to_string(documents.size()) + ", rien n'a été écrit\n" +
          estimate_text(estimated(run, *facts, to_do, situation), run.settings.inquiry.jobs);
  return deliver(text, file, situation.terminal);
}

// ── The end ────────────────────────────────────────────────────────────────────────────────────

std::string durations_text(const RunOutcome& outcome, int jobs) {
  std::string text = "Durées :";
  std::int64_t whole = 0;
  for (const auto& stage : outcome.stages) {
    text += (whole == 0 ? " " : ", ") + stage.name + " " + seconds_text(stage.microseconds);
    whole += stage.microseconds;
  }
  text += " ; en tout " + seconds_text(whole) + "\n";
  const auto& times = outcome.times;
  if (outcome.made.empty()) return text;
  return text + "Dans les documents (" +
         wording::counted(static_cast<std::size_t>(jobs), "processus", "processus") +
         ") : expansion " + seconds_text(times.expansion) + ", mise en page " +
         seconds_text(times.layout) + ", PDF " + seconds_text(times.pdf) + ", classeurs " +
         seconds_text(times.workbook) + ", écriture " + seconds_text(times.writing) + "\n";
}

struct Totals {
  std::size_t files = 0;
  std::size_t failures = 0;
  std::size_t objectless = 0;  ///< not made, and nothing is wrong
};

Totals totals_of(const RunOutcome& outcome) {
  Totals totals;
  for (const auto& document : outcome.made) {
    const bool has_failed = has_errors(document.problems);
    totals.files += document.files.size();
    totals.failures += has_failed ? 1 : 0;
    totals.objectless += document.files.empty() && !has_failed ? 1 : 0;
  }
  return totals;
}

std::string summary_text(const RunOutcome& outcome, const PreparedRun& run) {
  const Totals totals = totals_of(outcome);
  const std::string& folder = run.settings.folder;
  std::string text;
  if (outcome.end == End::nothing_to_do) {
    text = outcome.kept == 1
               ? "rien à refaire : le document de " + folder + " est à jour\n"
               : "rien à refaire : les " + wording::counted(outcome.kept, "document", "documents") +
                     " de " + folder + " sont à jour\n";
  } else {
    text = wording::counted(outcome.made.size() - totals.failures - totals.objectless,
                            "document fait", "documents faits") +
           ", " + wording::counted(totals.files, "fichier", "fichiers") + " dans " + folder;
    if (outcome.kept > 0) {
      text +=
          " ; " + wording::counted(outcome.kept, "document déjà à jour", "documents déjà à jour");
    }
    text += "\n";
  }
  if (totals.objectless > 0) {
    text += wording::counted(totals.objectless, "document sans objet, non fait",
                             "documents sans objet, non faits") +
            " ; index.html dit pourquoi, et que fournir\n";
  }
  if (totals.failures > 0) {
    text += wording::counted(totals.failures, "document n'a pas pu être fait",
                             "documents n'ont pas pu être faits") +
            " ; --reprendre les essaie de nouveau\n";
  }
  return text + durations_text(outcome, run.settings.inquiry.jobs);
}

/// The rows of a list of rejects: line ends outside quotes, less its header's.
std::size_t rows_of(std::string_view list) {
  std::size_t rows = 0;
  bool is_quoted = false;
  for (const char c : list) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == '\n' && !is_quoted) ++rows;
  }
  return rows == 0 ? 0 : rows - 1;
}

/// A run that found all up to date read nothing: what was rejected is what its folder lists.
int conclude_kept(const PreparedRun& run, const ReadingOptions& asked, Terminal& terminal) {
  if (asked.rejets.empty() && !asked.strict) return kDone;
  const auto list = files::read_file(run.settings.folder + "/" + kRejectsName);
  if (!list) return report(terminal, list.error(), kStopped);
  if (!asked.rejets.empty()) {
    const Diagnostics faults = write_result(*list, asked.rejets, terminal);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  return hold_strict(asked.strict, rows_of(*list), terminal);
}

/// Tells how the run ended; returns the exit status.
int conclude_run(const RunOutcome& outcome, const PreparedRun& run, Progress& progress,
                 const ReadingOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  progress.clear();
  if (outcome.dossier != nullptr) warn(terminal, outcome.dossier->reading().warnings);
  warn(terminal, outcome.doubts);
  if (outcome.lost_bytes > 0) {
    terminal.err << ("la fin du registre de " + run.settings.folder +
                     " était abîmée : les documents qu'elle citait sont refaits\n");
  }
  for (const auto& document : outcome.made) {
    const bool is_told = !document.files.empty() || has_errors(document.problems);
    if (is_told) warn(terminal, document.problems);
  }
  if (outcome.end == End::stopped) return report(terminal, outcome.problems, kStopped);
  progress.say(summary_text(outcome, run));
  if (outcome.end == End::interrupted) {
    terminal.err << "interrompu : ce qui est fait est gardé, --reprendre fait le reste\n";
    return kInterrupted;
  }
  const int status = outcome.dossier == nullptr
                         ? conclude_kept(run, asked, terminal)
                         : conclude(outcome.dossier->reading(), asked, terminal,
                                    {run.settings.folder + "/" + kRejectsName, outcome.rejects});
  return totals_of(outcome).failures > 0 ? static_cast<int>(kDoneWithFaults) : status;
}

int run_campaign(const CampagneOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  auto settings = run_settings(asked, situation);
  if (!settings) return report(terminal, settings.error(), kWrongUsage);
  const Diagnostics misused = campaign::check_usage(*settings);
  if (!misused.empty()) return report(terminal, misused, kWrongUsage);
  Progress progress{terminal, situation.clock, audience_of(terminal, asked.reading.silencieux),
                    situation.journal};
  stop_on_request();
  settings->should_stop = is_stop_requested;
  settings->clock = situation.clock;
  settings->on_stage = [&](std::string_view name) { progress.stage(name); };
  settings->on_progress = [&](const production::Advance& advance) { progress.documents(advance); };
  settings->on_warnings = [&](const Diagnostics& warnings) {
    progress.clear();
    warn(terminal, warnings);
  };
  const auto run = campaign::prepare_run(std::move(*settings));
  progress.clear();
  if (!run) return report(terminal, run.error(), kStopped);
  auto documents = planned(asked, **run);
  if (!documents) return report(terminal, documents.error());
  if (auto& share = (*run)->settings.share) {
    share->documents = documents->size();
    *documents = campaign::share_of(*documents, share->index, share->count);
  }
  const auto only = (*run)->territoires.find(asked.territoire);
  (*run)->settings.only = only.value_or(records::kNone);
  if (asked.a_blanc) return run_dry(**run, *documents, asked.fichier, situation);
  const RunOutcome outcome = campaign::perform_run(**run, *documents);
  return conclude_run(outcome, **run, progress, asked.reading, situation);
}

}  // namespace

void CampagneOptions::check() const {
  const bool is_assembly = name == "assembler";
  const std::size_t expected = is_run ? 1 : is_comparison ? 3 : 2;
  const bool is_right = words.size() == expected || (is_assembly && words.size() > expected);
  if (!is_right) {
    from.complain(
        "campagne " + name + " : " +
            (expected == 1   ? "aucun dossier n'est attendu ici"
             : expected == 2 ? "un dossier est attendu"
                             : "deux dossiers sont attendus"),
        {"copil campagne NOM --donnees DIR --periode P --sortie DIR", "copil campagne verifier DIR",
         "copil campagne comparer DIR1 DIR2", "copil campagne assembler DIR… --sortie DIR"});
    return;
  }
  if (is_run) {
    from.need("donnees");
    from.need("periode");
  }
  if (is_assembly || (is_run && !a_blanc)) from.need("sortie");
  if (is_run && !part.empty() && !part_in(part)) {
    from.complain("--part : « " + part + " » n'est pas une part",
                  {"i/n est attendu, avec i de 1 à n, par exemple 2/8"});
  }
}

int run_campagne(const CampagneOptions& asked, const Situation& situation) {
  if (asked.is_run) return run_campaign(asked, situation);
  if (asked.is_comparison) return compare_runs(asked, situation);
  return asked.name == "verifier" ? verify_run(asked, situation) : assemble_run(asked, situation);
}

}  // namespace copil::program
