#include "expansion/markdown/images.hpp"

#include <algorithm>

#include "base/folded.hpp"
#include "expansion/markdown/picture_file.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

/// The words between the brackets, whatever marks they bear.
std::string words_under(cmark_node* node) {
  std::string words;
  for (cmark_node* child : children_of(node)) {
    const std::string_view type = type_of(child);
    const bool is_blank = type == "softbreak" || type == "linebreak";
    words += is_blank ? " " : std::string{literal_of(child)} + words_under(child);
  }
  return words;
}

bool holds_tag(std::string_view words, const MarkdownText& text) {
  const auto pieces = pieces_of(words, text.masked.tags);
  return std::any_of(pieces.begin(), pieces.end(),
                     [](const MaskedPiece& piece) { return piece.tag != nullptr; });
}

}  // namespace

cmark_node* lone_image(cmark_node* paragraph) {
  const auto children = children_of(paragraph);
  return children.size() == 1 && type_of(children[0]) == "image" ? children[0] : nullptr;
}

std::optional<IllustrationNode> compile_image(cmark_node* image, MarkdownText& text) {
  const std::string name{url_of(image)};
  std::string alternative{trimmed(words_under(image))};
  if (alternative.empty()) {
    text.complain(image, "cette image ne dit rien à qui ne la voit pas",
                  {"entre les crochets, ce qu'elle montre : ![La page Accueil](accueil.png)"});
    return std::nullopt;
  }
  if (holds_tag(name, text) || holds_tag(alternative, text)) {
    text.complain(image, "une image et ce qu'elle montre s'écrivent en toutes lettres",
                  {"une valeur {{ … }} peut venir dans la légende : "
                   "![…](image.png \"Légende\")"});
    return std::nullopt;
  }
  if (++text.context.picture_count == kMaxPictures + 1) {
    text.complain(image, "ce modèle a trop d'images", {std::to_string(kMaxPictures) + " au plus"});
  }
  if (text.context.picture_count > kMaxPictures) return std::nullopt;
  auto picture = read_picture(name, text.context);
  if (!picture) {
    text.complain(image, picture.error().message, picture.error().hints);
    return std::nullopt;
  }
  picture->alternative = std::move(alternative);
  return IllustrationNode{
      std::move(*picture),
      compile_pieces(pieces_of(title_of(image), text.masked.tags), text.context)};
}

}  // namespace copil::expansion
