#pragma once

#include <cstdint>

namespace copil::exports {

/// Records one after the other that have fewer cells than the header.
struct ShortRun {
  std::uint64_t count = 0;
  std::uint64_t first_line = 0;  ///< lines before the first

  void add(const ShortRun& more) {
    if (count == 0) first_line = more.first_line;
    count += more.count;
  }
};

/// Records that have fewer cells than the header between records that have them all. Spreadsheets
/// leave empty cells out at the end of sixteen rows together, other programs in every row: fewer
/// together, where some row ends with an empty cell that is there, were cut.
struct ShortRows {
  ShortRun cut;                 ///< of the runs between two whole records
  ShortRun leading;             ///< those before the first whole record
  ShortRun trailing;            ///< those after the last one
  bool has_whole = false;       ///< a record has them all
  bool has_empty_ends = false;  ///< some whole record ends with an empty cell

  bool are_cut() const { return cut.count > 0 && has_empty_ends; }
  /// Adds a record that is short, `line` lines after the start.
  void add_short(std::uint64_t line);
  void add_whole(bool has_empty_end);
  /// Adds those of the next chunk, which starts on `line`: the same as if they were one.
  void add(ShortRows next, std::uint64_t line);
};

}  // namespace copil::exports
