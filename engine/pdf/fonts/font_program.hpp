#pragma once

#include <hb.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/owned.hpp"
#include "pages/page.hpp"
#include "pdf/file/deflate.hpp"

namespace copil::pdf {

/// What a file says of a font, lengths in thousandths of its size.
struct FontFacts {
  std::string name;  ///< `Lato-Bold`
  int low_x = 0, low_y = 0, high_x = 0, high_y = 0;
  int ascent = 0, descent = 0, cap_height = 0;
  double italic_angle = 0;
};

/// Some glyphs of a font, as a file of their own.
struct Subset {
  std::string tag;                        ///< six letters, those of its glyphs: `ABCDEF`
  std::string deflated;                   ///< a TrueType file
  std::size_t size = 0;                   ///< before it was deflated
  std::vector<std::uint16_t> new_glyphs;  ///< by rank of the glyphs asked for
};

/// A TrueType file that pages are written with. Its shapes, widths and texts are asked of HarfBuzz.
class FontProgram {
 public:
  using Glyph = std::uint32_t;

  /// Null when the file cannot be read as a TrueType font.
  static std::unique_ptr<FontProgram> open(const pages::FontFile& file);

  const FontFacts& facts() const { return facts_; }
  std::size_t glyph_count() const { return widths_.size(); }

  /// The glyph's advance, in thousandths of the font's size.
  float width(Glyph glyph) const { return glyph < widths_.size() ? widths_[glyph] : 0; }

  /// The glyph's own text, when nothing else is said: the first character that it shows.
  std::string text(Glyph glyph);

  /// The glyph's outline at size 1, y growing downwards.
  std::vector<pages::PathStep> outline(Glyph glyph) const;

  /// Those glyphs, sorted, and the parts that they are made of. Subsets are kept: documents of one
  /// report have the same signs. Valid until the next call.
  const Subset& subset(const std::vector<Glyph>& glyphs, Deflater& deflater);

 private:
  using FaceHandle = Owned<hb_face_t, hb_face_destroy>;
  using FontHandle = Owned<hb_font_t, hb_font_destroy>;

  FontProgram() = default;
  void read_facts();
  void read_widths();
  void read_texts();
  Subset made_subset(const std::vector<Glyph>& glyphs, Deflater& deflater) const;

  FaceHandle face_;
  FaceHandle bare_;  ///< the tables that a page needs, without hints
  FontHandle font_;  ///< scaled to a thousand
  FontFacts facts_;
  std::vector<float> widths_;
  std::unordered_map<Glyph, char32_t> texts_;  ///< empty until asked for
  std::map<std::vector<Glyph>, Subset> subsets_;
};

/// The font files opened so far.
class FontPrograms {
 public:
  /// The font of that file, opened at the first call; null when it cannot be read.
  FontProgram* find(const pages::FontFile& file);

 private:
  std::map<std::pair<std::string, int>, std::unique_ptr<FontProgram>> programs_;
};

}  // namespace copil::pdf
