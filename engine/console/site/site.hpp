#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "console/answers/answer_store.hpp"
#include "console/answers/document_life.hpp"
#include "console/console.hpp"
#include "console/deposits/candidate.hpp"
#include "console/deposits/deposits.hpp"
#include "console/deposits/matching.hpp"
#include "console/jobs/jobs.hpp"
#include "console/journal.hpp"
#include "console/models/model_store.hpp"
#include "pages/layout.hpp"
#include "production/production.hpp"
#include "vocabulary/names.hpp"

/// What the places look at: the data as read, the reports, the runs.
namespace copil::console {

/// The data of a year as read at one moment; replaced whole when the files change.
struct Data {
  std::unique_ptr<vocabulary::Dossier> dossier;
  expansion::Schema schema;
  vocabulary::Facts facts;  ///< of the settings' period; volumes and subsidies of its year
  std::string state;        ///< names, sizes and times of the files, as they were
};

/// What the data would be with a draft: the folder, and what reading it gave.
struct Trial {
  int number = 0;  ///< of the deposit
  int base = 0;    ///< the version in force that it was tried over
  Candidate candidate;
  std::string folder;                            ///< links that make up the candidate
  std::unique_ptr<vocabulary::Dossier> dossier;  ///< null: it cannot be read
  Diagnostics trouble;                           ///< why
};

class Site {
 public:
  static Checked<std::unique_ptr<Site>> open(Settings settings);

  /// Reads the data again when the files have changed; what goes wrong is told by `trouble`, and
  /// the data stay those of before.
  void refresh();

  /// As given, but for the data folder: it is that of the deposit in force, where there is one.
  const Settings& settings() const { return settings_; }
  const Data& data() const { return *data_; }
  const vocabulary::Dossier& dossier() const { return *data_->dossier; }
  const records::Territoires& tree() const { return dossier().records().territoires; }
  const std::vector<vocabulary::Report>& reports() const { return reports_; }
  Jobs& jobs() { return jobs_; }
  Journal& journal() { return journal_; }
  Deposits& deposits() { return deposits_; }
  const AnswerStore& answers() const { return answers_; }
  const LifeStore& lives() const { return lives_; }
  const ModelStore& models() const { return models_; }
  const Deposits& deposits() const { return deposits_; }
  KnownMatchings& matchings() { return matchings_; }
  const KnownMatchings& matchings() const { return matchings_; }
  /// What the files of a draft hold, whatever their names. Errors: the file of synonyms.
  Checked<std::vector<records::SeenExport>> exports_of(const Deposit& deposit) const;
  /// Writes the correspondances that are known for the files of a draft. Errors: the disk.
  Diagnostics match_known(const Deposit& deposit) const;
  /// The draft's files beside those in force, put together as links in `stage`. `files` is the
  /// folder of its files, or what stands for it. Errors: as `trial`.
  Checked<Candidate> candidate(const Deposit& deposit, const std::string& files,
                               const std::string& stage) const;
  /// The data as a draft would make them, read once as long as no file changes. Lives until the
  /// next call. Errors: the candidate cannot be put together; the data are those of a database.
  Checked<const Trial*> trial(const Deposit& deposit);
  pages::Typesetter& typesetter() { return typesetter_; }

  /// When the data were read again since the start; nothing when they were not.
  std::optional<std::int64_t> read_again() const { return read_again_; }
  /// Why the data on the disk could not be read again; empty when they could.
  const Diagnostics& trouble() const { return trouble_; }

  /// The report ready to expand, compiled once. Errors: an unknown report, a fault of its template.
  /// Until the next time it is asked for, it holds these answers of that territory, and no others.
  Checked<const production::PreparedReport*> prepared(const std::string& report,
                                                      const std::string& territory = {},
                                                      expansion::Answers answers = {});
  /// The same for one use, without answers. Errors: a fault of its template.
  Checked<production::PreparedReport> prepared_anew(const vocabulary::Report& report) const;
  /// Reads reports and templates again, after one was saved. Errors: those of the reports; then
  /// they stay those of before.
  Diagnostics models_changed();

 private:
  Site(Settings settings, pages::Typesetter typesetter);

  void take_folder_in_force();

  Settings settings_;
  Deposits deposits_;
  KnownMatchings matchings_;
  std::string given_folder_;  ///< the data folder that the settings came with
  std::unique_ptr<Trial> trial_;
  std::unique_ptr<Data> data_;
  std::vector<vocabulary::Report> reports_;
  std::map<std::string, std::unique_ptr<production::PreparedReport>> prepared_;
  pages::Typesetter typesetter_;
  Jobs jobs_;
  Journal journal_;
  AnswerStore answers_;
  LifeStore lives_;
  ModelStore models_;
  std::int64_t looked_at_ = 0;
  std::optional<std::int64_t> read_again_;
  Diagnostics trouble_;
  std::string troubled_state_;  ///< of the files that could not be read
};

}  // namespace copil::console
