#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/period.hpp"
#include "base/value.hpp"
#include "document/picture.hpp"

/// The document tree: what a document says, typed, before any layout. Made by `expansion`, read by
/// `pages` and `workbook`. Texts are UTF-8, as the author wrote them: the writers apply French
/// micro-typography. Values stay typed: each writer prints them its own way.
namespace copil::document {

// ── Inside a paragraph ─────────────────────────────────────────────────────────────────────────

struct Inline;
using Inlines = std::vector<Inline>;

struct Text {
  std::string text;
  bool operator==(const Text&) const = default;
};

/// A number that says nothing of where it comes from.
inline constexpr int kNoOrigin = -1;
/// A number or a date that the program says, not somebody who filled a blank.
inline constexpr int kNoBlank = -1;

struct Number {
  Value value;
  NumberStyle style = NumberStyle::plain;
  int origin = kNoOrigin;  ///< index in `Document::origins`
  int blank = kNoBlank;    ///< index in `Document::blanks`: of the one that it answers
  bool operator==(const Number&) const = default;
};

/// `Day::unknown` prints "n.d."; `Day::open` prints "en cours".
struct Date {
  Day day;
  DateStyle style = DateStyle::long_form;
  int blank = kNoBlank;  ///< index in `Document::blanks`: of the one that it answers
  bool operator==(const Date&) const = default;
};

struct Emphasis {
  Inlines children;
  bool operator==(const Emphasis&) const;
};
struct Strong {
  Inlines children;
  bool operator==(const Strong&) const;
};
struct Link {
  std::string url;
  Inlines children;
  bool operator==(const Link&) const;
};
struct LineBreak {
  bool operator==(const LineBreak&) const = default;
};
/// A footnote called here; its text prints at the foot of the page.
struct Footnote {
  Inlines children;
  bool operator==(const Footnote&) const;
};

enum class BlankKind { text, person, date, amount, choice, lines };
/// A blank of a form, `[[ name : invite ]]`. Still open, it prints as a dotted line with the invite
/// beside or under it; filled, as its content.
struct Blank {
  std::string name;
  std::string invite;
  BlankKind kind = BlankKind::text;
  bool required = false;
  std::optional<std::string> content;
  std::vector<std::string> choices{};  ///< of a choice: what may be answered
  bool operator==(const Blank&) const = default;
};

struct Inline {
  std::variant<Text, Number, Date, Emphasis, Strong, Link, LineBreak, Footnote, Blank> node;
  bool operator==(const Inline&) const = default;
};

// ── Blocks ─────────────────────────────────────────────────────────────────────────────────────

struct Block;
using Blocks = std::vector<Block>;

/// A heading of level 1 to 4; the document's title is not one of them.
struct Heading {
  int level = 1;
  Inlines content;
  std::string anchor;  ///< unique in the document, for links, bookmarks and the table of contents
  bool operator==(const Heading&) const = default;
};

struct Paragraph {
  Inlines content;
  bool operator==(const Paragraph&) const = default;
};

struct List {
  bool ordered = false;
  int start = 1;
  std::vector<Blocks> items;
  bool operator==(const List&) const;
};

struct Quote {
  Blocks content;
  bool operator==(const Quote&) const;
};
struct ThematicBreak {
  bool operator==(const ThematicBreak&) const = default;
};
struct PageBreak {
  bool operator==(const PageBreak&) const = default;
};

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────

enum class ColumnKind { text, number, date };

/// Where the title and the cells of a column stand.
enum class ColumnAlignment {
  by_kind,  ///< texts at the left, dates at the right, numbers with their commas in a line
  left,
  centred,
  right,
};

struct Column {
  std::string id;  ///< unique in the table: what formulas and charts name
  Inlines title;
  std::string group;  ///< columns side by side with the same non-empty group share a header above
  ColumnKind kind = ColumnKind::text;
  Unit unit = Unit::none;
  double weight = 0;           ///< relative width wanted; 0 = from the content
  bool is_row_header = false;  ///< cells of this column name their row
  ColumnAlignment alignment = ColumnAlignment::by_kind;
  std::string note;  ///< the definition, for a workbook's header comment; may be empty
  bool operator==(const Column&) const = default;
};

/// Where the column's title and texts stand in the end: never `by_kind`.
inline ColumnAlignment settled_alignment(const Column& column) {
  if (column.alignment != ColumnAlignment::by_kind) return column.alignment;
  return column.kind == ColumnKind::text ? ColumnAlignment::left : ColumnAlignment::right;
}

/// How a cell's number follows from others of its table; the value stands beside it, computed.
/// Its operands a, b, … are the cells of this row in the columns named, or those of this column in
/// the rows named, by id.
struct Formula {
  enum class Kind {
    sum,         ///< of this column over the body rows the total row covers: names nothing
    ratio,       ///< a / b
    evolution,   ///< (a − b) / b
    difference,  ///< a − b
    row_sum,     ///< a + b + …
  };
  Kind kind;
  std::vector<std::string> columns;
  std::vector<std::string> rows{};  ///< when not empty, `columns` is
  bool operator==(const Formula&) const = default;
};

/// What a reader must notice in a cell. Always printed with words or a sign, never by colour alone.
enum class CellMark { none, good, warning, bad, anomaly };

struct Cell {
  std::variant<Inlines, Number, Date> content;
  std::optional<Formula> formula;  ///< for Number only
  CellMark mark = CellMark::none;
  std::string note;     ///< why it is marked, or what to know; may be empty
  int column_span = 1;  ///< further columns covered hold no cell
  bool operator==(const Cell&) const = default;
};

enum class RowKind {
  body,
  group,     ///< a sub-header over the body rows that follow, up to the next group or total
  subtotal,  ///< over the body rows since the last group
  total,     ///< over all body rows
};

struct Row {
  RowKind kind = RowKind::body;
  std::vector<Cell> cells;
  int indent = 0;    ///< depth of the row's label under its parent row
  std::string id{};  ///< unique in the table: what formulas name; may be empty
  bool operator==(const Row&) const = default;
};

struct Table {
  std::string id;  ///< unique in the document; names the sheet and the chart's data
  Inlines title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string source;   ///< without the word "Source"; a source line is built from these three
  std::string scope;    ///< "champ"
  std::string reading;  ///< "lecture": one sentence that reads one cell
  std::vector<Inlines> notes;   ///< under the table: why a column has no sum, what a mark means
  bool keep_together = false;   ///< on one page when it fits on one
  bool carries_totals = false;  ///< sums so far at page breaks: "à reporter", then "report"
  bool operator==(const Table&) const = default;
};

// ── Charts, key figures, signatures ────────────────────────────────────────────────────────────

struct Series {
  std::string label;
  std::vector<Value> values;   ///< as many as the chart has categories; n.d. leaves a gap
  std::vector<int> origins{};  ///< of the values, indexes in `Document::origins`
  bool operator==(const Series&) const = default;
};

struct Chart {
  enum class Kind {
    bars,             ///< vertical bars side by side
    horizontal_bars,  ///< one bar a category, label at the left
    stacked_bars,
    lines,
    bullet,    ///< a measure against a target, one row a category; series: realised, target
    tile_map,  ///< one tile a region; categories are region codes
    sparkline,
    areas,  ///< lines over a filled ground
  };
  std::string id;
  Kind kind = Kind::bars;
  Inlines title;
  std::vector<std::string> categories;
  std::vector<Series> series;
  Unit unit = Unit::none;
  std::string unit_label;   ///< printed at the axis: "jeunes"
  std::string alternative;  ///< one sentence that says the trend and the extremes
  std::string source;
  std::string scope;
  std::string reading;
  double height_mm = 60;
  std::string table;  ///< id of the table that holds the same figures; may be empty
  bool operator==(const Chart&) const = default;
};

struct KeyFigure {
  std::string label;
  Number value;
  std::optional<Number> change;  ///< an evolution or points, printed with an arrow and its sign
  std::string detail;            ///< a short line under the number; may be empty
  std::vector<Value> trend;      ///< a sparkline; may be empty
  CellMark mark = CellMark::none;
  bool operator==(const KeyFigure&) const = default;
};
struct KeyFigures {
  std::vector<KeyFigure> figures;
  bool operator==(const KeyFigures&) const = default;
};

struct Signature {
  std::string role;  ///< "Pour la mission locale, la présidente ou le président"
  Inlines name;      ///< usually a blank
  bool operator==(const Signature&) const = default;
};
/// Side by side, never alone on a page.
struct Signatures {
  Inlines place_and_date;
  std::vector<Signature> signatures;
  bool operator==(const Signatures&) const = default;
};

struct TableOfContents {
  int depth = 2;
  bool operator==(const TableOfContents&) const = default;
};

/// Blocks laid side by side, each column with its own blocks.
struct Columns {
  std::vector<Blocks> columns;
  bool operator==(const Columns&) const;
};

/// Blocks set apart in a frame: a warning, a remark, a definition.
struct Box {
  Inlines title;
  Blocks content;
  CellMark mark = CellMark::none;
  bool operator==(const Box&) const;
};

struct Block {
  std::variant<Heading, Paragraph, List, Quote, ThematicBreak, PageBreak, Table, Chart, KeyFigures,
               Signatures, TableOfContents, Columns, Box, Illustration>
      node;
  bool operator==(const Block&) const = default;
};

// ── The whole ──────────────────────────────────────────────────────────────────────────────────

enum class Orientation { portrait, landscape };

/// How the first page opens: `report` has a title block with its identity lines, `act` (convention,
/// avenant, letter) a centred title.
enum class Style { report, act };

/// What a computed number means: a figure, an amount, a rate, or a reckoning over several.
struct Definition {
  std::string code;   ///< unique in the document: "DE1.E3", "volume.taux", "convention.solde"
  std::string label;  ///< what readers call it
  std::string text;   ///< French sentences; may be empty
  std::vector<int> parts{};  ///< of a reckoning: what it is made from, earlier definitions
  bool operator==(const Definition&) const = default;
};

/// Where a computed number comes from: of what, where, when.
struct Origin {
  int definition = 0;         ///< index in `Document::definitions`
  std::string territory;      ///< its code; empty for a reckoning
  Period period;              ///< meant when `territory` is not empty
  bool is_cumulated = false;  ///< from 1 January to the period's last day
  std::string of;             ///< which convention, which group; may be empty
  bool operator==(const Origin&) const = default;
};

struct Document {
  std::string report;  ///< "bilan-local": the report's name
  std::string title;
  std::string subtitle;   ///< may be empty
  std::string territory;  ///< label: "Mission locale du Forez"
  std::string territory_code;
  Period period;
  Day arrete;                   ///< state of the data; also the date written into the files
  bool is_draft = true;         ///< "PROJET" on every page
  bool is_provisional = false;  ///< data of a period not yet closed
  Orientation orientation = Orientation::portrait;
  Style style = Style::report;
  std::string keywords;
  std::vector<Picture> logos;             ///< at the head of the first page, side by side
  std::vector<std::string> rules;         ///< the rule parameters used, one sentence each
  std::vector<Definition> definitions{};  ///< of its numbers, in the order they are first met
  std::vector<Origin> origins{};          ///< each once
  std::vector<std::string> blanks{};      ///< names of those that its numbers and dates answer
  Blocks content;
  bool operator==(const Document&) const = default;
};

// Written out: defaulted, they make clang 14 recurse without end.
inline bool Emphasis::operator==(const Emphasis& other) const {
  return children == other.children;
}
inline bool Strong::operator==(const Strong& other) const {
  return children == other.children;
}
inline bool Link::operator==(const Link& other) const {
  return url == other.url && children == other.children;
}
inline bool Footnote::operator==(const Footnote& other) const {
  return children == other.children;
}
inline bool List::operator==(const List& other) const {
  return ordered == other.ordered && start == other.start && items == other.items;
}
inline bool Quote::operator==(const Quote& other) const {
  return content == other.content;
}
inline bool Columns::operator==(const Columns& other) const {
  return columns == other.columns;
}
inline bool Box::operator==(const Box& other) const {
  return title == other.title && content == other.content && mark == other.mark;
}

/// The tree as indented text, one node a line, values exact: what tests compare.
std::string dump(const Document& document);
/// The same, with the definitions and, after each number that has one, its origin.
std::string dump_with_origins(const Document& document);
/// "DE0 R82 2010 cumul", "convention.solde ML01 2010 CONV-1": one line for machines; empty for
/// `kNoOrigin`.
std::string origin_text(const Document& document, int origin);
std::string dump(const Blocks& blocks);

/// The inlines' words without marks; blanks still open give `[invite]`.
std::string plain_text(const Inlines& inlines);

}  // namespace copil::document
