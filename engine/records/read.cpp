#include "records/read.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <numeric>
#include <utility>

#include "diagnostics/warning.hpp"
#include "exports/table.hpp"
#include "records/doubting/doubts.hpp"
#include "records/doubting/same_parts.hpp"
#include "records/reading/file_reader.hpp"
#include "records/reading/files.hpp"
#include "records/reading/found_files.hpp"
#include "records/reading/hopeless.hpp"
#include "records/reading/ordered.hpp"
#include "records/reading/rapprochements.hpp"
#include "records/reading/territoires.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

/// Excel's last row: an export cut there has very likely lost the rest.
constexpr std::uint64_t kExcelRows = 1'048'576;

/// Adds the count of a part: a column is there when all parts have it.
void add_part(FileCount& file, const FileCount& part) {
  file.columns = file.is_present ? file.columns & part.columns : part.columns;
  file.is_present = true;
  file.read += part.read;
  file.kept += part.kept;
  file.rejected += part.rejected;
  file.bytes += part.bytes;
}

using FileOffer = std::pair<FileId, const sources::Offer*>;

/// The places of the offers, the largest first: a large one begun last would leave all threads but
/// one with nothing to do.
std::vector<std::size_t> by_size(const std::vector<FileOffer>& offers) {
  std::vector<std::size_t> places(offers.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return offers[a].second->bytes > offers[b].second->bytes;
  });
  return places;
}

/// One reading of one folder.
class FolderReading {
 public:
  FolderReading(FoundFiles found, const Correspondances& correspondances,
                const ReadOptions& options)
      : options_(options), correspondances_(correspondances), found_(std::move(found)) {
    reading_.records.folder = found_.found.folder;
  }

  Checked<Reading> run();

 private:
  void choose_files();
  void open_files();
  void open_rapprochements();
  void join_rapprochements();
  void take_table(FileId file, const std::string& input, Checked<exports::Table> table);
  bool read_tree();
  void read_rows();
  void complain_of_changed_files();
  void finish();
  void complain_of_hopeless_files();
  void doubt();
  void warn_of(const exports::Table& table, std::uint64_t lines, std::uint64_t header_copies);
  void warn_of_rows(const FileReader& reader);
  void report(FileId file);

  const ReadOptions& options_;
  const Correspondances& correspondances_;
  const FoundFiles found_;
  std::vector<FileId> files_;
  std::vector<exports::Table> territoires_;  ///< the parts of the file
  std::vector<exports::Table> rapprochements_;
  std::vector<std::pair<FileId, exports::Table>> tables_;
  std::vector<std::unique_ptr<FileReader>> readers_;
  References references_;
  Progress progress_;
  Diagnostics errors_;
  Reading reading_;
};

Checked<Reading> FolderReading::run() {
  choose_files();
  open_files();
  open_rapprochements();
  if (!errors_.empty() || !read_tree()) return errors_;
  read_rows();
  complain_of_changed_files();
  if (!errors_.empty()) return errors_;
  finish();
  if (!rapprochements_.empty()) join_rapprochements();
  complain_of_hopeless_files();
  if (!errors_.empty()) return errors_;
  doubt();
  return std::move(reading_);
}

void FolderReading::choose_files() {
  std::vector<bool> wanted(kFileCount, false);
  const auto want = [&](FileId file) { wanted[static_cast<std::size_t>(file)] = true; };
  want(FileId::territoires);
  for (const FileId file : options_.needed) {
    want(file);
    if (file == FileId::alertes) want(FileId::cotraitances);
    if (file == FileId::versements) want(FileId::conventions);
    if (file == FileId::decisions) want(FileId::reunions);
  }
  for (std::size_t i = 0; i < kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    const bool is_there = found_.has(file);
    if (wanted[i] && !is_there) errors_.push_back(absent_error(found_, file));
    if (is_there && (wanted[i] || options_.needed.empty())) files_.push_back(file);
  }
  errors_.insert(errors_.end(), found_.found.errors.begin(), found_.found.errors.end());
  const auto warn = [&](const Diagnostics& more) {
    reading_.warnings.insert(reading_.warnings.end(), more.begin(), more.end());
  };
  if (!found_.is_database) {
    warn(options_.needed.empty() ? unread_warnings(found_) : unread_parts(found_, files_));
    warn(lacking_parts(found_, files_));
  }
  warn(found_.found.warnings);
}

void FolderReading::open_files() {
  std::vector<FileOffer> offers;
  for (const FileId file : files_) {
    for (const auto& offer : found_.offers(file)) offers.emplace_back(file, &offer);
  }
  std::vector<std::optional<Checked<exports::Table>>> opened(offers.size());
  const auto largest_first = by_size(offers);
  in_any_order(options_.jobs, offers.size(), [&](std::size_t turn) {
    const std::size_t i = largest_first[turn];
    opened[i] =
        open_offer(*offers[i].second, static_cast<std::size_t>(offers[i].first), correspondances_);
  });
  for (std::size_t i = 0; i < offers.size(); ++i) {
    take_table(offers[i].first, offers[i].second->input, std::move(*opened[i]));
  }
  if (!errors_.empty()) return;  // A file given twice is told already.
  const Diagnostics same = same_part_errors(tables_);
  errors_.insert(errors_.end(), same.begin(), same.end());
}

void FolderReading::open_rapprochements() {
  for (const auto& offer : found_.rapprochements()) {
    auto table = open_offer(offer, kFileCount, correspondances_);
    if (table) {
      rapprochements_.push_back(std::move(*table));
    } else {
      errors_.insert(errors_.end(), table.error().begin(), table.error().end());
    }
  }
}

void FolderReading::take_table(FileId file, const std::string& input,
                               Checked<exports::Table> table) {
  if (!table) {
    errors_.insert(errors_.end(), table.error().begin(), table.error().end());
    return;
  }
  progress_.total_bytes += table->content.byte_count();
  reading_.records.inputs[static_cast<std::size_t>(file)].push_back({input, {}});
  if (file == FileId::territoires) {
    territoires_.push_back(std::move(*table));
  } else {
    tables_.emplace_back(file, std::move(*table));
  }
}

bool FolderReading::read_tree() {
  auto read = read_territoires(territoires_, reading_.rejects);
  if (!read) {
    errors_ = read.error();
    return false;
  }
  reading_.records.territoires = std::move(read->territoires);
  for (std::size_t i = 0; i < territoires_.size(); ++i) {
    reading_.records.inputs[0][i].count = read->parts[i];
    add_part(reading_.records.counts[0], read->parts[i]);
  }
  references_.territoires = std::move(read->codes);
  for (std::size_t i = 0; i < territoires_.size(); ++i) {
    warn_of(territoires_[i], 0, read->header_copies[i]);
  }
  progress_.rows = reading_.records.counts[0].read;
  progress_.bytes = reading_.records.counts[0].bytes;
  return true;
}

void FolderReading::read_rows() {
  std::vector<std::pair<FileReader*, std::size_t>> chunks;
  for (auto& [file, table] : tables_) {
    readers_.push_back(
        make_reader(file, std::move(table), options_.chunk_bytes, reading_.records, references_));
    for (std::size_t i = 0; i < readers_.back()->chunk_count(); ++i) {
      chunks.emplace_back(readers_.back().get(), i);
    }
  }
  in_order(
      options_.jobs, chunks.size(),
      [&](std::size_t i) { chunks[i].first->parse(chunks[i].second); },
      [&](std::size_t i) {
        chunks[i].first->commit(chunks[i].second, reading_.rejects);
        report(chunks[i].first->file());
      });
}

void FolderReading::report(FileId file) {
  if (!options_.on_progress) return;
  progress_.file = file;
  progress_.rows = reading_.records.counts[0].read;
  progress_.bytes = reading_.records.counts[0].bytes;
  for (const auto& reader : readers_) {
    progress_.rows += reader->count().read;
    progress_.bytes += reader->committed_bytes();
  }
  options_.on_progress(progress_);
}

void FolderReading::complain_of_changed_files() {
  const auto complain = [&](const exports::Table& table) {
    Diagnostic error = plain_error("le fichier a changé pendant sa lecture : rien n'en est retenu",
                                   {"attendez que son écriture soit finie, puis relancez"});
    error.place = {table.path};
    errors_.push_back(error);
  };
  for (const auto& part : territoires_) {
    if (part.content.has_changed()) complain(part);
  }
  for (const auto& part : rapprochements_) {
    if (part.content.has_changed()) complain(part);
  }
  for (const auto& reader : readers_) {
    if (reader->has_file_changed()) complain(reader->table());
  }
}

void FolderReading::finish() {
  Records& records = reading_.records;
  std::array<std::size_t, kFileCount> next_input{};
  for (const auto& reader : readers_) {
    const auto index = static_cast<std::size_t>(reader->file());
    records.inputs[index][next_input[index]++].count = reader->count();
    add_part(records.counts[index], reader->count());
    warn_of(reader->table(), reader->lines(), reader->header_copies());
    warn_of_rows(*reader);
  }
  records.cotraitances.code = references_.cotraitances.take_texts();
  Jeunes& jeunes = records.jeunes;
  const std::size_t listed = jeunes.naissance.size();
  jeunes.code = references_.jeunes.take_texts();
  const std::size_t count = jeunes.code.size();
  jeunes.is_listed.assign(listed, true);
  jeunes.is_listed.resize(count, false);
  jeunes.naissance.resize(count, Day::unknown);
  jeunes.sexe.resize(count, Sexe::inconnu);
  jeunes.zone.resize(count);
  jeunes.niveau.resize(count, 0);
  jeunes.handicap.resize(count, false);
}

/// Two pseudonyms of one person are one youth in every table.
void FolderReading::join_rapprochements() {
  Records& records = reading_.records;
  const RapprochementsRead read = read_rapprochements(rapprochements_, reading_.rejects);
  const std::string& path = rapprochements_.front().path;
  records.rapprochements_name = found_.rapprochements().front().input;
  records.rapprochements = read.count;
  for (std::size_t i = 0; i < rapprochements_.size(); ++i) {
    warn_of(rapprochements_[i], 0, read.header_copies[i]);
  }
  const Diagnostics warnings = join_youths(records, read.groups, path);
  reading_.warnings.insert(reading_.warnings.end(), warnings.begin(), warnings.end());
  if (read.count.read == 0 || read.count.kept > 0) return;
  const Diagnostic error = hopeless_error(path, kRapprochementsFile, read.count, reading_.rejects);
  (options_.hopeless == Hopeless::stops ? errors_ : reading_.hopeless).push_back(error);
}

/// A figure counted in nothing would look like a figure.
void FolderReading::complain_of_hopeless_files() {
  for (const FileId file : files_) {
    const FileCount& count = reading_.records.count(file);
    if (count.read == 0 || count.kept > 0) continue;
    const Diagnostic error =
        hopeless_error(found_.path(file), file_name(file), count, reading_.rejects);
    (options_.hopeless == Hopeless::stops ? errors_ : reading_.hopeless).push_back(error);
  }
}

void FolderReading::doubt() {
  std::vector<std::pair<FileId, std::string>> paths;
  for (const FileId file : files_) paths.emplace_back(file, found_.path(file));
  const Diagnostics doubts = doubts_of(reading_.records, paths, options_.jobs);
  reading_.warnings.insert(reading_.warnings.end(), doubts.begin(), doubts.end());
}

void FolderReading::warn_of(const exports::Table& table, std::uint64_t lines,
                            std::uint64_t header_copies) {
  Diagnostics& warnings = reading_.warnings;
  warnings.insert(warnings.end(), table.warnings.begin(), table.warnings.end());
  const auto warn = [&](std::string message, std::vector<std::string> hints) {
    warnings.push_back(plain_warning(std::move(message), std::move(hints), {table.path}));
  };
  if (header_copies == 1) warn("l'en-tête est répété plus bas : cette ligne est passée", {});
  if (header_copies > 1) {
    warn("l'en-tête est répété " + std::to_string(header_copies) +
             " fois plus bas : ces lignes sont passées",
         {});
  }
  if (lines == kExcelRows) {
    warn("le fichier s'arrête à 1 048 576 lignes, la limite d'Excel : il est sans doute coupé",
         {"exportez de nouveau les données sans passer par Excel"});
  }
}

/// What no row is rejected for, but all of them together tell.
void FolderReading::warn_of_rows(const FileReader& reader) {
  const auto warn = [&](std::string message, std::string hint, Place place) {
    reading_.warnings.push_back(
        plain_warning(std::move(message), {std::move(hint)}, std::move(place)));
  };
  if (reader.short_rows().are_cut()) {
    const exports::ShortRun& cut = reader.short_rows().cut;
    warn((cut.count == 1 ? "une ligne a" : std::to_string(cut.count) + " lignes ont") +
             std::string{" moins de cellules que l'en-tête, entre des lignes qui les ont toutes"},
         "ce qui y manque est lu comme vide, et a sans doute été coupé : exportez de nouveau le "
         "fichier",
         reader.table().message_place(cut.first_line));
  }
  constexpr std::uint64_t kFewTimes = 3;
  const TimesOfDay& times = reader.times();
  if (times.all >= kFewTimes && times.eves == times.all) {
    warn(
        "toutes les heures sont 22 h ou 23 h justes : l'export est en temps universel, et chaque "
        "jour y est la veille du bon",
        "exportez les dates sans heure, ou à l'heure de Paris", {reader.table().path});
  }
}

}  // namespace

Checked<Reading> read_folder(const std::string& folder, const ReadOptions& options) {
  const bool is_database = warehouse::is_address(folder);
  const auto correspondances = load_correspondances(is_database ? std::string{} : folder,
                                                    options.correspondances, options.dated_names);
  if (!correspondances) return correspondances.error();
  if (is_database) {
    const auto database = warehouse::Database::open(folder);
    if (!database) return database.error();
    return FolderReading{find_tables(*database, *correspondances), *correspondances, options}.run();
  }
  std::error_code trouble;
  if (!fs::is_directory(folder, trouble)) {
    Diagnostic error = plain_error(
        fs::exists(folder, trouble) ? "le dossier de données est attendu, un fichier a été trouvé"
                                    : "le dossier de données n'existe pas",
        {"vérifiez le chemin donné par --donnees"});
    error.place = {folder};
    return Diagnostics{error};
  }
  return FolderReading{find_files(folder, *correspondances), *correspondances, options}.run();
}

std::vector<std::string> input_files(const std::string& folder) {
  if (warehouse::is_address(folder)) return {};
  const auto correspondances = load_correspondances(folder, {}, {});
  auto names =
      find_files(folder, correspondances ? *correspondances : Correspondances{}).found.inputs();
  for (const auto& name : correspondance_files(folder)) names.push_back(name);
  return names;
}

}  // namespace copil::records
