#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "pages/flow/paginator.hpp"
#include "pages/flow/structure.hpp"
#include "pages/text/line_breaking.hpp"

namespace copil::pages {

/// Where blocks may stand, and under which element of the structure tree.
struct Area {
  double x = 0;
  double width = 0;
  int parent = Structure::kRoot;

  /// Drawn in at both sides, unless hardly any width would be left.
  Area inside(double left, double right) const {
    constexpr double kNarrowest = 60;
    if (width - left - right < kNarrowest) return *this;
    return {x + left, width - left - right, parent};
  }
  Area under(int element) const { return {x, width, element}; }
};

/// What every stage of the layout of one document works with.
struct Studio {
  Typography& type;
  const document::Document& document;
  Structure& structure;
  Paginator& paginator;
  std::set<std::string> anchors{};             ///< of the document's headings
  std::map<std::string_view, int> pictures{};  ///< the ranks of their bytes in `Pages::pictures`
  int next_footnote = 1;
  int header_id_count = 0;
  int table_count = 0;
  int chart_count = 0;
  int illustration_count = 0;  ///< those with a caption
  bool shows_contents = true;  ///< false for a document too short for a table of contents
  bool cuts_charts = true;     ///< over pages, between their rows
  bool is_reference = false;   ///< what defines figures and cites files is set smaller
  int heading_level = 1;       ///< of the structure tree, of the last heading

  /// For a header cell that data cells name.
  std::string new_header_id() { return "titre-" + std::to_string(++header_id_count); }
};

/// How a paragraph is set.
struct ParagraphStyle {
  TextStyle text = theme::kBody;
  double leading = theme::kBodyLeading;
  Alignment alignment = Alignment::left;
  double space_before = 0;
};

/// The lines of a text as one piece, its top line at y = 0, left edge at `x`; with its links and
/// footnotes.
Piece text_piece(const RichText& text, const ParagraphStyle& style, double x, double width,
                 Studio& studio);

/// How far from the left a line of that style starts, in that width.
double offset_of(const Line& line, const ParagraphStyle& style, double width);

/// Lines already broken as one piece, without the footnotes of their text.
Piece lines_piece(const std::vector<Line>& lines, const RichText& text, const ParagraphStyle& style,
                  double x, double width, Studio& studio);

/// Adds the text's notes to the piece, as its footnotes.
void add_footnotes(Piece& piece, const RichText& text, Studio& studio);

/// The same lines, a piece each, so that a page may end between them; first and last lines two by
/// two.
std::vector<Piece> line_pieces(const RichText& text, const ParagraphStyle& style, double x,
                               double width, Studio& studio);

/// Adds a run of text on one line; returns its width.
double add_text(Piece& piece, std::string_view text, const TextStyle& style, Point origin,
                int element, Studio& studio);

/// Adds a shape that says nothing by itself.
void add_artifact(Piece& piece, Path path, Artifact kind = Artifact::layout);

}  // namespace copil::pages
