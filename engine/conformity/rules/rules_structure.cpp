#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 46> kStandardRoles{
    "Document", "Part",  "Art",       "Sect",     "Div",    "BlockQuote", "Caption", "TOC",
    "TOCI",     "Index", "NonStruct", "Private",  "P",      "H",          "H1",      "H2",
    "H3",       "H4",    "H5",        "H6",       "L",      "LI",         "Lbl",     "LBody",
    "Table",    "TR",    "TH",        "TD",       "THead",  "TBody",      "TFoot",   "Span",
    "Quote",    "Note",  "Reference", "BibEntry", "Code",   "Link",       "Annot",   "Ruby",
    "Warichu",  "RB",    "RT",        "RP",       "Figure", "Formula"};

bool is_among(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const StructureNode& node_at(const Inspection& file, int index) {
  return file.nodes[static_cast<std::size_t>(index)];
}

int node_count(const Inspection& file) {
  return static_cast<int>(file.nodes.size());
}

std::string parent_role(const Inspection& file, int node) {
  const int parent = node_at(file, node).parent;
  return parent < 0 ? "" : node_at(file, parent).role;
}

/// Calls `check(index)` for each node of that role.
template <class Check>
void each(const Inspection& file, std::string_view role, Check check) {
  for (int i = 0; i < node_count(file); ++i) {
    if (node_at(file, i).role == role) check(i);
  }
}

void tree_begins_with_document(const Inspection& file, Findings& findings) {
  const bool is_right = !file.nodes.empty() && file.nodes.front().role == "Document";
  findings.expect(is_right, "le premier élément de la structure n’est pas Document");
}

void roles_are_standard(const Inspection& file, Findings& findings) {
  for (int i = 0; i < node_count(file); ++i) {
    findings.expect(is_among(kStandardRoles, node_at(file, i).role), file.where(i));
  }
}

int heading_level(const std::string& role) {
  return role.size() == 2 && role[0] == 'H' && '1' <= role[1] && role[1] <= '6' ? role[1] - '0' : 0;
}

void headings_do_not_skip(const Inspection& file, Findings& findings) {
  int before = 0;
  for (int i = 0; i < node_count(file); ++i) {
    const int level = heading_level(node_at(file, i).role);
    if (level == 0) continue;
    findings.expect(
        level <= before + 1,
        file.where(i) + " après " + (before == 0 ? "aucun titre" : "H" + std::to_string(before)));
    before = level;
  }
}

/// Each child of `role` must be among `allowed`.
void children_are(const Inspection& file, Findings& findings, std::string_view role,
                  Names allowed) {
  each(file, role, [&](int i) {
    for (const int child : node_at(file, i).children) {
      findings.expect(is_among(allowed, node_at(file, child).role),
                      file.where(child) + " dans " + std::string(role));
    }
  });
}

/// Each element of `role` must stand in one of `allowed`.
void parent_is(const Inspection& file, Findings& findings, std::string_view role, Names allowed) {
  each(file, role, [&](int i) {
    findings.expect(is_among(allowed, parent_role(file, i)),
                    file.where(i) + " dans " + parent_role(file, i));
  });
}

constexpr std::array<std::string_view, 5> kTableParts{"TR", "THead", "TBody", "TFoot", "Caption"};
constexpr std::array<std::string_view, 1> kRow{"TR"};
constexpr std::array<std::string_view, 2> kCells{"TH", "TD"};
constexpr std::array<std::string_view, 1> kTable{"Table"};
constexpr std::array<std::string_view, 4> kRowHolders{"Table", "THead", "TBody", "TFoot"};
constexpr std::array<std::string_view, 3> kListParts{"LI", "L", "Caption"};
constexpr std::array<std::string_view, 2> kItemParts{"Lbl", "LBody"};
constexpr std::array<std::string_view, 1> kList{"L"};
constexpr std::array<std::string_view, 1> kItem{"LI"};
constexpr std::array<std::string_view, 3> kContentsParts{"TOC", "TOCI", "Caption"};
constexpr std::array<std::string_view, 1> kContents{"TOC"};

void tables_hold_rows(const Inspection& file, Findings& findings) {
  children_are(file, findings, "Table", kTableParts);
  for (const std::string_view part : {"THead", "TBody", "TFoot"}) {
    parent_is(file, findings, part, kTable);
    children_are(file, findings, part, kRow);
  }
}

void rows_hold_cells(const Inspection& file, Findings& findings) {
  parent_is(file, findings, "TR", kRowHolders);
  children_are(file, findings, "TR", kCells);
  for (const std::string_view cell : kCells) parent_is(file, findings, cell, kRow);
}

void tables_have_one_head(const Inspection& file, Findings& findings) {
  each(file, "Table", [&](int i) {
    const auto& children = node_at(file, i).children;
    const auto count = [&](std::string_view role) {
      return std::count_if(children.begin(), children.end(),
                           [&](int child) { return node_at(file, child).role == role; });
    };
    findings.expect(count("THead") <= 1 && count("TFoot") <= 1 && count("Caption") <= 1,
                    file.where(i) + " : plus d’un en-tête, d’un pied ou d’une légende");
    findings.expect(count("THead") == 0 || count("TBody") > 0, file.where(i) + " : sans corps");
  });
}

/// The value of an attribute of a structure element, whether /A is one dictionary or several.
QPDFObjectHandle attribute(const StructureNode& node, const std::string& key) {
  QPDFObjectHandle object = node.object;
  QPDFObjectHandle attributes = object.getKey("/A");
  if (attributes.isDictionary()) return attributes.getKey(key);
  for (int i = 0; attributes.isArray() && i < attributes.getArrayNItems(); ++i) {
    QPDFObjectHandle one = attributes.getArrayItem(i);
    if (one.isDictionary() && one.hasKey(key)) return one.getKey(key);
  }
  return QPDFObjectHandle::newNull();
}

void headers_have_a_scope(const Inspection& file, Findings& findings) {
  each(file, "TH", [&](int i) {
    findings.expect(attribute(node_at(file, i), "/Scope").isName(), file.where(i));
  });
}

void tables_have_headers(const Inspection& file, Findings& findings) {
  std::set<int> with_header;
  each(file, "TH", [&](int i) {
    int up = i;
    while (up >= 0 && node_at(file, up).role != "Table") up = node_at(file, up).parent;
    with_header.insert(up);
  });
  each(file, "Table", [&](int i) { findings.expect(with_header.contains(i), file.where(i)); });
}

int span(const StructureNode& node, const std::string& key) {
  QPDFObjectHandle value = attribute(node, key);
  return value.isInteger() ? std::max(1, value.getIntValueAsInt()) : 1;
}

/// The rows of a table in order, whatever part of it they stand in.
std::vector<int> rows_of(const Inspection& file, int table) {
  std::vector<int> rows;
  for (const int part : node_at(file, table).children) {
    if (node_at(file, part).role == "TR") rows.push_back(part);
    for (const int row : node_at(file, part).children) {
      if (node_at(file, row).role == "TR") rows.push_back(row);
    }
  }
  return rows;
}

/// Columns that each row fills, cells that reach down from rows above included.
std::vector<int> widths_of(const Inspection& file, const std::vector<int>& rows) {
  std::vector<int> widths(rows.size(), 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const int cell : node_at(file, rows[r]).children) {
      const StructureNode& node = node_at(file, cell);
      const auto height = static_cast<std::size_t>(span(node, "/RowSpan"));
      for (std::size_t down = r; down < std::min(rows.size(), r + height); ++down) {
        widths[down] += span(node, "/ColSpan");
      }
    }
  }
  return widths;
}

void rows_have_equal_widths(const Inspection& file, Findings& findings) {
  each(file, "Table", [&](int i) {
    const std::vector<int> rows = rows_of(file, i);
    const std::vector<int> widths = widths_of(file, rows);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      findings.expect(widths[r] == widths[0],
                      file.where(rows[r]) + " : " + std::to_string(widths[r]) +
                          " colonnes au lieu de " + std::to_string(widths[0]));
    }
  });
}

void lists_hold_items(const Inspection& file, Findings& findings) {
  children_are(file, findings, "L", kListParts);
  parent_is(file, findings, "LI", kList);
  children_are(file, findings, "LI", kItemParts);
  for (const std::string_view part : kItemParts) {
    // A note bears a label of its own.
    each(file, part, [&](int i) {
      const std::string parent = parent_role(file, i);
      const bool is_note_label = part == "Lbl" && (parent == "Note" || parent == "TOCI");
      findings.expect(is_note_label || is_among(kItem, parent), file.where(i) + " dans " + parent);
    });
  }
}

/// A list whose items have labels says how it counts.
void lists_say_how_they_count(const Inspection& file, Findings& findings) {
  std::set<int> labelled;
  each(file, "Lbl", [&](int i) {
    const int item = node_at(file, i).parent;
    if (item >= 0 && node_at(file, item).role == "LI") labelled.insert(node_at(file, item).parent);
  });
  for (const int list : labelled) {
    if (list < 0) continue;
    findings.expect(attribute(node_at(file, list), "/ListNumbering").isName(), file.where(list));
  }
}

void contents_hold_entries(const Inspection& file, Findings& findings) {
  children_are(file, findings, "TOC", kContentsParts);
  parent_is(file, findings, "TOCI", kContents);
}

bool has_text(const StructureNode& node, const std::string& key) {
  QPDFObjectHandle object = node.object;
  QPDFObjectHandle text = object.getKey(key);
  return text.isString() && !text.getUTF8Value().empty();
}

void figures_have_an_alternative(const Inspection& file, Findings& findings) {
  each(file, "Figure", [&](int i) {
    const StructureNode& node = node_at(file, i);
    findings.expect(has_text(node, "/Alt") || has_text(node, "/ActualText"), file.where(i));
  });
}

void figures_have_a_box(const Inspection& file, Findings& findings) {
  each(file, "Figure", [&](int i) {
    QPDFObjectHandle box = attribute(node_at(file, i), "/BBox");
    findings.expect(box.isArray() && box.getArrayNItems() == 4, file.where(i));
  });
}

void notes_have_an_id(const Inspection& file, Findings& findings) {
  std::set<std::string> ids;
  each(file, "Note", [&](int i) {
    QPDFObjectHandle object = node_at(file, i).object;
    QPDFObjectHandle id = object.getKey("/ID");
    const bool is_unique = id.isString() && ids.insert(id.getStringValue()).second;
    findings.expect(is_unique, file.where(i));
  });
}

/// Titles elsewhere than in the first row and the first column, or over several: what must be
/// explained to those who hear the cells one by one.
bool is_complex(const Inspection& file, int table) {
  const std::vector<int> rows = rows_of(file, table);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto& cells = node_at(file, rows[r]).children;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const StructureNode& cell = node_at(file, cells[c]);
      if (cell.role != "TH") continue;
      if ((r > 0 && c > 0) || span(cell, "/ColSpan") > 1 || span(cell, "/RowSpan") > 1) return true;
    }
  }
  return false;
}

void complex_tables_have_a_summary(const Inspection& file, Findings& findings) {
  each(file, "Table", [&](int i) {
    if (!is_complex(file, i)) return;
    QPDFObjectHandle summary = attribute(node_at(file, i), "/Summary");
    findings.expect(summary.isString() && !summary.getUTF8Value().empty(), file.where(i));
  });
}

void headers_exist(const Inspection& file, Findings& findings) {
  std::set<std::string> ids;
  each(file, "TH", [&](int i) {
    QPDFObjectHandle object = node_at(file, i).object;
    if (object.getKey("/ID").isString()) ids.insert(object.getKey("/ID").getStringValue());
  });
  for (int i = 0; i < node_count(file); ++i) {
    QPDFObjectHandle headers = attribute(node_at(file, i), "/Headers");
    for (int k = 0; headers.isArray() && k < headers.getArrayNItems(); ++k) {
      const std::string id = headers.getArrayItem(k).getStringValue();
      findings.expect(ids.contains(id), file.where(i) + " : en-tête inconnu « " + id + " »");
    }
  }
}

constexpr std::array kRules{
    RuleCode{"PDF/UA-1 7.1-11", "la structure commence par un élément Document",
             tree_begins_with_document},
    RuleCode{"PDF/UA-1 7.1-5", "tout type d’élément est standard ou ramené à un type standard",
             roles_are_standard},
    RuleCode{"PDF/UA-1 7.4.2-1", "les titres commencent à H1 et ne sautent pas de niveau",
             headings_do_not_skip},
    RuleCode{"PDF/UA-1 7.2-3, 7.2-5 à 7.2-7, 7.2-36 à 7.2-38",
             "un tableau ne contient que des lignes, une légende, "
             "un en-tête, des corps, un pied",
             tables_hold_rows},
    RuleCode{"PDF/UA-1 7.2-4, 7.2-8 à 7.2-10", "une ligne de tableau ne contient que des cellules",
             rows_hold_cells},
    RuleCode{
        "PDF/UA-1 7.2-11, 7.2-12, 7.2-14",
        "un tableau a au plus un en-tête, un pied et une légende, et un corps s’il a un en-tête",
        tables_have_one_head},
    RuleCode{"PDF/UA-1 7.2-42, 7.2-43", "les lignes d’un tableau ont le même nombre de colonnes",
             rows_have_equal_widths},
    RuleCode{"PDF/UA-1 7.5-1", "toute cellule d’en-tête dit ce qu’elle commande (Scope)",
             headers_have_a_scope},
    RuleCode{"RGAA 5.7", "tout tableau a des cellules d’en-tête", tables_have_headers},
    RuleCode{"RGAA 5.1", "tout tableau complexe a un résumé", complex_tables_have_a_summary},
    RuleCode{"PDF/UA-1 7.5-2", "tout en-tête cité par une cellule existe", headers_exist},
    RuleCode{"PDF/UA-1 7.2-17 à 7.2-20", "une liste ne contient que des éléments de liste",
             lists_hold_items},
    RuleCode{"PDF/UA-1 7.6", "une liste à étiquettes dit comment elle compte",
             lists_say_how_they_count},
    RuleCode{"PDF/UA-1 7.2-26 à 7.2-28", "une table des matières ne contient que ses entrées",
             contents_hold_entries},
    RuleCode{"PDF/UA-1 7.3-1", "toute figure a un texte de remplacement",
             figures_have_an_alternative},
    RuleCode{"ISO 32000-1 14.8.5.4", "toute figure a un cadre (BBox)", figures_have_a_box},
    RuleCode{"PDF/UA-1 7.9-1", "toute note a un identifiant unique", notes_have_an_id},
};

}  // namespace

std::span<const RuleCode> structure_rules() {
  return kRules;
}

}  // namespace copil::conformity
