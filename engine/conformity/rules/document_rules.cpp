// The document around its pages: attachments, optional content, actions, permissions.
#include <algorithm>
#include <array>
#include <regex>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

std::string attachment_label(const Object& specification) {
  const std::string name = text(get(specification, "/UF"));
  return "pièce jointe « " + (name.empty() ? text(get(specification, "/F")) : name) + " »";
}

void attachments_have_names(const Inspection& file, Findings& findings) {
  for (const Object& specification : file.attachments) {
    const bool is_named =
        !text(get(specification, "/F")).empty() && !text(get(specification, "/UF")).empty();
    findings.expect(is_named, 0, attachment_label(specification));
  }
}

void attachments_have_types(const Inspection& file, Findings& findings) {
  if (file.level.part != 3) return;
  const std::regex type("[-\\w+.]+/[-\\w+.]+");
  for (const Object& specification : file.attachments) {
    Object files = get(specification, "/EF");
    for (auto& [key, stream] : files.getDictAsMap()) {
      const std::string said = name(stream, "/Subtype");
      findings.expect(said.size() < 200 && std::regex_match(said, type), 0,
                      attachment_label(specification) + " : type « " + said + " »");
    }
  }
}

void attachments_say_their_relation(const Inspection& file, Findings& findings) {
  if (file.level.part != 3) return;
  for (const Object& specification : file.attachments) {
    findings.expect(is_name(get(specification, "/AFRelationship")), 0,
                    attachment_label(specification));
  }
}

/// Associated with the document, a page, a piece of content, an annotation or an element.
void attachments_are_associated(const Inspection& file, Findings& findings) {
  if (file.level.part != 3) return;
  std::set<QPDFObjGen> associated;
  const auto add = [&](const Object& holder) {
    const Object list = get(holder, "/AF");
    if (is_dictionary(list)) associated.insert(id(list));
    for (const Object& each : items(list)) associated.insert(id(each));
  };
  for (const Object& object : file.objects) add(object);
  add(file.catalog);
  for (const StructureNode& node : file.structure.nodes()) add(node.object);
  for (const Annotation& annotation : file.annotations) {
    add(annotation.object);
    associated.insert(id(get(annotation.object, "/FS")));
  }
  for (const Page& page : file.pages) {
    Object properties = get(page.resources, "/Properties");
    if (!is_dictionary(properties)) continue;
    for (auto& [key, value] : properties.getDictAsMap()) {
      associated.insert(id(value));
      add(value);
      for (const Object& each : items(get(value, "/MCAF"))) associated.insert(id(each));
    }
  }
  for (const Object& specification : file.attachments) {
    const bool is_listed =
        id(specification).getObj() == 0 || associated.contains(id(specification));
    findings.expect(is_listed, 0, attachment_label(specification));
  }
}

/// Whether a file says that it is of the first or the second part of PDF/A.
bool is_archive(const std::string& bytes) {
  const auto part = with_file(bytes, "pièce jointe", [](QPDF& file) {
    const auto packet = content_of(get(file.getTrailer(), "/Root", "/Metadata"));
    return XmpPacket::read(packet.value_or("")).text(kPdfaId, "part");
  });
  return part && (*part == "1" || *part == "2");
}

/// The second part takes only files that are PDF/A themselves.
void attachments_are_archives(const Inspection& file, Findings& findings) {
  if (file.level.part != 2) return;
  for (const Object& specification : file.attachments) {
    Object files = get(specification, "/EF");
    for (auto& [key, stream] : files.getDictAsMap()) {
      const auto bytes = content_of(stream);
      findings.expect(bytes && is_archive(*bytes), 0, attachment_label(specification));
    }
  }
}

void nothing_is_attached(const Inspection& file, Findings& findings) {
  findings.expect(!has(get(file.catalog, "/Names"), "/EmbeddedFiles"), 0,
                  "le document a des pièces jointes");
  for (const Object& specification : file.attachments) {
    findings.expect(false, 0, attachment_label(specification));
  }
}

std::vector<Object> configurations(const Inspection& file) {
  const Object properties = get(file.catalog, "/OCProperties");
  std::vector<Object> found = items(get(properties, "/Configs"));
  if (has(properties, "/D")) found.insert(found.begin(), get(properties, "/D"));
  return found;
}

void configurations_are_named(const Inspection& file, Findings& findings) {
  for (const Object& each : configurations(file)) {
    findings.expect(!text(get(each, "/Name")).empty(), 0, "une configuration de calques sans nom");
  }
}

void configurations_do_nothing(const Inspection& file, Findings& findings) {
  for (const Object& each : configurations(file)) {
    findings.expect(!has(each, "/AS"), 0, "des calques changent d’eux-mêmes");
  }
}

void collect_groups(const Object& order, std::set<QPDFObjGen>& groups, int depth = 0) {
  for (const Object& item : items(order)) {
    if (is_array(item) && depth < 100) collect_groups(item, groups, depth + 1);
    if (is_dictionary(item)) groups.insert(id(item));
  }
}

void configurations_are_complete(const Inspection& file, Findings& findings) {
  std::set<std::string> names;
  for (const Object& each : configurations(file)) {
    const std::string name = text(get(each, "/Name"));
    if (!name.empty()) {
      findings.expect(names.insert(name).second, 0, "deux configurations « " + name + " »");
    }
    if (!is_array(get(each, "/Order"))) continue;
    std::set<QPDFObjGen> listed;
    collect_groups(get(each, "/Order"), listed);
    for (const Object& group : items(get(file.catalog, "/OCProperties", "/OCGs"))) {
      findings.expect(listed.contains(id(group)), 0,
                      "calque « " + text(get(group, "/Name")) + " » absent de l’ordre");
    }
  }
}

void has_no_layers(const Inspection& file, Findings& findings) {
  findings.expect(!has(file.catalog, "/OCProperties"), 0, "le document a des calques");
}

void actions_are_allowed(const Inspection& file, Findings& findings) {
  const bool is_first = file.level.part == 1;
  for (const auto& [page, action] : file.actions) {
    const std::string kind = name(action, "/S");
    const bool is_right = is_among(" GoTo GoToR Thread URI Named SubmitForm ", kind) ||
                          (!is_first && kind == "GoToE");
    findings.expect(is_right, page, "action « " + kind + " »");
    if (kind != "Named") continue;
    findings.expect(is_among(" NextPage PrevPage FirstPage LastPage ", name(action, "/N")), page,
                    "action nommée « " + name(action, "/N") + " »");
  }
}

void nothing_is_triggered(const Inspection& file, Findings& findings) {
  findings.expect(!has(file.catalog, "/AA"), 0, "le document lance une action");
  int number = 0;
  for (const Page& page : file.pages) {
    ++number;
    if (file.level.part == 1) break;
    findings.expect(!has(page.object, "/AA"), number, "une action se lance à l’ouverture");
  }
  if (file.level.part != 1) return;
  for (const Annotation& each : file.annotations) {
    if (each.kind == "Widget") findings.expect(!has(each.object, "/AA"), each.page, "un champ");
  }
  for (const Object& field : file.fields) findings.expect(!has(field, "/AA"), 0, "un champ");
}

void nothing_is_presented(const Inspection& file, Findings& findings) {
  findings.expect(!has(get(file.catalog, "/Names"), "/AlternatePresentations"), 0,
                  "le document a des présentations de rechange");
  int number = 0;
  for (const Page& page : file.pages) {
    findings.expect(!has(page.object, "/PresSteps"), ++number, "des étapes de présentation");
  }
}

void nothing_is_required(const Inspection& file, Findings& findings) {
  findings.expect(!has(file.catalog, "/Requirements"), 0, "le document exige un logiciel");
}

void permissions_are_known(const Inspection& file, Findings& findings) {
  Object permissions = get(file.catalog, "/Perms");
  if (!is_dictionary(permissions)) return;
  for (auto& [key, signature] : permissions.getDictAsMap()) {
    findings.expect(key == "/UR3" || key == "/DocMDP", 0, "permission « " + key.substr(1) + " »");
    if (!permissions.hasKey("/DocMDP")) continue;
    for (const Object& reference : items(get(signature, "/Reference"))) {
      const bool is_bare = !has(reference, "/DigestLocation") && !has(reference, "/DigestMethod") &&
                           !has(reference, "/DigestValue");
      findings.expect(is_bare, 0, "une référence de signature porte une empreinte");
    }
  }
}

void media_are_described(const Inspection& file, Findings& findings) {
  for (const auto& [page, action] : file.actions) {
    const Object clip = get(get(action, "/R"), "/C");
    if (!is_dictionary(clip)) continue;
    findings.expect(has(clip, "/CT"), page, "un média sans type (CT)");
    const std::vector<Object> texts = items(get(clip, "/Alt"));
    bool is_right = !texts.empty() && texts.size() % 2 == 0;
    for (const Object& each : texts) is_right &= is_string(each);
    for (std::size_t i = 1; i < texts.size(); i += 2) is_right &= !text(texts[i]).empty();
    findings.expect(is_right, page, "un média sans description (Alt)");
  }
}

constexpr const char* kAttach = "joignez le fichier de nouveau, avec son nom, son type et son lien";
constexpr const char* kLayers = "aplatissez les calques, ou nommez leur configuration";

constexpr std::array kDocumentRules{
    RuleCode{both("7.11", "6.8", ""), "toute pièce jointe a un nom (F et UF)", kAttach,
             attachments_have_names},
    RuleCode{archive("6.8", ""), "toute pièce jointe dit son type", kAttach,
             attachments_have_types},
    RuleCode{archive("6.8", ""), "toute pièce jointe dit son lien avec le document", kAttach,
             attachments_say_their_relation},
    RuleCode{archive("6.8", ""),
             "toute pièce jointe est associée au document ou à l’une de ses parties", kAttach,
             attachments_are_associated},
    RuleCode{archive("6.8", ""), "toute pièce jointe d’un PDF/A-2 est elle-même en PDF/A",
             "convertissez-la, ou exportez en PDF/A-3", attachments_are_archives},
    RuleCode{archive("", "6.1.11"), "aucun fichier n’est joint", "exportez en PDF/A-3",
             nothing_is_attached},
    RuleCode{both("7.10", "6.9", ""), "toute configuration de calques a un nom", kLayers,
             configurations_are_named},
    RuleCode{both("7.10", "6.9", ""), "aucun calque ne change de lui-même", kLayers,
             configurations_do_nothing},
    RuleCode{archive("6.9", ""), "les configurations de calques sont complètes et distinctes",
             kLayers, configurations_are_complete},
    RuleCode{archive("", "6.1.13"), "le document n’a pas de calques", kLayers, has_no_layers},
    RuleCode{archive("6.5.1", "6.6.1"), "le document ne lance rien d’autre que des renvois",
             "retirez les scripts, sons, films et programmes", actions_are_allowed},
    RuleCode{archive("6.5.2", "6.6.2"), "aucune action ne se déclenche d’elle-même",
             "retirez les actions automatiques", nothing_is_triggered},
    RuleCode{archive("6.10", ""), "le document n’est pas un diaporama", "retirez les présentations",
             nothing_is_presented},
    RuleCode{archive("6.11", ""), "le document n’exige aucun logiciel", "retirez ces exigences",
             nothing_is_required},
    RuleCode{archive("6.1.12", ""), "les permissions sont de celles que PDF/A connaît",
             "retirez les autres permissions", permissions_are_known},
    RuleCode{ua("7.18.6.2"), "tout média a un type et une description",
             "donnez au média un type et un texte de remplacement", media_are_described},
};

}  // namespace

std::span<const RuleCode> document_rules() {
  return kDocumentRules;
}

}  // namespace copil::conformity
