#include "pages/flow/block_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pages/flow/marks.hpp"
#include "pages/flow/side_by_side.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

constexpr double kParagraphGap = 6;
constexpr double kItemGap = 3;
constexpr double kReferenceItemGap = 1.5;
constexpr double kListIndent = 16;
constexpr double kBoxPadding = 9;
constexpr double kBoxBar = 3;
constexpr double kColumnGutter = 18;

struct HeadingStyle {
  TextStyle text;
  double leading;
  double space_before;
  double space_after;
};
constexpr std::array<HeadingStyle, 4> kHeadings{{
    {{Face::bold, 15, theme::kNavy}, 19, 24, 7},
    {{Face::bold, 12, theme::kBlue}, 16, 17, 5},
    {{Face::bold, 10.5F, theme::kInk}, 14, 12, 3},
    {{Face::bold_italic, 10, theme::kInk}, 14, 9, 2},
}};

/// The section of reports that defines their figures and cites their files.
constexpr std::string_view kReferenceAnchor = "definitions-et-provenance";

ParagraphStyle text_style(const Studio& studio) {
  if (!studio.is_reference) return {};
  return {theme::kReference, theme::kReferenceLeading};
}

/// 1. 2. 3. then a) b) c) inside.
std::string ordered_marker(int number, int depth) {
  if (depth < 2 || number < 1 || number > 26) return std::to_string(number) + ".";
  return std::string(1, static_cast<char>('a' + number - 1)) + ")";
}

/// The pieces of a block set apart: a bar at its left, a tint behind, padding inside.
std::vector<Piece> framed(std::vector<Piece> pieces, const Area& area, Colour bar,
                          std::optional<Colour> tint) {
  std::vector<Piece> result;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool is_first = i == 0;
    const bool is_last = i + 1 == pieces.size();
    const double padding = tint ? kBoxPadding : 1;
    const double above = is_first ? padding : pieces[i].space_before;
    Piece piece;
    piece.glue = is_first ? pieces[i].glue : std::max(pieces[i].glue, Glue::avoid);
    piece.space_before = is_first ? 12 : 0;
    piece.repeat = pieces[i].repeat;
    piece.height = above + pieces[i].height + (is_last ? padding : 0);
    if (tint) {
      add_artifact(piece, rectangle({area.x, 0, area.width, piece.height}, *tint),
                   Artifact::background);
    }
    add_artifact(piece, rectangle({area.x, 0, kBoxBar, piece.height}, bar));
    absorb(piece, std::move(pieces[i]), 0, above);
    result.push_back(std::move(piece));
  }
  return result;
}

/// « Les parties conviennent : », a question, the line of a party that goes on after its comma, «
/// et » between two of them: what stays with what follows it. « ci-après … » ends a party.
bool announces(const RichText& text) {
  if (text.segments.empty() || text.segments.front().text.starts_with("ci-après")) return false;
  const std::string& end = text.segments.back().text;
  if (end.ends_with(':') || end.ends_with(',') || end.ends_with('?')) return true;
  return text.segments.size() == 1 && (end == "Entre" || end == "et");
}

/// « et » between two parties: it does not open a page either.
bool joins_parties(const RichText& text) {
  return text.segments.size() == 1 && text.segments.front().text == "et";
}

/// Who signs: its name, its address, who represents it, each on a line of their own.
bool names_party(const RichText& text) {
  const auto is_break = [](const Segment& segment) {
    return segment.kind == Segment::Kind::line_break;
  };
  return !text.segments.empty() && text.segments.back().text.ends_with(',') &&
         std::any_of(text.segments.begin(), text.segments.end(), is_break);
}

/// « Il est convenu ce qui suit : » before a heading: it belongs to what it closes.
bool closes_before_heading(const document::Blocks& blocks, std::size_t index) {
  if (index == 0 || index + 1 >= blocks.size()) return false;
  const auto* paragraph = std::get_if<document::Paragraph>(&blocks[index].node);
  return paragraph != nullptr &&
         std::holds_alternative<document::Paragraph>(blocks[index - 1].node) &&
         std::holds_alternative<document::Heading>(blocks[index + 1].node) &&
         document::plain_text(paragraph->content).ends_with(':');
}

/// A paragraph before the list that details it.
bool introduces_list(const document::Blocks& blocks, std::size_t index) {
  return index + 1 < blocks.size() &&
         std::holds_alternative<document::Paragraph>(blocks[index].node) &&
         std::holds_alternative<document::List>(blocks[index + 1].node);
}

/// The only paragraph of a heading, before the table that shows what it says or the first heading
/// under it: the two lines do not end a page.
bool introduces(const document::Blocks& blocks, std::size_t index) {
  if (index == 0 || index + 1 >= blocks.size()) return false;
  const auto* above = std::get_if<document::Heading>(&blocks[index - 1].node);
  const auto* below = std::get_if<document::Heading>(&blocks[index + 1].node);
  return above != nullptr && std::holds_alternative<document::Paragraph>(blocks[index].node) &&
         (std::holds_alternative<document::Table>(blocks[index + 1].node) ||
          (below != nullptr && below->level > above->level));
}

/// A paragraph that is nothing but lines still to be written.
bool is_to_be_written(const document::Block& block) {
  const auto* paragraph = std::get_if<document::Paragraph>(&block.node);
  if (paragraph == nullptr || paragraph->content.size() != 1) return false;
  const auto* blank = std::get_if<document::Blank>(&paragraph->content.front().node);
  return blank != nullptr && blank->kind == document::BlankKind::lines && !blank->content;
}

/// A question before the lines for its answer.
bool asks(const document::Blocks& blocks, std::size_t index) {
  return index + 1 < blocks.size() &&
         std::holds_alternative<document::Paragraph>(blocks[index].node) &&
         is_to_be_written(blocks[index + 1]);
}

/// Key figures before the sentence that says what they are compared with.
bool has_legend(const document::Blocks& blocks, std::size_t index) {
  return index + 1 < blocks.size() &&
         std::holds_alternative<document::KeyFigures>(blocks[index].node) &&
         std::holds_alternative<document::Paragraph>(blocks[index + 1].node);
}

}  // namespace

void BlockLayout::lay_out(const document::Blocks& blocks, const Area& area) {
  const Area outer = std::exchange(area_, area);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (closes_before_heading(blocks, i)) keep_with_next();
    std::visit(*this, blocks[i].node);
    const bool is_detailed = list_depth_ > 0 && introduces_list(blocks, i);
    if (is_detailed || introduces(blocks, i) || asks(blocks, i) || has_legend(blocks, i)) {
      keep_with_next();
    }
  }
  area_ = outer;
}

void BlockLayout::emit(Piece piece) {
  piece.glue = std::max(piece.glue, std::exchange(glue_, Glue::allowed));
  piece.space_before = std::max(piece.space_before, std::exchange(space_, 0));
  sink_(std::move(piece));
}

void BlockLayout::emit(std::vector<Piece> pieces) {
  for (Piece& piece : pieces) emit(std::move(piece));
}

void BlockLayout::paragraph(const RichText& text, const ParagraphStyle& style, const Area& area) {
  emit(line_pieces(text, style, area.x, area.width, studio_));
}

void BlockLayout::operator()(const document::Heading& heading) {
  const int level = std::clamp(heading.level, 1, 4);
  const HeadingStyle& look = kHeadings[static_cast<std::size_t>(level - 1)];
  // H1 is the document's title; levels never skip one on their way down.
  studio_.heading_level = std::min(level + 1, studio_.heading_level + 1);
  if (level == 1) studio_.is_reference = heading.anchor == kReferenceAnchor;
  const Role role = static_cast<Role>(static_cast<int>(Role::h1) + studio_.heading_level - 1);
  const int element = studio_.structure.add(role, area_.parent);
  const RichText text =
      flatten(heading.content, look.text, element, studio_.structure, studio_.next_footnote);
  const ParagraphStyle style{look.text, look.leading, Alignment::left, look.space_before};
  Piece piece = text_piece(text, style, area_.x, area_.width, studio_);
  piece.anchors.push_back({heading.anchor, label(heading.content), studio_.heading_level - 1, 0});
  emit(std::move(piece));
  keep_with_next();
  leave_space(look.space_after);
}

void BlockLayout::operator()(const document::Paragraph& node) {
  const int element = studio_.structure.add(Role::paragraph, area_.parent);
  ParagraphStyle style = text_style(studio_);
  const RichText text =
      flatten(node.content, style.text, element, studio_.structure, studio_.next_footnote);
  const bool is_wide = area_.width > 260;
  style.alignment = is_wide && !quotes_ ? Alignment::justified : Alignment::left;
  style.space_before = kParagraphGap;
  std::vector<Piece> lines = line_pieces(text, style, area_.x, area_.width, studio_);
  // The list of files goes whole to the page of the rules under it.
  if (names_party(text) || studio_.is_reference) {
    for (std::size_t i = 1; i < lines.size(); ++i) lines[i].glue = Glue::forbidden;
  }
  if (joins_parties(text)) keep_with_next();
  emit(std::move(lines));
  if (announces(text)) keep_with_next();
}

void BlockLayout::operator()(const document::List& list) {
  const Area outer = area_;
  const int element = studio_.structure.add(Role::list, area_.parent);
  ++list_depth_;
  int number = list.start;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string marker = list.ordered       ? ordered_marker(number++, list_depth_)
                               : list_depth_ == 1 ? "–"
                                                  : "•";
    // Neither the first item nor the last stands alone at the edge of a page.
    if (i == 1 || (i > 0 && i + 1 == list.items.size())) keep_with_next();
    list_item(list.items[i], marker, outer.under(element));
  }
  --list_depth_;
}

void BlockLayout::list_item(const document::Blocks& blocks, const std::string& marker,
                            const Area& list) {
  const int item = studio_.structure.add(Role::list_item, list.parent);
  const int marker_element = studio_.structure.add(Role::label, item);
  const int body = studio_.structure.add(Role::list_body, item);
  Piece with_marker;
  const ParagraphStyle look = text_style(studio_);
  const double baseline = baseline_in(look.leading, look.text.size);
  const TextStyle style = look.text.bold().in(theme::kBlue);
  add_text(with_marker, marker, style, {list.x + 2, baseline}, marker_element, studio_);
  const double needed = text_width(marker, style, studio_.type.fonts) + 7;
  const double indent = std::max(kListIndent, needed);
  std::vector<Piece> pieces = collect(blocks, list.inside(indent, 0).under(body));
  if (pieces.empty()) pieces.emplace_back().height = look.leading;
  with_marker.height = pieces.front().height;
  with_marker.glue = pieces.front().glue;
  with_marker.space_before = studio_.is_reference ? kReferenceItemGap : kItemGap;
  absorb(with_marker, std::move(pieces.front()), 0, 0);
  pieces.front() = std::move(with_marker);
  emit(std::move(pieces));
}

/// The pieces of blocks, kept instead of sent on; page breaks mean nothing inside.
std::vector<Piece> BlockLayout::collect(const document::Blocks& blocks, const Area& area) {
  std::vector<Piece> pieces;
  BlockLayout inner{studio_, [&pieces](Piece piece) {
                      if (!piece.starts_page) pieces.push_back(std::move(piece));
                    }};
  inner.list_depth_ = list_depth_;
  inner.quotes_ = quotes_;
  inner.collects_ = true;
  inner.lay_out(blocks, area);
  return pieces;
}

void BlockLayout::operator()(const document::Quote& quote) {
  const int element = studio_.structure.add(Role::block_quote, area_.parent);
  const bool is_within = std::exchange(quotes_, true);
  std::vector<Piece> pieces = collect(quote.content, area_.inside(14, 14).under(element));
  quotes_ = is_within;
  emit(framed(std::move(pieces), area_.inside(0, 0), theme::kRule, {}));
  leave_space(10);
}

void BlockLayout::operator()(const document::Box& box) {
  const int element = studio_.structure.add(Role::division, area_.parent);
  const Colour colour = mark_colour(box.mark);
  const Area inner = area_.inside(kBoxBar + kBoxPadding + 2, kBoxPadding).under(element);
  document::Blocks blocks;
  std::vector<Piece> pieces;
  if (!box.title.empty()) {
    const int title = studio_.structure.add(Role::paragraph, element);
    const TextStyle style = theme::kBody.bold().in(colour);
    const RichText text =
        flatten(box.title, style, title, studio_.structure, studio_.next_footnote);
    pieces.push_back(text_piece(text, {style, theme::kBodyLeading, Alignment::left, 0}, inner.x,
                                inner.width, studio_));
  }
  for (Piece& piece : collect(box.content, inner)) {
    if (pieces.size() == 1) piece.glue = Glue::forbidden;
    pieces.push_back(std::move(piece));
  }
  emit(framed(std::move(pieces), area_, colour, theme::kTint));
  leave_space(12);
}

void BlockLayout::operator()(const document::Columns& columns) {
  if (columns.columns.empty()) return;
  const auto count = static_cast<double>(columns.columns.size());
  const double width = (area_.width - kColumnGutter * (count - 1)) / count;
  std::vector<std::vector<Piece>> laid;
  double x = area_.x;
  for (const auto& blocks : columns.columns) {
    const int element = studio_.structure.add(Role::division, area_.parent);
    laid.push_back(collect(blocks, {x, width, element}));
    x += width + kColumnGutter;
  }
  side_by_side(std::move(laid));
  leave_space(12);
}

/// One piece when the columns fit on a page; else they go on side by side, page after page, from
/// where the page has come to.
void BlockLayout::side_by_side(std::vector<std::vector<Piece>> columns) {
  constexpr double kLeastSlice = 100;
  constexpr double kSpace = 10;
  const double page = studio_.paginator.text_height();
  double tallest = 0;
  for (const auto& pieces : columns) tallest = std::max(tallest, stacked_height(pieces));
  double room = page;
  if (tallest > page) {
    const double left = studio_.paginator.room_after_pending() - std::max(kSpace, space_);
    if (left >= kLeastSlice) room = left;
  }
  std::vector<Piece> slices =
      slices_of(std::move(columns), {room, page}, area_.parent, studio_.structure);
  if (!slices.empty()) slices.front().space_before = kSpace;
  emit(std::move(slices));
}

void BlockLayout::operator()(const document::Illustration& illustration) {
  lay_out_illustration(illustration, area_, studio_, *this);
}

void BlockLayout::operator()(const document::ThematicBreak&) {
  Piece piece;
  piece.height = 1;
  piece.space_before = 12;
  const double middle = area_.x + area_.width / 2;
  add_artifact(piece, segment({middle - 40, 0.5}, {middle + 40, 0.5}, {theme::kRule, 0.8, {}}));
  emit(std::move(piece));
  leave_space(12);
}

void BlockLayout::operator()(const document::PageBreak&) {
  glue_ = Glue::allowed;
  space_ = 0;
  Piece piece;
  piece.starts_page = true;
  emit(std::move(piece));
}

void BlockLayout::operator()(const document::Table& table) {
  lay_out_table(table, area_, studio_, *this);
}
void BlockLayout::operator()(const document::Chart& chart) {
  lay_out_chart(chart, area_, studio_, *this);
}
void BlockLayout::operator()(const document::KeyFigures& figures) {
  lay_out_key_figures(figures, area_, studio_, *this);
}
void BlockLayout::operator()(const document::Signatures& signatures) {
  lay_out_signatures(signatures, area_, studio_, *this);
}
void BlockLayout::operator()(const document::TableOfContents& contents) {
  lay_out_contents(contents, area_, studio_, *this);
}

double BlockLayout::room() const {
  return collects_ ? studio_.paginator.text_height() : studio_.paginator.room_after_pending();
}

document::Inlines numbered_caption(const std::string& word, int number,
                                   const document::Inlines& title) {
  const std::string separator = title.empty() ? "" : ". – ";
  document::Inlines caption{{document::Text{word + "\u00A0" + std::to_string(number) + separator}}};
  caption.insert(caption.end(), title.begin(), title.end());
  return caption;
}

}  // namespace copil::pages
