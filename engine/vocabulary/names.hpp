#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "expansion/names.hpp"
#include "figures/breakdown.hpp"
#include "quality/coherence.hpp"
#include "quality/permits.hpp"
#include "vocabulary/completeness.hpp"
#include "vocabulary/dossier.hpp"
#include "vocabulary/gathered.hpp"
#include "vocabulary/simulations.hpp"

/// Answers a template's names with a dossier's figures: the only place where the words that
/// authors write (`territoire.volume.taux`) meet the rooms that compute.
namespace copil::vocabulary {

struct Facts;

/// A data file as documents cite it.
struct CitedFile {
  std::string name;
  records::FileCount count;
  std::string sha256;
  /// The files of the format whose rows stand in it: a workbook or an archive may hold several.
  std::set<records::FileId> holds{};
};

/// The control of coherence, made when a document first asks for it, then kept; copies share it.
/// Safe from several threads.
class LateCoherence {
 public:
  /// Null when it cannot be made: a table or `saisies.csv` is unreadable.
  const quality::Coherence* of(const Dossier& dossier) const;
  /// The same if a document has asked for it; else null.
  const quality::Coherence* if_made() const {
    return made_->is_made ? &*made_->coherence : nullptr;
  }

 private:
  struct Made {
    std::once_flag once;
    std::atomic<bool> is_made{false};
    std::optional<quality::Coherence> coherence;
  };
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

/// What `saisies.csv` says of the driving-licence experiments, read when a document first asks for
/// it, then kept; copies share it. No rule is applied: it is far less work than the control. A
/// control that is made already has read the file: it is not read again. Safe from several threads.
class LatePermits {
 public:
  /// Null when it cannot be read: a table or `saisies.csv` is unreadable.
  const quality::PermitEntries* of(const Facts& facts) const;
  /// Notes that the file is cited: its rejected rows are then told with the others.
  void cite() const { made_->is_cited = true; }
  bool is_cited() const { return made_->is_cited; }

 private:
  struct Made {
    std::once_flag once;
    std::atomic<bool> is_cited{false};
    std::optional<quality::PermitEntries> entries;
  };
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

/// The youths of each trait sorted out, when a document first asks for some, then kept; copies
/// share them. Safe from several threads.
class LatePublics {
 public:
  /// Ages are those of `day`.
  const figures::Publics& of(const Dossier& dossier, figures::Trait trait, Day day) const;

 private:
  struct Sorted {
    std::mutex mutex;
    std::map<std::pair<figures::Trait, Day>, figures::Publics> publics;
  };
  std::shared_ptr<Sorted> sorted_ = std::make_shared<Sorted>();
};

/// How the year stood on the last day of a part of it: rows, then their alerts.
struct Standing {
  std::vector<volumes::VolumeRow> volumes;
  std::vector<volumes::Alerte> alerts;
};

/// The same, made when a document first asks for a period that ends before the arrêté, then kept.
class LateStandings {
 public:
  const Standing& of(const Dossier& dossier, Period period) const;

 private:
  struct Made {
    std::mutex turn;
    std::map<std::string, Standing> by_period;
  };
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

/// What all the documents of a run share, computed once from the dossier.
struct Facts {
  const Dossier* dossier;
  Period period;
  std::vector<volumes::VolumeRow> volumes;       ///< of the period's year
  std::vector<subsidies::SubsidyRow> subsidies;  ///< of the period's year
  std::vector<volumes::TotalAnomaly> anomalies;
  std::vector<volumes::Alerte> alerts;
  std::vector<CitedFile> files;  ///< those that were there
  /// What only the control of coherence and the count of the experiments read: `saisies.csv` if it
  /// was there, then the dated tables. Rows are counted by whoever reads them.
  std::vector<CitedFile> control_files{};
  /// Of the year before, when the agreement held then and its figures are known: what is left of it
  /// when a committee meets.
  std::vector<subsidies::SubsidyRow> subsidies_before{};
  std::vector<volumes::Alerte> alerts_before{};
  LateCoherence coherence{};
  LatePermits permits{};
  LatePublics publics{};
  LateActivity activity{};
  LateStandings standings{};
  /// What was tried out, by territory, when scenarios were given.
  std::map<records::TerritoireId, Simulation> simulations{};
};

/// Computes the facts. `hashes` are the files' SHA-256 by name, where they are known already.
/// Errors: a parameter without a value, a data file that cannot be read any more.
Checked<Facts> gather_facts(const Dossier& dossier, Period period,
                            const std::map<std::string, std::string>& hashes = {});

/// `saisies.csv` with its rows, as the control of coherence reads it; nothing without the file.
std::optional<CitedFile> counted_entries(const Facts& facts);

/// The rows rejected from the data folder, and those of `saisies.csv` when it is cited.
/// Of `only` (unless kNone), those of a mission locale at or below it, and those that bear none but
/// the pseudonym of a youth of one of its co-traitances: whoever works for one territory is handed
/// no row of another.
exports::Rejects rejected_rows(const Facts& facts, records::TerritoireId only = records::kNone);

/// The rule parameters used, one French sentence each, for documents and the manifest.
std::vector<std::string> rule_sentences(const Dossier& dossier);

/// All that templates may name; `chiffre` knows the catalogue's codes.
expansion::Schema make_schema(const figures::Catalogue& catalogue);

/// The names of one document: a territory of the facts, at their period.
class DocumentNames : public expansion::Names {
 public:
  /// `schema` is `make_schema` of the dossier's catalogue; it and `facts` outlive this object.
  /// The document is about `period`, of the facts' year; without it, about the facts' own.
  DocumentNames(const expansion::Schema& schema, const Facts& facts,
                records::TerritoireId territoire, std::optional<Period> period = std::nullopt);

  const expansion::Schema& schema() const override { return schema_; }
  const expansion::Record& root() const override { return *root_; }
  Value figure(std::string_view code, const expansion::Record* periode,
               const expansion::Record* territoire, bool cumulated) const override;
  std::optional<expansion::Lineage> lineage(std::string_view code, const expansion::Record* periode,
                                            const expansion::Record* territoire,
                                            bool cumulated) const override;

  const Facts& facts() const { return facts_; }
  records::TerritoireId territoire() const { return territoire_; }
  Period periode() const { return period_; }

  /// Lends what was answered from below to the document, which it then may sum up; the answers
  /// outlive this object.
  void hear(const std::vector<GatheredAnswers>& answers) const { heard_ = &answers; }
  const std::vector<GatheredAnswers>& heard() const;

  /// The record of a territory, `monostate` for kNone.
  expansion::Term territoire_term(records::TerritoireId id) const;
  expansion::Term periode_term(Period period) const;
  /// A record of a list's item, kept as long as this object.
  const expansion::Record* keep(std::unique_ptr<expansion::Record> record) const;
  /// A figure of any territory and period; n.d. when its data is absent or says nothing of the
  /// year, when the period begins after the arrêté or was not computed.
  Value value(std::string_view code, Period period, records::TerritoireId id,
              figures::Reach reach) const;

  /// The numbers that were asked for so far and that the run's `chiffres.csv` tells too: figures of
  /// the document's period, volumes and subsidies of its year, of any territory.
  using Asked = std::map<std::tuple<records::TerritoireId, std::string, figures::Reach>, Value>;
  const Asked& asked() const { return asked_; }
  /// True when that figure, `volumes` or `subventions` is known; what is not is remembered, for the
  /// document to say why.
  bool knows(const std::string& chiffre) const;
  /// What was asked for: figures' codes, `volumes`, `subventions`.
  const std::set<std::string>& wanted() const { return wanted_; }
  /// Notes that records of that type are asked for.
  void asks_for(const std::string& record_type) const;
  bool has_asked_for(std::string_view record_type) const {
    return asked_types_.contains(record_type);
  }
  /// The rule parameters that bear on what was asked for so far, one French sentence each.
  std::vector<std::string> rules_used() const;
  /// False when the file whose rows the card counts says nothing of the year; remembered, for the
  /// document to say why.
  bool is_told(const figures::Card& card, int year) const;
  /// The same of what is counted in that file.
  bool is_told(records::FileId file, int year) const;
  /// The files that what was asked for so far comes from.
  std::set<records::FileId> files_used() const;
  /// The files that were asked for a year of which they say nothing, by that year.
  const std::set<std::pair<int, records::FileId>>& silences() const { return silences_; }
  /// What of it is not known: absent files or columns.
  const std::set<std::string>& missed() const { return missed_; }
  /// Notes that the document is made with that exact number.
  void note(records::TerritoireId id, std::string code, const Value& exact,
            figures::Reach reach = figures::Reach::period) const;

 private:
  const expansion::Schema& schema_;
  const Facts& facts_;
  records::TerritoireId territoire_;
  Period period_;
  /// Records are made when a template first names them.
  mutable std::deque<std::unique_ptr<expansion::Record>> kept_;
  mutable std::map<records::TerritoireId, const expansion::Record*> territoires_;
  mutable std::map<std::string, const expansion::Record*> periodes_;
  mutable Asked asked_;
  mutable std::set<std::string> wanted_;
  mutable std::set<std::string> missed_;
  mutable std::set<std::pair<int, records::FileId>> silences_;
  mutable std::set<std::string, std::less<>> asked_types_;
  mutable const std::vector<GatheredAnswers>* heard_ = nullptr;
  const expansion::Record* root_;
};

}  // namespace copil::vocabulary
