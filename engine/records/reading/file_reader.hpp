#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "exports/rejects.hpp"
#include "exports/table.hpp"
#include "records/columns/numbering.hpp"
#include "records/reading/files.hpp"
#include "records/records.hpp"

/// Inside the room: reads one file chunk by chunk. Parsing runs on several threads, committing in
/// the rows' order; only committing changes what others see.
namespace copil::records {

/// What rows refer to. `jeunes` is read and added to under `jeunes_lock`; the others are touched
/// by commits alone.
struct References {
  Numbering territoires;   ///< by code, numbered as TerritoireId; complete before any other file
  Numbering jeunes;        ///< numbered as JeuneId
  Numbering cotraitances;  ///< numbered as CotraitanceId
  Numbering conventions;   ///< numbered as ConventionId
  Numbering actions;
  Numbering objectifs;   ///< year, territory and day together
  Numbering versements;  ///< convention, rank, day and amount together
  Numbering reunions;    ///< numbered as ReunionId
  Numbering decisions;
  std::shared_mutex jeunes_lock;
};

/// A row that is not kept, while its chunk's cells are at hand.
struct PendingReject {
  std::uint64_t line = 0;  ///< lines of the chunk before it
  Blame blame;
  std::string_view row;
};

/// A row, sound or not, that waits for the rows before it to be judged.
struct LateRow {
  LateKey key;
  std::uint64_t hash = 0;        ///< of the key
  std::uint32_t sound = kNone;   ///< its index among the chunk's sound rows, or
  std::uint32_t reject = kNone;  ///< its index among the chunk's rejects
  std::uint64_t line = 0;        ///< lines of the chunk before it
  std::string_view row;
};

/// What parsing a chunk gives, whatever the file.
struct ParsedRows {
  exports::Chunk chunk;        ///< places in the file
  std::string text;            ///< of the chunk and a little more; views below look at it
  bool is_short = false;       ///< the file no longer has all of it
  std::size_t next_start = 0;  ///< place in the file
  std::uint64_t lines = 0;
  std::uint64_t header_copies = 0;
  exports::ShortRows short_rows;
  TimesOfDay times;
  std::uint64_t read = 0;
  std::uint32_t sound = 0;
  std::vector<PendingReject> rejects;
  std::vector<LateRow> late;
  std::vector<std::string_view> jeunes;        ///< of the sound rows
  std::vector<std::uint64_t> hashes;           ///< of these
  std::vector<JeuneId> numbers;                ///< of these
  Numbering new_jeunes;                        ///< those that nobody had when the chunk was parsed
  std::deque<std::string> unquoted, composed;  ///< what some views look at

  /// Forgets the rows, keeps the memory.
  void clear();
};

/// One file on its way into the records.
class FileReader {
 public:
  virtual ~FileReader() = default;

  FileId file() const { return file_; }
  const exports::Table& table() const { return table_; }
  std::size_t chunk_count() const { return chunks_.size(); }

  /// Parses a chunk; several may run at once.
  virtual void parse(std::size_t chunk) = 0;
  /// Takes a parsed chunk into the records; in order, one at a time.
  virtual void commit(std::size_t chunk, exports::Rejects& rejects) = 0;

  /// Rows that bear no place are where the row is that their `column` cites: by its number among
  /// `rows`, in `places`. Both are complete when this file's rejects are added.
  void place_by(std::string_view column, const Numbering& rows,
                const std::vector<TerritoireId>& places);

  const FileCount& count() const { return count_; }
  /// Bytes committed so far (of the text, which another encoding may have made longer).
  std::uint64_t committed_bytes() const { return next_start_; }
  /// Physical lines committed so far, title lines and header included.
  std::uint64_t lines() const { return next_line_ - 1; }
  std::uint64_t header_copies() const { return header_copies_; }
  /// Rows with fewer cells than the header; `first_line` is one of the table's text.
  const exports::ShortRows& short_rows() const { return short_rows_; }
  const TimesOfDay& times() const { return times_; }
  /// The file proved shorter than it was, or was written to: what was read is worth nothing.
  bool has_file_changed() const { return is_short_ || table_.content.has_changed(); }

 protected:
  FileReader(FileId file, exports::Table table, std::size_t chunk_bytes,
             const Territoires& territoires, const Numbering& codes);
  void add_rejects(ParsedRows& parsed, exports::Rejects& rejects);
  std::string_view mission_locale_of(std::string_view place) const;
  std::string_view mission_locale_at(TerritoireId id) const;
  void count_rows(const ParsedRows& parsed);

  FileId file_;
  exports::Table table_;
  const Territoires& territoires_;
  const Numbering& codes_;  ///< of the territories
  std::size_t place_column_;
  std::size_t jeune_column_;
  std::size_t cited_column_ = 0;
  const Numbering* cited_ = nullptr;
  const std::vector<TerritoireId>* cited_places_ = nullptr;
  std::vector<exports::Chunk> chunks_;
  FileCount count_;
  std::size_t next_start_;
  std::uint64_t next_line_;
  std::uint64_t header_copies_ = 0;
  exports::ShortRows short_rows_;
  TimesOfDay times_;
  bool is_short_ = false;
};

/// Adds a rejected row, whose record is on that line of the table's text.
void add_reject(exports::Rejects& rejects, const exports::Table& table, std::uint64_t line,
                const Blame& blame, std::string_view row, std::string_view mission_locale,
                std::string_view jeune);

/// A reader for every file but territoires.csv, into its table of `records`.
std::unique_ptr<FileReader> make_reader(FileId file, exports::Table table, std::size_t chunk_bytes,
                                        Records& records, References& references);

}  // namespace copil::records
