#include "pages/flow/studio.hpp"

#include <algorithm>

namespace copil::pages {

namespace {

/// A dotted line: round dots, a point or so apart.
Path dotted_line(Point from, double width) {
  return segment(from, {from.x + width, from.y}, {theme::kGrey, 0.7, {0, 2.2}, true});
}

/// Whole lines to write on stay with each other and with their invite.
bool has_dotted_lines(const RichText& text) {
  return std::any_of(text.segments.begin(), text.segments.end(), [](const Segment& segment) {
    return segment.kind == Segment::Kind::dots && segment.width == 0;
  });
}

/// URLs within the document are an anchor behind a number sign.
LinkArea link_area(const LinkTarget& target, Rect box, const Studio& studio) {
  LinkArea area;
  area.box = box;
  area.contents = target.contents;
  area.element = target.element;
  if (target.url.starts_with('#')) {
    const std::string anchor = target.url.substr(1);
    if (studio.anchors.contains(anchor)) area.destination = anchor;
  } else {
    area.url = target.url;
  }
  return area;
}

void add_line(Piece& piece, const Line& line, const RichText& text, const ParagraphStyle& style,
              Point top_left, Studio& studio) {
  const double baseline = top_left.y + baseline_in(style.leading, style.text.size);
  for (const LineRun& run : line.runs) {
    const Segment& source = text.segments[static_cast<std::size_t>(run.segment)];
    const Point origin{top_left.x + run.x, baseline - source.rise};
    if (source.kind == Segment::Kind::dots) {
      piece.items.push_back({dotted_line(origin, run.width - 2), source.element});
      continue;
    }
    if (source.kind != Segment::Kind::text) continue;
    piece.items.push_back({glyph_run(run, source, origin, studio.type.fonts), source.element});
    if (source.link < 0) continue;
    // A link is told by more than its colour; the table of contents, by its leaders.
    const bool is_coloured = source.style.colour == theme::kBlue;
    if (is_coloured)
      add_artifact(piece,
                   segment({origin.x, origin.y + 1.6}, {origin.x + run.width, origin.y + 1.6},
                           {source.style.colour, 0.5, {}}));
    const Rect box{origin.x, top_left.y, run.width, style.leading};
    const LinkArea area = link_area(text.links[static_cast<std::size_t>(source.link)], box, studio);
    if (!area.url.empty() || !area.destination.empty()) piece.links.push_back(area);
  }
}

}  // namespace

double offset_of(const Line& line, const ParagraphStyle& style, double width) {
  if (style.alignment == Alignment::centred) return (width - line.width) / 2;
  if (style.alignment == Alignment::right) return width - line.width;
  return 0;
}

Piece lines_piece(const std::vector<Line>& lines, const RichText& text, const ParagraphStyle& style,
                  double x, double width, Studio& studio) {
  Piece piece;
  for (const Line& line : lines) {
    const Point top_left{x + offset_of(line, style, width), piece.height};
    add_line(piece, line, text, style, top_left, studio);
    piece.height += style.leading;
  }
  return piece;
}

void add_footnotes(Piece& piece, const RichText& text, Studio& studio) {
  const double x = theme::kMarginSide;
  const double width = studio.paginator.text_width();
  for (const FootnoteText& note : text.footnotes) {
    const ParagraphStyle style{theme::kSmall, theme::kSmallLeading, Alignment::left, 0};
    RichText rich;
    rich.segments = note.segments;
    for (const Line& line :
         break_lines(rich.segments, static_cast<float>(width), Alignment::left, studio.type)) {
      const std::size_t first = piece.items.size();
      add_line(piece, line, rich, style, {x, 0}, studio);
      piece.footnotes.push_back({first, piece.items.size(), style.leading});
    }
  }
}

Piece text_piece(const RichText& text, const ParagraphStyle& style, double x, double width,
                 Studio& studio) {
  const std::vector<Line> lines =
      break_lines(text.segments, static_cast<float>(width), style.alignment, studio.type);
  Piece piece = lines_piece(lines, text, style, x, width, studio);
  piece.space_before = style.space_before;
  add_footnotes(piece, text, studio);
  return piece;
}

std::vector<Piece> line_pieces(const RichText& text, const ParagraphStyle& style, double x,
                               double width, Studio& studio) {
  std::vector<Piece> pieces;
  const std::vector<Line> lines =
      break_lines(text.segments, static_cast<float>(width), style.alignment, studio.type);
  const bool stays_whole = !text.footnotes.empty() || has_dotted_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Piece piece;
    piece.height = style.leading;
    piece.space_before = i == 0 ? style.space_before : 0;
    const bool would_be_alone = i == 1 || i + 1 == lines.size() || stays_whole;
    if (i > 0 && would_be_alone) piece.glue = Glue::forbidden;
    add_line(piece, lines[i], text, style, {x + offset_of(lines[i], style, width), 0}, studio);
    pieces.push_back(std::move(piece));
  }
  if (!pieces.empty()) add_footnotes(pieces.back(), text, studio);
  return pieces;
}

double add_text(Piece& piece, std::string_view text, const TextStyle& style, Point origin,
                int element, Studio& studio) {
  GlyphRun run = text_run(text, style, origin, studio.type.fonts);
  const double width = run.width;
  piece.items.push_back({std::move(run), element});
  return width;
}

void add_artifact(Piece& piece, Path path, Artifact kind) {
  piece.items.push_back({std::move(path), kNoElement, kind});
}

}  // namespace copil::pages
