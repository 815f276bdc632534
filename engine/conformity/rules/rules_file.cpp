#include <algorithm>
#include <array>
#include <string_view>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

std::string text_of(QPDFObjectHandle object) {
  return object.isString() ? object.getUTF8Value() : std::string();
}

std::string name_of(QPDFObjectHandle dictionary, const std::string& key) {
  QPDFObjectHandle name = dictionary.getKey(key);
  return name.isName() ? name.getName() : std::string();
}

void version_is_17_at_most(const Inspection& file, Findings& findings) {
  const std::string version = file.file.getPDFVersion();
  findings.expect(version.starts_with("1.") && version <= "1.7", "version " + version);
}

void has_an_id(const Inspection& file, Findings& findings) {
  QPDFObjectHandle id = file.file.getTrailer().getKey("/ID");
  findings.expect(id.isArray() && id.getArrayNItems() == 2, "le fichier n’a pas d’identifiant");
}

void is_not_encrypted(const Inspection& file, Findings& findings) {
  findings.expect(!file.file.getTrailer().hasKey("/Encrypt"),
                  "des outils d’assistance peuvent ne pas y avoir accès");
}

void is_marked(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle info = catalog.getKey("/MarkInfo");
  const bool is_marked = info.isDictionary() && info.getKey("/Marked").isBool() &&
                         info.getKey("/Marked").getBoolValue();
  const bool is_suspect = info.isDictionary() && info.getKey("/Suspects").isBool() &&
                          info.getKey("/Suspects").getBoolValue();
  findings.expect(is_marked && !is_suspect, "le catalogue ne dit pas que le document est balisé");
}

void has_metadata(const Inspection& file, Findings& findings) {
  findings.expect(!file.xmp.empty(), "le catalogue n’a pas de métadonnées XMP");
}

void says_pdfua(const Inspection& file, Findings& findings) {
  const std::string part = xmp_value(file.xmp, "pdfuaid:part");
  findings.expect(part == "1", "pdfuaid:part vaut « " + part + " »");
}

void says_pdfa(const Inspection& file, Findings& findings) {
  const std::string level =
      xmp_value(file.xmp, "pdfaid:part") + xmp_value(file.xmp, "pdfaid:conformance");
  findings.expect(level == "3A", "pdfaid:part et pdfaid:conformance valent « " + level + " »");
}

void describes_its_schemas(const Inspection& file, Findings& findings) {
  const bool has_foreign = file.xmp.find("pdfuaid:") != std::string::npos;
  const std::string described = xmp_value(file.xmp, "pdfaSchema:namespaceURI");
  findings.expect(!has_foreign || described == "http://www.aiim.org/pdfua/ns/id/",
                  "le schéma pdfuaid n’est pas décrit");
}

void shows_its_title(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle preferences = catalog.getKey("/ViewerPreferences");
  const bool is_shown = preferences.isDictionary() &&
                        preferences.getKey("/DisplayDocTitle").isBool() &&
                        preferences.getKey("/DisplayDocTitle").getBoolValue();
  findings.expect(!xmp_value(file.xmp, "dc:title").empty(), "le document n’a pas de titre");
  findings.expect(is_shown, "la fenêtre montre le nom du fichier, non le titre");
}

void has_a_language(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  const std::string language = text_of(catalog.getKey("/Lang"));
  findings.expect(language.size() >= 2, "le catalogue ne dit pas la langue du document");
}

std::string unescaped(std::string text) {
  for (const auto& [escape, plain] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"},
                                      {"&gt;", ">"},
                                      {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(escape, at)) != std::string::npos; ++at) {
      text.replace(at, escape.size(), plain);
    }
  }
  return text;
}

/// D:20100630120000Z → 2010-06-30T12:00:00Z; any other notation gives an empty text.
std::string iso_date(const std::string& date) {
  if (date.size() != 17 || !date.starts_with("D:") || date.back() != 'Z') return {};
  const auto part = [&](std::size_t at, std::size_t size) { return date.substr(at, size); };
  return part(2, 4) + "-" + part(6, 2) + "-" + part(8, 2) + "T" + part(10, 2) + ":" + part(12, 2) +
         ":" + part(14, 2) + "Z";
}

struct Twin {
  const char* info;
  const char* xmp;
};

void both_descriptions_agree(const Inspection& file, Findings& findings) {
  QPDFObjectHandle info = file.file.getTrailer().getKey("/Info");
  if (!info.isDictionary()) return;
  for (const Twin twin : {Twin{"/Title", "dc:title"}, Twin{"/Author", "dc:creator"},
                          Twin{"/Subject", "dc:description"}, Twin{"/Keywords", "pdf:Keywords"},
                          Twin{"/Creator", "xmp:CreatorTool"}, Twin{"/Producer", "pdf:Producer"}}) {
    if (!info.hasKey(twin.info)) continue;
    findings.expect(text_of(info.getKey(twin.info)) == unescaped(xmp_value(file.xmp, twin.xmp)),
                    std::string(twin.info) + " et " + twin.xmp + " diffèrent");
  }
  for (const Twin twin :
       {Twin{"/CreationDate", "xmp:CreateDate"}, Twin{"/ModDate", "xmp:ModifyDate"}}) {
    if (!info.hasKey(twin.info)) continue;
    findings.expect(iso_date(text_of(info.getKey(twin.info))) == xmp_value(file.xmp, twin.xmp),
                    std::string(twin.info) + " et " + twin.xmp + " diffèrent");
  }
}

/// Every embedded file's specification, by walking the name tree.
void read_names(QPDFObjectHandle tree, std::vector<QPDFObjectHandle>& values, int depth = 0) {
  if (!tree.isDictionary() || depth > 50) return;
  QPDFObjectHandle names = tree.getKey("/Names");
  for (int i = 1; names.isArray() && i < names.getArrayNItems(); i += 2) {
    values.push_back(names.getArrayItem(i));
  }
  QPDFObjectHandle kids = tree.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
    read_names(kids.getArrayItem(i), values, depth + 1);
  }
}

std::vector<QPDFObjectHandle> attachments(const Inspection& file) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle names = catalog.getKey("/Names");
  std::vector<QPDFObjectHandle> values;
  if (names.isDictionary()) read_names(names.getKey("/EmbeddedFiles"), values);
  return values;
}

bool is_complete(QPDFObjectHandle specification) {
  if (!specification.isDictionary() || !specification.getKey("/EF").isDictionary()) return false;
  QPDFObjectHandle stream = specification.getKey("/EF").getKey("/F");
  return specification.hasKey("/F") && specification.hasKey("/UF") && stream.isStream() &&
         stream.getDict().getKey("/Subtype").isName() &&
         stream.getDict().getKey("/Params").isDictionary();
}

void attachments_are_complete(const Inspection& file, Findings& findings) {
  for (QPDFObjectHandle specification : attachments(file)) {
    findings.expect(is_complete(specification),
                    "pièce jointe « " + text_of(specification.getKey("/UF")) + " »");
  }
}

/// One of those that ISO 19005-3, annexe E, knows.
bool says_relationship(QPDFObjectHandle specification) {
  constexpr std::array<std::string_view, 5> kKnown{"/Source", "/Data", "/Alternative",
                                                   "/Supplement", "/Unspecified"};
  const std::string said = name_of(specification, "/AFRelationship");
  return std::find(kKnown.begin(), kKnown.end(), said) != kKnown.end();
}

void attachments_are_associated(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle associated = catalog.getKey("/AF");
  for (QPDFObjectHandle specification : attachments(file)) {
    bool is_listed = false;
    for (int i = 0; associated.isArray() && i < associated.getArrayNItems(); ++i) {
      is_listed |= associated.getArrayItem(i).getObjGen() == specification.getObjGen();
    }
    findings.expect(is_listed && says_relationship(specification),
                    "pièce jointe « " + text_of(specification.getKey("/UF")) + " »");
  }
}

void nothing_runs(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle names = catalog.getKey("/Names");
  const bool has_scripts = names.isDictionary() && names.hasKey("/JavaScript");
  findings.expect(
      !has_scripts && !catalog.hasKey("/AA") && !catalog.getKey("/OpenAction").isDictionary(),
      "le document lance une action ou un script");
  for (auto [page, annotation] : file.annotations) {
    QPDFObjectHandle action = annotation.getKey("/A");
    if (!action.isDictionary()) continue;
    const std::string kind = name_of(action, "/S");
    findings.expect(kind == "/URI" || kind == "/GoTo" || kind == "/GoToR" || kind == "/Named",
                    "page " + std::to_string(page + 1) + " : action « " + kind + " »");
  }
}

void nothing_is_interactive(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle form = catalog.getKey("/AcroForm");
  findings.expect(
      !form.isDictionary() || (!form.hasKey("/XFA") && !form.hasKey("/NeedAppearances")),
      "le formulaire dépend d’un logiciel pour s’afficher");
  for (std::size_t page = 0; page < file.pages.size(); ++page) {
    QPDFObjectHandle sheet = file.pages[page];
    findings.expect(!sheet.hasKey("/AA"),
                    "page " + std::to_string(page + 1) + " : une action se lance à l’ouverture");
  }
}

constexpr std::array kRules{
    RuleCode{"PDF/A-3 6.1.2", "la version est 1.7 au plus", version_is_17_at_most},
    RuleCode{"PDF/A-3 6.1.3-1", "le fichier a un identifiant", has_an_id},
    RuleCode{"PDF/A-3 6.1.3-2, PDF/UA-1 7.16", "le fichier n’est pas chiffré", is_not_encrypted},
    RuleCode{"PDF/UA-1 6.2-1", "le document se dit balisé, sans doute", is_marked},
    RuleCode{"PDF/UA-1 7.1-8", "le catalogue a des métadonnées XMP", has_metadata},
    RuleCode{"PDF/UA-1 5", "les métadonnées portent l’identifiant de PDF/UA-1", says_pdfua},
    RuleCode{"PDF/A-3 6.6.4", "les métadonnées portent l’identifiant de PDF/A-3a", says_pdfa},
    RuleCode{"PDF/A-3 6.6.2.3", "les schémas étrangers à PDF/A sont décrits",
             describes_its_schemas},
    RuleCode{"PDF/UA-1 7.1-9, 7.1-10", "le document a un titre, montré dans la fenêtre",
             shows_its_title},
    RuleCode{"PDF/UA-1 7.2", "le document dit sa langue", has_a_language},
    RuleCode{"PDF/A-3 6.6.3", "le dictionnaire d’information et XMP disent la même chose",
             both_descriptions_agree},
    RuleCode{"PDF/A-3 6.8-2, PDF/UA-1 7.11-1", "toute pièce jointe a un nom, un type, une date",
             attachments_are_complete},
    RuleCode{"PDF/A-3 6.8-3", "toute pièce jointe est associée au document, avec son lien",
             attachments_are_associated},
    RuleCode{"PDF/A-3 6.5.1, 6.6.1", "le document ne lance rien", nothing_runs},
    RuleCode{"PDF/A-3 6.4.1, 6.4.2, 6.5.2",
             "aucune page ni aucun formulaire ne dépend d’un logiciel", nothing_is_interactive},
};

}  // namespace

std::span<const RuleCode> file_rules() {
  return kRules;
}

}  // namespace copil::conformity
