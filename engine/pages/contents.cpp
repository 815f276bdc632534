#include <algorithm>

#include "pages/block_layout.hpp"

namespace copil::pages {

namespace {

constexpr double kIndent = 14;
constexpr double kNumberRoom = 26;

struct Entry {
  const document::Heading* heading;
  int level;
};

/// The headings down to `depth`, wherever they stand.
class Headings {
 public:
  explicit Headings(int depth) : depth_(depth) {}
  std::vector<Entry> entries;

  void walk(const document::Blocks& blocks) {
    for (const auto& block : blocks) std::visit(*this, block.node);
  }
  void operator()(const document::Heading& n) {
    if (n.level <= depth_) entries.push_back({&n, n.level});
  }
  void operator()(const document::Quote& n) { walk(n.content); }
  void operator()(const document::Box& n) { walk(n.content); }
  void operator()(const document::Columns& n) {
    for (const auto& column : n.columns) walk(column);
  }
  void operator()(const document::List& n) {
    for (const auto& item : n.items) walk(item);
  }
  template <class Leaf>
  void operator()(const Leaf&) {}

 private:
  int depth_;
};

Piece entry_piece(const Entry& entry, const Area& list, Studio& studio) {
  const bool is_top = entry.level == 1;
  const TextStyle style = is_top ? theme::kBody.bold() : theme::kBody;
  const double indent = kIndent * (entry.level - 1);
  const int item = studio.structure.add(Role::contents_item, list.parent);
  const int element = studio.structure.add(Role::reference, item);
  const std::string title = label(entry.heading->content);
  const double width = list.width - indent - kNumberRoom;
  const ParagraphStyle look{style, theme::kBodyLeading, Alignment::left, is_top ? 5.0 : 1.0};
  const int link = studio.structure.add(Role::link, element);
  RichText text = plain(title, style, link);
  for (Segment& segment : text.segments) segment.link = 0;
  text.links.push_back({"#" + entry.heading->anchor, title, link});
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
  piece.page_numbers.push_back({piece.items.size(), entry.heading->anchor});
  piece.items.push_back({std::move(number), link});
  return piece;
}

}  // namespace

void lay_out_contents(const document::TableOfContents& contents, const Area& area, Studio& studio,
                      BlockLayout& layout) {
  if (!studio.shows_contents) return;
  Headings headings{std::max(contents.depth, 1)};
  headings.walk(studio.document.content);
  if (headings.entries.empty()) return;
  const int title = studio.structure.add(Role::paragraph, area.parent);
  const TextStyle style{Face::bold, 12, theme::kNavy};
  layout.paragraph(plain("Sommaire", style, title), {style, 16, Alignment::left, 16}, area);
  layout.keep_with_next();
  const Area list = area.under(studio.structure.add(Role::contents, area.parent));
  for (const Entry& entry : headings.entries) layout.emit(entry_piece(entry, list, studio));
  layout.leave_space(16);
}

}  // namespace copil::pages
