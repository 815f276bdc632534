#include <array>
#include <string_view>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

std::string name_of(QPDFObjectHandle dictionary, const std::string& key) {
  QPDFObjectHandle name = dictionary.getKey(key);
  return name.isName() ? name.getName() : std::string();
}

/// The colour space of an ICC profile, from its header; empty when it is none.
std::string profile_space(QPDFObjectHandle profile) {
  if (!profile.isStream()) return {};
  const auto bytes = profile.getStreamData(qpdf_dl_generalized);
  const std::string_view text(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  if (text.size() < 128 || text.substr(36, 4) != "acsp") return {};
  return std::string(text.substr(16, 4));
}

QPDFObjectHandle pdfa_intent(const Inspection& file) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle intents = catalog.getKey("/OutputIntents");
  for (int i = 0; intents.isArray() && i < intents.getArrayNItems(); ++i) {
    QPDFObjectHandle intent = intents.getArrayItem(i);
    if (intent.isDictionary() && name_of(intent, "/S") == "/GTS_PDFA1") return intent;
  }
  return QPDFObjectHandle::newNull();
}

void colours_have_a_meaning(const Inspection& file, Findings& findings) {
  QPDFObjectHandle intent = pdfa_intent(file);
  QPDFObjectHandle profile =
      intent.isDictionary() ? intent.getKey("/DestOutputProfile") : QPDFObjectHandle::newNull();
  findings.expect(profile_space(profile) == "RGB ",
                  "le document n’a pas de profil de sortie RVB lisible");
  for (std::size_t page = 0; page < file.contents.size(); ++page) {
    findings.expect(!file.contents[page].has_cmyk,
                    "page " + std::to_string(page + 1) + " : couleur CMJN sans profil");
  }
}

void images_are_not_interpolated(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle image : file.images) {
    QPDFObjectHandle flag = image.getDict().getKey("/Interpolate");
    findings.expect(!flag.isBool() || !flag.getBoolValue(),
                    "image de l’objet " + std::to_string(image.getObjectID()));
  }
}

std::string font_name(QPDFObjectHandle font) {
  return name_of(font, "/BaseFont");
}

void fonts_are_embedded(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle font : file.fonts) {
    const std::string kind = name_of(font, "/Subtype");
    if (kind == "/Type0" || kind == "/Type3") continue;
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    const bool is_embedded = descriptor.isDictionary() &&
                             (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                              descriptor.hasKey("/FontFile3"));
    findings.expect(is_embedded, font_name(font));
  }
}

void fonts_give_their_text(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle font : file.fonts) {
    const std::string kind = name_of(font, "/Subtype");
    if (kind.starts_with("/CIDFont")) continue;
    findings.expect(font.getKey("/ToUnicode").isStream(), font_name(font));
  }
}

void composite_fonts_map_their_glyphs(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle font : file.fonts) {
    if (name_of(font, "/Subtype") != "/CIDFontType2") continue;
    QPDFObjectHandle map = font.getKey("/CIDToGIDMap");
    findings.expect(map.isStream() || map.isNameAndEquals("/Identity"), font_name(font));
  }
}

/// A simple TrueType font with a standard encoding must not pretend to be symbolic.
void simple_fonts_are_encoded(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle font : file.fonts) {
    if (name_of(font, "/Subtype") != "/TrueType") continue;
    const std::string encoding = name_of(font, "/Encoding");
    QPDFObjectHandle flags = font.getKey("/FontDescriptor").getKey("/Flags");
    const bool is_symbolic = flags.isInteger() && (flags.getIntValueAsInt() & 4) != 0;
    const bool is_standard = encoding == "/WinAnsiEncoding" || encoding == "/MacRomanEncoding";
    findings.expect(is_symbolic != is_standard, font_name(font));
  }
}

std::string stream_text(QPDFObjectHandle stream) {
  const auto bytes = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

/// U+0000, U+FEFF and U+FFFE are no text; FreeType's « no glyph » often maps to the first.
void fonts_give_real_text(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle font : file.fonts) {
    QPDFObjectHandle map = font.getKey("/ToUnicode");
    if (!map.isStream()) continue;
    const std::string text = stream_text(map);
    bool is_real = true;
    for (const char* nothing : {"> <0000>", "> <feff>", "> <FEFF>", "> <fffe>", "> <FFFE>"}) {
      is_real &= text.find(nothing) == std::string::npos;
    }
    findings.expect(is_real, font_name(font));
  }
}

bool uses_filter(QPDFObjectHandle stream, const std::string& filter) {
  QPDFObjectHandle filters = stream.getDict().getKey("/Filter");
  if (filters.isNameAndEquals(filter)) return true;
  for (int i = 0; filters.isArray() && i < filters.getArrayNItems(); ++i) {
    if (filters.getArrayItem(i).isNameAndEquals(filter)) return true;
  }
  return false;
}

void streams_are_open_and_inside(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle stream : file.streams) {
    const bool is_open = !uses_filter(stream, "/LZWDecode") && !uses_filter(stream, "/Crypt");
    findings.expect(is_open && !stream.getDict().hasKey("/F"),
                    "flux de l’objet " + std::to_string(stream.getObjectID()));
  }
}

constexpr std::array kRules{
    RuleCode{"PDF/A-3 6.1.7, 6.1.10", "tout flux est dans le fichier, sans LZW ni chiffrement",
             streams_are_open_and_inside},
    RuleCode{"PDF/A-3 6.2.3, 6.2.4.3", "les couleurs ont un profil de sortie RVB",
             colours_have_a_meaning},
    RuleCode{"PDF/A-3 6.2.8-3", "aucune image n’est interpolée", images_are_not_interpolated},
    RuleCode{"PDF/A-3 6.2.11.4, PDF/UA-1 7.21.4.1", "toute police est incorporée",
             fonts_are_embedded},
    RuleCode{"PDF/A-3 6.2.11.7, PDF/UA-1 7.21.7", "toute police donne son texte (ToUnicode)",
             fonts_give_their_text},
    RuleCode{"PDF/A-3 6.2.11.3.2, PDF/UA-1 7.21.3.2", "toute police composite dit ses glyphes",
             composite_fonts_map_their_glyphs},
    RuleCode{"PDF/A-3 6.2.11.6, PDF/UA-1 7.21.6", "toute police TrueType simple a un codage normal",
             simple_fonts_are_encoded},
    RuleCode{"PDF/A-3 6.2.11.7.2, PDF/UA-1 7.21.7", "le texte donné par les polices est du texte",
             fonts_give_real_text},
};

}  // namespace

std::span<const RuleCode> resource_rules() {
  return kRules;
}

}  // namespace copil::conformity
