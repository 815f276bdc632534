#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/day.hpp"

/// The page model: a laid-out document as pages of positioned items, with its structure tree,
/// bookmarks and links. Made by `Typesetter`, painted by `pdf` without any question of meaning.
/// Lengths are points (1/72 inch); x grows to the right and y downwards from the page's top left.
namespace copil::pages {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};

/// An opaque sRGB colour.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Colour&) const = default;
};

/// A face of a font file.
struct FontFile {
  std::string path;
  int face_index = 0;
  bool operator==(const FontFile&) const = default;
};

/// A glyph and where its origin stands, from the origin of its run.
struct Glyph {
  std::uint32_t id = 0;
  float x = 0;
  float y = 0;
  bool operator==(const Glyph&) const = default;
};

/// `bytes` of the run's text are shown by `glyphs` of its glyphs; in order for both. `bytes` is 0
/// for glyphs that stand for no text (dots of a leader).
struct Cluster {
  std::uint16_t bytes = 0;
  std::uint16_t glyphs = 0;
  bool operator==(const Cluster&) const = default;
};

/// Glyphs of one font, size and colour on one baseline.
struct GlyphRun {
  int font = 0;  ///< index in `Pages::fonts`
  float size = 0;
  Colour colour;
  Point origin;     ///< left end of the baseline
  float width = 0;  ///< advance of the whole run
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;  ///< together they cover `text` and `glyphs` exactly
  std::string text;               ///< UTF-8: what extraction, search and reading aloud must give
  float rotation = 0;             ///< degrees, anticlockwise around `origin`; the watermark's
};

/// One step of an outline, in page coordinates.
struct PathStep {
  enum class Kind : std::uint8_t { move, line, curve, close };
  Kind kind = Kind::move;
  Point to;     ///< unused by `close`
  Point first;  ///< control points, of `curve` only
  Point second;
};

struct Stroke {
  Colour colour;
  double width = 0.5;
  std::vector<double> dashes;  ///< lengths on and off; empty for a solid line
  bool is_round = false;       ///< round caps and joins; otherwise butt and mitre
};

/// A drawn shape: filled first (non-zero winding), then stroked.
struct Path {
  std::vector<PathStep> steps;
  std::optional<Colour> fill;
  std::optional<Stroke> stroke;
  int picture = -1;  ///< index in `Pages::pictures` of what is stretched over its box; −1 for none
};

/// What an item outside the structure tree is.
enum class Artifact : std::uint8_t { layout, background, header, footer, watermark };

inline constexpr int kNoElement = -1;

/// Something painted. Its owner is a leaf of the structure tree, or it is an artifact.
struct Item {
  std::variant<GlyphRun, Path> content;
  int element = kNoElement;  ///< index in `Pages::structure`, of an element without children
  Artifact artifact = Artifact::layout;  ///< meant only when `element` is kNoElement
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Item> items;  ///< in reading order, which is also the order of painting
};

/// Standard structure types (ISO 32000-1, 14.8.4).
enum class Role : std::uint8_t {
  document,
  section,
  division,
  block_quote,
  caption,
  contents,
  contents_item,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  paragraph,
  list,
  list_item,
  label,
  list_body,
  table,
  table_head,
  table_body,
  table_row,
  header_cell,
  data_cell,
  span,
  link,
  note,
  reference,
  figure
};
/// `Document`, `Sect`, `H1`, `TR`, … as PDF files name it.
const char* role_name(Role role);

/// What a header cell heads.
enum class Scope : std::uint8_t { none, column, row };

/// A node of the structure tree.
struct Element {
  Role role = Role::document;
  int parent = kNoElement;    ///< an earlier element; only the first has none
  Scope scope = Scope::none;  ///< of a header cell
  int row_span = 1;
  int column_span = 1;
  std::string id;           ///< unique; of notes and header cells; else empty
  std::string headers;      ///< ids of the header cells of a data cell, separated by blanks
  std::string alternative;  ///< of a figure; of a table that is hard to grasp: its summary
  int page = -1;            ///< of a figure: where `box` is
  Rect box;                 ///< of a figure
};

/// An entry of the reader's outline pane.
struct Bookmark {
  std::string title;
  int level = 1;  ///< from 1; never more than one below the entry before
  int page = 0;   ///< index in `Pages::pages`
  double y = 0;
};

/// Where internal links lead.
struct Destination {
  std::string name;  ///< unique, ASCII
  int page = 0;
  Point at;
};

/// A place to click. Exactly one of `url` and `destination` is set.
struct LinkArea {
  int page = 0;
  Rect box;                  ///< a link broken over lines has one area a line
  std::string url;           ///< ASCII, percent-encoded
  std::string destination;   ///< the name of an existing destination
  std::string contents;      ///< says where it leads, for those who do not see it
  int element = kNoElement;  ///< its Link element
};

struct Metadata {
  std::string title;
  std::string author;
  std::string subject;
  std::string keywords;
  std::string language = "fr-FR";
  Day day;  ///< the arrêté: the date written into the file
};

/// A laid-out document, or a part of a long one: some of its pages, with what goes with them. Parts
/// follow each other; pages and elements are numbered over the whole document. The items of a part
/// belong to its elements, or to the last one of the parts before.
///
/// Promises to painters: elements stand in pre-order (each after its parent, a parent's children
/// in reading order); over all pages in order, the items that belong to elements come in the order
/// of their elements, so that tags can be opened and closed in one walk. The items of an element
/// follow each other, with artifacts between, maybe over several pages. Some elements (an empty
/// cell) have no item.
struct Pages {
  int first_page = 0;     ///< how many the parts before have
  int first_element = 0;  ///< how many the parts before have
  // These three are said by the first part only.
  Metadata metadata;
  std::vector<FontFile> fonts;        ///< those of the family
  std::vector<std::string> pictures;  ///< whole PNG files
  std::vector<Page> pages;            ///< at least one
  std::vector<Element> structure;     ///< the first of a document is the Document
  std::vector<Bookmark> bookmarks;
  std::vector<Destination> destinations;
  std::vector<LinkArea> links;
};

/// The pages as text: each page with its size, then one line an item (rectangle or run, in points
/// with two decimals, its element's role, its text). What tests compare.
std::string dump(const Pages& pages);

/// The structure tree as text: one element a line, indented, with its attributes and text.
std::string dump_structure(const Pages& pages);

}  // namespace copil::pages
