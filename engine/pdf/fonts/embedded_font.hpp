#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/file/file_writer.hpp"
#include "pdf/fonts/font_program.hpp"

namespace copil::pdf {

/// A font as one document uses it. Pages show codes of two bytes, given out as glyphs come: one for
/// each glyph and each text that it stands for, so that a hyphen of the text and one that a line's
/// end made, or the two spaces that a font draws alike, are told apart without any mark. The file
/// of the glyphs is made at the end, one subset for the whole document.
class EmbeddedFont {
 public:
  using Code = std::uint16_t;

  /// `program` outlives the font.
  explicit EmbeddedFont(FontProgram& program);

  /// The code of that glyph, for that text. Without text, the glyph's own.
  Code code(FontProgram::Glyph glyph, std::string_view text);

  /// The advance of a code, in thousandths of the size, as the file states it.
  float width(Code code) const { return signs_[code].width; }

  const FontProgram& program() const { return program_; }
  bool is_used() const { return signs_.size() > 1; }

  /// Writes the font and its parts under that number.
  void write(FileWriter& writer, Deflater& deflater, int object) const;

 private:
  struct Sign {
    FontProgram::Glyph glyph = 0;
    float width = 0;
    std::string text;
  };
  /// The first text of a glyph, packed.
  struct First {
    std::uint64_t text = 0;
    Code code = 0;
  };

  Code added(FontProgram::Glyph glyph, std::string_view text);
  std::string widths() const;
  std::string texts() const;
  std::vector<FontProgram::Glyph> glyphs() const;
  std::string glyph_map(const std::vector<FontProgram::Glyph>& glyphs, const Subset& subset) const;

  FontProgram& program_;
  std::vector<Sign> signs_;    ///< by code; the first is of no glyph
  std::vector<First> firsts_;  ///< by glyph
  std::map<std::pair<FontProgram::Glyph, std::string>, Code, std::less<>> others_;
};

}  // namespace copil::pdf
