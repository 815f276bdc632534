#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "exports/row_writer.hpp"
#include "exports/source.hpp"

namespace copil::spreadsheets {

/// What no spreadsheet program goes beyond.
inline constexpr std::uint64_t kMostRows = 1'048'576;
inline constexpr std::size_t kMostColumns = 16'384;
/// Bytes of a cell's text: 32 767 characters of up to four.
inline constexpr std::size_t kLongestCell = std::size_t{1} << 17;

/// What a sheet has that its rows do not show.
struct SheetFindings {
  std::uint64_t hidden_rows = 0;    ///< that hold something, and that a filter or a person hides
  std::uint64_t merged_blocks = 0;  ///< merged cells of several rows, below the header
  std::string first_merged;         ///< the first one's upper left cell
};

/// Gathers a sheet's rows as the text of a source, with their places. Empty rows are left out;
/// short ones have as many cells as the header, as an export of text would write them.
class SheetRows {
 public:
  SheetRows();

  /// The cell in that column (from 0) of the row under way: empty until written to. Columns come in
  /// any order.
  std::string& cell(std::size_t column);
  /// Ends the row; it is the `repeats` rows from `number` (from 1) on. Numbers grow.
  void end_row(std::uint64_t number, std::uint64_t repeats = 1);
  /// True when nothing more is taken: `finish` says why.
  bool has_failed() const { return writer_.has_failed(); }

  /// The source; `file` tells of changes on disk.
  Checked<exports::Source> finish(exports::InputFile file, const std::string& path,
                                  const std::string& name);

 private:
  /// From that line of the text on, lines are rows, one a line.
  struct Run {
    std::uint64_t line;
    std::uint64_t row;
  };
  class RunPlaces;

  exports::RowWriter writer_;
  std::vector<std::string> cells_;
  std::size_t cell_count_ = 0;
  std::size_t rows_written_ = 0;
  std::size_t width_ = 0;  ///< of the header, as far as the first rows tell
  std::vector<Run> runs_;
};

}  // namespace copil::spreadsheets
