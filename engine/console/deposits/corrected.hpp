#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// One row of a file of text, taken apart and written again.
namespace copil::console {

/// True for a name under which rows can be written again: `.csv`, `.txt`, `.tsv`.
bool is_plain_text(std::string_view name);

/// Where a row stands: `line` is where it starts, `text` the row as it was read.
struct RowSpot {
  std::string path;
  std::uint64_t line = 0;
  std::string text;
};

/// The header's names and the row's cells, as many.
struct RowParts {
  std::vector<std::string> names;
  std::vector<std::string> cells;
};
/// `expected`: names that the header may hold. Errors: the file cannot be read; the row has several
/// lines, which only the file itself can mend.
Checked<RowParts> parts_of(const RowSpot& spot, const std::vector<std::string>& expected);

/// The whole file in UTF-8, the row's cells being these; line ends within become blanks. Errors: as
/// above; another text stands there now; the file has more than 256 MiB.
Checked<std::string> with_row(const RowSpot& spot, const std::vector<std::string>& cells,
                              const std::vector<std::string>& expected);

}  // namespace copil::console
