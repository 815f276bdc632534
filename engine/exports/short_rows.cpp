#include "exports/short_rows.hpp"

#include <initializer_list>

namespace copil::exports {

namespace {

/// Rows in which Excel writes the same number of cells.
constexpr std::uint64_t kSpreadsheetBlock = 16;

}  // namespace

void ShortRows::add_short(std::uint64_t line) {
  (has_whole ? trailing : leading).add({1, line});
}

void ShortRows::add_whole(bool has_empty_end) {
  if (trailing.count > 0 && trailing.count < kSpreadsheetBlock) cut.add(trailing);
  trailing = {};
  has_whole = true;
  has_empty_ends = has_empty_ends || has_empty_end;
}

void ShortRows::add(ShortRows next, std::uint64_t line) {
  for (ShortRun* run : {&next.cut, &next.leading, &next.trailing}) run->first_line += line;
  if (next.leading.count > 0) (has_whole ? trailing : leading).add(next.leading);
  if (!next.has_whole) return;
  add_whole(next.has_empty_ends);
  if (next.cut.count > 0) cut.add(next.cut);
  trailing = next.trailing;
}

}  // namespace copil::exports
