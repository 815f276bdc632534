#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

constexpr int kPrintFlag = 4;
constexpr int kHiddenFlags = 1 | 2 | 32 | 256;
constexpr int kStateLimit = 28;

std::string on_page(int page) {
  return "page " + std::to_string(page + 1);
}

int page_count(const Inspection& file) {
  return static_cast<int>(file.pages.size());
}

const ContentFacts& content(const Inspection& file, int page) {
  return file.contents[static_cast<std::size_t>(page)];
}

void all_is_marked(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    const auto& unmarked = content(file, page).unmarked;
    const std::string first = unmarked.empty() ? "" : unmarked.front();
    findings.expect(unmarked.empty(), on_page(page) + " : " + std::to_string(unmarked.size()) +
                                          " tracés sans marque, le premier par « " + first + " »");
  }
}

void marks_do_not_cross(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    findings.expect(content(file, page).nested_wrongly == 0,
                    on_page(page) + " : un artefact dans un contenu balisé, ou l’inverse");
  }
}

void marks_are_closed(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    findings.expect(content(file, page).unclosed == 0,
                    on_page(page) + " : une marque n’est pas fermée, ou l’est deux fois");
  }
}

std::map<Mark, int> owners(const Inspection& file) {
  std::map<Mark, int> count;
  for (const StructureNode& node : file.nodes) {
    for (const Mark& mark : node.marks) ++count[mark];
  }
  return count;
}

void marks_have_one_owner(const Inspection& file, Findings& findings) {
  const auto owned = owners(file);
  for (int page = 0; page < page_count(file); ++page) {
    for (const int id : content(file, page).marks) {
      const auto found = owned.find({page, id});
      findings.expect(found != owned.end() && found->second == 1,
                      on_page(page) + " : la marque " + std::to_string(id) +
                          " n’est pas à un élément et un seul");
    }
  }
}

void marks_exist(const Inspection& file, Findings& findings) {
  std::set<Mark> marks;
  for (int page = 0; page < page_count(file); ++page) {
    for (const int id : content(file, page).marks) {
      findings.expect(marks.insert({page, id}).second,
                      on_page(page) + " : la marque " + std::to_string(id) + " sert deux fois");
    }
  }
  for (std::size_t i = 0; i < file.nodes.size(); ++i) {
    for (const Mark& mark : file.nodes[i].marks) {
      findings.expect(marks.contains(mark), file.where(static_cast<int>(i)) + " : la marque " +
                                                std::to_string(mark.id) + " n’existe pas");
    }
  }
}

/// Readers that follow the content and those that follow the structure hear the same.
void content_follows_structure(const Inspection& file, Findings& findings) {
  std::map<Mark, std::size_t> places;
  for (std::size_t i = 0; i < file.nodes.size(); ++i) {
    for (const Mark& mark : file.nodes[i].marks) places.emplace(mark, i);
  }
  for (int page = 0; page < page_count(file); ++page) {
    std::size_t last = 0;
    std::string early;
    for (const int id : content(file, page).marks) {
      const auto place = places.find({page, id});
      if (place == places.end()) continue;
      if (place->second < last && early.empty()) early = std::to_string(id);
      last = std::max(last, place->second);
    }
    findings.expect(early.empty(), on_page(page) + " : la marque " + early +
                                       " vient après ce que la structure place derrière elle");
  }
}

void glyphs_exist(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    const int missing = content(file, page).missing_glyphs;
    findings.expect(missing == 0, on_page(page) + " : " + std::to_string(missing) +
                                      " signes que la police n’a pas");
  }
}

/// `3,2:1`.
std::string contrast_text(double contrast) {
  const int tenths = static_cast<int>(contrast * 10);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + ":1";
}

void texts_stand_out(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    const ContentFacts& facts = content(file, page);
    const std::string count = std::to_string(facts.dim_texts);
    const std::string words = facts.dim_texts > 1 ? " textes trop pâles" : " texte trop pâle";
    findings.expect(facts.dim_texts == 0, on_page(page) + " : " + count + words + ", jusqu’à " +
                                              contrast_text(facts.least_contrast));
  }
}

/// Key of the parent tree → its value, whatever the tree's depth.
void read_numbers(QPDFObjectHandle tree, std::map<int, QPDFObjectHandle>& numbers, int depth = 0) {
  if (!tree.isDictionary() || depth > 50) return;
  QPDFObjectHandle pairs = tree.getKey("/Nums");
  for (int i = 0; pairs.isArray() && i + 1 < pairs.getArrayNItems(); i += 2) {
    if (!pairs.getArrayItem(i).isInteger()) continue;
    numbers.emplace(pairs.getArrayItem(i).getIntValueAsInt(), pairs.getArrayItem(i + 1));
  }
  QPDFObjectHandle kids = tree.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
    read_numbers(kids.getArrayItem(i), numbers, depth + 1);
  }
}

std::map<int, QPDFObjectHandle> parent_numbers(const Inspection& file) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle tree = catalog.getKey("/StructTreeRoot");
  std::map<int, QPDFObjectHandle> numbers;
  if (tree.isDictionary()) read_numbers(tree.getKey("/ParentTree"), numbers);
  return numbers;
}

void parent_tree_agrees(const Inspection& file, Findings& findings) {
  const auto numbers = parent_numbers(file);
  for (const StructureNode& node : file.nodes) {
    for (const Mark& mark : node.marks) {
      if (mark.page < 0) continue;
      QPDFObjectHandle page = file.pages[static_cast<std::size_t>(mark.page)];
      QPDFObjectHandle key = page.getKey("/StructParents");
      const auto found = numbers.find(key.isInteger() ? key.getIntValueAsInt() : -1);
      QPDFObjectHandle list = found == numbers.end() ? QPDFObjectHandle() : found->second;
      const bool leads_back = found != numbers.end() && list.isArray() &&
                              mark.id < list.getArrayNItems() &&
                              list.getArrayItem(mark.id).getObjGen() == node.object.getObjGen();
      findings.expect(leads_back, on_page(mark.page) + " : la marque " + std::to_string(mark.id) +
                                      " ne ramène pas à son élément " + node.role);
    }
  }
}

void states_are_shallow(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    findings.expect(content(file, page).deepest_state <= kStateLimit,
                    on_page(page) + " : plus de 28 états graphiques emboîtés");
  }
}

void pages_tab_by_structure(const Inspection& file, Findings& findings) {
  for (int page = 0; page < page_count(file); ++page) {
    QPDFObjectHandle sheet = file.pages[static_cast<std::size_t>(page)];
    if (!sheet.hasKey("/Annots")) continue;
    findings.expect(sheet.getKey("/Tabs").isNameAndEquals("/S"),
                    on_page(page) + " : l’ordre de tabulation n’est pas celui de la structure");
  }
}

bool is_link(QPDFObjectHandle annotation) {
  return annotation.isDictionary() && annotation.getKey("/Subtype").isNameAndEquals("/Link");
}

void annotations_are_described(const Inspection& file, Findings& findings) {
  for (auto [page, annotation] : file.annotations) {
    QPDFObjectHandle text = annotation.getKey("/Contents");
    findings.expect(text.isString() && !text.getStringValue().empty(),
                    on_page(page) + " : une annotation n’a pas de description");
  }
}

void annotations_print(const Inspection& file, Findings& findings) {
  for (auto [page, annotation] : file.annotations) {
    QPDFObjectHandle flags = annotation.getKey("/F");
    const int value = flags.isInteger() ? flags.getIntValueAsInt() : 0;
    findings.expect((value & kPrintFlag) != 0 && (value & kHiddenFlags) == 0,
                    on_page(page) + " : une annotation est cachée ou ne s’imprime pas");
  }
}

void links_are_in_link_elements(const Inspection& file, Findings& findings) {
  std::set<QPDFObjGen> tagged;
  for (const StructureNode& node : file.nodes) {
    if (node.role == "Link") tagged.insert(node.annotations.begin(), node.annotations.end());
  }
  const auto numbers = parent_numbers(file);
  for (auto [page, annotation] : file.annotations) {
    if (!is_link(annotation)) continue;
    QPDFObjectHandle key = annotation.getKey("/StructParent");
    const bool leads_back = key.isInteger() && numbers.contains(key.getIntValueAsInt());
    findings.expect(tagged.contains(annotation.getObjGen()) && leads_back,
                    on_page(page) + " : un lien n’est pas dans un élément Link");
  }
}

bool leads_to_a_page(const Inspection& file, QPDFObjectHandle destination) {
  if (!destination.isArray() || destination.getArrayNItems() == 0) return false;
  return file.page_numbers.contains(destination.getArrayItem(0).getObjGen());
}

void links_lead_somewhere(const Inspection& file, Findings& findings) {
  for (auto [page, annotation] : file.annotations) {
    if (!is_link(annotation)) continue;
    const bool is_internal = annotation.hasKey("/Dest");
    findings.expect(is_internal ? leads_to_a_page(file, annotation.getKey("/Dest"))
                                : annotation.getKey("/A").isDictionary(),
                    on_page(page) + " : un lien ne mène nulle part");
  }
}

void read_bookmarks(const Inspection& file, QPDFObjectHandle entry, int depth, Findings& findings) {
  for (int count = 0; entry.isDictionary() && depth < 50 && count < 100000; ++count) {
    QPDFObjectHandle title = entry.getKey("/Title");
    const std::string name = title.isString() ? title.getUTF8Value() : std::string();
    const bool leads = entry.hasKey("/A") || leads_to_a_page(file, entry.getKey("/Dest"));
    findings.expect(!name.empty() && leads, "signet « " + name + " » sans titre ou sans cible");
    read_bookmarks(file, entry.getKey("/First"), depth + 1, findings);
    entry = entry.getKey("/Next");
  }
}

void bookmarks_lead_somewhere(const Inspection& file, Findings& findings) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle outline = catalog.getKey("/Outlines");
  if (outline.isDictionary()) read_bookmarks(file, outline.getKey("/First"), 0, findings);
}

void long_files_have_bookmarks(const Inspection& file, Findings& findings) {
  constexpr int kShort = 3;
  if (page_count(file) <= kShort) return;
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle outline = catalog.getKey("/Outlines");
  findings.expect(outline.isDictionary() && outline.hasKey("/First"),
                  "le document a plus de 3 pages et n’a pas de signets");
}

constexpr std::array kRules{
    RuleCode{"PDF/UA-1 7.1-3", "tout ce qui est peint est balisé ou marqué comme artefact",
             all_is_marked},
    RuleCode{"PDF/UA-1 7.1-1, 7.1-2", "artefacts et contenus balisés ne se chevauchent pas",
             marks_do_not_cross},
    RuleCode{"ISO 32000-1 14.6", "toute marque ouverte est fermée sur sa page", marks_are_closed},
    RuleCode{"PDF/UA-1 7.1-3", "toute marque du contenu appartient à un élément et un seul",
             marks_have_one_owner},
    RuleCode{"ISO 32000-1 14.7.4", "toute marque citée par la structure existe, une seule fois",
             marks_exist},
    RuleCode{"ISO 32000-1 14.7.4.4", "l’arbre des parents ramène de chaque marque à son élément",
             parent_tree_agrees},
    RuleCode{"WCAG 1.3.2", "l’ordre du contenu de chaque page est celui de la structure",
             content_follows_structure},
    RuleCode{"PDF/A-3 6.2.11.8, PDF/UA-1 7.21.8",
             "aucun texte ne montre de glyphe absent (.notdef)", glyphs_exist},
    RuleCode{"RGAA 3.2", "tout texte balisé contraste à 4,5:1 (3:1 à partir de 18 points)",
             texts_stand_out},
    RuleCode{"PDF/A-3 6.1.13", "les états graphiques ne s’emboîtent pas sur plus de 28 niveaux",
             states_are_shallow},
    RuleCode{"PDF/UA-1 7.18.3-1", "l’ordre de tabulation des pages suit la structure",
             pages_tab_by_structure},
    RuleCode{"PDF/UA-1 7.18.1-2, 7.18.5-2", "toute annotation a une description",
             annotations_are_described},
    RuleCode{"PDF/A-3 6.3.2", "toute annotation est visible et imprimable", annotations_print},
    RuleCode{"PDF/UA-1 7.18.5-1", "tout lien est dans un élément Link", links_are_in_link_elements},
    RuleCode{"RGAA 13.3", "tout lien mène à une adresse ou à une page du document",
             links_lead_somewhere},
    RuleCode{"PDF/UA-1 7.17", "tout signet a un titre et une cible", bookmarks_lead_somewhere},
    RuleCode{"RGAA 13.3", "un document de plus de 3 pages a des signets",
             long_files_have_bookmarks},
};

}  // namespace

std::span<const RuleCode> content_rules() {
  return kRules;
}

}  // namespace copil::conformity
