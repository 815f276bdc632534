// What the file says of itself: XMP, identifiers, title, language.
#include <algorithm>
#include <array>

#include "base/signs.hpp"
#include "conformity/metadata/schemas.hpp"
#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

void has_metadata(const Inspection& file, Findings& findings) {
  findings.expect(file.has_metadata, 0, "le catalogue n’a pas de métadonnées XMP");
}

void metadata_is_plain(const Inspection& file, Findings& findings) {
  if (!file.has_metadata) return;
  findings.expect(filters_of(get(file.catalog, "/Metadata")).empty(), 0,
                  "les métadonnées sont compressées");
}

void packet_is_bare(const Inspection& file, Findings& findings) {
  if (!file.has_metadata) return;
  for (const char* attribute : {"bytes", "encoding"}) {
    findings.expect(!file.xmp.opening_has(attribute), 0,
                    std::string("l’en-tête du paquet porte l’attribut ") + attribute);
  }
}

void metadata_is_readable(const Inspection& file, Findings& findings) {
  if (!file.has_metadata) return;
  findings.expect(file.xmp.is_readable(), 0, "les métadonnées ne sont pas du XMP bien formé");
}

void metadata_is_utf8(const Inspection& file, Findings& findings) {
  if (!file.has_metadata) return;
  findings.expect(file.xmp.is_utf8(), 0, "les métadonnées ne sont pas en UTF-8");
}

/// Packets of the document and of its objects; `check` is called with their place.
template <class Check>
void each_packet(const Inspection& file, Check check) {
  if (file.has_metadata) check(file.xmp, std::string());
  const QPDFObjGen main = id(get(file.catalog, "/Metadata"));
  for (const Object& stream : file.streams) {
    if (name(stream, "/Type") != "Metadata" || id(stream) == main) continue;
    const auto bytes = content_of(stream);
    if (bytes) check(XmpPacket::read(*bytes), object_label(stream) + " : ");
  }
}

void properties_are_defined(const Inspection& file, Findings& findings) {
  const Schemas main(file.xmp, file.level.part);
  each_packet(file, [&](const XmpPacket& packet, const std::string& where) {
    const Schemas own(packet, file.level.part);
    for (const XmpProperty& property : packet.properties()) {
      const bool is_defined = main.defines(property) || own.defines(property);
      if (findings.wrong(is_defined)) {
        findings.say(0, where + "« " + property.prefix + ":" + property.name + " »");
      }
    }
  });
}

void properties_have_their_type(const Inspection& file, Findings& findings) {
  const Schemas main(file.xmp, file.level.part);
  each_packet(file, [&](const XmpPacket& packet, const std::string& where) {
    const Schemas own(packet, file.level.part);
    for (const XmpProperty& property : packet.properties()) {
      const bool is_right =
          own.defines(property) ? own.has_right_type(property) : main.has_right_type(property);
      if (findings.wrong(is_right)) {
        findings.say(0, where + "« " + property.prefix + ":" + property.name + " »");
      }
    }
  });
}

void extensions_are_described(const Inspection& file, Findings& findings) {
  each_packet(file, [&](const XmpPacket& packet, const std::string& where) {
    if (packet.find(kExtension, "schemas") == nullptr) return;
    const Schemas schemas(packet, file.level.part);
    findings.expect(true, 0, "");
    for (const std::string& fault : schemas.faults()) findings.expect(false, 0, where + fault);
  });
}

void descriptions_have_their_fields(const Inspection& file, Findings& findings) {
  each_packet(file, [&](const XmpPacket& packet, const std::string& where) {
    if (packet.find(kExtension, "schemas") == nullptr) return;
    const Schemas schemas(packet, file.level.part);
    findings.expect(true, 0, "");
    for (const std::string& fault : schemas.odd_fields()) findings.expect(false, 0, where + fault);
  });
}

/// The four identifiers of a standard stand under its own prefix.
void expect_prefix(const Inspection& file, Findings& findings, std::string_view space,
                   const std::string& prefix) {
  for (const XmpProperty& property : file.xmp.properties()) {
    if (property.space != space) continue;
    findings.expect(property.prefix == prefix, 0,
                    "« " + property.prefix + ":" + property.name + " » au lieu de « " + prefix +
                        ":" + property.name + " »");
  }
}

void says_pdfua(const Inspection& file, Findings& findings) {
  const std::string part = file.xmp.text(kPdfuaId, "part");
  findings.expect(part == "1", 0, "pdfuaid:part vaut « " + part + " »");
  expect_prefix(file, findings, kPdfuaId, "pdfuaid");
}

void says_pdfa(const Inspection& file, Findings& findings) {
  const std::string part = file.xmp.text(kPdfaId, "part");
  const std::string letter = file.xmp.text(kPdfaId, "conformance");
  findings.expect(file.level.is_declared, 0, "pdfaid:part vaut « " + part + " »");
  const bool is_level = letter == "A" || letter == "B" || (letter == "U" && part != "1");
  findings.expect(is_level, 0, "pdfaid:conformance vaut « " + letter + " »");
  expect_prefix(file, findings, kPdfaId, "pdfaid");
}

void has_a_title(const Inspection& file, Findings& findings) {
  findings.expect(file.xmp.find(kDublinCore, "title") != nullptr, 0,
                  "le document n’a pas de titre");
}

void shows_its_title(const Inspection& file, Findings& findings) {
  findings.expect(is_true(get(file.catalog, "/ViewerPreferences", "/DisplayDocTitle")), 0,
                  "la fenêtre montre le nom du fichier, non le titre");
}

/// RFC 3066 or its successors; the first part of PDF/A knows no digits.
bool is_language(const std::string& text, bool with_digits) {
  std::size_t size = 0;
  bool is_first = true;
  for (const char c : text + "-") {
    if (c == '-') {
      if (size == 0 || size > 8) return false;
      size = 0;
      is_first = false;
      continue;
    }
    const bool is_right_digit = is_digit(c) && !is_first && with_digits;
    if (!is_plain_letter(c) && !is_right_digit) return false;
    ++size;
  }
  return true;
}

void languages_are_written_right(const Inspection& file, Findings& findings) {
  const auto expect = [&](const Object& holder, int page) {
    const Object language = get(holder, "/Lang");
    if (!is_string(language)) return;
    const bool is_right = is_language(text(language), file.level.part != 1);
    findings.expect(is_right, page, "« " + text(language) + " »");
  };
  expect(file.catalog, 0);
  for (const StructureNode& node : file.structure.nodes()) expect(node.object, 0);
  for (const Annotation& annotation : file.annotations) expect(annotation.object, annotation.page);
}

/// The digits of a date up to the seconds, and its distance from universal time in minutes.
struct ReadDate {
  std::string digits;
  int zone = 0;
  bool has_zone = false;
};

ReadDate read_date(const std::string& text) {
  ReadDate date;
  std::size_t at = 0;
  for (; at < text.size() && date.digits.size() < 14; ++at) {
    const char c = text[at];
    const bool is_zone = c == 'Z' || c == '+' || (c == '-' && date.digits.size() >= 12);
    if (is_zone) break;
    if (is_digit(c)) date.digits += c;
  }
  if (at < text.size() && text[at] == '.') at = text.find_first_of("Z+-", at);
  if (at >= text.size()) return date;
  date.has_zone = true;
  if (text[at] == 'Z') return date;
  std::string zone;
  for (const char c : text.substr(at + 1)) {
    if (is_digit(c)) zone += c;
  }
  zone.resize(4, '0');
  const auto two = [&](std::size_t from) { return 10 * (zone[from] - '0') + zone[from + 1] - '0'; };
  date.zone = (60 * two(0) + two(2)) * (text[at] == '-' ? -1 : 1);
  return date;
}

/// Minutes since the year 0, in universal time; days are all that matters of the months.
long minutes_of(const ReadDate& date) {
  const auto part = [&](std::size_t from, std::size_t size) {
    long value = 0;
    for (std::size_t i = from; i < from + size; ++i) value = 10 * value + date.digits[i] - '0';
    return value;
  };
  const long month = part(4, 2) <= 2 ? part(4, 2) + 12 : part(4, 2);
  const long year = part(4, 2) <= 2 ? part(0, 4) - 1 : part(0, 4);
  const long day =
      365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 8) / 5 + part(6, 2);
  return (day * 24 + part(8, 2)) * 60 + part(10, 2) - date.zone;
}

/// Both say the same instant; one may say less of it than the other.
bool is_same_date(const std::string& information, const std::string& xmp) {
  if (information.empty() || xmp.empty()) return information.empty();
  const ReadDate first = read_date(information);
  const ReadDate second = read_date(xmp);
  const bool are_whole = first.digits.size() >= 12 && second.digits.size() >= 12;
  if (are_whole && first.has_zone && second.has_zone) {
    return minutes_of(first) == minutes_of(second);
  }
  const std::size_t size = std::min(first.digits.size(), second.digits.size());
  return size >= 4 && first.digits.substr(0, size) == second.digits.substr(0, size);
}

struct Twin {
  const char* information;
  std::string_view space;
  const char* property;
};

constexpr std::array<Twin, 6> kTexts{{{"/Title", kDublinCore, "title"},
                                      {"/Author", kDublinCore, "creator"},
                                      {"/Subject", kDublinCore, "description"},
                                      {"/Keywords", kPdfSchema, "Keywords"},
                                      {"/Creator", kXmpBasic, "CreatorTool"},
                                      {"/Producer", kPdfSchema, "Producer"}}};
constexpr std::array<Twin, 2> kDates{
    {{"/CreationDate", kXmpBasic, "CreateDate"}, {"/ModDate", kXmpBasic, "ModifyDate"}}};

std::string without_end(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
  return text;
}

void both_descriptions_agree(const Inspection& file, Findings& findings) {
  const Object information = get(file.trailer, "/Info");
  for (const Twin& twin : kTexts) {
    if (!has(information, twin.information)) continue;
    const std::string said = without_end(text(get(information, twin.information)));
    const XmpProperty* other = file.xmp.find(twin.space, twin.property);
    const bool is_same = other != nullptr && without_end(other->value.first_text()) == said;
    const bool is_alone = other == nullptr || other->value.items.size() <= 1 ||
                          std::string_view(twin.information) != "/Author";
    findings.expect((is_same && is_alone) || (other == nullptr && said.empty()), 0,
                    std::string(twin.information) + " et " + twin.property + " diffèrent");
  }
  for (const Twin& twin : kDates) {
    if (!has(information, twin.information)) continue;
    findings.expect(is_same_date(text(get(information, twin.information)),
                                 file.xmp.text(twin.space, twin.property)),
                    0, std::string(twin.information) + " et " + twin.property + " diffèrent");
  }
}

constexpr const char* kExport =
    "exportez le document avec l’option PDF/A ou PDF/UA de son logiciel";
constexpr const char* kProperties = "corrigez les propriétés du document avant de l’exporter";

constexpr std::array kMetadataRules{
    RuleCode{both("7.1", "6.6.2.1", "6.7.2"), "le catalogue a des métadonnées XMP", kExport,
             has_metadata},
    RuleCode{archive("", "6.7.2"), "les métadonnées ne sont pas compressées", kExport,
             metadata_is_plain},
    RuleCode{archive("6.6.2.1", "6.7.5"), "l’en-tête des métadonnées n’a ni taille ni codage",
             kExport, packet_is_bare},
    RuleCode{archive("6.6.2.1", "6.7.9"), "les métadonnées sont du XMP bien formé", kExport,
             metadata_is_readable},
    RuleCode{archive("6.6.2.1", ""), "les métadonnées sont en UTF-8", kExport, metadata_is_utf8},
    RuleCode{archive("6.6.2.3.1", "6.7.9"), "toute propriété des métadonnées est connue ou décrite",
             "retirez-la, ou décrivez son schéma", properties_are_defined},
    RuleCode{archive("6.6.2.3.1", "6.7.9"), "toute propriété des métadonnées a le type prévu",
             kProperties, properties_have_their_type},
    RuleCode{archive("6.6.2.3.3", "6.7.8"), "les schémas étrangers à PDF/A sont décrits", kExport,
             extensions_are_described},
    RuleCode{archive("6.6.2.3.2", "6.7.8"), "les descriptions de schémas n’ont que leurs champs",
             kExport, descriptions_have_their_fields},
    RuleCode{ua("5"), "les métadonnées portent l’identifiant de PDF/UA-1", kExport, says_pdfua},
    RuleCode{archive("6.6.4", ""), "les métadonnées portent l’identifiant de PDF/A", kExport,
             says_pdfa},
    RuleCode{archive("", "6.7.11"), "les métadonnées portent l’identifiant de PDF/A-1", kExport,
             says_pdfa},
    RuleCode{ua("7.1"), "le document a un titre", "donnez-lui un titre dans ses propriétés",
             has_a_title},
    RuleCode{ua("7.1"), "le titre du document est montré dans la fenêtre",
             "réglez l’affichage initial sur le titre du document", shows_its_title},
    RuleCode{both("7.2", "6.7.4", "6.8.4", 'A'),
             "toute langue est écrite comme il se doit (« fr-FR »)", "corrigez le code de langue",
             languages_are_written_right},
    RuleCode{archive("", "6.7.3"), "le dictionnaire d’information et XMP disent la même chose",
             kProperties, both_descriptions_agree},
};

}  // namespace

std::span<const RuleCode> metadata_rules() {
  return kMetadataRules;
}

}  // namespace copil::conformity
