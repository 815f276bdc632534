#include <algorithm>
#include <span>

#include "pages/flow/block_layout.hpp"

namespace copil::pages {

namespace {

constexpr double kGutter = 22;
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

/// Role, name, and room to sign over a rule.
Piece signature(const document::Signature& signer, double x, double width, int parent,
                Studio& studio) {
  Piece piece;
  const TextStyle role_style = theme::kBody.bold().at(9.5F);
  const int role = studio.structure.add(Role::paragraph, parent);
  add_below(piece, plain(signer.role, role_style, role), {role_style, 13, Alignment::left, 0}, x,
            width, studio);
  const TextStyle name_style = theme::kBody.at(9.5F);
  const int name = studio.structure.add(Role::paragraph, parent);
  add_below(piece, flatten(signer.name, name_style, name, studio.structure, studio.next_footnote),
            {name_style, 15, Alignment::left, 3}, x, width, studio);
  return piece;
}

/// Adds the signers side by side, in `columns` columns, below what the piece holds.
void add_row(Piece& whole, std::span<const document::Signature> signers, std::size_t columns,
             const Area& area, Studio& studio) {
  const double gaps = kGutter * static_cast<double>(columns - 1);
  const double width = (area.width - gaps) / static_cast<double>(columns);
  double height = 0;
  std::vector<Piece> row;
  double x = area.x;
  for (const document::Signature& signer : signers) {
    row.push_back(signature(signer, x, width, area.parent, studio));
    height = std::max(height, row.back().height);
    x += width + kGutter;
  }
  const double foot = whole.height + height + kRoomToSign;
  x = area.x;
  for (Piece& signature : row) {
    absorb(whole, std::move(signature), 0, whole.height);
    add_artifact(whole, segment({x, foot}, {x + width, foot}, {theme::kRule, 0.6, {}}));
    x += width + kGutter;
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
