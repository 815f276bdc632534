#include <algorithm>

#include "document/walk.hpp"
#include "pages/flow/block_layout.hpp"

namespace copil::pages {

namespace {

constexpr double kIndent = 14;
constexpr double kNumberRoom = 26;

/// The headings down to `depth`, wherever they stand.
std::vector<const document::Heading*> headings_of(const document::Blocks& blocks, int depth) {
  std::vector<const document::Heading*> headings;
  document::walk(blocks, [&](const document::Block& block) {
    const auto* heading = std::get_if<document::Heading>(&block.node);
    if (heading != nullptr && heading->level <= depth) headings.push_back(heading);
  });
  return headings;
}

Piece entry_piece(const document::Heading& heading, const Area& list, Studio& studio) {
  const bool is_top = heading.level == 1;
  const TextStyle style = is_top ? theme::kBody.bold() : theme::kBody;
  const double indent = kIndent * (heading.level - 1);
  const int item = studio.structure.add(Role::contents_item, list.parent);
  const int element = studio.structure.add(Role::reference, item);
  const std::string title = label(heading.content);
  const double width = list.width - indent - kNumberRoom;
  const ParagraphStyle look{style, theme::kBodyLeading, Alignment::left, is_top ? 3.0 : 1.0};
  const int link = studio.structure.add(Role::link, element);
  RichText text = plain(title, style, link);
  for (Segment& segment : text.segments) segment.link = 0;
  text.links.push_back({"#" + heading.anchor, title, link});
  Piece piece = text_piece(text, look, list.x + indent, width, studio);
  const double baseline =
      piece.height - theme::kBodyLeading + baseline_in(theme::kBodyLeading, style.size);
  double end = list.x + indent;
  for (const Item& content : piece.items) {
    if (const auto* run = std::get_if<GlyphRun>(&content.content)) {
      end = run->origin.x + static_cast<double>(run->width);
    }
  }
  const double right = list.x + list.width;
  const double stop = right - kNumberRoom + 6;
  if (end + 8 < stop) {
    add_artifact(piece, segment({end + 5, baseline - 1}, {stop, baseline - 1},
                                {theme::kRule, 0.8, {0, 3}, true}));
  }
  GlyphRun number;
  number.font = static_cast<int>(style.face);
  number.size = style.size;
  number.colour = style.colour;
  number.origin = {right, baseline};
  piece.page_numbers.push_back({piece.items.size(), heading.anchor});
  piece.items.push_back({std::move(number), link});
  return piece;
}

}  // namespace

void lay_out_contents(const document::TableOfContents& contents, const Area& area, Studio& studio,
                      BlockLayout& layout) {
  if (!studio.shows_contents) return;
  const auto headings = headings_of(studio.document.content, std::max(contents.depth, 1));
  if (headings.empty()) return;
  const int title = studio.structure.add(Role::paragraph, area.parent);
  const TextStyle style{Face::bold, 12, theme::kNavy};
  layout.paragraph(plain("Sommaire", style, title), {style, 16, Alignment::left, 16}, area);
  layout.keep_with_next();
  const Area list = area.under(studio.structure.add(Role::contents, area.parent));
  for (const auto* heading : headings) layout.emit(entry_piece(*heading, list, studio));
  layout.leave_space(16);
}

}  // namespace copil::pages
