#include "conformity/reading/structure_tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace copil::conformity {

namespace {

/// ISO 32000-1, 14.8.4.
constexpr std::array<std::string_view, 49> kStandardRoles{
    "Document", "Part",  "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
    "TOC",      "TOCI",  "Index", "NonStruct", "Private", "P",          "H",
    "H1",       "H2",    "H3",    "H4",        "H5",      "H6",         "L",
    "LI",       "Lbl",   "LBody", "Table",     "TR",      "TH",         "TD",
    "THead",    "TBody", "TFoot", "Span",      "Quote",   "Note",       "Reference",
    "BibEntry", "Code",  "Link",  "Annot",     "Ruby",    "Warichu",    "RB",
    "RT",       "RP",    "WT",    "WP",        "Figure",  "Formula",    "Form"};

bool only_groups(const std::string& role) {
  return role == "NonStruct" || role == "Div" || role == "Part";
}

}  // namespace

StructureTree::StructureTree(const Object& catalog, Rings& rings)
    : root_(get(catalog, "/StructTreeRoot")) {
  if (!exists()) return;
  Object map = get(root_, "/RoleMap");
  if (is_dictionary(map)) {
    for (auto& [key, value] : map.getDictAsMap()) {
      if (is_name(value)) role_map_[key.substr(1)] = name(value);
    }
  }
  Met parents_met("arbre des parents de la structure", rings);
  walk_tree(get(root_, "/ParentTree"), "/Nums", parents_met,
            [&](const Object& key, const Object& value) { parents_[integer(key, -1)] = value; });
  Met met("arbre de structure", rings);
  std::vector<std::pair<Object, int>> due{{get(root_, "/K"), -1}};
  while (!due.empty()) {
    const auto [kid, parent] = due.back();
    due.pop_back();
    if (is_array(kid)) {
      const std::vector<Object> list = items(kid);
      for (auto item = list.rbegin(); item != list.rend(); ++item) due.emplace_back(*item, parent);
    } else if (is_dictionary(kid) && has(kid, "/S")) {
      if (met.is_new(kid)) {
        if (parent >= 0) ++nodes_[static_cast<std::size_t>(parent)].kid_count;
        read_kid(kid, parent, due);
      }
    } else if (parent >= 0) {
      StructureNode& owner = nodes_[static_cast<std::size_t>(parent)];
      if (!is_null(kid)) ++owner.kid_count;
      Object page = get(kid, "/Pg");
      if (is_null(page)) page = get(owner.object, "/Pg");
      const Object stream = get(kid, "/Stm");
      Object mcid = kid;
      if (is_dictionary(kid)) mcid = get(kid, "/MCID");
      if (mcid.isInteger()) {
        const Mark mark{is_null(stream) ? id(page) : id(stream), static_cast<int>(integer(mcid))};
        owner.marks.push_back(mark);
        owners_.emplace(mark, parent);
      }
      if (has(kid, "/Obj")) {
        owner.references.push_back(get(kid, "/Obj"));
        holders_.emplace(id(get(kid, "/Obj")), parent);
      }
    }
  }
}

void StructureTree::read_kid(const Object& kid, int parent,
                             std::vector<std::pair<Object, int>>& due) {
  const int index = static_cast<int>(nodes_.size());
  StructureNode node;
  node.object = kid;
  node.written = name(kid, "/S");
  node.role = standard(node.written);
  node.parent = parent;
  node.has_language = has(kid, "/Lang");
  node.has_actual_text = has(kid, "/ActualText");
  if (parent >= 0) {
    StructureNode& above = nodes_[static_cast<std::size_t>(parent)];
    above.children.push_back(index);
    node.depth = above.depth + 1;
    node.has_language |= above.has_language;
    node.has_actual_text |= above.has_actual_text;
  }
  nodes_.push_back(std::move(node));
  indexes_.emplace(id(kid), index);
  due.emplace_back(get(kid, "/K"), index);
}

bool StructureTree::is_standard(const std::string& role) const {
  return std::find(kStandardRoles.begin(), kStandardRoles.end(), role) != kStandardRoles.end();
}

std::string StructureTree::standard(const std::string& role) const {
  std::string found = role;
  std::set<std::string> seen;
  while (!is_standard(found) && seen.insert(found).second) {
    const auto next = role_map_.find(found);
    if (next == role_map_.end()) break;
    found = next->second;
  }
  return found;
}

bool StructureTree::turns_round(const std::string& role) const {
  std::set<std::string> seen;
  std::string at = role;
  while (seen.insert(at).second) {
    const auto next = role_map_.find(at);
    if (next == role_map_.end()) return false;
    at = next->second;
  }
  return true;
}

int StructureTree::listed_owner(const Mark& mark, long long parents_key) const {
  const auto list = parents_.find(parents_key);
  if (parents_key < 0 || list == parents_.end()) return -1;
  Object marks = list->second;
  if (!marks.isArray() || mark.id < 0 || mark.id >= marks.getArrayNItems()) return -1;
  const auto found = indexes_.find(id(marks.getArrayItem(mark.id)));
  return found == indexes_.end() ? -1 : found->second;
}

int StructureTree::owner(const Mark& mark, long long parents_key) const {
  if (const int listed = listed_owner(mark, parents_key); listed >= 0) return listed;
  const auto found = owners_.find(mark);
  return found == owners_.end() ? -1 : found->second;
}

int StructureTree::holder(const Object& object) const {
  const long long key = integer(get(object, "/StructParent"), -1);
  if (const auto entry = parents_.find(key); key >= 0 && entry != parents_.end()) {
    const auto found = indexes_.find(id(entry->second));
    if (found != indexes_.end()) return found->second;
  }
  const auto found = holders_.find(id(object));
  return found == holders_.end() || id(object).getObj() == 0 ? -1 : found->second;
}

std::vector<int> StructureTree::significant_children(int node) const {
  std::vector<int> found;
  std::vector<int> due(nodes_[static_cast<std::size_t>(node)].children);
  std::reverse(due.begin(), due.end());
  while (!due.empty()) {
    const int next = due.back();
    due.pop_back();
    if (!only_groups(this->node(next).role)) {
      found.push_back(next);
      continue;
    }
    const auto& more = this->node(next).children;
    due.insert(due.end(), more.rbegin(), more.rend());
  }
  return found;
}

int StructureTree::significant_parent(int node) const {
  int parent = this->node(node).parent;
  while (parent >= 0 && only_groups(this->node(parent).role)) parent = this->node(parent).parent;
  return parent;
}

Object StructureTree::attribute(int node, const std::string& key) const {
  const Object attributes = get(this->node(node).object, "/A");
  if (has(attributes, key)) return get(attributes, key);
  for (const Object& one : items(attributes)) {
    if (has(one, key)) return get(one, key);
  }
  const Object written = get(this->node(node).object, "/C");
  std::vector<Object> classes = items(written);
  if (is_name(written)) classes.push_back(written);
  for (const Object& each : classes) {
    const Object known = get(root_, "/ClassMap", "/" + name(each));
    if (has(known, key)) return get(known, key);
    for (const Object& one : items(known)) {
      if (has(one, key)) return get(one, key);
    }
  }
  return Object::newNull();
}

int StructureTree::page_of(int node) const {
  for (std::size_t i = static_cast<std::size_t>(node); i < nodes_.size(); ++i) {
    if (i > static_cast<std::size_t>(node) && nodes_[i].depth <= this->node(node).depth) break;
    for (const Mark& mark : nodes_[i].marks) {
      const auto page = page_numbers_.find(mark.stream);
      if (page != page_numbers_.end()) return page->second + 1;
    }
  }
  const auto page = page_numbers_.find(id(get(this->node(node).object, "/Pg")));
  return page == page_numbers_.end() ? 0 : page->second + 1;
}

}  // namespace copil::conformity
