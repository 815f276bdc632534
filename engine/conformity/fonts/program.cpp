#include "conformity/fonts/program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include <array>

namespace copil::conformity {

struct FontProgram::Face {
  std::string bytes;
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  ~Face() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

std::shared_ptr<const FontProgram> FontProgram::open(std::string bytes) {
  auto face = std::make_unique<Face>();
  face->bytes = std::move(bytes);
  if (FT_Init_FreeType(&face->library) != 0) return nullptr;
  const auto* data = reinterpret_cast<const FT_Byte*>(face->bytes.data());
  const auto size = static_cast<FT_Long>(face->bytes.size());
  if (FT_New_Memory_Face(face->library, data, size, 0, &face->face) != 0) return nullptr;
  return std::shared_ptr<const FontProgram>(new FontProgram(std::move(face)));
}

FontProgram::FontProgram(std::unique_ptr<Face> face) : face_(std::move(face)) {
  read_cids();
  read_characters();
}

FontProgram::~FontProgram() = default;

std::uint32_t FontProgram::glyph_count() const {
  return static_cast<std::uint32_t>(face_->face->num_glyphs);
}

bool FontProgram::is_truetype() const {
  FT_ULong length = 0;
  return FT_Load_Sfnt_Table(face_->face, FT_MAKE_TAG('g', 'l', 'y', 'f'), 0, nullptr, &length) == 0;
}

bool FontProgram::is_cid_keyed() const {
  return FT_IS_CID_KEYED(face_->face) != 0;
}

void FontProgram::read_cids() {
  if (!is_cid_keyed()) return;
  for (std::uint32_t glyph = 0; glyph < glyph_count(); ++glyph) {
    FT_UInt cid = 0;
    if (FT_Get_CID_From_Glyph_Index(face_->face, glyph, &cid) != 0) return;
    glyphs_by_cid_.emplace(cid, glyph);
  }
}

void FontProgram::read_characters() {
  if (FT_Select_Charmap(face_->face, FT_ENCODING_UNICODE) != 0) return;
  FT_UInt glyph = 0;
  FT_ULong code = FT_Get_First_Char(face_->face, &glyph);
  // A table may be as large as Unicode, whatever the size of the file.
  for (std::uint32_t left = 70000; glyph != 0 && left > 0; --left) {
    characters_.emplace(glyph, static_cast<char32_t>(code));
    code = FT_Get_Next_Char(face_->face, code, &glyph);
  }
}

std::optional<double> FontProgram::width(Glyph glyph) const {
  FT_Fixed advance = 0;
  if (FT_Get_Advance(face_->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_IGNORE_TRANSFORM, &advance) !=
      0) {
    return std::nullopt;
  }
  const double units = face_->face->units_per_EM == 0 ? 1000 : face_->face->units_per_EM;
  return 1000 * static_cast<double>(advance) / units;
}

bool FontProgram::has_outline(Glyph glyph) const {
  if (FT_Load_Glyph(face_->face, glyph, FT_LOAD_NO_SCALE) != 0) return false;
  return face_->face->glyph->format == FT_GLYPH_FORMAT_OUTLINE &&
         face_->face->glyph->outline.n_points > 0;
}

std::optional<FontProgram::Glyph> FontProgram::glyph_named(const std::string& name) const {
  const FT_UInt glyph = FT_Get_Name_Index(face_->face, name.c_str());
  if (glyph != 0) return glyph;
  return name == name_of(0) ? std::optional<Glyph>(0) : std::nullopt;
}

std::string FontProgram::name_of(Glyph glyph) const {
  std::array<char, 128> buffer{};
  if (!FT_HAS_GLYPH_NAMES(face_->face)) return {};
  if (FT_Get_Glyph_Name(face_->face, glyph, buffer.data(), buffer.size()) != 0) return {};
  return buffer.data();
}

std::optional<FontProgram::Glyph> FontProgram::own_glyph(unsigned char code) const {
  for (int i = 0; i < face_->face->num_charmaps; ++i) {
    const FT_CharMap map = face_->face->charmaps[i];
    // Platform 7 is Adobe's: standard, expert, custom or Latin 1.
    if (map->platform_id != 7 || FT_Set_Charmap(face_->face, map) != 0) continue;
    const Glyph glyph = FT_Get_Char_Index(face_->face, code);
    if (glyph != 0) return glyph;
  }
  return std::nullopt;
}

std::optional<FontProgram::Glyph> FontProgram::glyph_of_cid(std::uint32_t cid) const {
  if (!is_cid_keyed()) {
    return cid < glyph_count() ? std::optional<Glyph>(cid) : std::nullopt;
  }
  const auto found = glyphs_by_cid_.find(cid);
  return found == glyphs_by_cid_.end() ? std::nullopt : std::optional<Glyph>(found->second);
}

std::vector<std::uint32_t> FontProgram::cids() const {
  std::vector<std::uint32_t> found;
  if (is_cid_keyed()) {
    for (const auto& [cid, glyph] : glyphs_by_cid_) {
      if (cid != 0) found.push_back(cid);
    }
    return found;
  }
  for (std::uint32_t glyph = 1; glyph < glyph_count(); ++glyph) found.push_back(glyph);
  return found;
}

std::vector<std::pair<int, int>> FontProgram::code_maps() const {
  std::vector<std::pair<int, int>> maps;
  for (int i = 0; i < face_->face->num_charmaps; ++i) {
    const FT_CharMap map = face_->face->charmaps[i];
    // FreeType makes a Unicode table of names where there is none: of a TrueType file it is no
    // part.
    if (FT_Get_CMap_Format(map) >= 0) maps.emplace_back(map->platform_id, map->encoding_id);
  }
  return maps;
}

bool FontProgram::has_code_map(int platform, int encoding) const {
  for (const auto& map : code_maps()) {
    if (map == std::pair{platform, encoding}) return true;
  }
  return false;
}

FontProgram::Glyph FontProgram::mapped(int platform, int encoding, std::uint32_t code) const {
  for (int i = 0; i < face_->face->num_charmaps; ++i) {
    const FT_CharMap map = face_->face->charmaps[i];
    if (map->platform_id != platform || map->encoding_id != encoding) continue;
    if (FT_Get_CMap_Format(map) < 0 || FT_Set_Charmap(face_->face, map) != 0) continue;
    return FT_Get_Char_Index(face_->face, code);
  }
  return 0;
}

std::optional<char32_t> FontProgram::character_of(Glyph glyph) const {
  const auto found = characters_.find(glyph);
  return found == characters_.end() ? std::nullopt : std::optional<char32_t>(found->second);
}

}  // namespace copil::conformity
