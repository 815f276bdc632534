#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "exports/dialect/content.hpp"

/// Where rows come from. Whatever holds them (a file of delimited text, a sheet, a table of a
/// database) becomes a text of delimited records, its header first, with the places of its rows:
/// `open_table` understands the header, `Rows` walks the records.
namespace copil::exports {

/// Where a row stands in its source.
struct RowPlace {
  std::uint64_t line = 0;  ///< the row's number, as whoever looks at the source counts them
  std::string spot;        ///< `cellule C14`, `id = 812`; empty: « ligne » and the number
};

/// Knows the rows of a text that nobody wrote as such.
class Places {
 public:
  virtual ~Places() = default;
  /// Of the record that starts on that line of the text (from 1), in the header's column (from 0).
  virtual RowPlace of(std::uint64_t line, std::size_t column) const = 0;
};

/// Rows of one file of the format: all of them, or a part.
struct Source {
  std::string path;  ///< names it in messages: `données/services.xlsx, feuille « T2 »`
  std::string name;  ///< the same within the folder; rejected rows bear it
  Content content;
  std::shared_ptr<const Places> places;  ///< null: lines are those of the text
  Diagnostics warnings;                  ///< what users are told once its table is open
};

/// The source that a file of delimited text is, `.gz` or not. Errors: unreadable file, NUL byte.
Checked<Source> open_text(const std::string& path);
/// The same of a file that is open, under the names of a `Source`; `.gz` is heeded.
Checked<Source> open_text(InputFile file, const std::string& path, const std::string& name);

}  // namespace copil::exports
