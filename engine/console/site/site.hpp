#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "committees/calendar.hpp"
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
#include "web/web.hpp"

/// What the places look at: the data as read, the reports, the runs.
namespace copil::console {

/// The data of a year as read at one moment; replaced whole when the files change.
struct Data {
  std::unique_ptr<vocabulary::Dossier> dossier;
  expansion::Schema schema;
  vocabulary::Facts facts;  ///< of the settings' period; volumes and subsidies of its year
  std::vector<committees::Deadline> deadlines;  ///< about its year, of every territory
  std::string state;  ///< names, sizes and times of the files, as they were
};

/// What the data would be with a draft: the folder, and what reading it gave.
struct Trial {
  int number = 0;  ///< of the deposit
  int base = 0;    ///< the version in force that it was tried over
  Candidate candidate;
  std::string folder;                            ///< links that make up the candidate
  std::unique_ptr<vocabulary::Dossier> dossier;  ///< null: it cannot be read
  Diagnostics trouble;                           ///< why, or why nothing can be made of them
};

/// The files as they are now, read anew.
struct Reread {
  std::string folder;
  std::string state;
  Checked<std::unique_ptr<Data>> data;
};

/// A report ready to expand, nobody else's until it is given back, which happens by itself.
using LentReport =
    std::unique_ptr<production::PreparedReport, std::function<void(production::PreparedReport*)>>;

/// Several threads may look at it at once, by what is const here and what says so; `Turns` sees to
/// it that nobody looks while it changes.
class Site {
 public:
  static Checked<std::unique_ptr<Site>> open(Settings settings);

  /// True when the data are still those of before the deposit that was accepted last.
  bool is_behind() const;
  /// The files read anew when they have changed, once a second at most; asked by one thread at a
  /// time, others may look meanwhile.
  std::optional<Reread> look();
  /// From now on those are the data; gives those of before. What went wrong is told by `trouble`,
  /// and the data stay those of before.
  std::unique_ptr<Data> take(Reread reread);

  /// As given, but for the data folder: it is that of the deposit in force, where there is one.
  const Settings& settings() const { return settings_; }
  /// The data folder that the settings came with.
  const std::string& given_folder() const { return given_folder_; }
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
  /// Held while anything is laid out: what shapes and draws letters is one for the whole process.
  std::unique_lock<std::mutex> typesetting() { return std::unique_lock{typesetting_}; }
  /// The document as a part of a page. Safe from several threads.
  std::string article(const document::Document& document, const web::Options& options = {},
                      std::string_view after_title = {});

  /// When the data were read again since the start; nothing when they were not.
  std::optional<std::int64_t> read_again() const { return read_again_; }
  /// Why the data on the disk could not be read again; empty when they could.
  const Diagnostics& trouble() const { return trouble_; }

  /// The report ready to expand, with these answers of that territory and no others. Compiled when
  /// nobody has given one back; those that were stay until reports or data change, and with them
  /// the forms that one was shown. Errors: an unknown report, a fault of its template. Safe from
  /// several threads.
  Checked<LentReport> prepared(const std::string& report, const std::string& territory = {},
                               expansion::Answers answers = {});
  /// The same for one's own, without answers. Errors: a fault of its template.
  Checked<production::PreparedReport> prepared_anew(const vocabulary::Report& report) const;
  /// Reads reports and templates again, after one was saved. Errors: those of the reports; then
  /// they stay those of before.
  Diagnostics models_changed();

 private:
  Site(Settings settings, pages::Typesetter typesetter);

  std::string folder_in_force() const;
  /// That folder as it is asked: back to the first year that a report is made of.
  vocabulary::Inquiry inquiry_into(const std::string& folder) const;
  /// What is kept of answers to the reports that this one sums up. Errors: a file that cannot be
  /// read any more, a fault of a template.
  Checked<std::vector<vocabulary::GatheredAnswers>> heard_by_report(
      const vocabulary::Report& report) const;
  void give_back(const std::string& name, production::PreparedReport* report);

  Settings settings_;
  Deposits deposits_;
  KnownMatchings matchings_;
  std::string given_folder_;  ///< the data folder that the settings came with
  std::unique_ptr<Trial> trial_;
  std::unique_ptr<Data> data_;
  std::vector<vocabulary::Report> reports_;
  std::mutex lending_;
  /// Those that nobody uses now, by name.
  std::map<std::string, std::vector<std::unique_ptr<production::PreparedReport>>> prepared_;
  std::mutex typesetting_;
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
