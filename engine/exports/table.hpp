#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/dialect/content.hpp"
#include "exports/rows.hpp"

/// Opens the CSV exports of a data folder, survives their dialects (encoding, separator, line ends,
/// title lines), yields rows with their place and typed cells, keeps the rejects.
namespace copil::exports {

enum class Need { mandatory, optional };

/// A column of the format.
struct Column {
  std::string_view name;
  Need need = Need::optional;
  std::string_view text{};  ///< what it holds, in French
};

/// A file of the format. Names and columns are static.
struct Layout {
  std::string_view file;
  std::span<const Column> columns;
};

/// An export whose header is understood; `Rows` walks its records.
struct Table {
  std::string path;
  Layout layout;
  Content content;
  RowFormat format;                    ///< slots are the indices of `layout.columns`
  std::vector<std::size_t> positions;  ///< for each column of the layout, its place in the header,
                                       ///< or `kNowhere`
  std::vector<std::string> names;      ///< the header's columns as written, trimmed
  std::size_t first_row = 0;     ///< the place in `content` of the first record after the header
  std::uint64_t first_line = 2;  ///< its physical line
  Diagnostics warnings;          ///< unknown columns, title lines passed over, encodings mixed

  /// The format's name of the header's column, or its own name if unknown, or `colonne 9`.
  std::string column_name(std::size_t position) const;

  /// Bit i: the header has the i-th column of the layout.
  std::uint32_t columns_found() const;

  /// The text of all records, for small files: with `Rows` it must outlive the walk.
  std::string all_rows() const;
};

/// Opens the file at `path`. Errors: unreadable, NUL byte, no header found in the first 20 lines,
/// mandatory columns missing, a column of the format found twice.
Checked<Table> open_table(const std::string& path, const Layout& layout);

}  // namespace copil::exports
