#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The program of an embedded font: which glyphs it has, and how wide they are.
namespace copil::conformity {

class FontProgram {
 public:
  /// Nothing when FreeType cannot read these bytes as a font.
  static std::shared_ptr<const FontProgram> open(std::string bytes);

  ~FontProgram();
  FontProgram(const FontProgram&) = delete;
  FontProgram& operator=(const FontProgram&) = delete;

  using Glyph = std::uint32_t;

  std::uint32_t glyph_count() const;
  bool is_truetype() const;
  bool is_cid_keyed() const;

  /// How far the glyph moves what follows, in thousandths of the font's size.
  std::optional<double> width(Glyph glyph) const;

  /// Whether the glyph draws anything.
  bool has_outline(Glyph glyph) const;

  std::optional<Glyph> glyph_named(const std::string& name) const;
  std::string name_of(Glyph glyph) const;

  /// The glyph of a code of the program's own encoding (Type 1 and CFF).
  std::optional<Glyph> own_glyph(unsigned char code) const;

  /// The glyph of a CID; the same number unless the program is keyed by CIDs.
  std::optional<Glyph> glyph_of_cid(std::uint32_t cid) const;

  /// The CIDs that the program has, 0 excepted.
  std::vector<std::uint32_t> cids() const;

  /// The tables that lead from codes to glyphs, as (platform, encoding).
  std::vector<std::pair<int, int>> code_maps() const;
  bool has_code_map(int platform, int encoding) const;
  Glyph mapped(int platform, int encoding, std::uint32_t code) const;

  /// The character that the program says a glyph is.
  std::optional<char32_t> character_of(Glyph glyph) const;

 private:
  struct Face;
  explicit FontProgram(std::unique_ptr<Face> face);
  void read_cids();
  void read_characters();
  std::unique_ptr<Face> face_;
  std::map<std::uint32_t, Glyph> glyphs_by_cid_;
  std::map<Glyph, char32_t> characters_;
};

}  // namespace copil::conformity
