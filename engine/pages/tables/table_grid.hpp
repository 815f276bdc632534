#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/flow/studio.hpp"

namespace copil::pages {

/// The columns of a table as they will stand on the page.
struct Grid {
  std::vector<double> lefts;      ///< of each column
  std::vector<double> widths;     ///< padding included
  std::vector<double> fractions;  ///< of number columns: room right of the decimal comma
  std::vector<double> pads;       ///< left of the content; the right has `kCellPadding`
  float size = 0;                 ///< of the cells' text
  double leading = 0;

  double left(std::size_t column) const { return lefts[column]; }
  /// Where the content of the column starts.
  double text_left(std::size_t column) const { return lefts[column] + pads[column]; }
  /// The room for the content of `span` columns.
  double text_width(std::size_t column, std::size_t span) const;
  /// The width of `span` columns from `column` on, clamped to the table.
  double width(std::size_t column, std::size_t span) const;
};

inline constexpr double kCellPadding = 4;

/// The text of cells, in points.
inline constexpr float kCellSize = 8.5F;
/// The text of a table cut into parts: as there are several of them anyway, each is easy to read.
inline constexpr float kPanelSize = 8.0F;

/// Column widths from the content and the weights asked for, filling `area`; the text is made
/// smaller than `largest` when the columns are too many. Nothing when they do not fit even so.
std::optional<Grid> make_grid(const document::Table& table, const Area& area, Studio& studio,
                              float largest = kCellSize);

/// Whether the column at that index names the rows.
bool heads_rows(const document::Table& table, std::size_t column);

/// Where the title and the texts of that column stand, as its author chose, else by its kind.
Alignment alignment_of(const document::Column& column);

/// What a cell prints, for cells on one line: a number or a date, or the plain text.
std::string cell_text(const document::Cell& cell);

/// The width of what stands from the decimal comma on, unit sign included, in a style; 0 when the
/// text is not a number.
float fraction_width(std::string_view text, const TextStyle& style, FontBook& fonts);

/// The table cut into tables of some of its columns, each with the row headers, for tables that
/// are too wide. At least one column beside the headers each.
std::vector<document::Table> column_panels(const document::Table& table, const Area& area,
                                           Studio& studio);

}  // namespace copil::pages
