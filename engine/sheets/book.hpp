#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"

/// What stands in which cell of which sheet, before any library: made by `planned`, read by
/// the rooms that write files. Rows, columns and sheets are counted from 0; texts are clean and
/// ready to show.
namespace copil::sheets {

// ── What a cell looks like ─────────────────────────────────────────────────────────────────────

enum class Role : std::uint8_t {
  plain,
  title,
  subtitle,
  heading,
  subheading,
  paragraph,
  quote,
  label,
  note,
  link,
  group_header,
  header,
  number_header,
  body,
  group,
  subtotal,
  total,
  key_label,
  key_figure,
  key_change,
  key_detail,
  input,
  box_title,
  box,
  signature,
  tile,
};

/// Where the content stands: by its nature, numbers at the right, when the look does not say.
enum class Across : std::uint8_t { by_content, left, centre, right };

/// Everything that decides a cell's format, small enough to be compared at each cell.
struct Look {
  Role role = Role::plain;
  document::CellMark mark = document::CellMark::none;
  std::uint8_t indent = 0;
  Across across = Across::by_content;
  std::uint8_t shade = 0;           ///< of a map's tile: 1 (palest) to 4; 0 for every other cell
  std::uint16_t number_format = 0;  ///< index in `Book::number_formats`; 0 is the general format

  auto operator<=>(const Look&) const = default;
};

// ── What a cell holds ──────────────────────────────────────────────────────────────────────────

/// Cells of one sheet, both ends included.
struct Range {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;

  bool operator==(const Range&) const = default;
};

/// A formula whose cells are still positions: the text comes at the end (`formula_text`).
struct Formula {
  document::Formula::Kind kind = document::Formula::Kind::sum;
  std::vector<Range> operands;  ///< a, b, … ; for a sum, the runs of rows it covers
  /// An unknown operand makes the result unknown; else sums skip it.
  enum class Unknowns { skipped, contagious } unknowns = Unknowns::skipped;
  int scale = 1;  ///< 100 when the cell counts points of percentage
  /// The result that the file carries: a number, or nothing for "n.d.".
  std::optional<double> cached;
};

/// A figure that stands in a cell of another sheet and is repeated here, by a formula.
struct Repeat {
  int sheet = 0;
  int row = 0;
  int column = 0;
  double cached = 0;
};

/// A jump to the first cell of another sheet.
struct Jump {
  int sheet = 0;
  std::string text;
};

/// A stretch of text in one style.
struct Run {
  std::string text;
  enum class Style { regular, strong, emphasis } style = Style::regular;
};

struct Nothing {};
using Content =
    std::variant<Nothing, std::string, double, Day, Formula, Repeat, Jump, std::vector<Run>>;

struct Cell {
  int row = 0;
  int column = 0;
  Look look;
  Content content;
};

// ── What stands on a sheet beside its cells ────────────────────────────────────────────────────

struct Comment {
  int row = 0;
  int column = 0;
  std::string text;
};

/// Cells of `range` that hold exactly `text` are shown with `mark`.
struct Condition {
  Range range;
  std::string text;
  document::CellMark mark = document::CellMark::none;
};

/// A cell to fill, and what may be entered there.
struct Input {
  int row = 0;
  int column = 0;
  document::BlankKind kind = document::BlankKind::text;
  std::string prompt;
  std::vector<std::string> choices;  ///< of a choice: nothing else is accepted
};

/// A series of a native chart: where its figures stand, and the same figures for the chart's cache.
struct ChartSeries {
  std::string label;
  std::optional<Range> label_cell;  ///< the header that says the same, if one does
  Range cells;
  std::vector<std::optional<double>> points;
  std::size_t look = 0;  ///< of `document::looks_of`
};

struct NativeChart {
  document::Chart::Kind kind = document::Chart::Kind::bars;
  std::string title;
  std::string alternative;
  std::string axis_title;
  std::string number_format;
  int data_sheet = 0;  ///< the sheet that holds its figures, often its own
  Range category_cells;
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;
  int row = 0;  ///< of its upper left corner
  int column = 0;
  int width_px = 0;
  int height_px = 0;
};

/// A picture over the cells, in its own proportions.
struct Picture {
  std::string png;  ///< the whole file
  std::string alternative;
  int row = 0;  ///< of the cell from whose upper left corner its place counts
  int column = 0;
  int left_px = 0;
  int top_px = 0;
  int width_px = 0;
  int height_px = 0;
};

enum class Orientation { portrait, landscape };

struct Sheet {
  std::string name;                             ///< valid and unique
  std::string title;                            ///< the whole title, for the contents
  std::vector<Cell> cells;                      ///< by row, then by column
  std::vector<double> widths;                   ///< of the columns, in digits
  std::vector<std::pair<int, double>> heights;  ///< row and points, where not the usual
  std::vector<Range> merged;                    ///< the first cell of each holds the content
  std::vector<Range> texts;  ///< codes that look like numbers and must not be complained of
  std::vector<Comment> comments;
  std::vector<Condition> conditions;
  std::vector<Input> inputs;
  std::vector<NativeChart> charts;
  std::vector<Picture> pictures;
  std::optional<Range> filter;
  std::optional<std::pair<int, int>> repeated_rows;  ///< first and last, printed on each page
  int frozen_rows = 0;
  int frozen_columns = 0;
  Orientation orientation = Orientation::portrait;
  /// How the sheet is shrunk in print: to the page's width, or to a single page.
  enum class Fit { width, page } fit = Fit::width;
};

// ── The whole ──────────────────────────────────────────────────────────────────────────────────

struct DefinedName {
  std::string name;
  int sheet = 0;
  Range range;
};

struct Book {
  std::vector<Sheet> sheets;
  std::vector<DefinedName> names;
  std::vector<std::string> number_formats;  ///< in the file's own notation (`#,##0.00`)
  std::string title;
  std::string subject;
  std::string keywords;
  std::string header;  ///< printed over each page, at the left
  std::string state;   ///< printed over each page, at the right: « PROJET »; may be empty
  std::string footer;  ///< printed under each page, before the page number
  /// Bytes of all texts, and of all formulas about: what the file's parts will need.
  std::uint64_t text_bytes = 0;
  Diagnostics warnings;
};

/// Whether the cells of tables say, when pointed at, where their number comes from.
enum class SaidOrigins { none, in_comments };

/// Decides every sheet and cell of the document's workbook. Errors: a sheet or a text too large for
/// the format.
Checked<Book> planned(const document::Document& document, SaidOrigins origins = SaidOrigins::none);

/// How a file format writes formulas: `SUM(C6:C9,C12)` or `SUM([.C6:.C9];[.C12])`.
enum class Dialect { xlsx, open_formula };

/// The formula without the leading `=`, with English names as both formats want them.
std::string formula_text(const Formula& formula, Dialect dialect = Dialect::xlsx);
std::string formula_text(const Book& book, const Repeat& repeat, Dialect dialect = Dialect::xlsx);

/// `C6`, `C6:D9`; with `Anchor::fixed`, `$C$6:$D$9`.
enum class Anchor { relative, fixed };
std::string range_text(const Range& range, Anchor anchor = Anchor::relative);

}  // namespace copil::sheets
