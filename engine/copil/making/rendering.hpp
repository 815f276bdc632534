#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "campaign/added_record.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/steps.hpp"
#include "files/folder_lock.hpp"
#include "production/production.hpp"

namespace copil::program {

/// A report and the territories to make it for.
struct WantedReport {
  vocabulary::Report report;
  std::function<Step<std::vector<records::TerritoireId>>(const records::Territoires&)> territories;
};

/// One reading of a data folder and the documents to make of it.
struct RenderingRequest {
  vocabulary::Inquiry inquiry;
  std::vector<WantedReport> reports;
  std::string folder;
  std::string only;                         ///< code of the territory asked for; empty: no one's
  std::string answers;                      ///< file or folder of answers, or empty
  std::string scenarios;                    ///< file of the objectives to try out, or empty
  Day effect;                               ///< from when these would hold
  std::vector<vocabulary::Output> outputs;  ///< empty: each report's own
  bool is_final = false;
  bool says_origins = false;  ///< as `ProductionOptions`
  /// Files that say nothing of the period are told in the documents instead of stopping all.
  bool accepts_incomplete = false;
  bool is_quiet = false;  ///< how far the work has come is not told
  /// Doubts on the data are told on the error stream too.
  bool tells_doubts = true;
  bool is_all_or_nothing = false;  ///< one document that fails leaves none
};

/// What came out.
struct Rendering {
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Facts facts;
  std::vector<production::MadeDocument> documents;
  campaign::Origins origins;
  /// Nobody else works in the folder until the companions are written.
  std::unique_ptr<files::FolderLock> lock;
  /// The territory asked for, whose rejected rows alone are handed out; kNone: all.
  records::TerritoireId only = records::kNone;
  std::map<std::string, std::string> beside{};  ///< files to write beside the documents, by name
};

/// Makes the folder ready and takes it for this command alone.
Checked<std::unique_ptr<files::FolderLock>> prepare_and_hold(const std::string& folder);

/// Checks the output folder, the templates and the answers first, then reads, computes and makes
/// the documents. Errors are those that stop the whole; a document that fails is in its entry.
Step<Rendering> render(const RenderingRequest& wanted, const Situation& situation);

/// What documents made from these data are made from, and the files' SHA-256 by name.
struct Sources {
  campaign::Origins origins;
  std::map<std::string, std::string> hashes;
};
Checked<Sources> sources_of(const RenderingRequest& wanted,
                            const std::vector<production::PreparedReport>& prepared,
                            const Situation& situation);

/// The tasks whose documents nobody has edited since they were made in that folder; the others are
/// kept as they are, and told. Errors: the folder is a campaign's.
Checked<std::vector<production::Task>> without_edited(const std::vector<production::Task>& tasks,
                                                      const std::string& folder,
                                                      const vocabulary::Facts& facts,
                                                      Terminal& terminal);

/// The rows of `rejets.csv`.
exports::Rejects rejects_of(const Rendering& rendering);

/// Writes `rejets.csv` and adds to `manifeste.json` beside the documents. Errors, or warnings that
/// a person's changes of the former ones are set aside.
Diagnostics write_companions(const Rendering& rendering, const std::string& folder);

/// The end of `produire` into that folder: companions, problems, a short summary, the exit status.
int conclude_rendering(const Rendering& rendering, const std::string& folder,
                       const ReadingOptions& asked, const Situation& situation);

}  // namespace copil::program
