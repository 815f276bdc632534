#include "pdf/painting/palette.hpp"

#include <utility>

namespace copil::pdf {

Palette::Palette(FontPrograms& programs, PictureCase& pictures, Deflater& deflater)
    : programs_(programs), cases_(pictures), deflater_(deflater) {}

void Palette::set(std::vector<pages::FontFile> fonts, std::vector<std::string> pictures) {
  font_files_ = std::move(fonts);
  picture_files_ = std::move(pictures);
  fonts_.resize(font_files_.size());
  are_shown_.resize(picture_files_.size());
}

EmbeddedFont* Palette::font(int index) {
  auto& font = fonts_[static_cast<std::size_t>(index)];
  if (font) return &*font;
  const pages::FontFile& file = font_files_[static_cast<std::size_t>(index)];
  FontProgram* const program = programs_.find(file);
  if (program == nullptr) {
    complaints_ = {
        plain_error("police illisible : « " + file.path + " »",
                    {"vérifiez que ce fichier existe et que c’est une police TrueType"})};
    return nullptr;
  }
  return &font.emplace(*program);
}

const PackedPicture* Palette::picture(int index) {
  const auto rank = static_cast<std::size_t>(index);
  const PackedPicture& picture = cases_.packed(picture_files_[rank], deflater_);
  if (picture.width == 0) {
    complaints_ = {plain_error("image illisible", {"enregistrez-la de nouveau au format PNG"})};
    return nullptr;
  }
  are_shown_[rank] = true;
  return &picture;
}

void Palette::write(FileWriter& writer, int object) {
  std::string fonts;
  for (std::size_t i = 0; i < fonts_.size(); ++i) {
    if (!fonts_[i] || !fonts_[i]->is_used()) continue;
    const int number = writer.reserve();
    fonts_[i]->write(writer, deflater_, number);
    fonts += "/F" + std::to_string(i) + " " + reference(number) + " ";
  }
  std::string pictures;
  for (std::size_t i = 0; i < are_shown_.size(); ++i) {
    if (!are_shown_[i]) continue;
    const int number = writer.reserve();
    write_picture(writer, number, cases_.packed(picture_files_[i], deflater_));
    pictures += "/I" + std::to_string(i) + " " + reference(number) + " ";
  }
  std::string text = "<< /Font << " + fonts + ">> ";
  if (!pictures.empty()) text += "/XObject << " + pictures + ">> ";
  writer.write(object, text + ">>");
}

}  // namespace copil::pdf
