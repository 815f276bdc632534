#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "exports/rows.hpp"
#include "exports/source.hpp"

/// Opens the exports of a data folder, survives their dialects (encoding, separator, line ends,
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
  std::string name;  ///< see `Source`
  Layout layout;
  Content content;
  std::shared_ptr<const Places> places;  ///< null: lines are those of the text
  RowFormat format;                      ///< slots are the indices of `layout.columns`
  std::vector<std::size_t> positions;  ///< for each column of the layout, its place in the header,
                                       ///< or `kNowhere`
  std::vector<std::string> names;      ///< the header's columns as written, trimmed
  std::size_t first_row = 0;     ///< the place in `content` of the first record after the header
  std::uint64_t first_line = 2;  ///< its physical line
  Diagnostics warnings;          ///< unknown columns, title lines passed over, encodings mixed

  /// The format's name of the header's column, or its own name if unknown, or `colonne 9`.
  std::string column_name(std::size_t position) const;

  /// Where the record on that line of the text stands, and how a message names the place.
  RowPlace place_of(std::uint64_t line, std::size_t position) const;
  Place message_place(std::uint64_t line, std::size_t position = 0) const;

  /// Bit i: the header has the i-th column of the layout.
  std::uint32_t columns_found() const;

  /// The text of all records, for small files: with `Rows` it must outlive the walk.
  std::string all_rows() const;
};

/// Understands the header of a source. Errors: no header found in the first 20 lines, mandatory
/// columns missing, a column of the format found twice.
Checked<Table> open_table(Source source, const Layout& layout);
/// Opens the text file at `path`. Errors: also what `open_text` says.
Checked<Table> open_table(const std::string& path, const Layout& layout);

}  // namespace copil::exports
