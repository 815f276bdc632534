#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/plan/origins.hpp"
#include "campaign/plan/plan.hpp"
#include "campaign/record/register.hpp"
#include "campaign/record/run_record.hpp"
#include "campaign/schedule.hpp"
#include "production/production.hpp"

/// A whole campaign: read once, compute once, make every document that is missing or out of date,
/// and leave a folder that tells what it holds.
namespace copil::campaign {

enum class Resume { no, yes };  ///< make everything again, or only what is missing or out of date
enum class Archives { none, zip };

struct RunSettings {
  vocabulary::Resources resources;
  std::string campaign;
  vocabulary::Inquiry inquiry;  ///< folder, arrêté, period, imposed rules, processes
  std::string folder;           ///< where documents go
  std::optional<std::int64_t> instant;
  std::string temporary_folder;  ///< for working files; empty: `/tmp`
  std::string version;           ///< of the program
  ProgramIdentity program;
  Resume resume = Resume::no;
  Archives archives = Archives::none;
  std::optional<Share> share;  ///< of the documents; nothing: all
  /// The territory asked for: while the folder has no document of another, it lists only the
  /// rejected rows of this one. kNone: all.
  records::TerritoireId only = records::kNone;
  std::vector<returns::Sheaf> returned{};  ///< answers to the reports' blanks
  Finality finality = Finality::project;
  /// Files that say nothing of the period are told in the documents instead of stopping all.
  bool accepts_incomplete = false;
  std::function<bool()> should_stop;
  std::function<void(const production::Advance&)> on_progress;
  /// Told before the first document is made.
  std::function<void(const Diagnostics&)> on_warnings{};
  /// Told at the start of each stage: "lecture", "chiffres", "documents"…
  std::function<void(std::string_view)> on_stage;
  std::function<std::int64_t()> clock;  ///< microseconds; empty: no durations
};

/// A stage of a run and how long it took, in microseconds of the wall.
struct StageDuration {
  std::string name;
  std::int64_t microseconds = 0;
};

/// How a run ended.
struct RunOutcome {
  enum class End { done, nothing_to_do, interrupted, stopped };
  End end = End::done;
  Diagnostics problems;  ///< why it stopped
  Diagnostics doubts;    ///< what to know of the data, and against the former run
  RunRecord record;      ///< of the whole folder, when the run was done
  std::unique_ptr<vocabulary::Dossier> dossier;  ///< what was read, unless there was nothing to do
  std::vector<production::MadeDocument> made;    ///< what this run made or failed to make
  std::size_t planned = 0;
  std::size_t kept = 0;        ///< documents that were up to date
  std::size_t rejects = 0;     ///< rows that its list of rejects has
  std::size_t lost_bytes = 0;  ///< damaged end of the register, given up
  std::vector<StageDuration> stages;
  production::StageTimes times;  ///< of the documents, over all processes
};

/// A run made ready: campaign, definitions and templates checked, data hashed, territories known.
struct PreparedRun {
  RunSettings settings;
  Campaign campaign;
  vocabulary::Definitions definitions;
  expansion::Schema schema;
  std::vector<production::PreparedReport> reports;  ///< of the campaign
  std::vector<HashedFile> data;
  Origins origins;
  records::Territoires territoires;
  std::vector<StageDuration> stages;  ///< so far

  RunIdentity identity() const { return {campaign.name, settings.inquiry.period, settings.share}; }
};

/// What is wrong with what is asked: an unknown campaign (did you mean), a period or an arrêté that
/// one of its reports is not made for. Faults of definitions are left to `prepare_run`.
Diagnostics check_usage(const RunSettings& settings);

/// Errors, all of them: a fault of a campaign, report, card, parameter or template; a data file
/// that cannot be read; territories without a root; what `check_usage` tells.
Checked<std::unique_ptr<PreparedRun>> prepare_run(RunSettings settings);

/// True when the folder holds the document as it would be made now, its bytes checked.
bool is_up_to_date(const PreparedRun& run, const RegisterContent& content,
                   const PlannedDocument& planned);

/// The document's files that a person has changed since they were made: they stand in the folder,
/// and are not the bytes that were registered.
std::vector<std::string> edited_files(const PreparedRun& run, const RegisterContent& content,
                                      const PlannedDocument& planned);

/// Makes the planned documents, but those that a person has edited; whatever ends it early is in
/// the outcome.
RunOutcome perform_run(const PreparedRun& run, const std::vector<PlannedDocument>& planned);

}  // namespace copil::campaign
