#include "pdf/structure.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "pdf/objects.hpp"
#include "pdf/qpdf_library.hpp"

namespace copil::pdf {

namespace {

using pages::Element;
using pages::Role;
using pages::Scope;

QPDFObjectHandle id_array(const std::string& ids) {
  QPDFObjectHandle array = QPDFObjectHandle::newArray();
  std::istringstream words(ids);
  for (std::string id; words >> id;) array.appendItem(QPDFObjectHandle::newString(id));
  return array;
}

bool has_summary(const Element& element) {
  return element.role == Role::table && !element.alternative.empty();
}

/// Of a table: its summary. Of a cell: what a header heads, what a cell covers, which headers it
/// has.
QPDFObjectHandle table_attributes(const Element& element) {
  QPDFObjectHandle attributes = QPDFObjectHandle::newDictionary();
  attributes.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
  if (element.scope != Scope::none) {
    const char* scope = element.scope == Scope::row ? "/Row" : "/Column";
    attributes.replaceKey("/Scope", QPDFObjectHandle::newName(scope));
  }
  if (element.row_span > 1) attributes.replaceKey("/RowSpan", whole_number(element.row_span));
  if (element.column_span > 1) attributes.replaceKey("/ColSpan", whole_number(element.column_span));
  if (!element.headers.empty()) attributes.replaceKey("/Headers", id_array(element.headers));
  if (has_summary(element)) attributes.replaceKey("/Summary", unicode_text(element.alternative));
  return attributes;
}

/// A sign in a table's cell stands in its line; other figures stand by themselves.
bool is_inline(const Element& figure, const pages::Pages& pages) {
  const Role parent = pages.structure[static_cast<std::size_t>(figure.parent)].role;
  return parent == Role::data_cell || parent == Role::header_cell;
}

QPDFObjectHandle figure_attributes(const Element& element, const pages::Pages& pages) {
  const double page_height = pages.pages[static_cast<std::size_t>(element.page)].height;
  QPDFObjectHandle attributes = QPDFObjectHandle::newDictionary();
  attributes.replaceKey("/O", QPDFObjectHandle::newName("/Layout"));
  const char* placement = is_inline(element, pages) ? "/Inline" : "/Block";
  attributes.replaceKey("/Placement", QPDFObjectHandle::newName(placement));
  attributes.replaceKey("/BBox", rectangle(element.box, page_height));
  return attributes;
}

/// How a list counts, told by its first label (PDF/UA-1, 7.6).
QPDFObjectHandle list_attributes(const std::string& label) {
  const char first = label.empty() ? '\0' : label.front();
  const char* numbering = "/Disc";
  if ('0' <= first && first <= '9') numbering = "/Decimal";
  if ('a' <= first && first <= 'z') numbering = "/LowerAlpha";
  if ('A' <= first && first <= 'Z') numbering = "/UpperAlpha";
  QPDFObjectHandle attributes = QPDFObjectHandle::newDictionary();
  attributes.replaceKey("/O", QPDFObjectHandle::newName("/List"));
  attributes.replaceKey("/ListNumbering", QPDFObjectHandle::newName(numbering));
  return attributes;
}

bool has_table_attributes(const Element& element) {
  return element.scope != Scope::none || element.row_span > 1 || element.column_span > 1 ||
         !element.headers.empty() || has_summary(element);
}

std::size_t index_of(int number) {
  return static_cast<std::size_t>(number);
}

}  // namespace

LabelTexts label_texts(const pages::Pages& pages) {
  LabelTexts texts;
  for (const pages::Page& page : pages.pages) {
    for (const pages::Item& item : page.items) {
      const auto* run = std::get_if<pages::GlyphRun>(&item.content);
      if (run == nullptr || item.element == pages::kNoElement) continue;
      const Element& element = pages.structure[static_cast<std::size_t>(item.element)];
      if (element.role == Role::label) texts[item.element] += run->text;
    }
  }
  return texts;
}

Structure::Structure(QPDF& file, const pages::Pages& pages, const LabelTexts& labels,
                     const std::vector<QPDFObjectHandle>& sheets)
    : file_(file),
      pages_(pages),
      sheets_(sheets),
      root_(file.makeIndirectObject(QPDFObjectHandle::newDictionary())),
      first_page_(pages.structure.size(), -1) {
  for (const Element& element : pages.structure) add_element(element);
  describe_lists(labels);
}

void Structure::add_element(const Element& element) {
  QPDFObjectHandle node = QPDFObjectHandle::newDictionary();
  const bool is_top = element.parent == pages::kNoElement;
  node.replaceKey("/S", role(element.role));
  node.replaceKey("/P", is_top ? root_ : elements_[index_of(element.parent)]);
  if (!element.id.empty()) node.replaceKey("/ID", QPDFObjectHandle::newString(element.id));
  if (!element.alternative.empty() && !has_summary(element)) {
    node.replaceKey("/Alt", unicode_text(element.alternative));
  }
  if (has_table_attributes(element)) node.replaceKey("/A", shared_attributes(element));
  if (element.role == Role::figure && element.page >= 0) {
    node.replaceKey("/A", figure_attributes(element, pages_));
  }
  elements_.push_back(file_.makeIndirectObject(node));
  kids_.emplace_back();
  if (!is_top) add_kid(element.parent, elements_.back());
}

/// Most elements have one kid, which stands without an array around it.
void Structure::add_kid(int element, QPDFObjectHandle kid) {
  QPDFObjectHandle& kids = kids_[index_of(element)];
  if (!kids.isInitialized()) {
    kids = kid;
  } else if (kids.isArray()) {
    kids.appendItem(kid);
  } else {
    kids = QPDFObjectHandle::newArray({kids, kid});
  }
}

QPDFObjectHandle Structure::role(Role role) {
  const auto [known, is_new] = roles_.try_emplace(role);
  if (is_new) known->second = QPDFObjectHandle::newName(std::string("/") + role_name(role));
  return known->second;
}

/// Most cells of a document have the same attributes as many others: these are written once.
QPDFObjectHandle Structure::shared_attributes(const Element& element) {
  if (!element.headers.empty() || has_summary(element)) return table_attributes(element);
  const auto [known, is_new] =
      attributes_.try_emplace(std::tuple{element.scope, element.row_span, element.column_span});
  if (is_new) known->second = file_.makeIndirectObject(table_attributes(element));
  return known->second;
}

/// A label stands in an item, which stands in its list.
void Structure::describe_lists(const LabelTexts& labels) {
  for (const auto& [label, text] : labels) {
    const int item = pages_.structure[index_of(label)].parent;
    if (item < 0 || pages_.structure[index_of(item)].role != Role::list_item) continue;
    QPDFObjectHandle list = elements_[index_of(pages_.structure[index_of(item)].parent)];
    if (!list.hasKey("/A")) list.replaceKey("/A", list_attributes(text));
  }
}

void Structure::add_marks(const std::vector<std::vector<MarkOwner>>& marks) {
  for (std::size_t page = 0; page < marks.size(); ++page) {
    QPDFObjectHandle owners = QPDFObjectHandle::newArray();
    for (const MarkOwner& owner : marks[page]) {
      if (owner.element == pages::kNoElement) continue;
      add_mark(owner.element, static_cast<int>(page), owners.getArrayNItems());
      owners.appendItem(elements_[index_of(owner.element)]);
    }
    QPDFObjectHandle sheet = sheets_[page];
    sheet.replaceKey("/StructParents", whole_number(static_cast<int>(parents_.size())));
    parents_.push_back(owners);
  }
}

/// Marks of the element's first page are bare numbers, others say their page.
void Structure::add_mark(int element, int page, int mark) {
  int& first_page = first_page_[index_of(element)];
  if (first_page < 0) first_page = page;
  if (first_page == page) return add_kid(element, mark_number(mark));
  QPDFObjectHandle reference = QPDFObjectHandle::newDictionary();
  reference.replaceKey("/Type", QPDFObjectHandle::newName("/MCR"));
  reference.replaceKey("/Pg", sheets_[index_of(page)]);
  reference.replaceKey("/MCID", whole_number(mark));
  add_kid(element, reference);
}

/// Marks are numbered from 0 on each page: the same few numbers again and again.
QPDFObjectHandle Structure::mark_number(int mark) {
  while (mark_numbers_.size() <= index_of(mark)) {
    mark_numbers_.push_back(whole_number(static_cast<int>(mark_numbers_.size())));
  }
  return mark_numbers_[index_of(mark)];
}

void Structure::add_annotation(QPDFObjectHandle annotation, int page, int element) {
  annotation.replaceKey("/StructParent", whole_number(static_cast<int>(parents_.size())));
  parents_.push_back(elements_[index_of(element)]);
  QPDFObjectHandle reference = QPDFObjectHandle::newDictionary();
  reference.replaceKey("/Type", QPDFObjectHandle::newName("/OBJR"));
  reference.replaceKey("/Obj", annotation);
  reference.replaceKey("/Pg", sheets_[index_of(page)]);
  add_kid(element, reference);
}

void Structure::finish() {
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (kids_[i].isInitialized()) elements_[i].replaceKey("/K", kids_[i]);
    if (first_page_[i] >= 0) elements_[i].replaceKey("/Pg", sheets_[index_of(first_page_[i])]);
  }
  root_.replaceKey("/Type", QPDFObjectHandle::newName("/StructTreeRoot"));
  root_.replaceKey("/K", elements_.front());
  root_.replaceKey("/ParentTree", parent_tree());
  root_.replaceKey("/ParentTreeNextKey", whole_number(static_cast<int>(parents_.size())));
  QPDFObjectHandle ids = id_tree();
  if (!ids.isNull()) root_.replaceKey("/IDTree", ids);
  file_.getRoot().replaceKey("/StructTreeRoot", root_);
  QPDFObjectHandle mark_info = QPDFObjectHandle::newDictionary();
  mark_info.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
  file_.getRoot().replaceKey("/MarkInfo", mark_info);
}

QPDFObjectHandle Structure::parent_tree() {
  QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
  for (std::size_t key = 0; key < parents_.size(); ++key) {
    numbers.appendItem(whole_number(static_cast<int>(key)));
    numbers.appendItem(parents_[key]);
  }
  QPDFObjectHandle tree = QPDFObjectHandle::newDictionary();
  tree.replaceKey("/Nums", numbers);
  return file_.makeIndirectObject(tree);
}

/// Names must be sorted, and told apart from one another: readers search by halves.
QPDFObjectHandle Structure::id_tree() {
  std::vector<std::pair<std::string, std::size_t>> ids;
  for (std::size_t i = 0; i < pages_.structure.size(); ++i) {
    if (!pages_.structure[i].id.empty()) ids.emplace_back(pages_.structure[i].id, i);
  }
  if (ids.empty()) return QPDFObjectHandle::newNull();
  std::sort(ids.begin(), ids.end());
  QPDFObjectHandle names = QPDFObjectHandle::newArray();
  for (const auto& [id, element] : ids) {
    names.appendItem(QPDFObjectHandle::newString(id));
    names.appendItem(elements_[element]);
  }
  QPDFObjectHandle leaf = QPDFObjectHandle::newDictionary();
  leaf.replaceKey("/Names", names);
  leaf.replaceKey("/Limits",
                  QPDFObjectHandle::newArray(
                      {names.getArrayItem(0), names.getArrayItem(names.getArrayNItems() - 2)}));
  QPDFObjectHandle tree = QPDFObjectHandle::newDictionary();
  tree.replaceKey("/Kids", QPDFObjectHandle::newArray({file_.makeIndirectObject(leaf)}));
  return file_.makeIndirectObject(tree);
}

}  // namespace copil::pdf
