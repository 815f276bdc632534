#include "expansion/markdown/picture_file.hpp"

#include "base/png.hpp"
#include "expansion/markdown/parts.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

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

PictureFault fault_of_format(const std::string& shown, std::string_view bytes) {
  const std::string format = format_of(bytes);
  if (format.empty()) {
    return {shown + " n'est pas une image PNG entière",
            {"enregistrez-la au format PNG, puis copiez-la de nouveau"}};
  }
  return {shown + " est au format " + format + ", or seul le PNG est pris",
          {"ouvrez l'image dans un logiciel d'images et exportez-la au format PNG"}};
}

}  // namespace

Result<document::Picture, PictureFault> read_picture(const std::string& name,
                                                     CompileContext& context) {
  const std::string shown = "« " + name + " »";
  const std::string smaller = "600 pixels de large suffisent à un logo, 1 600 à une page";
  if (!is_inside(name)) {
    return PictureFault{shown + " ne désigne pas un fichier du dossier des modèles",
                        {"un chemin simple, sans « .. » ni barre en tête"}};
  }
  auto file = find_part(name, context);
  if (!file) {
    return PictureFault{"image introuvable " + shown,
                        {"cherchée dans le dossier du modèle, puis dans celui des modèles"}};
  }
  context.picture_files.push_back(file->first);
  const auto size = png_size(file->second);
  if (!size) return fault_of_format(shown, file->second);
  if (file->second.size() > kMaxPictureBytes) {
    return PictureFault{shown + " pèse plus de 500 Ko", {"réduisez l'image : " + smaller}};
  }
  // Unpacked, a small file may fill the memory.
  if (static_cast<long>(size->width) * size->height > kMaxPixels) {
    return PictureFault{shown + " a plus de 8 millions de pixels",
                        {"réduisez l'image : " + smaller}};
  }
  return document::Picture{std::move(file->second), size->width, size->height, {}};
}

}  // namespace copil::expansion
