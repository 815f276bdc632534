// The structure tree and its elements: roles, headings, figures, notes.
#include <array>
#include <map>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

int node_count(const Inspection& file) {
  return static_cast<int>(file.structure.nodes().size());
}

const StructureNode& node_at(const Inspection& file, int index) {
  return file.structure.node(index);
}

/// Holds each element that `is_concerned` to `is_right`; the fault is its name and place.
template <class IsConcerned, class IsRight>
void each_concerned(const Inspection& file, Findings& findings, IsConcerned is_concerned,
                    IsRight is_right) {
  for (int i = 0; i < node_count(file); ++i) {
    if (!is_concerned(node_at(file, i))) continue;
    if (findings.wrong(is_right(i))) findings.say(file.element_page(i), file.element_label(i));
  }
}

constexpr auto kAny = [](const StructureNode&) { return true; };

void is_marked(const Inspection& file, Findings& findings) {
  findings.expect(is_true(get(file.catalog, "/MarkInfo", "/Marked")), 0,
                  "le catalogue ne dit pas que le document est balisé");
}

void is_not_suspect(const Inspection& file, Findings& findings) {
  findings.expect(!is_true(get(file.catalog, "/MarkInfo", "/Suspects")), 0,
                  "le document dit que ses balises sont douteuses");
}

void has_a_structure(const Inspection& file, Findings& findings) {
  findings.expect(file.structure.exists(), 0, "le document n’a pas de structure");
}

void roles_are_standard(const Inspection& file, Findings& findings) {
  each_concerned(file, findings, kAny, [&](int i) {
    return file.structure.is_standard(node_at(file, i).role) ||
           file.structure.turns_round(node_at(file, i).written);
  });
}

void roles_do_not_turn_round(const Inspection& file, Findings& findings) {
  each_concerned(file, findings, kAny,
                 [&](int i) { return !file.structure.turns_round(node_at(file, i).written); });
}

void standard_roles_are_kept(const Inspection& file, Findings& findings) {
  Object map = get(file.structure.root(), "/RoleMap");
  if (!is_dictionary(map)) return;
  for (auto& [key, value] : map.getDictAsMap()) {
    const std::string role = key.substr(1);
    const bool is_kept = !file.structure.is_standard(role) || name(value) == role;
    bool is_used = false;
    for (int i = 0; !is_kept && i < node_count(file); ++i) {
      is_used |= node_at(file, i).written == role;
    }
    findings.expect(is_kept || !is_used, 0, "« " + role + " » ramené à « " + name(value) + " »");
  }
}

void elements_know_their_parent(const Inspection& file, Findings& findings) {
  each_concerned(file, findings, kAny,
                 [&](int i) { return is_dictionary(get(node_at(file, i).object, "/P")); });
}

int heading_level(const std::string& role) {
  return role.size() == 2 && role[0] == 'H' && '1' <= role[1] && role[1] <= '6' ? role[1] - '0' : 0;
}

void headings_do_not_skip(const Inspection& file, Findings& findings) {
  int before = 0;
  for (int i = 0; i < node_count(file); ++i) {
    const int level = heading_level(node_at(file, i).role);
    if (level == 0) continue;
    if (findings.wrong(level <= before + 1)) {
      findings.say(file.element_page(i),
                   file.element_label(i) + " après " +
                       (before == 0 ? "aucun titre" : "H" + std::to_string(before)));
    }
    before = level;
  }
}

void elements_have_one_heading(const Inspection& file, Findings& findings) {
  each_concerned(
      file, findings, [](const StructureNode& node) { return !node.children.empty(); },
      [&](int i) {
        int count = 0;
        for (const int child : file.structure.significant_children(i)) {
          count += node_at(file, child).role == "H" ? 1 : 0;
        }
        return count <= 1;
      });
}

void headings_are_of_one_kind(const Inspection& file, Findings& findings) {
  bool has_levels = false;
  for (const StructureNode& node : file.structure.nodes()) {
    has_levels |= heading_level(node.role) > 0;
  }
  each_concerned(
      file, findings, [](const StructureNode& node) { return node.role == "H"; },
      [&](int) { return !has_levels; });
}

template <const char* const& role>
void have_an_alternative(const Inspection& file, Findings& findings) {
  each_concerned(
      file, findings, [](const StructureNode& node) { return node.role == role; },
      [&](int i) {
        const Object& object = node_at(file, i).object;
        return says(object, "/Alt") || has(object, "/ActualText");
      });
}

constexpr const char* kFigure = "Figure";
constexpr const char* kFormula = "Formula";

void notes_have_an_id(const Inspection& file, Findings& findings) {
  std::map<std::string, int> ids;
  const auto written = [&](int i) {
    Object id = get(node_at(file, i).object, "/ID");
    return id.isString() ? id.getStringValue() : std::string();
  };
  for (int i = 0; i < node_count(file); ++i) {
    if (node_at(file, i).role == "Note") ++ids[written(i)];
  }
  each_concerned(
      file, findings, [](const StructureNode& node) { return node.role == "Note"; },
      [&](int i) { return !written(i).empty() && ids[written(i)] == 1; });
}

constexpr const char* kTag = "balisez le document dans son logiciel et exportez-le en PDF balisé";
constexpr const char* kRole = "donnez-lui un type standard, ou ramenez-le à un type standard";
constexpr const char* kHeadings = "reprenez les niveaux de titre dans l’ordre";

constexpr std::array kStructureRules{
    RuleCode{both("6.2", "6.7.2.2", "6.8.2.2", 'A'), "le document se dit balisé", kTag, is_marked},
    RuleCode{ua("7.1"), "le document ne doute pas de ses balises",
             "vérifiez les balises, puis retirez la mention Suspects", is_not_suspect},
    RuleCode{both("7.1", "6.7.3.3", "6.8.3.3", 'A'), "le document a une structure", kTag,
             has_a_structure},
    RuleCode{both("7.1", "6.7.3.4", "6.8.3.4", 'A'),
             "tout type d’élément est standard ou ramené à un type standard", kRole,
             roles_are_standard},
    RuleCode{both("7.1", "6.7.3.4", "6.8.3.4", 'A'), "aucun type d’élément ne renvoie à lui-même",
             kRole, roles_do_not_turn_round},
    RuleCode{both("7.1", "6.7.3.4", "", 'A'), "aucun type standard n’est détourné", kRole,
             standard_roles_are_kept},
    RuleCode{ua("7.1"), "tout élément connaît celui qui le contient", kTag,
             elements_know_their_parent},
    RuleCode{ua("7.4.2"), "les titres commencent à H1 et ne sautent pas de niveau", kHeadings,
             headings_do_not_skip},
    RuleCode{ua("7.4.4"), "un élément a au plus un titre H", kHeadings, elements_have_one_heading},
    RuleCode{ua("7.4.4"), "les titres sont tous numérotés (H1…) ou tous H", kHeadings,
             headings_are_of_one_kind},
    RuleCode{ua("7.3"), "toute figure a un texte de remplacement",
             "décrivez la figure (Alt), ou marquez-la comme artefact",
             have_an_alternative<kFigure>},
    RuleCode{ua("7.7"), "toute formule a un texte de remplacement",
             "écrivez la formule en mots (Alt)", have_an_alternative<kFormula>},
    RuleCode{ua("7.9"), "toute note a un identifiant unique",
             "donnez à chaque note un identifiant (ID) à elle", notes_have_an_id},
};

}  // namespace

std::span<const RuleCode> structure_rules() {
  return kStructureRules;
}

}  // namespace copil::conformity
