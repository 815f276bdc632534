#include <algorithm>

#include "pages/flow/block_layout.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

/// As a screen shows them: two pixels a point.
constexpr double kPointsAPixel = 0.5;
/// The share of a page that a picture may take.
constexpr double kTallestPicture = 0.6;
constexpr double kAroundPicture = 12;
constexpr double kUnderPictureCaption = 5;

/// Its own size, unless the width or the page is too small for it.
Rect picture_box(const document::Picture& picture, const Area& area, double page) {
  const double scale = std::min({kPointsAPixel, area.width / std::max(picture.width, 1),
                                 kTallestPicture * page / std::max(picture.height, 1)});
  return {area.x, 0, picture.width * scale, picture.height * scale};
}

}  // namespace

void lay_out_illustration(const document::Illustration& illustration, const Area& area,
                          Studio& studio, BlockLayout& layout) {
  double above = kAroundPicture;
  if (!illustration.caption.empty()) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    const document::Inlines words = numbered_caption("Figure", ++studio.illustration_count,
                                                     {{document::Text{illustration.caption}}});
    const RichText text =
        flatten(words, theme::kCaption, element, studio.structure, studio.next_footnote);
    layout.emit(text_piece(text, {theme::kCaption, theme::kCaptionLeading, Alignment::left, above},
                           area.x, area.width, studio));
    layout.keep_with_next();
    above = kUnderPictureCaption;
  }
  const int element = studio.structure.add(Role::figure, area.parent);
  const document::Picture& shown = illustration.picture;
  studio.structure.at(element).alternative = wording::typography(shown.alternative);
  const Rect box = picture_box(shown, area, studio.paginator.text_height());
  Piece piece;
  piece.height = box.height;
  piece.space_before = above;
  piece.items.push_back({picture(box, studio.pictures.at(shown.png)), element});
  add_artifact(piece, frame(box, {theme::kRule, 0.5, {}}));
  layout.emit(std::move(piece));
  layout.leave_space(kAroundPicture);
}

}  // namespace copil::pages
