#include "expansion/front/logos.hpp"

#include "expansion/markdown/picture_file.hpp"

namespace copil::expansion {

namespace {

constexpr std::size_t kMostLogos = 4;

}  // namespace

std::vector<document::Picture> read_logos(const BlockFields& front_matter) {
  std::vector<document::Picture> logos;
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
    const auto name = file == nullptr ? std::nullopt : fields.scalar(*file);
    if (!name || words == nullptr) continue;
    auto logo = read_picture(*name, fields.context());
    if (!logo) {
      fields.complain(*file, logo.error().message, logo.error().hints);
      continue;
    }
    logo->alternative = fields.scalar(*words).value_or("");
    logos.push_back(std::move(*logo));
  }
  return logos;
}

}  // namespace copil::expansion
