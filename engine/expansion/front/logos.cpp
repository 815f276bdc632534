#include "expansion/front/logos.hpp"

#include "base/png.hpp"
#include "expansion/markdown/parts.hpp"

namespace copil::expansion {

namespace {

constexpr std::size_t kMostLogos = 4;
constexpr std::size_t kMostBytes = 500'000;

/// What the bytes look like, for those who took another format; empty when nothing known.
std::string format_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "JPEG";
  if (bytes.starts_with("GIF8")) return "GIF";
  if (bytes.starts_with("%PDF")) return "PDF";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 16).find("WEBP") != std::string_view::npos) {
    return "WebP";
  }
  constexpr std::size_t kHead = 1'000;
  return bytes.substr(0, kHead).find("<svg") != std::string_view::npos ? "SVG" : "";
}

void complain_of_format(const BlockFields& fields, const notation::Node& node,
                        const std::string& name, std::string_view bytes) {
  const std::string format = format_of(bytes);
  if (format.empty()) {
    fields.complain(node, "« " + name + " » n'est pas une image PNG entière",
                    {"enregistrez le logo au format PNG, puis copiez-le de nouveau"});
    return;
  }
  fields.complain(node,
                  "le logo « " + name + " » est au format " + format + ", or seul le PNG est pris",
                  {"ouvrez-le dans un logiciel d'images et exportez-le au format PNG, environ 600 "
                   "pixels de large"});
}

/// The picture of that file, or nothing after complaining.
std::optional<document::Logo> read_picture(const BlockFields& fields, const notation::Node& node) {
  const auto name = fields.scalar(node);
  if (!name) return {};
  auto file = find_part(*name, fields.context());
  if (!file) {
    fields.complain(node, "logo introuvable « " + *name + " »",
                    {"cherché dans le dossier du modèle, puis dans celui des modèles"});
    return {};
  }
  const auto size = png_size(file->second);
  if (!size) {
    complain_of_format(fields, node, *name, file->second);
    return {};
  }
  if (file->second.size() > kMostBytes) {
    fields.complain(node, "le logo « " + *name + " » est trop lourd",
                    {"500 Ko au plus : réduisez l'image, 600 pixels de large suffisent"});
    return {};
  }
  return document::Logo{std::move(file->second), size->width, size->height, {}};
}

}  // namespace

std::vector<document::Logo> read_logos(const BlockFields& front_matter) {
  std::vector<document::Logo> logos;
  if (!front_matter.has("logos")) return logos;
  const auto items = front_matter.items("logos");
  if (items.size() > kMostLogos) {
    front_matter.complain(*items[kMostLogos], "trop de logos", {"quatre au plus"});
  }
  for (const notation::Node* item : items) {
    const BlockFields fields{
        *item, front_matter.file(), front_matter.context(), "un logo", {"fichier", "texte"}};
    const notation::Node* file = fields.required("fichier");
    const notation::Node* words = fields.required("texte");
    if (file == nullptr || words == nullptr) continue;
    auto logo = read_picture(fields, *file);
    if (!logo) continue;
    logo->alternative = fields.scalar(*words).value_or("");
    logos.push_back(std::move(*logo));
  }
  return logos;
}

}  // namespace copil::expansion
