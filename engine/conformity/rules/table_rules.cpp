// Tables, lists and tables of contents: which elements stand in which.
#include <algorithm>
#include <array>

#include "conformity/rules/rules.hpp"
#include "conformity/rules/tables.hpp"

namespace copil::conformity {

namespace {

const std::string& role_at(const Inspection& file, int index) {
  return file.structure.node(index).role;
}

std::string parent_role(const Inspection& file, int index) {
  const int parent = file.structure.significant_parent(index);
  return parent < 0 ? "" : role_at(file, parent);
}

void children_are(const Inspection& file, Findings& findings, std::string_view role,
                  std::string_view allowed) {
  each_element(file, role, [&](int i) {
    for (const int child : file.structure.significant_children(i)) {
      if (findings.wrong(is_among(allowed, role_at(file, child)))) {
        findings.say(file.element_page(child),
                     file.element_label(child) + " dans " + std::string(role));
      }
    }
  });
}

void parent_is(const Inspection& file, Findings& findings, std::string_view role,
               std::string_view allowed) {
  each_element(file, role, [&](int i) {
    if (findings.wrong(is_among(allowed, parent_role(file, i)))) {
      const std::string parent = parent_role(file, i);
      findings.say(file.element_page(i),
                   file.element_label(i) + " dans " + (parent.empty() ? "la racine" : parent));
    }
  });
}

void tables_hold_rows(const Inspection& file, Findings& findings) {
  children_are(file, findings, "Table", " TR THead TBody TFoot Caption ");
  for (const char* part : {"THead", "TBody", "TFoot"}) {
    parent_is(file, findings, part, " Table ");
    children_are(file, findings, part, " TR ");
  }
}

void rows_hold_cells(const Inspection& file, Findings& findings) {
  parent_is(file, findings, "TR", " Table THead TBody TFoot ");
  children_are(file, findings, "TR", " TH TD ");
  for (const char* cell : {"TH", "TD"}) parent_is(file, findings, cell, " TR ");
}

void tables_have_one_head(const Inspection& file, Findings& findings) {
  each_element(file, "Table", [&](int i) {
    const std::vector<int> children = file.structure.significant_children(i);
    const auto count = [&](std::string_view role) {
      return std::count_if(children.begin(), children.end(),
                           [&](int child) { return role_at(file, child) == role; });
    };
    const int page = file.element_page(i);
    findings.expect(count("THead") <= 1 && count("TFoot") <= 1 && count("Caption") <= 1, page,
                    "Table : plus d’un en-tête, d’un pied ou d’une légende");
    findings.expect((count("THead") == 0 && count("TFoot") == 0) || count("TBody") > 0, page,
                    "Table : sans corps");
  });
}

/// First or last among the children of `role`; first only where `or_last` is not said.
void captions_are_at_an_edge(const Inspection& file, Findings& findings, std::string_view role,
                             bool may_be_last) {
  each_element(file, role, [&](int i) {
    const std::vector<int> children = file.structure.significant_children(i);
    for (std::size_t k = 1; k < children.size(); ++k) {
      if (role_at(file, children[k]) != "Caption") continue;
      const bool is_last = k + 1 == children.size();
      findings.expect(may_be_last && is_last, file.element_page(i),
                      std::string(role) + " : légende au milieu");
    }
  });
}

void captions_have_their_place(const Inspection& file, Findings& findings) {
  captions_are_at_an_edge(file, findings, "Table", true);
  captions_are_at_an_edge(file, findings, "L", false);
  captions_are_at_an_edge(file, findings, "TOC", false);
}

void tables_are_regular(const Inspection& file, Findings& findings) {
  each_element(file, "Table", [&](int i) {
    const TableGrid table(file.structure, i);
    if (!findings.wrong(table.is_regular())) return;
    using Shape = TableGrid::Shape;
    const char* why = table.shape == Shape::too_wide     ? "trop de colonnes"
                      : table.shape == Shape::too_narrow ? "pas assez de colonnes"
                      : table.shape == Shape::too_deep   ? "une cellule dépasse la dernière ligne"
                                                         : "deux cellules au même endroit";
    findings.say(file.element_page(table.fault), file.element_label(table.fault) + " : " + why);
  });
}

void cells_have_headers(const Inspection& file, Findings& findings) {
  each_element(file, "Table", [&](int i) {
    const TableGrid table(file.structure, i);
    if (!table.is_regular()) return;
    const OrphanCell orphan = orphan_of(file.structure, table);
    if (!findings.wrong(orphan.cell < 0)) return;
    const std::string why = orphan.unknown.empty()
                                ? " : aucun en-tête ne la commande"
                                : " : en-tête inconnu « " + orphan.unknown.front() + " »";
    findings.say(file.element_page(orphan.cell), file.element_label(orphan.cell) + why);
  });
}

void lists_hold_items(const Inspection& file, Findings& findings) {
  children_are(file, findings, "L", " L LI Caption ");
  parent_is(file, findings, "LI", " L ");
  children_are(file, findings, "LI", " Lbl LBody ");
  parent_is(file, findings, "LBody", " LI ");
}

void contents_hold_entries(const Inspection& file, Findings& findings) {
  children_are(file, findings, "TOC", " TOC TOCI Caption ");
  parent_is(file, findings, "TOCI", " TOC ");
}

constexpr const char* kTable = "reprenez le tableau dans son logiciel, avec une ligne d’en-tête";
constexpr const char* kList = "reprenez la liste avec le style de liste de son logiciel";

constexpr std::array kTableRules{
    RuleCode{ua("7.2"),
             "un tableau ne contient que des lignes, une légende, un en-tête, des corps, un pied",
             kTable, tables_hold_rows},
    RuleCode{ua("7.2"), "une ligne de tableau ne contient que des cellules", kTable,
             rows_hold_cells},
    RuleCode{
        ua("7.2"),
        "un tableau a au plus un en-tête, un pied et une légende, et un corps s’il a un en-tête",
        kTable, tables_have_one_head},
    RuleCode{ua("7.2"), "une légende est au bord de ce qu’elle nomme",
             "placez la légende en premier", captions_have_their_place},
    RuleCode{ua("7.2"), "les lignes d’un tableau ont le même nombre de colonnes",
             "corrigez les cellules fusionnées", tables_are_regular},
    RuleCode{ua("7.5"), "toute cellule de données a un en-tête (Scope, ou Headers et ID)",
             "dites ce que commande chaque cellule d’en-tête", cells_have_headers},
    RuleCode{ua("7.2"), "une liste ne contient que des éléments de liste", kList, lists_hold_items},
    RuleCode{ua("7.2"), "une table des matières ne contient que ses entrées",
             "refaites la table des matières avec son logiciel", contents_hold_entries},
};

}  // namespace

std::span<const RuleCode> table_rules() {
  return kTableRules;
}

}  // namespace copil::conformity
