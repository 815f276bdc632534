#include "conformity/reading/trees.hpp"

#include <algorithm>
#include <utility>

namespace copil::conformity {

namespace {

/// What is still to be visited, the next one last: no tree is deep enough to fill the stack.
template <class T>
void push_reversed(std::vector<T>& due, std::vector<T> more) {
  std::move(more.rbegin(), more.rend(), std::back_inserter(due));
}

struct DuePage {
  Object object;
  Page inherited;
};

Page inherit(const Object& node, Page page) {
  if (const Object resources = get(node, "/Resources"); is_dictionary(resources)) {
    page.resources = resources;
  }
  if (const auto media = box(get(node, "/MediaBox"))) page.media = page.crop = *media;
  if (const auto crop = box(get(node, "/CropBox"))) page.crop = *crop;
  return page;
}

}  // namespace

bool Met::is_new(const Object& object) {
  const QPDFObjGen number = id(object);
  if (number.getObj() == 0 || seen_.insert(number).second) return true;
  rings_.push_back(tree_ + " (" + object_label(object) + ")");
  return false;
}

void walk_tree(const Object& root, const std::string& kind, Met& met,
               const std::function<void(const Object& key, const Object& value)>& visit) {
  std::vector<Object> due{root};
  while (!due.empty()) {
    const Object node = due.back();
    due.pop_back();
    if (!is_dictionary(node) || !met.is_new(node)) continue;
    const std::vector<Object> pairs = items(get(node, kind));
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) visit(pairs[i], pairs[i + 1]);
    push_reversed(due, items(get(node, "/Kids")));
  }
}

std::vector<Page> pages_of(const Object& catalog, Rings& rings) {
  Met met("arbre des pages", rings);
  std::vector<Page> pages;
  std::vector<DuePage> due{{get(catalog, "/Pages"), {}}};
  due.front().inherited.resources = Object::newNull();
  while (!due.empty()) {
    DuePage next = std::move(due.back());
    due.pop_back();
    if (!is_dictionary(next.object) || !met.is_new(next.object)) continue;
    Page page = inherit(next.object, next.inherited);
    if (is_array(get(next.object, "/Kids"))) {
      std::vector<DuePage> kids;
      for (const Object& kid : items(get(next.object, "/Kids"))) kids.push_back({kid, page});
      push_reversed(due, std::move(kids));
      continue;
    }
    page.object = next.object;
    page.has_resources = is_dictionary(get(next.object, "/Resources"));
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<Object> bookmarks_of(const Object& catalog, Rings& rings) {
  Met met("signets", rings);
  std::vector<Object> found;
  std::vector<Object> due{get(catalog, "/Outlines", "/First")};
  while (!due.empty()) {
    const Object entry = due.back();
    due.pop_back();
    if (!is_dictionary(entry) || !met.is_new(entry)) continue;
    found.push_back(entry);
    due.push_back(get(entry, "/Next"));
    due.push_back(get(entry, "/First"));
  }
  return found;
}

std::vector<Object> fields_of(const Object& catalog, Rings& rings) {
  Met met("champs du formulaire", rings);
  std::vector<Object> found;
  std::vector<Object> due;
  push_reversed(due, items(get(catalog, "/AcroForm", "/Fields")));
  while (!due.empty()) {
    const Object field = due.back();
    due.pop_back();
    if (!is_dictionary(field) || !met.is_new(field)) continue;
    found.push_back(field);
    push_reversed(due, items(get(field, "/Kids")));
  }
  return found;
}

std::vector<Object> actions_from(const Object& action, Rings& rings) {
  Met met("suite d’actions", rings);
  std::vector<Object> found;
  std::vector<Object> due{action};
  while (!due.empty()) {
    const Object next = due.back();
    due.pop_back();
    if (is_array(next)) push_reversed(due, items(next));
    if (!is_dictionary(next) || !met.is_new(next)) continue;
    found.push_back(next);
    due.push_back(get(next, "/Next"));
  }
  return found;
}

}  // namespace copil::conformity
