#include "pictures/painting/faces.hpp"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace copil::pictures {

namespace {

/// A font file opened with a library of its own, so that it can live as long as Cairo wants:
/// Cairo keeps fonts in a cache that outlasts whoever asked for them.
class OpenedFont {
 public:
  static std::unique_ptr<OpenedFont> open(const pages::FontFile& file) {
    auto font = std::make_unique<OpenedFont>();
    if (FT_Init_FreeType(&font->library_) != 0) return nullptr;
    if (FT_New_Face(font->library_, file.path.c_str(), file.face_index, &font->face_) != 0) {
      return nullptr;
    }
    return font;
  }

  OpenedFont() = default;
  OpenedFont(const OpenedFont&) = delete;
  OpenedFont& operator=(const OpenedFont&) = delete;
  ~OpenedFont() {
    if (face_ != nullptr) FT_Done_Face(face_);
    if (library_ != nullptr) FT_Done_FreeType(library_);
  }

  FT_Face face() const { return face_; }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

void close_font(void* font) {
  delete static_cast<OpenedFont*>(font);
}

cairo_font_face_t* cairo_face(std::unique_ptr<OpenedFont> font) {
  static constexpr cairo_user_data_key_t kKey{};
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(font->face(), FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &kKey, font.get(), close_font) == CAIRO_STATUS_SUCCESS) {
    static_cast<void>(font.release());  // the face closes it
    return face;
  }
  cairo_font_face_destroy(face);
  return nullptr;
}

}  // namespace

Face::Face(const pages::FontFile& file) {
  auto font = OpenedFont::open(file);
  if (font != nullptr) face_.reset(cairo_face(std::move(font)));
}

const Face& Faces::find(const pages::FontFile& file) {
  return faces_.try_emplace({file.path, file.face_index}, file).first->second;
}

}  // namespace copil::pictures
