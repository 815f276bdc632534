// Annotations and the fields of forms.
#include <array>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

std::string annotation_label(const Annotation& each) {
  return "annotation « " + each.kind + " »";
}

std::string holder_role(const Inspection& file, const Annotation& each) {
  return each.holder < 0 ? "" : file.structure.node(each.holder).role;
}

bool has_alternative(const Inspection& file, const Annotation& each) {
  return each.holder >= 0 && says(file.structure.node(each.holder).object, "/Alt");
}

/// Calls `check` for the annotations that someone can perceive, of a kind or of all (empty).
template <class Check>
void each_perceived(const Inspection& file, const std::string& kind, Check check) {
  for (const Annotation& each : file.annotations) {
    if (each.is_perceived() && (kind.empty() || each.kind == kind)) check(each);
  }
}

void annotations_are_in_the_structure(const Inspection& file, Findings& findings) {
  each_perceived(file, "", [&](const Annotation& each) {
    const std::string& kind = each.kind;
    if (kind == "Widget" || kind == "Link" || kind == "PrinterMark" || kind == "Popup") return;
    findings.expect(holder_role(file, each) == "Annot", each.page, annotation_label(each));
  });
}

void annotations_are_described(const Inspection& file, Findings& findings) {
  each_perceived(file, "", [&](const Annotation& each) {
    const std::string& kind = each.kind;
    if (kind == "Widget" || kind == "Link" || kind == "Popup" || kind == "PrinterMark") return;
    findings.expect(says(each.object, "/Contents") || has_alternative(file, each), each.page,
                    annotation_label(each));
  });
}

void fields_are_described(const Inspection& file, Findings& findings) {
  each_perceived(file, "Widget", [&](const Annotation& each) {
    const bool is_field = has(each.object, "/T") || has(each.object, "/TU");
    const Object holder = is_field ? each.object : get(each.object, "/Parent");
    findings.expect(says(holder, "/TU") || has_alternative(file, each), each.page, "un champ");
  });
}

void there_is_no_trap_net(const Inspection& file, Findings& findings) {
  each_perceived(file, "", [&](const Annotation& each) {
    findings.expect(each.kind != "TrapNet", each.page, annotation_label(each));
  });
}

void pages_tab_by_structure(const Inspection& file, Findings& findings) {
  int number = 0;
  for (const Page& page : file.pages) {
    ++number;
    if (items(get(page.object, "/Annots")).empty()) continue;
    findings.expect(name(page.object, "/Tabs") == "S", number, "");
  }
}

void fields_are_in_forms(const Inspection& file, Findings& findings) {
  each_perceived(file, "Widget", [&](const Annotation& each) {
    findings.expect(holder_role(file, each) == "Form", each.page, "un champ");
  });
}

void forms_hold_one_field(const Inspection& file, Findings& findings) {
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    const StructureNode& node = file.structure.nodes()[i];
    const int index = static_cast<int>(i);
    if (node.role != "Form" || has(node.object, "/Role")) continue;
    if (!is_null(file.structure.attribute(index, "/Role"))) continue;
    const bool is_right = node.kid_count == 1 && node.references.size() == 1 &&
                          name(node.references[0], "/Subtype") == "Widget";
    findings.expect(is_right, file.element_page(index), file.element_label(index));
  }
}

void links_are_in_link_elements(const Inspection& file, Findings& findings) {
  each_perceived(file, "Link", [&](const Annotation& each) {
    findings.expect(holder_role(file, each) == "Link", each.page,
                    "lien « " + text(get(each.object, "/Contents")) + " »");
  });
}

void links_are_described(const Inspection& file, Findings& findings) {
  each_perceived(file, "Link", [&](const Annotation& each) {
    findings.expect(says(each.object, "/Contents"), each.page, "un lien");
  });
}

void attached_files_are_named(const Inspection& file, Findings& findings) {
  for (const Annotation& each : file.annotations) {
    const Object specification = get(each.object, "/FS");
    if (each.kind != "FileAttachment" || !is_dictionary(get(specification, "/EF"))) continue;
    findings.expect(says(specification, "/F") && says(specification, "/UF"), each.page,
                    annotation_label(each));
  }
}

void printer_marks_are_apart(const Inspection& file, Findings& findings) {
  each_perceived(file, "PrinterMark", [&](const Annotation& each) {
    findings.expect(each.holder < 0, each.page, annotation_label(each));
  });
}

void annotations_are_of_known_kinds(const Inspection& file, Findings& findings) {
  constexpr std::string_view kFirst =
      " Text Link FreeText Line Square Circle Highlight Underline Squiggly StrikeOut Stamp Ink "
      "Popup Widget PrinterMark TrapNet ";
  constexpr std::string_view kLater = " Polygon PolyLine Caret FileAttachment Watermark Redact ";
  for (const Annotation& each : file.annotations) {
    const bool is_right =
        is_among(kFirst, each.kind) || (file.level.part != 1 && is_among(kLater, each.kind));
    findings.expect(is_right, each.page, annotation_label(each));
  }
}

void annotations_print(const Inspection& file, Findings& findings) {
  const bool is_first = file.level.part == 1;
  for (const Annotation& each : file.annotations) {
    const Object flags = get(each.object, "/F");
    if (is_null(flags) && each.kind == "Popup" && !is_first) continue;
    constexpr long long kPrint = 4;
    const long long unseen = is_first ? 1 | 2 | 32 : 1 | 2 | 32 | 256;
    const bool is_right =
        !is_null(flags) && (integer(flags) & kPrint) != 0 && (integer(flags) & unseen) == 0;
    findings.expect(is_right, each.page, annotation_label(each));
  }
}

void check_appearance(const Annotation& each, bool is_button, Findings& findings) {
  Object appearance = get(each.object, "/AP");
  if (!is_dictionary(appearance)) return;
  bool is_normal = true;
  for (const std::string& key : appearance.getKeys()) is_normal &= key == "/N";
  findings.expect(is_normal && appearance.hasKey("/N"), each.page,
                  annotation_label(each) + " : plusieurs aspects");
  if (!is_normal) return;
  Object shown = appearance.getKey("/N");
  const bool is_right =
      is_button ? is_dictionary(shown) && !shown.getKeys().empty() : is_stream(shown);
  findings.expect(is_right, each.page, annotation_label(each) + " : aspect");
}

void annotations_have_an_appearance(const Inspection& file, Findings& findings) {
  const bool is_first = file.level.part == 1;
  for (const Annotation& each : file.annotations) {
    const auto place = box(get(each.object, "/Rect"));
    const bool is_empty = place && (*place)[0] == (*place)[2] && (*place)[1] == (*place)[3];
    const bool needs_none = is_empty || each.kind == "Popup" || each.kind == "Link" || is_first;
    findings.expect(needs_none || has(each.object, "/AP"), each.page, annotation_label(each));
    const bool is_button = each.kind == "Widget" && name(inherited(each.object, "/FT")) == "Btn";
    check_appearance(each, is_button, findings);
    if (!is_first) continue;
    const double opacity = number(get(each.object, "/CA")).value_or(1);
    findings.expect(opacity == 1, each.page, annotation_label(each) + " : opacité");
    const bool is_coloured = has(each.object, "/C") || has(each.object, "/IC");
    findings.expect(!is_coloured || file.output_space == "RGB ", each.page,
                    annotation_label(each) + " : couleur sans profil");
  }
}

void fields_do_nothing(const Inspection& file, Findings& findings) {
  for (const Annotation& each : file.annotations) {
    if (each.kind != "Widget") continue;
    const bool is_right =
        !has(each.object, "/A") && (file.level.part == 1 || !has(each.object, "/AA"));
    findings.expect(is_right, each.page, "un champ lance une action");
  }
  if (file.level.part == 1) return;
  for (const Object& field : file.fields) {
    findings.expect(!has(field, "/AA"), 0, "un champ lance une action");
  }
}

void forms_show_themselves(const Inspection& file, Findings& findings) {
  const Object form = get(file.catalog, "/AcroForm");
  if (is_null(form)) return;
  findings.expect(!is_true(get(form, "/NeedAppearances")), 0,
                  "le formulaire dépend d’un logiciel pour s’afficher");
  if (file.level.part != 1) return;
  for (const Annotation& each : file.annotations) {
    if (each.kind != "Widget") continue;
    findings.expect(has(each.object, "/AP"), each.page, "un champ sans aspect");
  }
}

void forms_are_not_xfa(const Inspection& file, Findings& findings) {
  findings.expect(!has(get(file.catalog, "/AcroForm"), "/XFA"), 0, "le formulaire est en XFA");
  findings.expect(!is_true(get(file.catalog, "/NeedsRendering")), 0,
                  "le document dépend d’un logiciel pour s’afficher");
}

/// Only what XFA lays out at reading time is closed to assistive technology.
void forms_are_not_dynamic(const Inspection& file, Findings& findings) {
  const Object xfa = get(file.catalog, "/AcroForm", "/XFA");
  if (is_null(xfa)) return;
  std::string packets = content_of(xfa).value_or("");
  for (const Object& part : items(xfa)) packets += content_of(part).value_or("");
  const std::size_t at = packets.find("dynamicRender");
  const bool is_required =
      at != std::string::npos && packets.substr(at, 40).find("required") != std::string::npos;
  findings.expect(!is_required, 0, "formulaire XFA dynamique");
}

void signatures_cover_the_file(const Inspection& file, Findings& findings) {
  for (const Object& field : file.fields) {
    const Object signature = get(field, "/V");
    if (name(inherited(field, "/FT")) != "Sig" || !is_dictionary(signature)) continue;
    const std::vector<Object> range = items(get(signature, "/ByteRange"));
    const bool is_right = range.size() == 4 && integer(range[0]) == 0;
    findings.expect(is_right, 0, "une signature ne couvre pas tout le fichier");
  }
}

constexpr const char* kDescribe = "donnez-lui une description (Contents, ou Alt de son élément)";
constexpr const char* kForm = "corrigez le formulaire dans son logiciel";

constexpr std::array kAnnotationRules{
    RuleCode{ua("7.18.1"), "toute annotation est dans un élément Annot",
             "ajoutez l’annotation à la structure", annotations_are_in_the_structure},
    RuleCode{ua("7.18.1"), "toute annotation a une description", kDescribe,
             annotations_are_described},
    RuleCode{ua("7.18.1"), "tout champ a une description", "donnez au champ une info-bulle (TU)",
             fields_are_described},
    RuleCode{ua("7.18.2"), "aucune annotation n’est de défonce (TrapNet)", "retirez-la",
             there_is_no_trap_net},
    RuleCode{ua("7.18.3"), "l’ordre de tabulation des pages suit la structure",
             "réglez l’ordre de tabulation des pages sur la structure", pages_tab_by_structure},
    RuleCode{ua("7.18.4"), "tout champ est dans un élément Form", "balisez le champ",
             fields_are_in_forms},
    RuleCode{ua("7.18.4"), "un élément Form ne contient que son champ",
             "faites un élément Form par champ", forms_hold_one_field},
    RuleCode{ua("7.18.5"), "tout lien est dans un élément Link", "balisez le lien",
             links_are_in_link_elements},
    RuleCode{ua("7.18.5"), "tout lien a une description", "donnez au lien un texte (Contents)",
             links_are_described},
    RuleCode{ua("7.18.7"), "tout fichier joint à une page a un nom (F et UF)",
             "joignez le fichier de nouveau", attached_files_are_named},
    RuleCode{ua("7.18.8"), "les repères d’impression sont hors de la structure",
             "retirez-les de la structure", printer_marks_are_apart},
    RuleCode{ua("7.15"), "aucun formulaire n’est en XFA dynamique", "convertissez-le en AcroForm",
             forms_are_not_dynamic},
    RuleCode{archive("6.3.1", "6.5.2"), "les annotations sont de types permis",
             "retirez les sons, films et objets en 3D", annotations_are_of_known_kinds},
    RuleCode{archive("6.3.2", "6.5.3"), "toute annotation est visible et imprimable",
             "rendez-la visible et imprimable", annotations_print},
    RuleCode{archive("6.3.3", "6.5.3"), "toute annotation a un aspect, et un seul",
             "enregistrez-la de nouveau avec son aspect", annotations_have_an_appearance},
    RuleCode{archive("6.4.1", "6.6.1"), "aucun champ ne lance d’action", kForm, fields_do_nothing},
    RuleCode{archive("6.4.1", "6.9"), "aucun formulaire ne dépend d’un logiciel", kForm,
             forms_show_themselves},
    RuleCode{archive("6.4.2", ""), "aucun formulaire n’est en XFA", "convertissez-le en AcroForm",
             forms_are_not_xfa},
    RuleCode{archive("6.4.3", ""), "toute signature couvre le fichier", "signez de nouveau",
             signatures_cover_the_file},
};

}  // namespace

std::span<const RuleCode> annotation_rules() {
  return kAnnotationRules;
}

}  // namespace copil::conformity
