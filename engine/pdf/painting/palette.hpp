#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"
#include "pdf/fonts/embedded_font.hpp"
#include "pdf/painting/picture_objects.hpp"

namespace copil::pdf {

/// What a document paints with, over all its pages: the fonts and pictures used so far.
class Palette {
 public:
  /// All of it outlives the palette.
  Palette(FontPrograms& programs, PictureCase& pictures, Deflater& deflater);

  /// What the document's first part says.
  void set(std::vector<pages::FontFile> fonts, std::vector<std::string> pictures);

  /// The font of that index; null, with a complaint, when its file cannot be read.
  EmbeddedFont* font(int index);
  /// The picture of that index; null, with a complaint, when it is none.
  const PackedPicture* picture(int index);

  /// Writes what pages have used, as a dictionary of resources under that number.
  void write(FileWriter& writer, int object);

  const Diagnostics& complaints() const { return complaints_; }

 private:
  FontPrograms& programs_;
  PictureCase& cases_;
  Deflater& deflater_;
  std::vector<pages::FontFile> font_files_;
  std::vector<std::string> picture_files_;
  std::vector<std::optional<EmbeddedFont>> fonts_;
  std::vector<bool> are_shown_;  ///< by picture
  Diagnostics complaints_;
};

}  // namespace copil::pdf
