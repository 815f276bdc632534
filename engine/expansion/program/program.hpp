#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expansion/conditions.hpp"
#include "expansion/markdown/heading_numbers.hpp"
#include "expansion/program/expression.hpp"
#include "expansion/template.hpp"

/// A template in its compiled form: the shape of the documents it gives, with expressions where
/// they will hold values. Nothing in it is text to parse again.
namespace copil::expansion {

// ── Shared by inlines, blocks and rows ─────────────────────────────────────────────────────────

/// `{% if %}`: the first branch whose condition holds; the one without a condition always does.
template <class Node>
struct Choice {
  struct Branch {
    std::optional<Expression> condition;
    std::vector<Node> content;
  };
  std::vector<Branch> branches;
};

/// `{% for %}`: the item stands in `slot`, `boucle` in the next.
template <class Node>
struct Loop {
  std::size_t slot = 0;
  Expression list;
  std::vector<Node> content;
};

/// A plain text with values in it, for titles of files, sources, labels.
struct TextTemplate {
  std::vector<std::variant<std::string, Expression>> pieces;
  bool is_empty() const { return pieces.empty(); }
};

// ── Inside a paragraph ─────────────────────────────────────────────────────────────────────────

struct InlineNode;
using InlineNodes = std::vector<InlineNode>;

struct TextNode {
  std::string text;
};
struct OutputNode {
  Expression expression;
};
struct BlankNode {
  std::size_t field = 0;  ///< in the form
  std::string invite;
};
struct EmphasisNode {
  InlineNodes children;
};
struct StrongNode {
  InlineNodes children;
};
struct LinkNode {
  TextTemplate url;
  InlineNodes children;
  std::string anchor;    ///< of the heading it leads to, in the document; else empty
  Diagnostic complaint;  ///< what to say when the document has no such heading, or where
};
/// `#` in the text of a link: the number of the heading it leads to.
struct NumberNode {
  std::string anchor;
};
/// Where a link may lead: to a page, an address to write to, a heading of the document.
bool is_address(std::string_view url);
inline constexpr std::string_view kAddressHint =
    "un lien commence par https://, http://, mailto: ou # et une ancre";

struct LineBreakNode {};
struct FootnoteNode {
  InlineNodes children;
};

struct InlineNode {
  std::variant<TextNode, OutputNode, BlankNode, EmphasisNode, StrongNode, LinkNode, NumberNode,
               LineBreakNode, FootnoteNode, Choice<InlineNode>, Loop<InlineNode>>
      node;
};

// ── Blocks of Markdown ─────────────────────────────────────────────────────────────────────────

struct BlockNode;
using BlockNodes = std::vector<BlockNode>;

struct HeadingNode {
  int level = 1;
  InlineNodes content;
  std::string anchor;  ///< empty to make one from the content, known in print only
  Numbering numbering = Numbering::none;  ///< its word is not in the content
  bool is_anchor_written = false;         ///< by the author, not made from the words
};
struct ParagraphNode {
  InlineNodes content;
};
/// Lists that come one after the other with the same marker are one list: tags split them.
struct ListNode {
  bool is_ordered = false;
  int start = 1;
  char marker = '-';
  std::vector<BlockNodes> items;
};
struct QuoteNode {
  BlockNodes content;
};
struct ThematicBreakNode {};

struct RowNode;
struct HandRow {
  std::vector<InlineNodes> cells;
};
struct RowNode {
  std::variant<HandRow, Choice<RowNode>, Loop<RowNode>> node;
};
struct HandTableNode {
  std::vector<InlineNodes> titles;
  std::vector<document::ColumnAlignment> alignments;  ///< one a column
  std::vector<RowNode> rows;
};

// ── Fenced blocks ──────────────────────────────────────────────────────────────────────────────

/// `x dans liste`, kept and sorted: rows of a table, categories of a chart.
struct Iterated {
  std::string variable;
  std::size_t slot = 0;  ///< of the item; `boucle` is in the next
  Expression list;
  std::optional<Expression> condition;
  std::optional<Expression> sort_key;
  bool is_descending = false;
};

struct MarkRule {
  Expression condition;
  document::CellMark mark = document::CellMark::none;
  TextTemplate note;
};

struct Provenance {
  TextTemplate source;
  TextTemplate scope;
  TextTemplate reading;
};

struct ColumnFormula {
  document::Formula::Kind kind = document::Formula::Kind::ratio;
  std::vector<std::size_t> columns;  ///< in the block's columns
};

struct ColumnNode {
  enum class Total { none, sum, distinct, ratio, formula };

  std::string id;
  InlineNodes title;
  TextTemplate group;
  document::ColumnKind kind = document::ColumnKind::text;
  Unit unit = Unit::none;
  bool has_own_unit = false;     ///< said by the template, not taken from a cell
  bool has_bare_number = false;  ///< in a cell, without a unit of its own
  double weight = 0;
  bool is_row_header = false;
  document::ColumnAlignment alignment = document::ColumnAlignment::by_kind;
  TextTemplate note;
  std::optional<Iterated> repeat;       ///< `pour`: the column comes once for each item
  std::optional<Expression> condition;  ///< `si`: the column comes only when it holds
  std::variant<std::monostate, Expression, InlineNodes, ColumnFormula> content;
  Total total = Total::none;
  ColumnFormula total_ratio;
  std::optional<Expression> total_value;
  std::optional<Expression> subtotal_value;
  std::vector<MarkRule> marks;
};

/// A row's numbers that follow from those of rows above it, column by column.
struct RowFormula {
  document::Formula::Kind kind = document::Formula::Kind::difference;
  std::vector<std::string> rows;  ///< their ids
  std::vector<bool> fills;        ///< one a column
};

struct WrittenRow {
  std::string id;  ///< unique in the table; may be empty
  document::RowKind kind = document::RowKind::body;
  std::optional<Expression> condition;
  std::optional<Expression> indent;
  std::vector<std::variant<std::monostate, Expression, InlineNodes>> cells;  ///< one a column
  std::optional<RowFormula> formula;
  std::vector<std::vector<MarkRule>> marks;  ///< one a column
};

struct TableNode {
  std::string id;
  InlineNodes title;
  std::vector<ColumnNode> columns;
  std::optional<Iterated> iterated;
  std::vector<WrittenRow> written;
  std::vector<WrittenRow> final_rows;  ///< after the total
  std::optional<Expression> group;
  std::optional<TextTemplate> subtotal;  ///< label
  std::optional<TextTemplate> total;     ///< label
  std::optional<Expression> indent;
  Provenance provenance;
  std::vector<InlineNodes> notes;
  InlineNodes without_rows;  ///< when not empty, what is amiss if the table has no row
  bool keep_together = false;
  bool carries_totals = false;
};

struct SeriesNode {
  TextTemplate label;
  std::vector<Expression> values;  ///< one for iterated categories, else one a category
  std::string column;              ///< of the table that gives the values, instead of `values`
};

struct ChartNode {
  std::string id;
  document::Chart::Kind kind = document::Chart::Kind::bars;
  InlineNodes title;
  std::optional<Iterated> iterated;
  std::optional<Expression> category;
  std::vector<TextTemplate> categories;
  std::vector<SeriesNode> series;
  Unit unit = Unit::none;
  TextTemplate unit_label;
  TextTemplate alternative;
  Provenance provenance;
  double height_mm = 60;
  std::string table;
  bool is_drawn_from_table = false;  ///< categories and values are those of `table`
  std::string category_column;       ///< of that table
  Diagnostic complaint;              ///< what to say when the document has no such table, or where
};

struct KeyFigureNode {
  TextTemplate label;
  Expression value;
  std::optional<Expression> change;
  TextTemplate detail;
  std::optional<Iterated> trend;
  std::optional<Expression> trend_value;
  std::vector<MarkRule> marks;
};
struct KeyFiguresNode {
  std::vector<KeyFigureNode> figures;
};

struct SignatureNode {
  TextTemplate role;
  InlineNodes name;
};
struct SignaturesNode {
  InlineNodes place_and_date;
  std::vector<SignatureNode> signatures;
};
struct ContentsNode {
  int depth = 2;
};
struct PageBreakNode {};
struct ColumnsNode {
  std::vector<BlockNodes> columns;
};
struct IllustrationNode {
  document::Picture picture;
  TextTemplate caption;
};
struct BoxNode {
  InlineNodes title;
  BlockNodes content;
  document::CellMark mark = document::CellMark::none;
};
/// An included part.
struct PartNode {
  BlockNodes content;
};

struct BlockNode {
  std::variant<HeadingNode, ParagraphNode, ListNode, QuoteNode, ThematicBreakNode, HandTableNode,
               TableNode, ChartNode, KeyFiguresNode, SignaturesNode, ContentsNode, PageBreakNode,
               ColumnsNode, BoxNode, IllustrationNode, PartNode, Choice<BlockNode>, Loop<BlockNode>>
      node;
};

// ── The whole ──────────────────────────────────────────────────────────────────────────────────

struct Program {
  TextTemplate title;
  TextTemplate subtitle;
  std::string keywords;
  std::vector<document::Picture> logos;
  document::Orientation orientation = document::Orientation::portrait;
  document::Style style = document::Style::report;
  std::vector<std::string> levels;
  BlockNodes content;
  std::size_t slot_count = 0;
  std::set<std::string> drawn_tables;  ///< ids of the tables that charts are drawn from
  bool prints_numbers = false;         ///< a link shows the number of a heading
  Form form;
  std::vector<std::string> names_used;
  std::vector<std::string> files;
  std::vector<Condition> conditions;
  std::string shown;  ///< the template's file, as messages name it
  Diagnostics warnings;
};

}  // namespace copil::expansion
