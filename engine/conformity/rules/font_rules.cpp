// Fonts that the content uses, their glyphs, and the text that these stand for.
#include <algorithm>
#include <array>
#include <cmath>

#include "conformity/reading/lexer.hpp"
#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

/// Calls `check(use)` for each font that the content shows.
template <class Check>
void each_font(const Inspection& file, Check check) {
  for (const auto& [number, use] : file.content.fonts) {
    if (use.font != nullptr) check(use);
  }
  for (const FontUse& use : file.content.direct_fonts) {
    if (use.font != nullptr) check(use);
  }
}

std::string font_label(const FontUse& use) {
  const std::string name = use.font->base_name();
  return name.empty() ? "police sans nom" : name;
}

/// `<0041>`: a code as it stands in the content.
std::string code_label(Code code) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (int shift = 8 * code.size - 4; shift >= 0; shift -= 4) {
    text += kDigits[code.value >> shift & 0xF];
  }
  return "code <" + text + ">";
}

/// Calls `is_right(facts)` for the codes of each font; hidden ones too when asked.
template <class IsRight>
void each_glyph(const Inspection& file, Findings& findings, bool with_hidden, IsRight is_right) {
  each_font(file, [&](const FontUse& use) {
    std::set<Code> codes = use.shown;
    if (with_hidden) codes.insert(use.hidden.begin(), use.hidden.end());
    if (use.font->is_composite() && use.font->code_map() == nullptr) return;
    for (const Code code : codes) {
      const GlyphFacts facts = use.font->facts(code);
      if (findings.wrong(is_right(use, code, facts))) {
        findings.say(use.page, font_label(use) + ", " + code_label(code));
      }
    }
  });
}

bool is_standard_font(const std::string& name) {
  constexpr std::string_view kNames =
      " Courier Courier-Bold Courier-Oblique Courier-BoldOblique Helvetica Helvetica-Bold "
      "Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic "
      "Times-BoldItalic Symbol ZapfDingbats ";
  return kNames.find(" " + name + " ") != std::string_view::npos;
}

void fonts_are_whole(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    const Object& font = use.font->object();
    const std::string kind = use.font->kind();
    const auto expect = [&](bool is_right, const char* what) {
      findings.expect(is_right, use.page, font_label(use) + " : " + what);
    };
    constexpr std::string_view kKinds = " Type1 MMType1 TrueType Type3 Type0 ";
    expect(name(font, "/Type") == "Font", "Type");
    expect(kKinds.find(" " + kind + " ") != std::string_view::npos, "Subtype");
    expect(kind == "Type3" || is_name(get(font, "/BaseFont")), "BaseFont");
    const std::string program = name(get(use.font->descriptor(), "/FontFile3"), "/Subtype");
    const bool is_known = program.empty() || program == "Type1C" || program == "CIDFontType0C" ||
                          (program == "OpenType" && file.level.part != 1);
    expect(is_known, "FontFile3");
    if (use.font->is_composite()) return;
    if (is_standard_font(use.font->base_name()) && is_null(use.font->embedded())) return;
    const Object first = get(font, "/FirstChar");
    const Object last = get(font, "/LastChar");
    expect(!is_null(first), "FirstChar");
    expect(!is_null(last), "LastChar");
    const auto count = static_cast<long long>(items(get(font, "/Widths")).size());
    expect(count > 0 && count == integer(last) - integer(first) + 1, "Widths");
  });
}

void fonts_are_embedded(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    if (use.font->kind() == "Type3" || !use.is_shown()) return;
    findings.expect(!is_null(use.font->embedded()), use.page, font_label(use));
  });
}

void glyphs_are_embedded(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, false,
             [](const FontUse&, Code, const GlyphFacts& facts) { return facts.is_present; });
}

void glyphs_have_their_width(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, false, [](const FontUse& use, Code, const GlyphFacts& facts) {
    if (!facts.program_width || !facts.stated_width || use.font->kind() == "Type3") return true;
    return std::abs(*facts.program_width - *facts.stated_width) <= 1.0001;
  });
}

void glyphs_exist(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, true,
             [](const FontUse&, Code, const GlyphFacts& facts) { return !facts.is_missing_glyph; });
}

void glyphs_have_a_text(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, true, [](const FontUse&, Code, const GlyphFacts& facts) {
    return facts.meaning.has_value();
  });
}

void texts_are_characters(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, true, [](const FontUse&, Code, const GlyphFacts& facts) {
    return !facts.meaning || (facts.meaning->find(u'\0') == std::u16string::npos &&
                              facts.meaning->find(u'\uFEFF') == std::u16string::npos &&
                              facts.meaning->find(u'\uFFFE') == std::u16string::npos);
  });
}

bool is_private(const std::u16string& text) {
  return std::any_of(text.begin(), text.end(), [](char16_t unit) {
    // The planes 15 and 16 begin with the units DB80 to DBFF.
    return (0xE000 <= unit && unit <= 0xF8FF) || (0xDB80 <= unit && unit <= 0xDBFF);
  });
}

void private_signs_are_explained(const Inspection& file, Findings& findings) {
  each_glyph(file, findings, true, [](const FontUse& use, Code code, const GlyphFacts& facts) {
    const bool is_odd = facts.meaning && is_private(*facts.meaning);
    return !is_odd || !use.unexplained.contains(code);
  });
}

void collections_agree(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    if (!use.font->is_composite()) return;
    const Object encoding = get(use.font->object(), "/Encoding");
    const std::string map = name(encoding);
    if (map.starts_with("Identity")) return findings.expect(true, use.page, "");
    const Object own = get(use.font->described(), "/CIDSystemInfo");
    const Object other = get(encoding, "/CIDSystemInfo");
    const bool is_named = is_name(encoding);
    const std::string registry = is_named ? "Adobe" : text(get(other, "/Registry"));
    const std::string ordering = is_named ? ordering_of_map(map) : text(get(other, "/Ordering"));
    bool is_right = !registry.empty() && text(get(own, "/Registry")) == registry &&
                    text(get(own, "/Ordering")) == ordering;
    if (!is_named && file.level.part != 1) {
      is_right &= integer(get(own, "/Supplement")) <= integer(get(other, "/Supplement"));
    }
    findings.expect(is_right, use.page, font_label(use));
  });
}

void composite_fonts_map_their_glyphs(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    if (name(use.font->described(), "/Subtype") != "CIDFontType2") return;
    if (is_null(use.font->embedded())) return;
    const Object map = get(use.font->described(), "/CIDToGIDMap");
    findings.expect(is_stream(map) || name(map) == "Identity", use.page, font_label(use));
  });
}

void code_maps_are_known(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    if (!use.font->is_composite()) return;
    const Object encoding = get(use.font->object(), "/Encoding");
    const std::string map = name(encoding);
    const bool is_known =
        file.level.part == 1 ? map.starts_with("Identity-") : is_predefined_map(map);
    findings.expect(is_stream(encoding) || is_known, use.page, font_label(use) + " : " + map);
  });
}

void code_maps_are_right(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    const Object encoding = get(use.font->object(), "/Encoding");
    if (!use.font->is_composite() || !is_stream(encoding)) return;
    const CodeMap map = CodeMap::read(content_of(encoding).value_or(""));
    const bool is_same = map.writing_mode().value_or(0) == integer(get(encoding, "/WMode"));
    findings.expect(is_same, use.page, font_label(use) + " : sens d’écriture (WMode)");
    if (file.level.part == 1) return;
    std::string used = map.used_map();
    const Object other = get(encoding, "/UseCMap");
    if (is_name(other)) used = name(other);
    if (is_stream(other)) used = name(other, "/CMapName");
    findings.expect(used.empty() || is_predefined_map(used), use.page,
                    font_label(use) + " : renvoi à « " + used + " »");
  });
}

std::set<std::string> listed_names(const Object& list) {
  Object copy = list;
  const std::string text = copy.isString() ? copy.getStringValue() : std::string();
  std::set<std::string> names;
  Lexer lexer(text);
  for (Token token = lexer.next(); !token.is(Token::Kind::end); token = lexer.next()) {
    if (token.is(Token::Kind::name)) names.insert(token.text);
  }
  return names;
}

void character_sets_are_complete(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    const std::string kind = use.font->kind();
    if ((kind != "Type1" && kind != "MMType1") || !use.font->is_subset()) return;
    const Object set = get(use.font->descriptor(), "/CharSet");
    const FontProgram* program = use.font->program();
    if (is_null(use.font->embedded())) return;
    if (is_null(set)) {
      if (file.level.part == 1) findings.expect(false, use.page, font_label(use) + " : CharSet");
      return;
    }
    if (program == nullptr) return;
    const std::set<std::string> names = listed_names(set);
    bool is_complete = true;
    std::set<std::string> own;
    for (std::uint32_t glyph = 0; glyph < program->glyph_count(); ++glyph) {
      own.insert(program->name_of(glyph));
    }
    if (file.level.part == 1) {
      // The first part asks for the glyphs that are shown.
      for (const Code code : use.shown) {
        const std::string glyph_name = use.font->glyph_name(code);
        is_complete &= glyph_name.empty() || glyph_name == ".notdef" || !own.contains(glyph_name) ||
                       names.contains(glyph_name);
      }
    } else {
      for (const std::string& glyph_name : own) {
        is_complete &= glyph_name.empty() || glyph_name == ".notdef" || names.contains(glyph_name);
      }
      for (const std::string& glyph_name : names) {
        is_complete &= glyph_name == ".notdef" || own.contains(glyph_name);
      }
    }
    findings.expect(is_complete, use.page, font_label(use) + " : CharSet");
  });
}

void cid_sets_are_complete(const Inspection& file, Findings& findings) {
  each_font(file, [&](const FontUse& use) {
    if (!use.font->is_composite() || !use.font->is_subset()) return;
    const Object set = get(use.font->descriptor(), "/CIDSet");
    const FontProgram* program = use.font->program();
    if (is_null(use.font->embedded())) return;
    if (!is_stream(set)) {
      if (file.level.part == 1) findings.expect(false, use.page, font_label(use) + " : CIDSet");
      return;
    }
    if (program == nullptr) return;
    const std::string bits = content_of(set).value_or("");
    const auto is_listed = [&](std::uint32_t cid) {
      return cid / 8 < bits.size() &&
             (static_cast<unsigned char>(bits[cid / 8]) >> (7 - cid % 8) & 1) != 0;
    };
    bool is_complete = true;
    if (file.level.part == 1) {
      for (const Code code : use.shown) {
        const GlyphFacts facts = use.font->facts(code);
        is_complete &= facts.cid == 0 || !facts.is_present || is_listed(facts.cid);
      }
    } else {
      const bool is_truetype = name(use.font->described(), "/Subtype") == "CIDFontType2";
      for (const std::uint32_t cid : program->cids()) {
        const auto glyph = use.font->glyph_of_cid(cid);
        // A subset keeps the places of the glyphs it leaves out.
        const bool is_there = glyph && (!is_truetype || program->has_outline(*glyph));
        is_complete &= !is_there || is_listed(cid);
      }
      for (std::uint32_t cid = 1; cid < 8 * bits.size() && cid < 65536; ++cid) {
        is_complete &= !is_listed(cid) || use.font->glyph_of_cid(cid).has_value();
      }
    }
    findings.expect(is_complete, use.page, font_label(use) + " : CIDSet");
  });
}

template <class Check>
void each_truetype(const Inspection& file, Check check) {
  each_font(file, [&](const FontUse& use) {
    if (use.font->kind() == "TrueType") check(use, *use.font);
  });
}

/// Differences that a (3,1) table can look up.
bool are_differences_found(const Font& font) {
  if (font.differences().empty()) return true;
  const FontProgram* program = font.program();
  const bool are_known =
      std::all_of(font.differences().begin(), font.differences().end(),
                  [](const std::string& each) { return each == ".notdef" || is_known_name(each); });
  return are_known && (program == nullptr || program->has_code_map(3, 1));
}

void plain_fonts_are_encoded(const Inspection& file, Findings& findings) {
  each_truetype(file, [&](const FontUse& use, const Font& font) {
    if (font.is_symbolic()) return;
    const std::string& base = font.base_encoding();
    const bool is_named = base == "WinAnsiEncoding" || base == "MacRomanEncoding";
    const bool is_right = is_named && (file.level.part == 1 ? font.differences().empty()
                                                            : are_differences_found(font));
    findings.expect(is_right, use.page, font_label(use));
  });
}

void symbolic_fonts_are_not_encoded(const Inspection& file, Findings& findings) {
  each_truetype(file, [&](const FontUse& use, const Font& font) {
    if (!font.is_symbolic()) return;
    findings.expect(!has(font.object(), "/Encoding"), use.page, font_label(use));
  });
}

void plain_fonts_have_a_table(const Inspection& file, Findings& findings) {
  each_truetype(file, [&](const FontUse& use, const Font& font) {
    if (font.is_symbolic() || font.program() == nullptr) return;
    const std::size_t count = font.program()->code_maps().size();
    const bool has_symbols = font.program()->has_code_map(3, 0);
    findings.expect(has_symbols ? count > 1 : count > 0, use.page, font_label(use));
  });
}

void symbolic_fonts_have_a_table(const Inspection& file, Findings& findings) {
  each_truetype(file, [&](const FontUse& use, const Font& font) {
    if (!font.is_symbolic() || font.program() == nullptr) return;
    const bool is_one = font.program()->code_maps().size() == 1;
    const bool has_symbols = font.program()->has_code_map(3, 0) && file.level.part != 1;
    findings.expect(is_one || has_symbols, use.page, font_label(use));
  });
}

constexpr const char* kEmbed = "exportez avec les polices incorporées";
constexpr const char* kOther = "exportez de nouveau, au besoin avec une autre police";
constexpr const char* kText = "exportez avec le texte (ToUnicode), au besoin avec une autre police";

constexpr std::array kFontRules{
    RuleCode{archive("6.2.11.2", "6.3.2"), "toute police dit ce qu’elle est", kOther,
             fonts_are_whole},
    RuleCode{both("7.21.3.1", "6.2.11.3.1", "6.3.3.1"),
             "une police composite et son codage vont ensemble", kOther, collections_agree},
    RuleCode{both("7.21.3.2", "6.2.11.3.2", "6.3.3.2"), "toute police composite dit ses glyphes",
             kOther, composite_fonts_map_their_glyphs},
    RuleCode{both("7.21.3.3", "6.2.11.3.3", "6.3.3.3"), "tout codage est connu ou incorporé",
             kEmbed, code_maps_are_known},
    RuleCode{both("7.21.3.3", "6.2.11.3.3", "6.3.3.3"), "tout codage incorporé dit vrai", kOther,
             code_maps_are_right},
    RuleCode{both("7.21.4.1", "6.2.11.4.1", "6.3.4"), "toute police est incorporée", kEmbed,
             fonts_are_embedded},
    RuleCode{both("7.21.4.1", "6.2.11.4.1", "6.3.5"),
             "tout glyphe montré est dans la police incorporée", kEmbed, glyphs_are_embedded},
    RuleCode{both("7.21.4.2", "6.2.11.4.2", "6.3.5"),
             "la liste des caractères d’une police est complète", kOther,
             character_sets_are_complete},
    RuleCode{both("7.21.4.2", "6.2.11.4.2", "6.3.5"),
             "la liste des glyphes d’une police est complète", kOther, cid_sets_are_complete},
    RuleCode{both("7.21.5", "6.2.11.5", "6.3.6"), "les largeurs annoncées sont celles de la police",
             kOther, glyphs_have_their_width},
    RuleCode{both("7.21.6", "6.2.11.6", "6.3.7"), "toute police TrueType simple a un codage normal",
             kOther, plain_fonts_are_encoded},
    RuleCode{both("7.21.6", "6.2.11.6", "6.3.7"), "une police de symboles n’a pas de codage",
             kOther, symbolic_fonts_are_not_encoded},
    RuleCode{both("7.21.6", "6.2.11.6", ""), "une police TrueType a une table de caractères",
             kOther, plain_fonts_have_a_table},
    RuleCode{both("7.21.6", "6.2.11.6", "6.3.7"),
             "une police de symboles a une seule table, ou celle des symboles", kOther,
             symbolic_fonts_have_a_table},
    RuleCode{both("7.21.7", "6.2.11.7.2", "6.3.8", 'U'), "tout glyphe montré a un texte", kText,
             glyphs_have_a_text},
    RuleCode{both("7.21.7", "6.2.11.7.2", "", 'U'), "le texte donné par les polices est du texte",
             kText, texts_are_characters},
    RuleCode{archive("6.2.11.7.3", "", 'A'), "tout signe à usage privé a un texte de remplacement",
             kText, private_signs_are_explained},
    RuleCode{both("7.21.8", "6.2.11.8", ""), "aucun texte ne montre de glyphe absent (.notdef)",
             "choisissez une police qui a tous les signes du texte", glyphs_exist},
};

}  // namespace

std::span<const RuleCode> font_rules() {
  return kFontRules;
}

}  // namespace copil::conformity
