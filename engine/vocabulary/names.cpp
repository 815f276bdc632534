#include "vocabulary/names.hpp"

#include <algorithm>
#include <filesystem>

#include "files/files.hpp"
#include "vocabulary/citing/files_behind.hpp"
#include "vocabulary/comites/subjects.hpp"
#include "vocabulary/periods/publics.hpp"
#include "vocabulary/sentences/rule_texts.hpp"
#include "vocabulary/tables/fields.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using expansion::Term;
using records::FileId;

/// The file as it is cited, hashed unless its hash is known. What is no file of that name (a sheet,
/// a table, an export of another system) has no hash of its own.
CitedFile cite(const std::string& folder, const std::string& name, const records::FileCount& count,
               const std::map<std::string, std::string>& hashes, Diagnostics& complaints) {
  CitedFile cited{name, count, {}, {}};
  const auto known = hashes.find(name);
  std::error_code ignored;
  if (known != hashes.end()) {
    cited.sha256 = known->second;
  } else if (std::filesystem::exists(folder + "/" + name, ignored)) {
    collect(files::sha256_of_file(folder + "/" + name), cited.sha256, complaints);
  }
  return cited;
}

std::vector<CitedFile> cite_files(const Dossier& dossier,
                                  const std::map<std::string, std::string>& hashes,
                                  Diagnostics& complaints) {
  // A workbook or an archive may hold several files of the format: it is cited once.
  std::map<std::string, records::FileCount> inputs;
  std::map<std::string, std::set<FileId>> holds;
  std::vector<std::string> order;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    for (const auto& input : dossier.records().inputs[i]) {
      holds[input.name].insert(static_cast<FileId>(i));
      const auto [place, is_new] = inputs.try_emplace(input.name);
      if (is_new) order.push_back(input.name);
      place->second.read += input.count.read;
      place->second.kept += input.count.kept;
      place->second.rejected += input.count.rejected;
    }
  }
  std::vector<CitedFile> files;
  for (const auto& name : order) {
    files.push_back(cite(dossier.records().folder, name, inputs.at(name), hashes, complaints));
    files.back().holds = holds.at(name);
  }
  const records::Records& all = dossier.records();
  if (all.rapprochements.is_present) {
    files.push_back(
        cite(all.folder, all.rapprochements_name, all.rapprochements, hashes, complaints));
    files.back().holds = {FileId::jeunes};  // Two pseudonyms of one youth.
  }
  return files;
}

std::vector<CitedFile> cite_control_files(const Dossier& dossier,
                                          const std::map<std::string, std::string>& hashes,
                                          Diagnostics& complaints) {
  std::vector<CitedFile> files;
  std::error_code ignored;
  const std::string entries{records::kSaisiesFile};
  const std::string& folder = dossier.records().folder;
  if (std::filesystem::exists(folder + "/" + entries, ignored)) {
    files.push_back(cite(folder, entries, {}, hashes, complaints));
  }
  // Without its tables the control itself cannot be made, and says so.
  const auto tables = files::files_in(dossier.controls(), ".csv");
  if (!tables) return files;
  for (const auto& table : *tables) {
    const std::string name = std::filesystem::path{table}.filename().string();
    files.push_back(cite(dossier.controls().layer_of(name), name, {}, {}, complaints));
    // A table may bear the name of a file of the data folder: it says where it stands.
    files.back().name = "programme/" + name;
  }
  return files;
}

/// True before the period's year begins: acts alone are prepared then.
bool is_ahead(const Facts& facts) {
  return facts.dossier->arrete() < days_of(year_of(facts.period)).begin;
}

void gather_accounts(Facts& facts, Diagnostics& complaints) {
  const figures::Figures& figures = facts.dossier->figures();
  const int annee = facts.period.year;
  const bool ahead = is_ahead(facts);
  if (ahead) {
    facts.volumes = volumes::announced_volumes(figures, annee);
  } else {
    collect(volumes::compute_volumes(figures, annee), facts.volumes, complaints);
  }
  // Without conventions there is nothing to price; before the agreement there is no subsidy.
  if (!facts.dossier->has(FileId::conventions) || annee < subsidies::kFirstYear) return;
  collect(ahead ? subsidies::announced_subsidies(figures, annee)
                : subsidies::compute_subsidies(figures, annee),
          facts.subsidies, complaints);
}

/// The year before, when it is one of the agreement's and its figures are known.
void gather_year_before(Facts& facts, Diagnostics& complaints) {
  const figures::Figures& figures = facts.dossier->figures();
  const int annee = facts.period.year - 1;
  if (annee < subsidies::kFirstYear || !figures.covers({Period::Kind::year, annee, 1})) return;
  if (facts.dossier->arrete() < days_of(Period{Period::Kind::year, annee, 1}).begin) return;
  if (facts.dossier->has(FileId::conventions)) {
    collect(subsidies::compute_subsidies(figures, annee), facts.subsidies_before, complaints);
  }
  const bool is_closed =
      facts.dossier->arrete() + 1 >= days_of(Period{Period::Kind::year, annee, 1}).end;
  if (!is_closed || !facts.dossier->knowledge().knows(kVolumes)) return;
  std::vector<volumes::VolumeRow> rows;
  collect(volumes::compute_volumes(figures, annee), rows, complaints);
  collect(volumes::alerts(figures, rows), facts.alerts_before, complaints);
}

/// Which rejected rows are of a territory and what is below it.
class RowsOf {
 public:
  RowsOf(const records::Records& records, records::TerritoireId only)
      : records_(records), only_(only), has_youth_(records.jeunes.size(), false) {
    const auto& cotraitances = records.cotraitances;
    for (std::size_t row = 0; row < cotraitances.size(); ++row) {
      if (is_inside(cotraitances.mission_locale[row])) has_youth_[cotraitances.jeune[row]] = true;
    }
  }

  bool has(const exports::Reject& reject) const {
    if (!reject.mission_locale.empty()) {
      const auto mission = records_.territoires.find(reject.mission_locale);
      return mission && is_inside(*mission);
    }
    const auto jeune = records_.jeunes.find(reject.jeune);
    return jeune ? has_youth_[*jeune] : names_inside(reject.row);
  }

 private:
  /// Some cell of the row is the code of a territory inside: the objective of a region, its
  /// actions.
  bool names_inside(std::string_view row) const {
    constexpr std::string_view kAround = ";,\t\"";
    while (!row.empty()) {
      const std::size_t end = std::min(row.find_first_of(kAround), row.size());
      const auto named = records_.territoires.find(row.substr(0, end));
      if (named && is_inside(*named)) return true;
      row.remove_prefix(std::min(end + 1, row.size()));
    }
    return false;
  }

  bool is_inside(records::TerritoireId id) const {
    return records_.territoires.is_at_or_below(id, only_);
  }

  const records::Records& records_;
  records::TerritoireId only_;
  std::vector<bool> has_youth_;  ///< in a co-traitance of the territory
};

/// The file whose rows a card of that source counts: a youth followed by both networks takes a row
/// of accompagnements.csv.
FileId counted_file(figures::Source source) {
  switch (source) {
    case figures::Source::services:
      return FileId::services;
    case figures::Source::accompagnements:
    case figures::Source::suivis:
      return FileId::accompagnements;
    case figures::Source::actions:
      return FileId::actions;
    case figures::Source::cotraitances:
      break;
  }
  return FileId::cotraitances;
}

}  // namespace

const Standing& LateStandings::of(const Dossier& dossier, Period period) const {
  const std::lock_guard turn{made_->turn};
  const auto [entry, is_new] = made_->by_period.try_emplace(period_code(period));
  if (!is_new) return entry->second;
  // What can be wrong with the parameters was told when the facts were gathered.
  const figures::Figures& figures = dossier.figures();
  const auto rows = volumes::volumes_on(figures, period.year, last_day(period));
  if (!rows) return entry->second;
  entry->second.volumes = *rows;
  const auto alerts = volumes::alerts(figures, *rows);
  if (dossier.knowledge().knows(kVolumes) && alerts) entry->second.alerts = *alerts;
  return entry->second;
}

Checked<Facts> gather_facts(const Dossier& dossier, Period period,
                            const std::map<std::string, std::string>& hashes) {
  Facts facts{&dossier, period, {}, {}, {}, {}, {}, {}};
  Diagnostics complaints;
  gather_accounts(facts, complaints);
  gather_year_before(facts, complaints);
  facts.files = cite_files(dossier, hashes, complaints);
  facts.control_files = cite_control_files(dossier, hashes, complaints);
  if (!complaints.empty()) return complaints;
  facts.anomalies = volumes::total_anomalies(dossier.records(), period.year, dossier.arrete());
  if (dossier.knowledge().knows(kVolumes) && !is_ahead(facts)) {
    collect(volumes::alerts(dossier.figures(), facts.volumes), facts.alerts, complaints);
  }
  if (!complaints.empty()) return complaints;
  return facts;
}

std::optional<CitedFile> counted_entries(const Facts& facts) {
  const quality::PermitEntries* entries = facts.permits.of(facts);
  if (entries == nullptr || !entries->is_present || facts.control_files.empty()) {
    return std::nullopt;
  }
  facts.permits.cite();
  CitedFile cited = facts.control_files.front();
  const std::uint64_t rejected = entries->rejects.size();
  std::error_code ignored;
  cited.count = {
      true, entries->read, entries->read - rejected, rejected,
      std::filesystem::file_size(facts.dossier->records().folder + "/" + cited.name, ignored)};
  return cited;
}

exports::Rejects rejected_rows(const Facts& facts, records::TerritoireId only) {
  exports::Rejects rejects = facts.dossier->reading().rejects;
  if (facts.permits.is_cited()) {
    const quality::PermitEntries* entries = facts.permits.of(facts);
    if (entries != nullptr) rejects.add(entries->rejects);
  }
  const records::Records& records = facts.dossier->records();
  if (only == records::kNone || only == records.territoires.root) return rejects;
  const RowsOf rows{records, only};
  exports::Rejects own;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    if (rows.has(rejects[i])) own.add(rejects[i]);
  }
  return own;
}

std::vector<std::string> rule_sentences(const Dossier& dossier) {
  return rule_sentences(dossier.parameters(), dossier.arrete());
}

DocumentNames::DocumentNames(const expansion::Schema& schema, const Facts& facts,
                             records::TerritoireId territoire, std::optional<Period> period)
    : schema_(schema),
      facts_(facts),
      territoire_(territoire),
      period_(period.value_or(facts.period)) {
  root_ = record_of(*this, DocumentSubject{});
}

const std::vector<GatheredAnswers>& DocumentNames::heard() const {
  static const std::vector<GatheredAnswers> kNoAnswers;
  return heard_ == nullptr ? kNoAnswers : *heard_;
}

const expansion::Record* DocumentNames::keep(std::unique_ptr<expansion::Record> record) const {
  kept_.push_back(std::move(record));
  return kept_.back().get();
}

Term DocumentNames::territoire_term(records::TerritoireId id) const {
  if (id == records::kNone) return std::monostate{};
  const expansion::Record*& known = territoires_[id];
  if (known == nullptr) known = record_of(*this, TerritoireSubject{id});
  return known;
}

Term DocumentNames::periode_term(Period period) const {
  const expansion::Record*& known = periodes_[period_code(period)];
  if (known == nullptr) known = record_of(*this, PeriodeSubject{period});
  return known;
}

Value DocumentNames::figure(std::string_view code, const expansion::Record* periode,
                            const expansion::Record* territoire, bool cumulated) const {
  const auto* period = static_cast<const RecordOf<PeriodeSubject>*>(periode);
  const auto* place = static_cast<const RecordOf<TerritoireSubject>*>(territoire);
  return value(code, period == nullptr ? period_ : period->subject.period,
               place == nullptr ? territoire_ : place->subject.id,
               cumulated ? figures::Reach::cumul : figures::Reach::period);
}

std::optional<expansion::Lineage> DocumentNames::lineage(std::string_view code,
                                                         const expansion::Record* periode,
                                                         const expansion::Record* territoire,
                                                         bool cumulated) const {
  const auto* period = static_cast<const RecordOf<PeriodeSubject>*>(periode);
  const auto* place = static_cast<const RecordOf<TerritoireSubject>*>(territoire);
  const auto id = place == nullptr ? territoire_ : place->subject.id;
  return expansion::Lineage{std::string{code}, facts_.dossier->records().territoires.code[id],
                            period == nullptr ? period_ : period->subject.period, cumulated};
}

Value DocumentNames::value(std::string_view code, Period period, records::TerritoireId id,
                           figures::Reach reach) const {
  const Dossier& dossier = *facts_.dossier;
  const auto position = dossier.catalogue().find(code);
  if (!position) return Value::not_defined(Unit::none);
  const auto& card = dossier.catalogue().cards[*position];
  const bool is_yet_to_come = days_of(period).begin > dossier.arrete();
  const bool is_computed = !is_yet_to_come && knows(card.code) && is_told(card, period.year) &&
                           dossier.figures().covers(period);
  const Value value = is_computed ? dossier.figures().value(*position, id, period, reach)
                                  : Value::not_defined(card.unit);
  if (period == period_) note(id, card.code, value, reach);
  return value;
}

bool DocumentNames::knows(const std::string& chiffre) const {
  wanted_.insert(chiffre);
  if (facts_.dossier->knowledge().knows(chiffre)) return true;
  missed_.insert(chiffre);
  return false;
}

bool DocumentNames::is_told(const figures::Card& card, int year) const {
  const auto is_code_told = [&](const std::string& code) {
    const auto position = facts_.dossier->catalogue().find(code);
    return !position || is_told(facts_.dossier->catalogue().cards[*position], year);
  };
  if (card.kind == figures::Kind::rapport) return is_code_told(card.numerateur);
  if (card.kind != figures::Kind::derive) return is_told(counted_file(card.parmi), year);
  return std::all_of(card.formule.begin(), card.formule.end(),
                     [&](const auto& term) { return is_code_told(term.code); });
}

bool DocumentNames::is_told(FileId file, int year) const {
  const Dossier& dossier = *facts_.dossier;
  const bool is_silent = facts_.activity.is_silent(dossier.records(), year, dossier.arrete(), file);
  if (is_silent) silences_.insert({year, file});
  return !is_silent;
}

void DocumentNames::asks_for(const std::string& record_type) const {
  if (!record_type.empty()) asked_types_.insert(record_type);
}

std::vector<std::string> DocumentNames::rules_used() const {
  return rule_sentences(facts_.dossier->parameters(), facts_.dossier->arrete(),
                        days_of(year_of(periode())).begin, wanted_);
}

std::set<FileId> DocumentNames::files_used() const {
  return files_behind(asked_types_, wanted_, facts_.dossier->knowledge());
}

void DocumentNames::note(records::TerritoireId id, std::string code, const Value& exact,
                         figures::Reach reach) const {
  asked_[{id, std::move(code), reach}] = exact;
}

}  // namespace copil::vocabulary
