#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "conformity/fonts/code_map.hpp"
#include "conformity/fonts/glyph_names.hpp"
#include "conformity/fonts/program.hpp"
#include "conformity/reading/objects.hpp"

namespace copil::conformity {

/// What a font makes of one code.
struct GlyphFacts {
  std::optional<double> program_width;  ///< nothing without a program that can be read
  std::optional<double> stated_width;   ///< what the dictionary says
  bool is_present = true;               ///< in the program; true when that cannot be known
  bool is_missing_glyph = false;        ///< `.notdef`, the glyph of what a font lacks
  std::optional<std::u16string> meaning;
  std::uint32_t cid = 0;
};

/// A font of a file, read once.
class Font {
 public:
  explicit Font(const Object& object);

  const Object& object() const { return object_; }
  std::string kind() const { return name(object_, "/Subtype"); }
  bool is_composite() const { return kind() == "Type0"; }

  /// The font that has a descriptor: the descendant of a composite one, else the font itself.
  const Object& described() const { return described_; }
  const Object& descriptor() const { return descriptor_; }

  /// The stream of its program; null when it is not embedded.
  const Object& embedded() const { return embedded_; }
  const FontProgram* program() const { return program_.get(); }

  std::string base_name() const { return name(object_, "/BaseFont"); }
  bool is_subset() const;
  bool is_symbolic() const;

  /// The map from codes to CIDs of a composite font; null for the predefined ones.
  const CodeMap* code_map() const { return code_map_ ? &*code_map_ : nullptr; }

  /// The name of the encoding, or of what it starts from; empty for the program's own.
  const std::string& base_encoding() const { return base_encoding_; }
  const std::vector<std::string>& differences() const { return differences_; }

  /// The codes of a text that is shown in this font.
  std::vector<Code> codes(std::string_view text) const;

  GlyphFacts facts(Code code) const;

  /// The name of the glyph that a code of a simple font shows; empty when it has none.
  std::string glyph_name(Code code) const;

  /// The glyph of a CID, whatever `CIDToGIDMap` says; nothing when the program has none.
  std::optional<FontProgram::Glyph> glyph_of_cid(std::uint32_t cid) const;

 private:
  void open_program();
  void read_encoding();
  void read_composite();
  GlyphFacts simple_facts(unsigned char code) const;
  GlyphFacts composite_facts(Code code) const;
  GlyphFacts drawn_facts(unsigned char code) const;
  std::optional<FontProgram::Glyph> truetype_glyph(unsigned char code) const;
  std::optional<FontProgram::Glyph> symbolic_glyph(unsigned char code) const;
  std::optional<FontProgram::Glyph> named_glyph(const std::string& glyph_name) const;
  std::optional<FontProgram::Glyph> type1_glyph(unsigned char code) const;
  std::optional<double> simple_width(unsigned char code) const;
  double composite_width(std::uint32_t cid) const;
  std::optional<std::u16string> simple_meaning(unsigned char code) const;

  Object object_;
  Object described_;
  Object descriptor_ = Object::newNull();
  Object embedded_ = Object::newNull();
  std::shared_ptr<const FontProgram> program_;
  NamesByCode names_;
  std::string base_encoding_;
  std::vector<std::string> differences_;
  std::optional<CodeMap> code_map_;
  std::optional<CodeMap> meanings_;
  bool is_known_collection_ = false;
  std::map<std::uint32_t, double> widths_;  ///< by CID
  double default_width_ = 1000;
  std::string glyphs_by_cid_;  ///< the bytes of a `CIDToGIDMap` stream
};

/// The fonts of a file by object, opened when first asked for.
class Fonts {
 public:
  const Font& find(const Object& object);

 private:
  std::map<QPDFObjGen, std::unique_ptr<Font>> fonts_;
  std::map<std::string, std::unique_ptr<Font>> direct_;  ///< by how they are written
};

}  // namespace copil::conformity
