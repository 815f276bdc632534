#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "expansion/template.hpp"
#include "production/ledger.hpp"
#include "production/workers.hpp"
#include "returns/returned.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/report.hpp"

/// From computed facts to files: reports × territories, in PDF and XLSX.
namespace copil::production {

/// A document to make.
struct Task {
  std::string report;
  records::TerritoireId territoire;
  std::string subfolder{};                    ///< under the run's folder; empty: in it; exists
  std::optional<Period> period{};             ///< of the facts' year; else their own
  std::vector<vocabulary::Output> outputs{};  ///< empty: those of the options, else the report's
};

/// How far a production has come.
struct Advance {
  std::size_t done = 0;  ///< documents, made or not
  std::size_t total = 0;
  std::size_t failed = 0;
};

/// A report whose template was compiled and checked against the schema.
struct PreparedReport {
  vocabulary::Report report;
  expansion::Template source;
  returns::ReportAnswers answers;
  /// What was answered to the reports that it sums up, in the order of its definition.
  std::vector<vocabulary::GatheredAnswers> heard{};
};

struct ProductionOptions {
  std::string folder;                       ///< where the files go; exists
  std::vector<vocabulary::Output> outputs;  ///< empty: each report's own
  bool is_final = false;  ///< without PROJET; refused while a required blank is open
  /// Acts and letters that would only say that they have no object are told, not made; reports that
  /// would are never made.
  bool leaves_out_objectless = false;
  std::optional<std::int64_t> instant;  ///< the date written into files; else the arrêté's day
  std::string temporary_folder;         ///< for working files; empty: `/tmp`
  bool says_origins = false;            ///< cells of XLSX say where their number comes from
  int jobs = 1;
  Isolation isolation = Isolation::when_several_jobs;
  /// Asked now and then; once it says yes, no other document is begun.
  std::function<bool()> should_stop;
  std::function<void(const Advance&)> on_progress;
  /// Gives made documents their final names; `settle_documents` when empty. Adds what goes wrong to
  /// their problems.
  std::function<void(std::vector<MadeDocument>&)> settle;
  /// Microseconds of a steady clock, to tell where the time went; empty: it is not told.
  std::function<std::int64_t()> clock;
};

/// The template of a report, ready to expand, with what came back for it and for the reports that
/// it sums up. Errors: everything wrong with either.
Checked<PreparedReport> prepare(const vocabulary::Resources& resources,
                                const vocabulary::Report& report, const expansion::Schema& schema,
                                const std::vector<returns::Sheaf>& returned = {});

/// What was answered to the reports that `report` sums up. Errors: one of them is not defined or
/// its template is wrong, answers that do not hold against its form.
Checked<std::vector<vocabulary::GatheredAnswers>> heard_by(
    const vocabulary::Resources& resources, const vocabulary::Report& report,
    const expansion::Schema& schema, const std::vector<returns::Sheaf>& returned);

/// The names of the reports whose answers the reports ask for: their own, and those summed up.
std::vector<std::string> answered_reports(const std::vector<PreparedReport>& prepared);

/// The same as `prepare` from those sources, of the report alone.
Checked<PreparedReport> prepare(const expansion::Sources& sources, const vocabulary::Report& report,
                                const expansion::Schema& schema,
                                const std::vector<returns::Sheaf>& returned = {});

/// The figures that the reports' documents ask for: codes, `volumes`, `subventions`. Those that
/// only bear on what was agreed (an objective, an amount) ask for none.
std::set<std::string> figures_asked(const std::vector<PreparedReport>& prepared);

/// True when the report's documents name what the control of coherence found.
bool asks_control(const PreparedReport& prepared);

/// True when they name that, or the experiments: what `saisies.csv` and its tables say.
bool asks_entries(const PreparedReport& prepared);

/// `saisies.csv` as the manifest cites it: when the control of coherence is made, or experiments
/// are counted and somebody is entered in one.
std::optional<vocabulary::CitedFile> entries_behind(const std::vector<PreparedReport>& prepared,
                                                    const vocabulary::Facts& facts);

/// The sources that templates are read from.
expansion::Sources template_sources(const vocabulary::Resources& resources);

/// The document of a task, before any layout: what all its outputs say.
Checked<expansion::Expansion> expand(const PreparedReport& prepared,
                                     const vocabulary::DocumentNames& names,
                                     const ProductionOptions& options);

/// One warning an answer that this document does not ask for, with its place.
Diagnostics unasked_answers(const PreparedReport& prepared, const std::string& territory,
                            const expansion::Expansion& expansion);

/// Makes every document; a failure never stops the others. In the order of the tasks; those that
/// were not begun when `should_stop` said yes are left out.
std::vector<MadeDocument> produce(const std::vector<PreparedReport>& prepared,
                                  const expansion::Schema& schema, const vocabulary::Facts& facts,
                                  const std::vector<Task>& tasks, const ProductionOptions& options);

/// Renames the files of the documents that came out well to their final names.
void settle_documents(const std::string& folder, std::vector<MadeDocument>& documents);

/// Forgets the document's files, and removes those that stand under their temporary names.
void remove_temporary_files(const std::string& folder, MadeDocument& made);

}  // namespace copil::production
