#include "records/reading/file_reader.hpp"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <utility>

#include "records/reading/columns.hpp"

// Over 400 lines: one file is read here, block by block, with what must be said of it.
namespace copil::records {

namespace {

/// Marks a number of `ParsedRows::new_jeunes` among true youth numbers.
constexpr JeuneId kNewJeune = JeuneId{1} << 31;

/// Rows between asking for a part of the memory and looking at it.
constexpr std::size_t kAhead = 32;

/// Bytes read beyond a chunk, for its last record to end in.
constexpr std::size_t kBeyond = 4096;

/// How the rows before judge a row's late key.
struct LateCheck {
  enum class Kind { none, unique, known };
  Kind kind = Kind::none;
  Numbering* numbers = nullptr;
  std::string_view fault;
  Numbering* wholes = nullptr;  ///< of rows that may come only once; null: any number of times
  std::string_view repeated{};  ///< the fault of a second one
};

constexpr std::string_view kDuplicate =
    "doublon : une ligne précédente porte déjà cette clé, elle seule est gardée";
// Settled: two payments alike in their four columns are one payment entered twice.
constexpr std::string_view kSamePayment =
    "doublon : une ligne précédente porte déjà ce versement (convention, rang, date et montant), "
    "elle seule est gardée";

template <class T>
concept HasJeune = requires(T table) {
  table.jeune;
};

/// The column that a known key's number goes to, for the tables that refer to another.
std::vector<std::uint32_t>* reference_column(Alertes& table) {
  return &table.cotraitance;
}
std::vector<std::uint32_t>* reference_column(Versements& table) {
  return &table.convention;
}
std::vector<std::uint32_t>* reference_column(Decisions& table) {
  return &table.reunion;
}
template <class T>
std::vector<std::uint32_t>* reference_column(T&) {
  return nullptr;
}

/// Numbers the chunk's youths as far as they are known already.
void find_jeunes(ParsedRows& parsed, const Numbering& known) {
  const std::size_t count = parsed.jeunes.size();
  std::vector<std::uint64_t>& hashes = parsed.hashes;
  hashes.resize(count);
  for (std::size_t i = 0; i < count; ++i) hashes[i] = Numbering::hash(parsed.jeunes[i]);
  parsed.numbers.resize(count);
  known.find_all(parsed.jeunes, hashes, parsed.numbers);
  for (std::size_t i = 0; i < count; ++i) {
    if (parsed.numbers[i] != Numbering::kUnknown) continue;
    parsed.numbers[i] = kNewJeune | parsed.new_jeunes.add(parsed.jeunes[i], hashes[i]).number;
  }
}

/// Gives the youths that were unknown their numbers, in the order of their first row.
void add_new_jeunes(ParsedRows& parsed, Numbering& known) {
  if (parsed.new_jeunes.size() == 0) return;
  std::vector<JeuneId> numbers;
  for (std::uint32_t i = 0; i < parsed.new_jeunes.size(); ++i) {
    numbers.push_back(known.add(parsed.new_jeunes.text(i)).number);
  }
  for (JeuneId& number : parsed.numbers) {
    if (number & kNewJeune) number = numbers[number ^ kNewJeune];
  }
}

template <class T>
class ReaderOf final : public FileReader {
 public:
  ReaderOf(FileId file, exports::Table table, std::size_t chunk_bytes, T& into,
           const Territoires& territoires, References& references, LateCheck check)
      : FileReader(file, std::move(table), chunk_bytes, territoires, references.territoires),
        into_(into),
        references_(references),
        check_(check),
        parsed_(chunk_count()) {}

  void parse(std::size_t chunk) override { parsed_[chunk] = parsed(chunks_[chunk]); }

  void commit(std::size_t chunk, exports::Rejects& rejects) override {
    std::unique_ptr<Parsed> rows = std::exchange(parsed_[chunk], nullptr);
    // The line end where the chunk was cut stood inside quotes: its records start further on.
    if (chunk > 0 && rows->chunk.begin != next_start_) {
      rows = parsed({next_start_, std::max(next_start_, chunks_[chunk].end)});
    }
    judge_late_rows(*rows);
    if constexpr (HasJeune<T>) number_jeunes(*rows);
    count_rows(*rows);
    reserve(chunk);
    append_rows(into_, rows->table);
    add_rejects(*rows, rejects);
    keep_spare(std::move(rows));
    if (chunk + 1 == chunk_count()) spares_.clear();
  }

 private:
  struct Parsed : ParsedRows {
    T table;
  };

  /// Parsed chunks are used again, for the memory they have already.
  std::unique_ptr<Parsed> take_spare() {
    const std::lock_guard lock{spares_lock_};
    if (spares_.empty()) return std::make_unique<Parsed>();
    auto spare = std::move(spares_.back());
    spares_.pop_back();
    return spare;
  }

  void keep_spare(std::unique_ptr<Parsed> rows) {
    clear(*rows);
    const std::lock_guard lock{spares_lock_};
    spares_.push_back(std::move(rows));
  }

  std::unique_ptr<Parsed> parsed(exports::Chunk chunk) {
    auto result = take_spare();
    // Nearly always the last record ends soon after the chunk; if not, again with more.
    for (std::size_t beyond = kBeyond; !parse_text(chunk, beyond, *result); beyond *= 8) {
      clear(*result);
    }
    if constexpr (HasJeune<T>) {
      if (check_.kind == LateCheck::Kind::none) {
        const std::shared_lock lock{references_.jeunes_lock};
        find_jeunes(*result, references_.jeunes);
      }
    }
    return result;
  }

  /// False when the text `beyond` the chunk was not enough to end its last record.
  bool parse_text(exports::Chunk chunk, std::size_t beyond, Parsed& result) {
    const exports::Content& content = table_.content;
    const std::size_t end = std::min(chunk.end + beyond, content.end());
    result.chunk = chunk;
    result.is_short = !content.read(chunk.begin, end, result.text);
    const std::string_view own = content.first_bytes(result.text, chunk.end - chunk.begin);
    exports::Rows rows{result.text,
                       table_.format,
                       {0, own.size()},
                       end == content.end() ? exports::TextEnd::of_file : exports::TextEnd::cut};
    RowReader row{table_, rows, territoires_, references_.territoires};
    if (check_.kind != LateCheck::Kind::none) result.late.reserve((chunk.end - chunk.begin) / 32);
    while (rows.next()) parse_row(row, rows, result);
    const std::string_view walked = std::string_view{result.text}.substr(0, rows.next_start());
    result.next_start = std::min(chunk.begin + content.bytes_of(walked), content.end());
    result.lines = rows.next_line();
    result.header_copies = rows.header_copies();
    result.short_rows = rows.short_rows();
    result.times = row.times();
    result.unquoted = rows.take_unquoted();
    result.composed = row.take_composed();
    return !rows.has_run_out();
  }

  static void clear(Parsed& rows) {
    rows.clear();
    for_each_column(rows.table, [](auto& column) { column.clear(); });
  }

  void parse_row(RowReader& row, const exports::Rows& rows, Parsed& result) {
    row.start();
    const std::string_view jeune = read_row(row, result.table);
    ++result.read;
    std::uint32_t sound = kNone;
    std::uint32_t reject = kNone;
    if (row.is_faulty()) {
      reject = static_cast<std::uint32_t>(result.rejects.size());
      result.rejects.push_back({rows.line(), *row.blame(), rows.text()});
    } else {
      sound = result.sound++;
      if constexpr (HasJeune<T>) result.jeunes.push_back(jeune);
    }
    if (check_.kind == LateCheck::Kind::none || !row.late_key()) return;
    const LateKey& key = *row.late_key();
    result.late.push_back(
        {key, Numbering::hash(key.text), sound, reject, rows.line(), rows.text()});
  }

  /// Rejects the sound rows whose key is taken (or unknown). A row rejected already is nobody's
  /// first row, but is blamed for its key when that column comes first.
  void judge_late_rows(Parsed& rows) {
    const std::unique_lock lock{references_.jeunes_lock};  // jeunes.csv adds to them
    std::vector<std::uint32_t> dropped;
    for (std::size_t i = 0; i < rows.late.size(); ++i) {
      if (i + kAhead < rows.late.size()) check_.numbers->prefetch_slot(rows.late[i + kAhead].hash);
      const LateRow& late = rows.late[i];
      const std::size_t position = table_.positions[late.key.column];
      const bool is_sound = late.sound != kNone;
      if (!is_sound && !rows.rejects[late.reject].blame.yields_to(position)) continue;
      const bool is_right = is_key_right(late, rows);
      if (is_right && !is_repeated(late)) continue;
      const Blame blame =
          is_right ? blame_for_whole(late) : Blame{position, late.key.value, check_.fault};
      if (is_sound) {
        dropped.push_back(late.sound);
        rows.rejects.push_back({late.line, blame, late.row});
      } else {
        rows.rejects[late.reject].blame = blame;
      }
    }
    if (dropped.empty()) return;
    std::sort(rows.rejects.begin(), rows.rejects.end(),
              [](const auto& a, const auto& b) { return a.line < b.line; });
    for_each_column(rows.table, [&](auto& column) { drop_from(column, dropped); });
    drop_from(rows.jeunes, dropped);
    rows.sound -= static_cast<std::uint32_t>(dropped.size());
  }

  bool is_key_right(const LateRow& late, Parsed& rows) {
    Numbering& numbers = *check_.numbers;
    const bool is_sound = late.sound != kNone;
    if (check_.kind == LateCheck::Kind::unique && is_sound) {
      return numbers.add(late.key.text, late.hash).is_new;
    }
    const std::uint32_t number = numbers.find(late.key.text, late.hash);
    if (check_.kind == LateCheck::Kind::unique) return number == Numbering::kUnknown;
    // A row that is dropped leaves its number too: `drop_from` takes both away.
    if (is_sound && reference_column(rows.table)) reference_column(rows.table)->push_back(number);
    return number != Numbering::kUnknown;
  }

  /// True for a sound row that may come only once and came before.
  bool is_repeated(const LateRow& late) {
    if (check_.wholes == nullptr || late.sound == kNone) return false;
    return !check_.wholes->add(late.key.whole, Numbering::hash(late.key.whole)).is_new;
  }

  Blame blame_for_whole(const LateRow& late) const {
    return {table_.positions[late.key.whole_column], late.key.whole_value, check_.repeated};
  }

  void number_jeunes(Parsed& rows) {
    const std::unique_lock lock{references_.jeunes_lock};
    if (check_.kind != LateCheck::Kind::none) find_jeunes(rows, references_.jeunes);
    add_new_jeunes(rows, references_.jeunes);
    rows.table.jeune.swap(rows.numbers);
  }

  /// Once the first chunk tells how long rows are, room for all of them.
  void reserve(std::size_t chunk) {
    if (chunk != 0 || chunks_.size() < 2) return;
    const std::size_t bytes = next_start_ - table_.first_row;
    const std::size_t all_bytes = chunks_.back().end - table_.first_row;
    std::size_t rows = count_.kept * all_bytes / bytes;
    rows += rows / 50;
    for_each_column(into_, [&](auto& column) { reserve_column(column, column.size() + rows); });
    if (check_.kind == LateCheck::Kind::unique) {
      const std::unique_lock lock{references_.jeunes_lock};
      check_.numbers->reserve(check_.numbers->size() + rows);
    }
  }

  T& into_;
  References& references_;
  LateCheck check_;
  std::vector<std::unique_ptr<Parsed>> parsed_;
  std::vector<std::unique_ptr<Parsed>> spares_;
  std::mutex spares_lock_;
};

}  // namespace

/// The first of the columns that the layout has, or its column count.
std::size_t column_among(const exports::Layout& layout,
                         std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      if (layout.columns[i].name == name) return i;
    }
  }
  return layout.columns.size();
}

FileReader::FileReader(FileId file, exports::Table table, std::size_t chunk_bytes,
                       const Territoires& territoires, const Numbering& codes)
    : file_(file),
      table_(std::move(table)),
      territoires_(territoires),
      codes_(codes),
      place_column_(column_among(table_.layout, {"mission_locale", "structure", "territoire"})),
      jeune_column_(column_among(table_.layout, {"jeune"})),
      chunks_(exports::chunks_of(
          {table_.first_row, table_.content.end()}, chunk_bytes,
          [this](std::size_t place) { return table_.content.after_line_end(place); })),
      next_start_(table_.first_row),
      next_line_(table_.first_line) {
  count_.is_present = true;
  count_.bytes = table_.content.byte_count();
  count_.columns = table_.columns_found();
}

void add_reject(exports::Rejects& rejects, const exports::Table& table, std::uint64_t line,
                const Blame& blame, std::string_view row, std::string_view mission_locale,
                std::string_view jeune) {
  const exports::RowPlace place = table.place_of(line, blame.position);
  const std::string_view source =
      table.name == table.layout.file ? std::string_view{} : std::string_view{table.name};
  rejects.add({table.layout.file, place.line, table.column_name(blame.position), blame.value,
               blame.reason, row, mission_locale, jeune, source, place.spot});
}

void ParsedRows::clear() {
  read = 0;
  sound = 0;
  rejects.clear();
  late.clear();
  jeunes.clear();
  numbers.clear();
  new_jeunes = {};
  unquoted.clear();
  composed.clear();
}

void FileReader::count_rows(const ParsedRows& parsed) {
  count_.read += parsed.read;
  count_.kept += parsed.sound;
  count_.rejected += parsed.rejects.size();
  header_copies_ += parsed.header_copies;
  short_rows_.add(parsed.short_rows, next_line_);
  times_.add(parsed.times);
  next_start_ = parsed.next_start;
  is_short_ = is_short_ || parsed.is_short;
  assert(count_.read == count_.kept + count_.rejected);
}

void FileReader::add_rejects(ParsedRows& parsed, exports::Rejects& rejects) {
  for (const PendingReject& reject : parsed.rejects) {
    // Whom the row is about is only asked of rejected rows: their cells are read again.
    exports::Rows cells{reject.row, table_.format, {0, reject.row.size()}};
    const bool has_cells = cells.next();
    const auto cell = [&](std::size_t slot) {
      return has_cells && slot < table_.format.slot_count ? cells.cell(slot) : std::string_view{};
    };
    const auto cited = cited_ ? cited_->find(cell(cited_column_)) : Numbering::kUnknown;
    const auto mission = cited == Numbering::kUnknown ? mission_locale_of(cell(place_column_))
                                                      : mission_locale_at((*cited_places_)[cited]);
    add_reject(rejects, table_, next_line_ + reject.line, reject.blame, reject.row, mission,
               cell(jeune_column_));
  }
  next_line_ += parsed.lines;
}

/// The mission locale at or above the place; a code that nobody knows is as good as one.
std::string_view FileReader::mission_locale_of(std::string_view place) const {
  const TerritoireId id = place.empty() ? kNone : codes_.find(place);
  return id == kNone ? place : mission_locale_at(id);
}

std::string_view FileReader::mission_locale_at(TerritoireId id) const {
  const TerritoireId mission = territoires_.enclosing(id, TypeTerritoire::mission_locale);
  return mission == kNone ? std::string_view{} : territoires_.code[mission];
}

void FileReader::place_by(std::string_view column, const Numbering& rows,
                          const std::vector<TerritoireId>& places) {
  cited_column_ = column_among(table_.layout, {column});
  cited_ = &rows;
  cited_places_ = &places;
}

std::unique_ptr<FileReader> make_reader(FileId file, exports::Table table, std::size_t chunk_bytes,
                                        Records& records, References& references) {
  using Kind = LateCheck::Kind;
  const auto made = [&]<class T>(T& into, LateCheck check = {}) -> std::unique_ptr<FileReader> {
    return std::make_unique<ReaderOf<T>>(file, std::move(table), chunk_bytes, into,
                                         records.territoires, references, check);
  };
  const auto unique = [](Numbering& numbers) {
    return LateCheck{Kind::unique, &numbers, kDuplicate};
  };
  switch (file) {
    case FileId::territoires:
      break;
    case FileId::objectifs:
      return made(records.objectifs, unique(references.objectifs));
    case FileId::jeunes:
      return made(records.jeunes, unique(references.jeunes));
    case FileId::cotraitances:
      return made(records.cotraitances, unique(references.cotraitances));
    case FileId::inscriptions:
      return made(records.inscriptions);
    case FileId::alertes: {
      auto reader = made(records.alertes, {Kind::known, &references.cotraitances,
                                           "co-traitance inconnue de cotraitances.csv"});
      reader->place_by("cotraitance", references.cotraitances, records.cotraitances.mission_locale);
      return reader;
    }
    case FileId::civis:
      return made(records.civis);
    case FileId::accompagnements:
      return made(records.accompagnements);
    case FileId::services:
      return made(records.services);
    case FileId::actions:
      return made(records.actions, unique(references.actions));
    case FileId::conventions:
      return made(records.conventions, unique(references.conventions));
    case FileId::versements: {
      auto reader = made(records.versements, {Kind::known, &references.conventions,
                                              "convention inconnue de conventions.csv",
                                              &references.versements, kSamePayment});
      reader->place_by("convention", references.conventions, records.conventions.territoire);
      return reader;
    }
    case FileId::evaluations_mrs:
      return made(records.evaluations_mrs);
    case FileId::prescriptions_pops:
      return made(records.prescriptions_pops);
    case FileId::series:
      return made(records.series);
    case FileId::reunions:
      return made(records.reunions, unique(references.reunions));
    case FileId::membres:
      return made(records.membres);
    case FileId::decisions:
      return made(records.decisions,
                  {Kind::known, &references.reunions, "réunion inconnue de reunions.csv",
                   &references.decisions, kDuplicate});
    case FileId::plan_actions:
      return made(records.plan_actions);
    case FileId::agents:
      return made(records.agents);
    case FileId::transmissions:
      return made(records.transmissions);
  }
  assert(false && "territoires.csv has its own reader");
  return nullptr;
}

}  // namespace copil::records
