#include "pdf/tagging/structure.hpp"

#include <algorithm>
#include <cassert>
#include <sstream>

#include "base/signs.hpp"
#include "pdf/file/notation.hpp"
#include "pdf/file/tree.hpp"

namespace copil::pdf {

namespace {

using pages::Element;
using pages::Role;
using pages::Scope;

std::string id_array(const std::string& ids) {
  std::string array = "[ ";
  std::istringstream words(ids);
  for (std::string id; words >> id;) array += byte_string(id) + " ";
  return array + "]";
}

bool has_summary(const Element& element) {
  return element.role == Role::table && !element.alternative.empty();
}

/// Of a table: its summary. Of a cell: what a header heads, what a cell covers, which headers it
/// has.
std::string table_attributes(const Element& element) {
  std::string text = "<< /O /Table";
  if (element.scope != Scope::none) {
    text += element.scope == Scope::row ? " /Scope /Row" : " /Scope /Column";
  }
  if (element.row_span > 1) text += " /RowSpan " + std::to_string(element.row_span);
  if (element.column_span > 1) text += " /ColSpan " + std::to_string(element.column_span);
  if (!element.headers.empty()) text += " /Headers " + id_array(element.headers);
  if (has_summary(element)) text += " /Summary " + unicode_text(element.alternative);
  return text + " >>";
}

bool has_table_attributes(const Element& element) {
  return element.scope != Scope::none || element.row_span > 1 || element.column_span > 1 ||
         !element.headers.empty() || has_summary(element);
}

/// How a list counts, told by its first label (PDF/UA-1, 7.6).
std::string list_attributes(const std::string& label) {
  const char first = label.empty() ? '\0' : label.front();
  std::string numbering = "/Disc";
  if (is_digit(first)) numbering = "/Decimal";
  if (is_small_letter(first)) numbering = "/LowerAlpha";
  if (is_capital_letter(first)) numbering = "/UpperAlpha";
  return "<< /O /List /ListNumbering " + numbering + " >>";
}

}  // namespace

Structure::Structure(FileWriter& writer) : writer_(writer), root_(writer.reserve()) {}

Structure::Node& Structure::node(int element) {
  if (element >= first_) return nodes_[static_cast<std::size_t>(element - first_)];
  const auto kept = kept_.find(element);
  // Elements and what they show come in the same order: see `pages::Pages`.
  assert(kept != kept_.end());
  return kept->second;
}

void Structure::add(const pages::Pages& part) {
  first_ = part.first_element;
  nodes_.reserve(part.structure.size());
  for (const Element& element : part.structure) add_element(element, part);
}

void Structure::add_element(const Element& element, const pages::Pages& part) {
  Node made;
  made.object = writer_.reserve();
  made.parent = element.parent;
  made.role = element.role;
  if (!element.id.empty()) {
    made.entries += " /ID " + byte_string(element.id);
    ids_.emplace_back(element.id, made.object);
  }
  if (!element.alternative.empty() && !has_summary(element)) {
    made.entries += " /Alt " + unicode_text(element.alternative);
  }
  if (has_table_attributes(element)) made.attributes = shared_attributes(element);
  if (element.role == Role::figure && element.page >= 0) {
    made.attributes = figure_attributes(element, part);
  }
  made.parent_object = root_;
  if (element.parent != pages::kNoElement) {
    Node& parent = node(element.parent);
    made.parent_object = parent.object;
    parent.kids += ' ';
    append_reference(parent.kids, made.object);
    ++parent.kid_count;
  }
  nodes_.push_back(std::move(made));
}

/// Most cells of a document have the same attributes as many others: these are written once.
std::string Structure::shared_attributes(const Element& element) {
  if (!element.headers.empty() || has_summary(element)) return table_attributes(element);
  const auto [known, is_new] =
      attributes_.try_emplace(std::tuple{element.scope, element.row_span, element.column_span});
  if (is_new) known->second = reference(writer_.add(table_attributes(element)));
  return known->second;
}

/// A sign in a table's cell stands in its line; other figures stand by themselves.
std::string Structure::figure_attributes(const Element& element, const pages::Pages& part) {
  assert(element.page >= part.first_page);
  const auto page = static_cast<std::size_t>(element.page - part.first_page);
  const Role around = role(element.parent);
  const bool is_inline = around == Role::data_cell || around == Role::header_cell;
  return std::string("<< /O /Layout /Placement ") + (is_inline ? "/Inline" : "/Block") + " /BBox " +
         rectangle(element.box, part.pages[page].height) + " >>";
}

/// A label stands in an item, which stands in its list.
void Structure::describe_lists(const pages::Pages& part) {
  for (const pages::Page& page : part.pages) {
    for (const pages::Item& item : page.items) {
      const auto* run = std::get_if<pages::GlyphRun>(&item.content);
      if (run == nullptr || item.element == pages::kNoElement) continue;
      const Node& label = node(item.element);
      if (label.role != Role::label || role(label.parent) != Role::list_item) continue;
      Node& list = node(node(label.parent).parent);
      if (list.attributes.empty()) list.attributes = list_attributes(run->text);
    }
  }
}

int Structure::add_marks(const std::vector<int>& marked, int page_object) {
  std::string owners = "[ ";
  int count = 0;
  for (const int element : marked) {
    add_mark(element, page_object, count++);
    append_reference(owners, node(element).object);
    owners += ' ';
  }
  parents_.push_back(writer_.add(owners + "]"));
  return static_cast<int>(parents_.size()) - 1;
}

/// Marks of the element's first page are bare numbers, others say their page.
void Structure::add_mark(int element, int page_object, int mark) {
  Node& owner = node(element);
  last_ = std::max(last_, element);
  ++owner.kid_count;
  if (owner.page_object == 0) owner.page_object = page_object;
  owner.kids += ' ';
  if (owner.page_object == page_object) return append_whole(owner.kids, mark);
  owner.kids +=
      "<< /Type /MCR /Pg " + reference(page_object) + " /MCID " + std::to_string(mark) + " >>";
}

int Structure::add_annotation(int annotation_object, int page_object, int element) {
  Node& owner = node(element);
  owner.kids += " << /Type /OBJR /Obj " + reference(annotation_object) + " /Pg " +
                reference(page_object) + " >>";
  ++owner.kid_count;
  parents_.push_back(owner.object);
  return static_cast<int>(parents_.size()) - 1;
}

void Structure::settle() {
  std::map<int, Node> open;
  const auto keep_or_write = [&](int element, Node& each, bool stays) {
    stays ? void(open.emplace(element, std::move(each))) : write(each);
  };
  std::vector<int> around;  // The last one marked and what it stands in, from the inside out.
  for (int element = last_; element != pages::kNoElement; element = node(element).parent) {
    around.push_back(element);
  }
  const auto stays = [&](int element) {
    return element > last_ || std::find(around.begin(), around.end(), element) != around.end();
  };
  for (auto& [element, each] : kept_) keep_or_write(element, each, stays(element));
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const int element = first_ + static_cast<int>(i);
    keep_or_write(element, nodes_[i], stays(element));
  }
  kept_ = std::move(open);
  first_ += static_cast<int>(nodes_.size());
  nodes_.clear();
}

/// Most elements have one kid, which stands without an array around it.
void Structure::write(const Node& node) {
  std::string& text = text_;
  text.assign("<</S/").append(role_name(node.role)).append("/P ");
  append_reference(text, node.parent_object);
  text += node.entries;
  if (!node.attributes.empty()) text.append("/A ").append(node.attributes);
  if (node.kid_count == 1) text.append("/K").append(node.kids);
  if (node.kid_count > 1) text.append("/K[").append(node.kids).append("]");
  if (node.page_object != 0) {
    text += "/Pg ";
    append_reference(text, node.page_object);
  }
  text += ">>";
  writer_.write(node.object, text);
}

int Structure::finish() {
  settle();
  const int document = kept_.at(0).object;
  for (const auto& [element, each] : kept_) write(each);
  kept_.clear();
  std::string text = "<< /Type /StructTreeRoot /K " + reference(document) + " /ParentTree " +
                     reference(write_parent_tree()) + " /ParentTreeNextKey " +
                     std::to_string(parents_.size());
  if (!ids_.empty()) text += " /IDTree " + reference(write_id_tree());
  writer_.write(root_, text + " >>");
  return root_;
}

int Structure::write_parent_tree() {
  std::vector<TreeEntry> entries;
  for (std::size_t key = 0; key < parents_.size(); ++key) {
    entries.emplace_back(std::to_string(key), reference(parents_[key]));
  }
  return write_tree(writer_, "/Nums", entries);
}

/// Names must be sorted: readers search by halves.
int Structure::write_id_tree() {
  std::sort(ids_.begin(), ids_.end());
  std::vector<TreeEntry> entries;
  for (const auto& [id, object] : ids_) entries.emplace_back(byte_string(id), reference(object));
  return write_tree(writer_, "/Names", entries);
}

}  // namespace copil::pdf
