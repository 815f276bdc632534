// The run itself: what is left to do is made, registered, then told.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "campaign/added_record.hpp"
#include "campaign/record/run_figures.hpp"
#include "campaign/run.hpp"
#include "campaign/run/archive.hpp"
#include "campaign/run/former_run.hpp"
#include "campaign/run/index_page.hpp"
#include "campaign/run/recording.hpp"
#include "campaign/run/stages.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"
#include "production/forms.hpp"
#include "vocabulary/doubts.hpp"

// Over 400 lines: a run is told here from what is left to do to its manifest, in reading order.
namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

using End = RunOutcome::End;

constexpr std::uint64_t kLeastFreeBytes = 1 << 20;

/// Removes what a killed run left half-written; whoever calls holds the lock.
void remove_leftovers(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (auto it = fs::recursive_directory_iterator{folder, error};
       !error && it != fs::recursive_directory_iterator{}; it.increment(error)) {
    if (it->path().extension() == ".en-cours") leftovers.push_back(it->path());
  }
  for (const auto& path : leftovers) fs::remove(path, error);
}

/// Gives finished documents their final names and registers them, a batch at a time: one wait for
/// the disk serves the whole batch.
class Settler {
 public:
  Settler(const PreparedRun& run, Register& into) : run_(run), register_(into) {}

  void settle(std::vector<production::MadeDocument>& batch) {
    const std::string& folder = run_.settings.folder;
    faults_ = faults_.empty() ? files::sync_disk(folder) : faults_;
    if (!faults_.empty()) {
      for (auto& document : batch) production::remove_temporary_files(folder, document);
      return;
    }
    faults_ = register_.announce(sound_of(batch));
    if (!faults_.empty()) {
      for (auto& document : batch) production::remove_temporary_files(folder, document);
      return;
    }
    production::settle_documents(folder, batch);
    std::vector<RegisterEntry> entries;
    for (const auto& document : batch) {
      if (has_errors(document.problems)) {
        check_room(folder);
      } else {
        entries.push_back(entry_of(document));
      }
    }
    if (entries.empty()) return;
    remove_superseded(entries);
    const Diagnostics refused = register_.add(entries);
    faults_.insert(faults_.end(), refused.begin(), refused.end());
  }

  /// Why nothing more can be registered; empty when all is well.
  const Diagnostics& faults() const { return faults_; }

 private:
  static std::vector<production::MadeDocument> sound_of(
      const std::vector<production::MadeDocument>& batch) {
    std::vector<production::MadeDocument> sound;
    for (const auto& document : batch) {
      if (!has_errors(document.problems)) sound.push_back(document);
    }
    return sound;
  }

  RegisterEntry entry_of(const production::MadeDocument& document) const {
    RegisterEntry entry{
        document, fingerprint(run_.origins, document.report, document.territoire, document.period)};
    entry.document.times = {};
    return entry;
  }

  /// A full disk is not the document's fault: the run stops.
  void check_room(const std::string& folder) {
    const auto left = files::free_bytes(folder);
    if (!faults_.empty() || !left || *left >= kLeastFreeBytes) return;
    faults_.push_back(
        plain_error("le disque de « " + folder + " » est plein",
                    {"ce qui est fait est gardé ; libérez de la place puis relancez avec "
                     "--reprendre"}));
  }

  /// Removes the files of documents made earlier in formats that are not made any more.
  void remove_superseded(const std::vector<RegisterEntry>& entries) const {
    for (const auto& entry : entries) {
      const auto& known = register_.content().documents;
      const auto before = known.find(document_key(entry.document));
      if (before == known.end()) continue;
      for (const auto& old : before->second.document.files) {
        const auto& files = entry.document.files;
        const bool is_kept =
            std::any_of(files.begin(), files.end(),
                        [&](const production::MadeFile& file) { return file.name == old.name; });
        const std::string path = run_.settings.folder + "/" + old.name;
        const auto now = files::sha256_of_file(path);
        std::error_code ignored;
        if (!is_kept && now && *now == old.sha256) fs::remove(path, ignored);
      }
    }
  }

  const PreparedRun& run_;
  Register& register_;
  Diagnostics faults_;
};

/// One run under its lock.
class Performance {
 public:
  Performance(const PreparedRun& run, Register& into)
      : run_(run), settings_(run.settings), register_(into), stages_(settings_, outcome_.stages) {}

  RunOutcome perform(const std::vector<PlannedDocument>& planned) {
    outcome_.stages = run_.stages;
    outcome_.planned = planned.size();
    outcome_.lost_bytes = register_.content().lost_bytes;
    companions_ = former_companions();
    remove_leftovers(settings_.folder);
    stages_.begin("vérification");
    const auto wanted = left_to_do(planned);
    outcome_.kept = planned.size() - wanted.size();
    if (wanted.empty() && is_finished()) {
      outcome_.end = End::nothing_to_do;
    } else {
      work(wanted);
    }
    stages_.end();
    return std::move(outcome_);
  }

 private:
  std::vector<PlannedDocument> left_to_do(const std::vector<PlannedDocument>& planned) {
    std::vector<PlannedDocument> left;
    for (const auto& document : planned) {
      if (settings_.resume == Resume::yes && is_up_to_date(run_, register_.content(), document)) {
        continue;
      }
      const auto edited = edited_files(run_, register_.content(), document);
      for (const auto& name : edited) {
        outcome_.doubts.push_back(vocabulary::kept_as_edited(settings_.folder, name));
      }
      if (edited.empty()) left.push_back(document);
    }
    return left;
  }

  /// What the last run left beside the documents; the manifest itself too. Nothing when it did not
  /// come to its end: its companions may be newer than its manifest.
  std::vector<production::MadeFile> former_companions() const {
    const auto& expected = register_.content().manifest_sha256;
    if (!expected) return {};
    std::vector<production::MadeFile> companions{{kManifestName, *expected, 0}};
    const std::string path = settings_.folder + "/" + kManifestName;
    const auto text = files::read_file(path);
    if (!text || files::sha256(*text) != *expected) return companions;
    if (const auto record = parse_manifest(*text, path)) {
      companions.insert(companions.end(), record->companions.begin(), record->companions.end());
    }
    return companions;
  }

  void spare(const std::string& name) {
    for (auto& told : spare_edited(settings_.folder, name, companions_)) {
      outcome_.doubts.push_back(std::move(told));
    }
  }

  /// True when the last run came to its end, and its manifest and companions are whole.
  bool is_finished() const {
    const std::string path = settings_.folder + "/" + kManifestName;
    const auto& expected = register_.content().manifest_sha256;
    const auto text = files::read_file(path);
    if (!expected || !text || files::sha256(*text) != *expected) return false;
    const auto record = parse_manifest(*text, path);
    if (!record) return false;
    bool has_archives = false;
    for (const auto& file : record->companions) {
      const auto found = files::sha256_of_file(settings_.folder + "/" + file.name);
      if (!found || *found != file.sha256) return false;
      has_archives = has_archives || fs::path{file.name}.extension() == ".zip";
    }
    return has_archives || settings_.archives == Archives::none;
  }

  void work(const std::vector<PlannedDocument>& wanted) {
    if (!read() || !judge()) return;
    auto facts = vocabulary::gather_facts(*outcome_.dossier, settings_.inquiry.period, hashes());
    if (!facts) return stop(facts.error());
    if (register_.content().identity != run_.identity()) {
      if (!go_on(register_.begin(run_.identity()))) return;
    }
    stages_.begin("documents");
    Settler settler{run_, register_};
    if (!make(wanted, *facts, settler)) return;
    stages_.begin("manifeste");
    conclude(*facts);
  }

  bool read() {
    stages_.begin("lecture");
    vocabulary::Inquiry inquiry = settings_.inquiry;
    inquiry.on_read = [this] { stages_.begin("chiffres"); };
    auto dossier = vocabulary::Dossier::open(run_.definitions, inquiry);
    if (!dossier) return stop(dossier.error()), false;
    outcome_.dossier = std::move(*dossier);
    if (!go_on(check_unchanged(inquiry.folder, run_.data))) return false;
    if (settings_.should_stop && settings_.should_stop())
      return outcome_.end = End::interrupted, false;
    return true;
  }

  /// What is not known, or not well, is told; a file that says nothing of the period stops all.
  bool judge() {
    const vocabulary::Dossier& dossier = *outcome_.dossier;
    const Period period = settings_.inquiry.period;
    const auto asked = production::figures_asked(run_.reports);
    if (!settings_.accepts_incomplete && !go_on(vocabulary::silent_files(dossier, asked, period)))
      return false;
    for (auto& doubt : vocabulary::as_warnings(vocabulary::unknown_figures(dossier, asked))) {
      outcome_.doubts.push_back(std::move(doubt));
    }
    for (auto& doubt : vocabulary::doubts(dossier, asked, period))
      outcome_.doubts.push_back(std::move(doubt));
    return true;
  }

  std::map<std::string, std::string> hashes() const {
    std::map<std::string, std::string> known;
    for (const auto& file : run_.data) known[file.name] = file.sha256;
    return known;
  }

  /// Makes the documents; false when that was cut short.
  bool make(const std::vector<PlannedDocument>& wanted, const vocabulary::Facts& facts,
            Settler& settler) {
    std::vector<production::Task> tasks;
    std::set<std::string> folders;
    for (const auto& document : wanted) {
      const bool is_new = folders.insert(document.folder).second;
      if (is_new && !go_on(files::prepare_folder(settings_.folder + "/" + document.folder)))
        return false;
      tasks.push_back({document.report, document.territoire, document.folder, document.period,
                       document.outputs});
    }
    if (settings_.finality == Finality::definitive && settings_.on_warnings) {
      settings_.on_warnings(production::foretold_blanks(run_.reports, run_.schema, facts, tasks));
    }
    production::ProductionOptions options;
    options.folder = settings_.folder;
    options.is_final = settings_.finality == Finality::definitive;
    options.instant = settings_.instant;
    options.temporary_folder = settings_.temporary_folder;
    options.jobs = settings_.inquiry.jobs;
    options.isolation = production::Isolation::always;
    options.on_progress = settings_.on_progress;
    options.clock = settings_.clock;
    options.settle = [&](std::vector<production::MadeDocument>& batch) { settler.settle(batch); };
    options.should_stop = [&] {
      return !settler.faults().empty() || (settings_.should_stop && settings_.should_stop());
    };
    outcome_.made = production::produce(run_.reports, run_.schema, facts, tasks, options);
    for (const auto& document : outcome_.made) outcome_.times += document.times;
    if (!settler.faults().empty()) return stop(settler.faults()), false;
    if (outcome_.made.size() < tasks.size()) outcome_.end = End::interrupted;
    return outcome_.end == End::done;
  }

  /// Writes the companions, the manifest last, and closes the register.
  void conclude(const vocabulary::Facts& facts) {
    RunRecord& record = outcome_.record;
    record = recorded(run_, facts, register_.content(), outcome_.made);
    std::vector<Period> periods{settings_.inquiry.period};
    if (year_of(periods[0]) != periods[0]) periods.push_back(year_of(periods[0]));
    const auto figures = run_figures(facts, periods);
    if (const auto former = former_run(settings_.folder, run_.identity())) {
      for (auto& doubt : compared_with_former(*former, record, figures)) {
        outcome_.doubts.push_back(std::move(doubt));
      }
    }
    if (!write("chiffres.csv", figures_csv(figures))) return;
    const auto rejects = vocabulary::rejected_rows(facts, territory_of(record));
    outcome_.rejects = rejects.size();
    if (!write("rejets.csv", exports::rejects_csv(rejects))) return;
    if (!archive()) return;
    if (!write("index.html", index_page(record, run_.campaign))) return;
    const std::string text = manifest(record);
    spare(kManifestName);
    if (!go_on(files::write_file(settings_.folder + "/" + kManifestName, text))) return;
    if (!go_on(files::sync_disk(settings_.folder))) return;
    go_on(register_.end(files::sha256(text)));
  }

  /// The territory asked for, if all the folder's documents are of it or of what is below it.
  records::TerritoireId territory_of(const RunRecord& record) const {
    const auto& tree = run_.territoires;
    const bool is_of_one =
        settings_.only != records::kNone &&
        std::all_of(record.documents.begin(), record.documents.end(), [&](const auto& document) {
          const auto id = tree.find(document.territoire);
          return id && tree.is_at_or_below(*id, settings_.only);
        });
    return is_of_one ? settings_.only : records::kNone;
  }

  bool write(const std::string& name, const std::string& bytes) {
    outcome_.record.companions.push_back({name, files::sha256(bytes), bytes.size()});
    spare(name);
    return go_on(files::write_file(settings_.folder + "/" + name, bytes));
  }

  /// Makes an archive of each folder, or removes those of an earlier run.
  bool archive() {
    for (const auto& name : folders_of(outcome_.record)) {
      spare(name + ".zip");
      if (settings_.archives == Archives::none) {
        remove_former(name + ".zip");
        continue;
      }
      const auto made = write_archive(settings_.folder, name, outcome_.record);
      if (!made) return stop(made.error()), false;
      outcome_.record.companions.push_back(*made);
    }
    return true;
  }

  /// Removes a companion of an earlier run; a file of that name that is not ours stays.
  void remove_former(const std::string& name) const {
    const bool is_ours = std::any_of(companions_.begin(), companions_.end(),
                                     [&](const auto& file) { return file.name == name; });
    std::error_code ignored;
    if (is_ours) fs::remove(settings_.folder + "/" + name, ignored);
  }

  bool go_on(const Diagnostics& faults) {
    if (!faults.empty()) stop(faults);
    return faults.empty();
  }

  void stop(const Diagnostics& faults) {
    outcome_.end = End::stopped;
    outcome_.problems.insert(outcome_.problems.end(), faults.begin(), faults.end());
  }

  const PreparedRun& run_;
  const RunSettings& settings_;
  Register& register_;
  std::vector<production::MadeFile> companions_;  ///< of the last run
  RunOutcome outcome_;
  Stages stages_;
};

RunOutcome refused(const Diagnostics& faults) {
  RunOutcome outcome;
  outcome.end = End::stopped;
  outcome.problems = faults;
  return outcome;
}

Diagnostic other_identity(const std::string& folder, const RunIdentity& identity) {
  return plain_error("le dossier « " + folder + " » est celui de la campagne « " +
                         identity.campaign + " » de " + period_code(identity.period) +
                         (identity.share ? ", part " + share_text(*identity.share) : ""),
                     {"choisissez un autre dossier avec --sortie"});
}

/// The run under the folder's lock.
RunOutcome perform_locked(const PreparedRun& run, const std::vector<PlannedDocument>& planned) {
  const std::string& folder = run.settings.folder;
  Diagnostics faults = files::prepare_folder(folder);
  if (!faults.empty()) return refused(faults);
  const auto lock = files::FolderLock::take(folder);
  if (!lock) return refused(lock.error());
  auto opened = Register::open(folder);
  if (!opened) return refused(opened.error());
  const auto& identity = opened->content().identity;
  if (identity && *identity != run.identity()) return refused({other_identity(folder, *identity)});
  return Performance{run, *opened}.perform(planned);
}

}  // namespace

RunOutcome perform_run(const PreparedRun& run, const std::vector<PlannedDocument>& planned) {
  const std::string& folder = run.settings.folder;
  const auto made_for_it = files::missing_folders(folder);
  RunOutcome outcome = perform_locked(run, planned);
  const bool is_untouched = outcome.end == End::stopped && outcome.made.empty();
  if (is_untouched && !made_for_it.empty()) {
    std::error_code ignored;
    for (const auto name : {files::kLockName, kRegisterName}) {
      fs::remove(folder + "/" + std::string{name}, ignored);
    }
    files::remove_empty_folders(made_for_it);
  }
  return outcome;
}

}  // namespace copil::campaign
