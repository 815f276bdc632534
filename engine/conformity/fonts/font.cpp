#include "conformity/fonts/font.hpp"

#include <algorithm>
#include <array>

#include "base/signs.hpp"

namespace copil::conformity {

namespace {

constexpr std::uint32_t kLargestSpan = 70000;

std::u16string utf16(char32_t character) {
  if (character < 0x10000) return {static_cast<char16_t>(character)};
  const std::uint32_t rest = character - 0x10000;
  return {static_cast<char16_t>(0xD800 + (rest >> 10)),
          static_cast<char16_t>(0xDC00 + (rest & 0x3FF))};
}

Object embedded_in(const Object& descriptor) {
  for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
    const Object file = get(descriptor, key);
    if (is_stream(file)) return file;
  }
  return Object::newNull();
}

}  // namespace

Font::Font(const Object& object) : object_(object), described_(object) {
  if (is_composite()) {
    const auto descendants = items(get(object_, "/DescendantFonts"));
    described_ = descendants.empty() ? Object::newNull() : descendants.front();
  }
  descriptor_ = get(described_, "/FontDescriptor");
  embedded_ = embedded_in(descriptor_);
  open_program();
  if (const auto text = content_of(get(object_, "/ToUnicode"))) meanings_ = CodeMap::read(*text);
  is_composite() ? read_composite() : read_encoding();
}

void Font::open_program() {
  auto bytes = content_of(embedded_);
  if (bytes && !bytes->empty()) program_ = FontProgram::open(std::move(*bytes));
}

bool Font::is_subset() const {
  const std::string name = base_name();
  return name.size() > 7 && name[6] == '+' &&
         std::all_of(name.begin(), name.begin() + 6, is_capital_letter<char>);
}

bool Font::is_symbolic() const {
  return (integer(get(descriptor_, "/Flags")) & 4) != 0;
}

void Font::read_encoding() {
  const Object encoding = get(object_, "/Encoding");
  base_encoding_ = is_name(encoding) ? name(encoding) : name(encoding, "/BaseEncoding");
  // Without a base, the program's own encoding holds; of a font that has none, the standard one.
  const bool is_own =
      base_encoding_.empty() && (is_symbolic() || program_ != nullptr) && kind() != "TrueType";
  if (const auto named = named_encoding(base_encoding_)) names_ = *named;
  if (base_encoding_.empty() && !is_own && (is_dictionary(encoding) || kind() != "TrueType")) {
    names_ = *named_encoding("StandardEncoding");
  }
  std::size_t code = 0;
  for (const Object& item : items(get(encoding, "/Differences"))) {
    if (number(item)) code = static_cast<std::size_t>(std::clamp(*number(item), 0.0, 256.0));
    if (!is_name(item) || code >= names_.size()) continue;
    differences_.push_back(name(item));
    names_[code++] = differences_.back();
  }
}

void Font::read_composite() {
  const Object encoding = get(object_, "/Encoding");
  const std::string map = name(encoding);
  if (map.starts_with("Identity")) code_map_ = CodeMap::identity();
  if (const auto text = content_of(encoding)) code_map_ = CodeMap::read(*text);
  if (code_map_ && code_map_->used_map().starts_with("Identity") && code_map_->is_empty()) {
    code_map_ = CodeMap::identity();
  }
  const std::string ordering = text(get(described_, "/CIDSystemInfo", "/Ordering"));
  is_known_collection_ = !ordering_of_map(map).empty() || ordering == "Japan1" ||
                         ordering == "CNS1" || ordering == "GB1" || ordering == "Korea1" ||
                         ordering == "KR";
  default_width_ = number(get(described_, "/DW")).value_or(1000);
  const std::vector<Object> widths = items(get(described_, "/W"));
  for (std::size_t i = 0; i + 1 < widths.size();) {
    auto cid = static_cast<std::uint32_t>(number(widths[i]).value_or(0));
    if (is_array(widths[i + 1])) {
      for (const Object& width : items(widths[i + 1])) widths_[cid++] = number(width).value_or(0);
      i += 2;
    } else if (i + 2 < widths.size()) {
      const auto last = static_cast<std::uint32_t>(number(widths[i + 1]).value_or(0));
      const double width = number(widths[i + 2]).value_or(0);
      for (std::uint32_t n = 0; cid <= last && n < kLargestSpan; ++n) widths_[cid++] = width;
      i += 3;
    } else {
      break;
    }
  }
  if (const auto map_bytes = content_of(get(described_, "/CIDToGIDMap"))) {
    glyphs_by_cid_ = *map_bytes;
  }
}

std::vector<Code> Font::codes(std::string_view text) const {
  std::vector<Code> found;
  if (!is_composite()) {
    for (const char byte : text) found.push_back({1, static_cast<unsigned char>(byte)});
    return found;
  }
  if (!code_map_) return found;  // A predefined map, which this checker does not hold.
  for (std::size_t at = 0; at < text.size();) {
    found.push_back(code_map_->code_at(text, at));
    at += static_cast<std::size_t>(found.back().size);
  }
  return found;
}

GlyphFacts Font::facts(Code code) const {
  if (is_composite()) return composite_facts(code);
  const auto byte = static_cast<unsigned char>(code.value);
  return kind() == "Type3" ? drawn_facts(byte) : simple_facts(byte);
}

std::string Font::glyph_name(Code code) const {
  if (is_composite()) return {};
  const auto byte = static_cast<unsigned char>(code.value);
  if (!names_[byte].empty() || program_ == nullptr) return names_[byte];
  const auto glyph = type1_glyph(byte);
  return glyph ? program_->name_of(*glyph) : std::string();
}

GlyphFacts Font::simple_facts(unsigned char code) const {
  GlyphFacts facts;
  facts.meaning = simple_meaning(code);
  facts.stated_width = simple_width(code);
  const std::string& glyph_name = names_[code];
  facts.is_missing_glyph = glyph_name == ".notdef";
  if (program_ == nullptr) return facts;
  const auto glyph = kind() == "TrueType" ? truetype_glyph(code) : type1_glyph(code);
  facts.is_present = glyph.has_value();
  if (!glyph && kind() == "TrueType" && glyph_name.empty()) facts.is_missing_glyph |= code == 0;
  facts.program_width = program_->width(glyph.value_or(0));
  if (!facts.stated_width) facts.stated_width = 0;
  return facts;
}

/// The glyphs of a Type 3 font are streams of operators.
GlyphFacts Font::drawn_facts(unsigned char code) const {
  GlyphFacts facts;
  facts.meaning = simple_meaning(code);
  facts.stated_width = simple_width(code);
  facts.is_missing_glyph = names_[code] == ".notdef";
  facts.is_present = is_stream(get(object_, "/CharProcs", "/" + names_[code]));
  return facts;
}

std::optional<FontProgram::Glyph> Font::truetype_glyph(unsigned char code) const {
  std::optional<FontProgram::Glyph> glyph;
  const bool is_named = !is_symbolic() || !base_encoding_.empty() || !differences_.empty();
  if (is_named && !names_[code].empty()) glyph = named_glyph(names_[code]);
  if (!glyph && (!is_named || is_symbolic() || names_[code].empty())) glyph = symbolic_glyph(code);
  return glyph;
}

std::optional<FontProgram::Glyph> Font::symbolic_glyph(unsigned char code) const {
  for (const std::uint32_t page : {0xF000U, 0U, 0xF100U, 0xF200U}) {
    if (const auto glyph = program_->mapped(3, 0, page + code); glyph != 0) return glyph;
  }
  if (const auto glyph = program_->mapped(1, 0, code); glyph != 0) return glyph;
  if (const auto glyph = program_->mapped(3, 1, code); glyph != 0) return glyph;
  return std::nullopt;
}

std::optional<FontProgram::Glyph> Font::named_glyph(const std::string& glyph_name) const {
  if (const auto character = character_of(glyph_name)) {
    constexpr std::array<std::pair<int, int>, 5> kUnicode{
        {{3, 1}, {0, 3}, {0, 1}, {0, 4}, {3, 10}}};
    for (const auto& [platform, encoding] : kUnicode) {
      const auto glyph = program_->mapped(platform, encoding, *character);
      if (glyph != 0) return glyph;
    }
  }
  if (const auto code = mac_roman_code(glyph_name)) {
    if (const auto glyph = program_->mapped(1, 0, *code); glyph != 0) return glyph;
  }
  return program_->glyph_named(glyph_name);
}

std::optional<FontProgram::Glyph> Font::type1_glyph(unsigned char code) const {
  if (!names_[code].empty()) return program_->glyph_named(names_[code]);
  return program_->own_glyph(code);
}

std::optional<double> Font::simple_width(unsigned char code) const {
  const long long first = integer(get(object_, "/FirstChar"));
  const Object widths = get(object_, "/Widths");
  const long long at = code - first;
  Object array = widths;
  if (is_array(widths) && at >= 0 && at < array.getArrayNItems()) {
    return number(array.getArrayItem(static_cast<int>(at)));
  }
  return number(get(descriptor_, "/MissingWidth"));
}

std::optional<std::u16string> Font::simple_meaning(unsigned char code) const {
  if (meanings_) {
    if (auto meaning = meanings_->meaning({1, code})) return meaning;
  }
  std::string glyph_name = names_[code];
  std::optional<FontProgram::Glyph> glyph;
  if (program_ != nullptr && kind() != "TrueType") glyph = type1_glyph(code);
  if (glyph_name.empty() && glyph) glyph_name = program_->name_of(*glyph);
  if (glyph_name.empty() || glyph_name == ".notdef") return std::nullopt;
  if (const auto character = character_of(glyph_name)) return utf16(*character);
  if (is_known_name(glyph_name)) return u"\uFFFD";
  if (glyph) {
    if (const auto character = program_->character_of(*glyph)) return utf16(*character);
  }
  return std::nullopt;
}

std::optional<FontProgram::Glyph> Font::glyph_of_cid(std::uint32_t cid) const {
  if (program_ == nullptr) return std::nullopt;
  if (name(described_, "/Subtype") != "CIDFontType2") return program_->glyph_of_cid(cid);
  FontProgram::Glyph glyph = cid;
  if (!glyphs_by_cid_.empty()) {
    const std::size_t at = 2 * std::size_t{cid};
    if (at + 1 >= glyphs_by_cid_.size()) return std::nullopt;
    glyph = static_cast<FontProgram::Glyph>(static_cast<unsigned char>(glyphs_by_cid_[at]) << 8 |
                                            static_cast<unsigned char>(glyphs_by_cid_[at + 1]));
  }
  return glyph < program_->glyph_count() ? std::optional(glyph) : std::nullopt;
}

GlyphFacts Font::composite_facts(Code code) const {
  GlyphFacts facts;
  if (meanings_) facts.meaning = meanings_->meaning(code);
  if (!facts.meaning && name(get(object_, "/ToUnicode")).starts_with("Identity")) {
    facts.meaning = utf16(code.value);
  }
  if (!facts.meaning && is_known_collection_) facts.meaning = u"\uFFFD";
  const auto cid = code_map_ ? code_map_->cid(code) : std::nullopt;
  facts.cid = cid.value_or(0);
  facts.stated_width = composite_width(facts.cid);
  if (program_ == nullptr) return facts;
  const auto glyph = glyph_of_cid(facts.cid);
  facts.is_present = (glyph && (*glyph != 0 || facts.cid == 0)) || code.value == 0;
  facts.is_missing_glyph = !glyph || *glyph == 0;
  facts.program_width = program_->width(glyph.value_or(0));
  return facts;
}

double Font::composite_width(std::uint32_t cid) const {
  const auto found = widths_.find(cid);
  return found == widths_.end() ? default_width_ : found->second;
}

const Font& Fonts::find(const Object& object) {
  Object copy = object;
  auto& font = copy.isIndirect() ? fonts_[copy.getObjGen()] : direct_[copy.unparse()];
  if (font == nullptr) font = std::make_unique<Font>(object);
  return *font;
}

}  // namespace copil::conformity
