#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exports/short_rows.hpp"
#include "exports/translation.hpp"

namespace copil::exports {

/// What ends a line: LF and CRLF, or CR alone as well (old Macs, files put together).
enum class LineEnds { lf, any };

/// How the records of one file are written, and which of their cells are wanted.
struct RowFormat {
  char separator = ';';
  LineEnds line_ends = LineEnds::lf;
  std::vector<int> slots;  ///< for each column of the header, the slot of `cell`, or -1
  std::size_t slot_count = 0;
  std::string header;          ///< the header as written: a copy of it further down is skipped
  bool has_bad_bytes = false;  ///< cells may hold bytes that are not UTF-8: they spoil their row
  std::shared_ptr<const Translation> translation{};  ///< of another system's cells; null: none
};

/// A stretch of a text or file: the records that start in [begin, end). A record starts at `begin`.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What is wrong with a record before its cells are even looked at.
struct RowFault {
  std::size_t column = 0;  ///< from 0, in the header's order; may lie beyond it
  std::string_view value;
  std::string_view reason;  ///< French, static
  bool is_of_all = false;   ///< nothing is known of the other cells, which are empty
};

/// Whether a text ends where its file does, or was cut anywhere.
enum class TextEnd { of_file, cut };

/// A quoted cell that is longer is not closed at all: no spreadsheet holds more (32 767 characters
/// of up to four bytes).
inline constexpr std::size_t kLongestQuoted = std::size_t{1} << 17;

/// Walks the records of a chunk without copying: cells are views of the text, except quoted cells
/// that hold `""`. Blank records and copies of the header are passed over.
class Rows {
 public:
  /// `text` is UTF-8; it and `format` must outlive the walk.
  Rows(std::string_view text, const RowFormat& format, Chunk chunk,
       TextEnd text_end = TextEnd::of_file);

  /// Moves to the next record; false when the chunk has no more, or the text was cut too early.
  bool next();
  /// The text was cut before the end of the chunk's last record: walk it again with more text.
  bool has_run_out() const { return has_run_out_; }

  /// The trimmed, unquoted cell; empty when the record or the header does not have it.
  std::string_view cell(std::size_t slot) const { return cells_[slot]; }
  /// Cells of the record, surplus ones included.
  std::size_t column_count() const { return column_count_; }
  /// What spoils the record as a whole: a quote that nothing closes or that swallows the lines
  /// behind it (the record then ends with its line), a cell beyond the header's last column, a
  /// record in one cell, an end of file in its middle, bytes that are not UTF-8.
  const std::optional<RowFault>& fault() const { return fault_; }
  /// Some cell holds a quote although none opens it.
  bool has_stray_quote() const { return has_stray_quote_; }
  /// Lines of the chunk before the record.
  std::uint64_t line() const { return line_; }
  /// The record as written, without its line end.
  std::string_view text() const { return record_; }

  /// Where the record after this one starts.
  std::size_t next_start() const { return next_start_; }
  /// Lines of the chunk before that.
  std::uint64_t next_line() const { return next_line_; }
  /// Copies of the header that were passed over.
  std::uint64_t header_copies() const { return header_copies_; }
  const ShortRows& short_rows() const { return short_rows_; }
  /// Hands over the texts that some cells are views of (they stay where they are).
  std::deque<std::string> take_unquoted() { return std::move(unquoted_); }

 private:
  bool read_plain_record();
  bool next_record();
  void read_record();
  bool read_quoted(std::size_t open_quote, std::string_view& value);
  void set_cell(std::string_view raw);
  bool is_full_line(std::size_t separators) const;
  bool stands_for_records() const;
  void give_up_quote(std::size_t open_quote, std::uint64_t line, std::string_view reason);
  void give_up_long_quote();
  void judge_shape();
  void judge_bytes();
  void translate();
  std::string_view fault_of_only_cell() const;
  std::size_t line_end_from(std::size_t position) const;
  std::size_t behind_line_end(std::size_t line_end) const;
  bool is_to_skip();
  bool ends_cell(std::size_t position) const;
  bool run_out_at(std::size_t position);
  std::size_t next_mark();
  void load(std::size_t position);

  std::string_view text_;
  const RowFormat& format_;
  std::size_t end_;
  TextEnd text_end_;
  bool has_run_out_ = false;
  std::size_t block_ = 0;    ///< where the 64 bytes that `marks_` tells of start
  std::uint64_t marks_ = 0;  ///< bit i: a separator, quote or line end at block_ + i

  /// A quoted cell of several lines: where and in which column it opens.
  struct LongQuote {
    std::size_t open_quote = 0;
    std::size_t column = 0;
    std::uint64_t line = 0;
    std::size_t first_separators = 0;  ///< on its first line
    std::size_t last_separators = 0;   ///< on its last line
  };

  std::vector<std::string_view> cells_;
  std::string_view record_;
  bool has_stray_quote_ = false;
  bool has_line_end_ = true;
  std::optional<LongQuote> long_quote_;
  std::size_t column_count_ = 0;
  std::optional<RowFault> fault_;
  std::uint64_t line_ = 0;
  std::size_t next_start_;
  std::uint64_t next_line_ = 0;
  std::uint64_t header_copies_ = 0;
  ShortRows short_rows_;
  std::deque<std::string> unquoted_;
};

/// Cuts [begin, end) into chunks of about `bytes`. Each starts after a line end: `after_line_end`
/// tells the place behind the first one from a place on, at most `end`. When it proves to stand
/// inside quotes (the chunk before ends elsewhere, see `Rows::next_start`), the chunk must be
/// walked again from there.
std::vector<Chunk> chunks_of(Chunk whole, std::size_t bytes,
                             const std::function<std::size_t(std::size_t)>& after_line_end);

}  // namespace copil::exports
