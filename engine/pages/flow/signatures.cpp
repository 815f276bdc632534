#include <algorithm>
#include <span>

#include "pages/flow/block_layout.hpp"

namespace copil::pages {

namespace {

constexpr double kSignatureGutter = 22;
constexpr double kRoomToSign = 58;
constexpr std::size_t kSideBySide = 3;

/// Adds a paragraph below what the piece holds.
void add_below(Piece& piece, const RichText& text, const ParagraphStyle& style, double x,
               double width, Studio& studio) {
  Piece lines = text_piece(text, style, x, width, studio);
  piece.height += style.space_before;
  const double height = lines.height;
  absorb(piece, std::move(lines), 0, piece.height);
  piece.height += height;
}

/// Who signs, as what: laid out apart, so that neighbours' names stand on one line.
struct Signer {
  Piece role;
  Piece name;
};

/// The words of a role. One too long for a line goes on, where it can, with what follows its last
/// comma: a place is not cut within its name.
RichText role_text(const std::string& role, const TextStyle& style, int element, double width,
                   Studio& studio) {
  const auto is_wider = [&](const RichText& text) {
    const std::string& words = text.segments.front().text;
    return static_cast<double>(text_width(words, style, studio.type.fonts)) > width;
  };
  RichText whole = plain(role, style, element);
  const std::size_t comma = role.rfind(", ");
  if (comma == std::string::npos || !is_wider(whole)) return whole;
  const RichText rest = plain(role.substr(comma + 2), style, element);
  if (is_wider(rest)) return whole;
  RichText parted = plain(role.substr(0, comma + 1), style, element);
  Segment line_break;
  line_break.kind = Segment::Kind::line_break;
  line_break.style = style;
  line_break.element = element;
  parted.segments.push_back(std::move(line_break));
  parted.segments.push_back(rest.segments.front());
  return parted;
}

Signer lay_out_signer(const document::Signature& signer, double x, double width, int parent,
                      Studio& studio) {
  Signer laid;
  const TextStyle role_style = theme::kBody.bold().at(9.5F);
  const int role = studio.structure.add(Role::paragraph, parent);
  add_below(laid.role, role_text(signer.role, role_style, role, width, studio),
            {role_style, 13, Alignment::left, 0}, x, width, studio);
  const TextStyle name_style = theme::kBody.at(9.5F);
  const int name = studio.structure.add(Role::paragraph, parent);
  add_below(laid.name,
            flatten(signer.name, name_style, name, studio.structure, studio.next_footnote),
            {name_style, 15, Alignment::left, 3}, x, width, studio);
  return laid;
}

/// Adds the signers side by side, in `columns` columns, below what the piece holds: roles, names,
/// room to sign over a rule. One who signs alone has the right half, as in a letter.
void add_row(Piece& whole, std::span<const document::Signature> signers, std::size_t columns,
             const Area& area, Studio& studio) {
  const std::size_t places = std::max<std::size_t>(columns, 2);
  const double gaps = kSignatureGutter * static_cast<double>(places - 1);
  const double width = (area.width - gaps) / static_cast<double>(places);
  const double left = columns == 1 ? area.x + width + kSignatureGutter : area.x;
  double roles = 0;
  double names = 0;
  std::vector<Signer> row;
  double x = left;
  for (const document::Signature& signer : signers) {
    row.push_back(lay_out_signer(signer, x, width, area.parent, studio));
    roles = std::max(roles, row.back().role.height);
    names = std::max(names, row.back().name.height);
    x += width + kSignatureGutter;
  }
  const double foot = whole.height + roles + names + kRoomToSign;
  x = left;
  for (Signer& signer : row) {
    absorb(whole, std::move(signer.role), 0, whole.height);
    absorb(whole, std::move(signer.name), 0, whole.height + roles);
    add_artifact(whole, segment({x, foot}, {x + width, foot}, {theme::kRule, 0.6, {}}));
    x += width + kSignatureGutter;
  }
  whole.height = foot + 14;
}

}  // namespace

void lay_out_signatures(const document::Signatures& signatures, const Area& area, Studio& studio,
                        BlockLayout& layout) {
  Piece first;
  first.space_before = 20;
  if (!signatures.place_and_date.empty()) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    const RichText text = flatten(signatures.place_and_date, theme::kBody, element,
                                  studio.structure, studio.next_footnote);
    add_below(first, text, {theme::kBody, theme::kBodyLeading, Alignment::left, 0}, area.x,
              area.width, studio);
    first.height += 14;
  }
  const std::span<const document::Signature> signers = signatures.signatures;
  const std::size_t columns = signers.size() == 4 ? 2 : std::min(signers.size(), kSideBySide);
  if (columns > 0) add_row(first, signers.first(columns), columns, area, studio);
  // Never alone on a page: what stands before comes with it.
  layout.keep_with_next();
  layout.emit(std::move(first));
  for (std::size_t i = columns; i < signers.size(); i += columns) {
    Piece row;
    row.glue = Glue::avoid;
    add_row(row, signers.subspan(i, std::min(columns, signers.size() - i)), columns, area, studio);
    layout.emit(std::move(row));
  }
}

}  // namespace copil::pages
