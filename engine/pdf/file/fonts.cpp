#include "pdf/file/fonts.hpp"

#include <array>
#include <string>
#include <utility>

namespace copil::pdf {

namespace {

constexpr int kHyphen = 0x2D;
constexpr int kSoftHyphen = 0xAD;

/// Signs of ligatures, as `ToUnicode` writes them, and their letters.
constexpr std::array<std::pair<const char*, const char*>, 5> kLigatures{
    {{"> <fb00>", "> <00660066>"},
     {"> <fb01>", "> <00660069>"},
     {"> <fb02>", "> <0066006c>"},
     {"> <fb03>", "> <006600660069>"},
     {"> <fb04>", "> <00660066006c>"}}};

std::string text_of(QPDFObjectHandle stream) {
  const auto bytes = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

void set_text(QPDFObjectHandle stream, const std::string& text) {
  stream.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

template <class Act>
void each_font(QPDFObjectHandle sheet, Act act) {
  QPDFObjectHandle fonts = sheet.getKey("/Resources").getKey("/Font");
  if (!fonts.isDictionary()) return;
  for (auto& [name, font] : fonts.getDictAsMap()) act(font);
}

void map_glyphs(QPDFObjectHandle font) {
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (!descendants.isArray()) return;
  QPDFObjectHandle descendant = descendants.getArrayItem(0);
  if (descendant.isDictionaryOfType("/Font", "/CIDFontType2")) {
    descendant.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
  }
}

void spell_ligatures(QPDFObjectHandle font) {
  QPDFObjectHandle map = font.getKey("/ToUnicode");
  if (!map.isStream()) return;
  std::string text = text_of(map);
  bool is_changed = false;
  for (const auto& [sign, letters] : kLigatures) {
    const std::size_t at = text.find(sign);
    if (at == std::string::npos) continue;
    text.replace(at, std::char_traits<char>::length(sign), letters);
    is_changed = true;
  }
  if (is_changed) set_text(map, text);
}

/// False when the font has no hyphen, or more codes than its widths tell.
bool copy_width(QPDFObjectHandle font) {
  QPDFObjectHandle widths = font.getKey("/Widths");
  if (!widths.isArray() || !font.getKey("/FirstChar").isInteger()) return false;
  const int first = font.getKey("/FirstChar").getIntValueAsInt();
  const int hyphen = kHyphen - first;
  const int soft = kSoftHyphen - first;
  if (hyphen < 0 || hyphen >= widths.getArrayNItems()) return false;
  while (widths.getArrayNItems() <= soft) widths.appendItem(QPDFObjectHandle::newInteger(0));
  widths.setArrayItem(soft, widths.getArrayItem(hyphen));
  const int last = first + widths.getArrayNItems() - 1;
  font.replaceKey("/LastChar", QPDFObjectHandle::newInteger(last));
  return true;
}

void add_soft_hyphen(QPDFObjectHandle font) {
  constexpr const char* kMeaning = "1 beginbfchar\n<ad> <00ad>\nendbfchar\n";
  if (!font.getKey("/Subtype").isNameAndEquals("/TrueType")) return;
  QPDFObjectHandle map = font.getKey("/ToUnicode");
  if (!map.isStream()) return;
  std::string text = text_of(map);
  const std::size_t end = text.find("endcmap");
  const bool has_it = text.find("<ad> <") != std::string::npos;
  if (end == std::string::npos || has_it || !copy_width(font)) return;
  set_text(map, text.insert(end, kMeaning));
}

}  // namespace

void complete_fonts(QPDFObjectHandle sheet) {
  each_font(sheet, [](QPDFObjectHandle font) {
    map_glyphs(font);
    spell_ligatures(font);
  });
}

void add_soft_hyphens(QPDFObjectHandle sheet) {
  each_font(sheet, add_soft_hyphen);
}

}  // namespace copil::pdf
