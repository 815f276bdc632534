// What goes further than the standards: advice, never a fault.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "conformity/rules/rules.hpp"
#include "conformity/rules/tables.hpp"

namespace copil::conformity {

namespace {

void expect_element(const Inspection& file, Findings& findings, int node, bool is_right) {
  if (findings.wrong(is_right)) findings.say(file.element_page(node), file.element_label(node));
}

void tree_begins_with_document(const Inspection& file, Findings& findings) {
  if (!file.structure.exists()) return;
  const auto& nodes = file.structure.nodes();
  findings.expect(!nodes.empty() && nodes.front().role == "Document", 0,
                  "le premier élément de la structure n’est pas Document");
}

/// How many elements cite each mark.
std::map<Mark, int> owners(const Inspection& file) {
  std::map<Mark, int> count;
  for (const StructureNode& node : file.structure.nodes()) {
    for (const Mark& mark : node.marks) ++count[mark];
  }
  return count;
}

std::string mark_label(const Mark& mark) {
  return "la marque " + std::to_string(mark.id);
}

void marks_have_one_owner(const Inspection& file, Findings& findings) {
  const auto owned = owners(file);
  for (const auto& [page, mark] : file.content.marks) {
    const auto found = owned.find(mark);
    findings.expect(found != owned.end() && found->second == 1, page,
                    mark_label(mark) + " n’est pas à un élément et un seul");
  }
}

void marks_exist(const Inspection& file, Findings& findings) {
  std::set<Mark> marks;
  for (const auto& [page, mark] : file.content.marks) {
    const bool is_form = !file.page_numbers.contains(mark.stream);
    findings.expect(marks.insert(mark).second || is_form, page,
                    mark_label(mark) + " sert deux fois");
  }
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    for (const Mark& mark : file.structure.nodes()[i].marks) {
      if (!findings.wrong(marks.contains(mark))) continue;
      findings.say(
          file.element_page(static_cast<int>(i)),
          file.element_label(static_cast<int>(i)) + " : " + mark_label(mark) + " n’existe pas");
    }
  }
}

void marks_are_closed(const Inspection& file, Findings& findings) {
  if (file.content.painted > 0) findings.expect(true, 0, "");
  for (const Noticed& each : file.content.of(Notice::unbalanced_marks)) {
    findings.expect(false, each.page, "une marque n’est pas fermée, ou l’est deux fois");
  }
}

void parent_tree_agrees(const Inspection& file, Findings& findings) {
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    for (const Mark& mark : file.structure.nodes()[i].marks) {
      const auto page = file.page_numbers.find(mark.stream);
      if (page == file.page_numbers.end()) continue;
      const Page& sheet = file.pages[static_cast<std::size_t>(page->second)];
      const long long key = integer(get(sheet.object, "/StructParents"), -1);
      const bool leads_back = file.structure.listed_owner(mark, key) == static_cast<int>(i);
      if (!findings.wrong(leads_back)) continue;
      findings.say(page->second + 1, mark_label(mark) + " ne ramène pas à son élément " +
                                         file.structure.nodes()[i].role);
    }
  }
}

/// Readers that follow the content and those that follow the structure hear the same.
void content_follows_structure(const Inspection& file, Findings& findings) {
  std::map<Mark, std::size_t> places;
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    for (const Mark& mark : file.structure.nodes()[i].marks) places.emplace(mark, i);
  }
  int at_page = 0;
  std::size_t last = 0;
  for (const auto& [page, mark] : file.content.marks) {
    if (page != at_page) last = 0;
    at_page = page;
    const auto place = places.find(mark);
    if (place == places.end()) continue;
    findings.expect(place->second >= last, page,
                    mark_label(mark) + " vient après ce que la structure place derrière elle");
    last = std::max(last, place->second);
  }
}

/// `3,2:1`.
std::string contrast_text(double contrast) {
  const int tenths = static_cast<int>(contrast * 10);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + ":1";
}

void texts_stand_out(const Inspection& file, Findings& findings) {
  if (file.content.painted > 0) findings.expect(true, 0, "");
  for (const auto& [page, contrast] : file.content.least_contrast) {
    findings.expect(false, page, "texte trop pâle, jusqu’à " + contrast_text(contrast));
  }
}

/// A named destination is looked up by readers; an array must cite a page of the file.
bool leads_to_a_page(const Inspection& file, const Object& destination) {
  if (is_name(destination) || is_string(destination)) return true;
  const std::vector<Object> parts = items(destination);
  return !parts.empty() && file.page_numbers.contains(id(parts[0]));
}

void links_lead_somewhere(const Inspection& file, Findings& findings) {
  for (const Annotation& each : file.annotations) {
    if (each.kind != "Link") continue;
    const bool is_right = has(each.object, "/Dest")
                              ? leads_to_a_page(file, get(each.object, "/Dest"))
                              : is_dictionary(get(each.object, "/A"));
    findings.expect(is_right, each.page, "un lien ne mène nulle part");
  }
}

void bookmarks_lead_somewhere(const Inspection& file, Findings& findings) {
  for (const Object& entry : file.bookmarks) {
    const std::string title = text(get(entry, "/Title"));
    const bool leads = has(entry, "/A") || leads_to_a_page(file, get(entry, "/Dest"));
    findings.expect(!title.empty() && leads, 0,
                    "signet « " + title + " » sans titre ou sans cible");
  }
}

void long_files_have_bookmarks(const Inspection& file, Findings& findings) {
  constexpr std::size_t kShort = 3;
  if (file.pages.size() <= kShort) return;
  findings.expect(!file.bookmarks.empty(), 0,
                  "le document a plus de 3 pages et n’a pas de signets");
}

void attachments_have_a_date(const Inspection& file, Findings& findings) {
  for (const Object& specification : file.attachments) {
    findings.expect(is_dictionary(get(get(specification, "/EF", "/F"), "/Params")), 0,
                    "pièce jointe « " + text(get(specification, "/UF")) + " »");
  }
}

void figures_have_a_box(const Inspection& file, Findings& findings) {
  each_element(file, "Figure", [&](int i) {
    expect_element(file, findings, i, box(file.structure.attribute(i, "/BBox")).has_value());
  });
}

/// A list whose items have labels says how it counts.
void lists_say_how_they_count(const Inspection& file, Findings& findings) {
  std::set<int> labelled;
  each_element(file, "Lbl", [&](int i) {
    const int item = file.structure.significant_parent(i);
    if (item < 0 || file.structure.node(item).role != "LI") return;
    labelled.insert(file.structure.significant_parent(item));
  });
  for (const int list : labelled) {
    if (list < 0) continue;
    expect_element(file, findings, list, is_name(file.structure.attribute(list, "/ListNumbering")));
  }
}

void headers_have_a_scope(const Inspection& file, Findings& findings) {
  each_element(file, "TH", [&](int i) {
    expect_element(file, findings, i, is_name(file.structure.attribute(i, "/Scope")));
  });
}

void headers_exist(const Inspection& file, Findings& findings) {
  std::set<std::string> ids;
  each_element(file, "TH", [&](int i) {
    Object written = get(file.structure.node(i).object, "/ID");
    if (written.isString()) ids.insert(written.getStringValue());
  });
  for (const char* role : {"TH", "TD"}) {
    each_element(file, role, [&](int i) {
      for (const std::string& header : headers_of(file.structure, i)) {
        if (!findings.wrong(ids.contains(header))) continue;
        findings.say(file.element_page(i),
                     file.element_label(i) + " : en-tête inconnu « " + header + " »");
      }
    });
  }
}

void tables_have_headers(const Inspection& file, Findings& findings) {
  std::set<int> with_header;
  each_element(file, "TH", [&](int i) {
    int up = i;
    while (up >= 0 && file.structure.node(up).role != "Table") up = file.structure.node(up).parent;
    with_header.insert(up);
  });
  each_element(file, "Table",
               [&](int i) { expect_element(file, findings, i, with_header.contains(i)); });
}

/// Titles elsewhere than in the first row and the first column, or over several: what must be
/// explained to those who hear the cells one by one.
bool is_complex(const StructureTree& structure, const TableGrid& table) {
  return std::any_of(table.places.begin(), table.places.end(), [&](const auto& placed) {
    const auto& [cell, place] = placed;
    if (structure.node(cell).role != "TH") return false;
    return (place.first > 0 && place.second > 0) || span_of(structure, cell, "/ColSpan") > 1 ||
           span_of(structure, cell, "/RowSpan") > 1;
  });
}

void complex_tables_have_a_summary(const Inspection& file, Findings& findings) {
  each_element(file, "Table", [&](int i) {
    if (!is_complex(file.structure, TableGrid(file.structure, i))) return;
    expect_element(file, findings, i, !text(file.structure.attribute(i, "/Summary")).empty());
  });
}

constexpr const char* kRemakeTable = "reprenez le tableau dans son logiciel";
constexpr const char* kExportAgain = "exportez le document de nouveau";

constexpr std::array kAdviceRules{
    RuleCode{advice("ISO 32000-1 14.8.4.2"), "la structure commence par un élément Document",
             kExportAgain, tree_begins_with_document},
    RuleCode{advice("ISO 32000-1 14.6"), "toute marque ouverte est fermée sur sa page",
             kExportAgain, marks_are_closed},
    RuleCode{advice("ISO 32000-1 14.7.4"),
             "toute marque du contenu appartient à un élément et un seul", kExportAgain,
             marks_have_one_owner},
    RuleCode{advice("ISO 32000-1 14.7.4"),
             "toute marque citée par la structure existe, une seule fois", kExportAgain,
             marks_exist},
    RuleCode{advice("ISO 32000-1 14.7.4.4"),
             "l’arbre des parents ramène de chaque marque à son élément", kExportAgain,
             parent_tree_agrees},
    RuleCode{advice("WCAG 1.3.2"), "l’ordre du contenu de chaque page est celui de la structure",
             "reprenez l’ordre du contenu", content_follows_structure},
    RuleCode{advice("RGAA 3.2"), "tout texte balisé contraste à 4,5:1 (3:1 à partir de 18 points)",
             "choisissez une couleur plus foncée", texts_stand_out},
    RuleCode{advice("RGAA 13.3"), "tout lien mène à une adresse ou à une page du document",
             "corrigez la cible du lien", links_lead_somewhere},
    RuleCode{advice("PDF/UA-1 7.17"), "tout signet a un titre et une cible", "corrigez le signet",
             bookmarks_lead_somewhere},
    RuleCode{advice("RGAA 13.3"), "un document de plus de 3 pages a des signets",
             "exportez avec les signets", long_files_have_bookmarks},
    RuleCode{advice("ISO 19005-3 annexe E"), "toute pièce jointe a une date",
             "joignez-la de nouveau", attachments_have_a_date},
    RuleCode{advice("ISO 32000-1 14.8.5.4"), "toute figure a un cadre (BBox)", kExportAgain,
             figures_have_a_box},
    RuleCode{advice("PDF/UA-1 7.6"), "une liste à étiquettes dit comment elle compte", kExportAgain,
             lists_say_how_they_count},
    RuleCode{advice("RGAA 5.7"), "toute cellule d’en-tête dit ce qu’elle commande (Scope)",
             kRemakeTable, headers_have_a_scope},
    RuleCode{advice("RGAA 5.7"), "tout en-tête cité par une cellule existe", kRemakeTable,
             headers_exist},
    RuleCode{advice("RGAA 5.7"), "tout tableau a des cellules d’en-tête", kRemakeTable,
             tables_have_headers},
    RuleCode{advice("RGAA 5.1"), "tout tableau complexe a un résumé",
             "ajoutez un résumé au tableau", complex_tables_have_a_summary},
};

}  // namespace

std::span<const RuleCode> advice_rules() {
  return kAdviceRules;
}

}  // namespace copil::conformity
