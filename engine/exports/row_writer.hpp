#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "exports/dialect/content.hpp"
#include "exports/input_file.hpp"

namespace copil::exports {

/// Writes records, cell by cell, as the text of a source: UTF-8, `;`, LF, quotes where needed. The
/// text stands in a file in memory, outside the process's own.
class RowWriter {
 public:
  explicit RowWriter(std::uint64_t most_bytes);
  ~RowWriter();
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  /// Adds a cell to the record. Line ends within become LF; `text` is UTF-8.
  void cell(std::string_view text);
  /// Ends the record.
  void end_row();
  /// Writes a whole record, of one cell at least: the same as its cells one by one, and its end.
  void row(std::span<const std::string_view> cells);
  /// True when nothing more is taken: `finish` says why.
  bool has_failed() const { return has_failed_; }
  /// The line of the text (from 1) where the record being written starts.
  std::uint64_t line() const { return line_; }

  /// The text written, as that of `file`, which `path` names in messages; the writer is empty
  /// afterwards. Errors: the memory is lacking, more than `most_bytes`, those of `Content::of`.
  Checked<Content> finish(InputFile file, const std::string& path);

 private:
  bool write_plain(std::span<const std::string_view> cells);
  void flush();

  std::uint64_t most_bytes_;
  int descriptor_;
  std::string block_;
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t line_ends_ = 0;  ///< within the record's cells
  bool is_first_cell_ = true;
  bool has_failed_;
};

}  // namespace copil::exports
