// The content of pages: marks, artifacts, languages, operators.
#include <array>
#include <map>
#include <set>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

/// The file has no such notice.
template <Notice notice>
void has_none(const Inspection& file, Findings& findings) {
  if (file.content.painted > 0) findings.expect(true, 0, "");
  for (const Noticed& each : file.content.of(notice)) {
    std::string detail = each.detail.empty() ? "" : "« " + each.detail + " »";
    if (each.times > 1) {
      detail += (detail.empty() ? "" : ", ") + std::to_string(each.times) + " fois";
    }
    findings.expect(false, each.page, detail);
  }
}

void marks_do_not_cross(const Inspection& file, Findings& findings) {
  has_none<Notice::artifact_in_tagged>(file, findings);
  has_none<Notice::tagged_in_artifact>(file, findings);
}

void spans_have_a_language(const Inspection& file, Findings& findings) {
  has_none<Notice::actual_text_without_language>(file, findings);
  has_none<Notice::alternative_without_language>(file, findings);
  has_none<Notice::expansion_without_language>(file, findings);
}

/// A form that bears marks is part of one place of the structure: it is drawn once.
void forms_have_one_place(const Inspection& file, Findings& findings) {
  for (const auto& [number, form] : file.content.forms) {
    if (!form.has_marks) continue;
    findings.expect(form.times <= 1, form.page,
                    object_label(form.object) + " dessiné " + std::to_string(form.times) + " fois");
  }
}

bool says_text(const Object& holder, const char* key) {
  return is_string(get(holder, key)) && !text(get(holder, key)).empty();
}

void elements_have_a_language(const Inspection& file, Findings& findings) {
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    const StructureNode& node = file.structure.nodes()[i];
    for (const char* key : {"/ActualText", "/Alt", "/E"}) {
      if (!has(node.object, key)) continue;
      if (findings.wrong(file.has_language || node.has_language)) {
        findings.say(file.element_page(static_cast<int>(i)),
                     file.element_label(static_cast<int>(i)) + " : " + (key + 1));
      }
    }
  }
}

void annotations_have_a_language(const Inspection& file, Findings& findings) {
  for (const Annotation& each : file.annotations) {
    if (!says_text(each.object, "/Contents")) continue;
    const bool is_known = file.has_language || has(each.object, "/Lang") ||
                          (each.holder >= 0 && file.structure.node(each.holder).has_language);
    findings.expect(is_known, each.page, "annotation « " + each.kind + " »");
  }
}

void fields_have_a_language(const Inspection& file, Findings& findings) {
  std::set<QPDFObjGen> languages;
  for (const Annotation& each : file.annotations) {
    if (each.holder < 0 || !file.structure.node(each.holder).has_language) continue;
    languages.insert(id(each.object));
    languages.insert(id(get(each.object, "/Parent")));
  }
  for (const Object& field : file.fields) {
    if (!says_text(field, "/TU")) continue;
    const bool is_known = file.has_language || has(field, "/Lang") || languages.contains(id(field));
    findings.expect(is_known, 0, "champ « " + text(get(field, "/TU")) + " »");
  }
}

void bookmarks_have_a_language(const Inspection& file, Findings& findings) {
  if (file.bookmarks.empty()) return;
  findings.expect(file.has_language, 0, "le catalogue ne dit pas la langue du document");
}

void metadata_has_a_language(const Inspection& file, Findings& findings) {
  for (const XmpProperty& property : file.xmp.properties()) {
    if (property.value.kind != XmpValue::Kind::alt) continue;
    // A text for any language says which one it is in when it stands again under that language.
    const auto& texts = property.value.items;
    const bool is_alone = texts.size() == 1 && texts[0].language == "x-default";
    findings.expect(!is_alone || file.has_language, 0,
                    "« " + property.prefix + ":" + property.name + " »");
  }
}

constexpr const char* kTags = "balisez ce contenu, ou marquez-le comme artefact";
constexpr const char* kLanguage = "indiquez la langue du document dans ses propriétés";

constexpr std::array kContentRules{
    RuleCode{ua("7.1"), "tout ce qui est peint est balisé ou marqué comme artefact", kTags,
             has_none<Notice::untagged>},
    RuleCode{ua("7.1"), "artefacts et contenus balisés ne se chevauchent pas", kTags,
             marks_do_not_cross},
    RuleCode{ua("7.20"), "un formulaire balisé n’est dessiné qu’une fois",
             "balisez chacune de ses occurrences, ou marquez-le comme artefact",
             forms_have_one_place},
    RuleCode{ua("7.2"), "la langue de tout texte est connue", kLanguage,
             has_none<Notice::text_without_language>},
    RuleCode{ua("7.2"), "la langue des textes de remplacement du contenu est connue", kLanguage,
             spans_have_a_language},
    RuleCode{ua("7.2"), "la langue des textes de remplacement des éléments est connue", kLanguage,
             elements_have_a_language},
    RuleCode{ua("7.2"), "la langue des annotations est connue", kLanguage,
             annotations_have_a_language},
    RuleCode{ua("7.2"), "la langue des champs est connue", kLanguage, fields_have_a_language},
    RuleCode{ua("7.2"), "la langue des signets est connue", kLanguage, bookmarks_have_a_language},
    RuleCode{ua("7.2"), "la langue du titre et des autres métadonnées est connue", kLanguage,
             metadata_has_a_language},
    RuleCode{archive("6.2.2", "6.2.10"), "le contenu n’a que des opérateurs de PDF",
             "exportez de nouveau", has_none<Notice::unknown_operator>},
    RuleCode{archive("6.2.2", ""), "tout contenu a ses propres ressources", "exportez de nouveau",
             has_none<Notice::inherited_resource>},
};

}  // namespace

std::span<const RuleCode> content_rules() {
  return kContentRules;
}

}  // namespace copil::conformity
