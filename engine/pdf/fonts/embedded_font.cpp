#include "pdf/fonts/embedded_font.hpp"

#include <algorithm>
#include <limits>

#include "pdf/file/notation.hpp"

namespace copil::pdf {

namespace {

constexpr std::size_t kMostSigns = std::numeric_limits<EmbeddedFont::Code>::max();
constexpr std::size_t kMostPacked = 7;

/// A short text as one number, never 0; 0 for a longer one.
std::uint64_t packed(std::string_view text) {
  if (text.size() > kMostPacked) return 0;
  std::uint64_t number = text.size() + 1;
  for (const char c : text) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::string descriptor(const FontFacts& facts, const std::string& font_name, int file) {
  constexpr int kSymbolic = 4;
  std::string text = "<< /Type /FontDescriptor /FontName " + font_name + " /Flags " +
                     std::to_string(kSymbolic) + " /FontBBox [";
  for (const int side : {facts.low_x, facts.low_y, facts.high_x, facts.high_y}) {
    text += " " + std::to_string(side);
  }
  text += " ] /ItalicAngle ";
  append_length(text, facts.italic_angle);
  return text + " /Ascent " + std::to_string(facts.ascent) + " /Descent " +
         std::to_string(facts.descent) + " /CapHeight " + std::to_string(facts.cap_height) +
         " /StemV 80 /FontFile2 " + reference(file) + " >>";
}

}  // namespace

EmbeddedFont::EmbeddedFont(FontProgram& program)
    : program_(program), signs_(1), firsts_(program.glyph_count()) {}

EmbeddedFont::Code EmbeddedFont::code(FontProgram::Glyph glyph, std::string_view text) {
  if (glyph >= firsts_.size()) glyph = 0;
  First& first = firsts_[glyph];
  const std::uint64_t wanted = packed(text);
  if (first.text == wanted && wanted != 0) return first.code;
  if (first.code == 0 && wanted != 0) {
    first.code = added(glyph, text);
    first.text = wanted;
    return first.code;
  }
  const auto [known, is_new] = others_.try_emplace({glyph, std::string(text)});
  if (is_new) known->second = added(glyph, text);
  return known->second;
}

/// Of a document with more signs than there are codes, the last ones share theirs.
EmbeddedFont::Code EmbeddedFont::added(FontProgram::Glyph glyph, std::string_view text) {
  if (signs_.size() > kMostSigns) return static_cast<Code>(kMostSigns);
  signs_.push_back(
      {glyph, program_.width(glyph), text.empty() ? program_.text(glyph) : std::string(text)});
  return static_cast<Code>(signs_.size() - 1);
}

void EmbeddedFont::write(FileWriter& writer, Deflater& deflater, int object) const {
  const std::vector<FontProgram::Glyph> shown = glyphs();
  const Subset& subset = program_.subset(shown, deflater);
  const std::string font_name = name(subset.tag + "+" + program_.facts().name);
  const int file = writer.reserve();
  writer.write_deflated(file, "/Filter /FlateDecode /Length1 " + std::to_string(subset.size),
                        subset.deflated);
  const int map = writer.reserve();
  writer.write_stream(map, "", glyph_map(shown, subset));
  const int meanings = writer.reserve();
  writer.write_stream(meanings, "", texts());
  const int described = writer.add(descriptor(program_.facts(), font_name, file));
  const int descendant =
      writer.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont " + font_name +
                 " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                 "/FontDescriptor " +
                 reference(described) + " /CIDToGIDMap " + reference(map) + " /W [ 1 [" + widths() +
                 " ] ] >>");
  writer.write(object, "<< /Type /Font /Subtype /Type0 /BaseFont " + font_name +
                           " /Encoding /Identity-H /DescendantFonts [ " + reference(descendant) +
                           " ] /ToUnicode " + reference(meanings) + " >>");
}

std::vector<FontProgram::Glyph> EmbeddedFont::glyphs() const {
  std::vector<FontProgram::Glyph> all;
  for (const Sign& sign : signs_) all.push_back(sign.glyph);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Two bytes a code: its glyph in the subset.
std::string EmbeddedFont::glyph_map(const std::vector<FontProgram::Glyph>& glyphs,
                                    const Subset& subset) const {
  std::string map;
  for (const Sign& sign : signs_) {
    const auto rank = std::lower_bound(glyphs.begin(), glyphs.end(), sign.glyph) - glyphs.begin();
    const unsigned glyph = subset.new_glyphs[static_cast<std::size_t>(rank)];
    map += static_cast<char>(glyph >> 8);
    map += static_cast<char>(glyph & 0xFF);
  }
  return map;
}

std::string EmbeddedFont::widths() const {
  std::string list;
  for (std::size_t code = 1; code < signs_.size(); ++code) {
    list += ' ';
    append_length(list, static_cast<double>(signs_[code].width));
  }
  return list;
}

/// The text of each code (ISO 32000-1, 9.10.3).
std::string EmbeddedFont::texts() const {
  constexpr std::size_t kMostAList = 100;
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
      "<< /Registry (Adobe)\n   /Ordering (UCS)\n   /Supplement 0\n>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n";
  for (std::size_t code = 1; code < signs_.size();) {
    const std::size_t count = std::min(kMostAList, signs_.size() - code);
    append_whole(map, static_cast<long long>(count));
    map += " beginbfchar\n";
    for (const std::size_t end = code + count; code < end; ++code) {
      map += '<';
      append_hexadecimal(map, static_cast<std::uint32_t>(code));
      map.append("> <").append(utf16_digits(signs_[code].text)).append(">\n");
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace copil::pdf
