#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exports/rows.hpp"

namespace copil::exports {

/// The record that names the columns.
struct Header {
  char separator = ';';
  std::vector<std::string> names;  ///< trimmed, as written, without the empty ones at the end
  std::string text;                ///< as written
  std::size_t end = 0;             ///< where the next record starts
  std::uint64_t line = 1;          ///< physical
  std::uint64_t next_line = 2;
  std::size_t known_count = 0;  ///< names that are known
  std::uint64_t titles = 0;     ///< lines that hold something above it, `sep=` apart
};

/// What tells one column's name from another's: the folded name without blanks, hyphens, `_` and
/// what stands in brackets (`Montant (€)` is `montant`).
std::string header_key(std::string_view name);

/// The record among the first 20 that holds the most of `known` (keys), under the separator that
/// shows them: `;`, `,`, tab or `|`. `known_count` is 0 when there is none.
Header find_header(std::string_view text, LineEnds line_ends,
                   const std::vector<std::string>& known);

/// The first record among the first 20 that has the most cells, none of them empty, under the
/// separator that shows them: what names the columns of an export that nobody knows.
Header find_any_header(std::string_view text, LineEnds line_ends);

}  // namespace copil::exports
