#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "conformity/reading/trees.hpp"

namespace copil::conformity {

/// A mark of a content stream that bears an MCID.
struct Mark {
  QPDFObjGen stream;  ///< the page, or the form XObject
  int id = 0;
  auto operator<=>(const Mark& other) const {
    if (const auto first = stream < other.stream ? -1 : other.stream < stream ? 1 : 0; first != 0) {
      return first <=> 0;
    }
    return id <=> other.id;
  }
  bool operator==(const Mark& other) const { return (*this <=> other) == 0; }
};

/// A node of the structure tree.
struct StructureNode {
  Object object;
  std::string written;  ///< the role as it is written, without its slash
  std::string role;     ///< after the role map, followed to its end
  int parent = -1;      ///< index, −1 under the root
  int depth = 0;
  std::vector<int> children;
  std::vector<Mark> marks;
  std::vector<Object> references;  ///< annotations and XObjects it holds
  int kid_count = 0;               ///< elements, marks and references
  bool has_language = false;       ///< its own, or of one of those around it
  bool has_actual_text = false;    ///< the same
};

/// The structure tree of a file, in pre-order (ISO 32000-1, 14.7).
class StructureTree {
 public:
  StructureTree() = default;
  StructureTree(const Object& catalog, Rings& rings);

  bool exists() const { return is_dictionary(root_); }
  const Object& root() const { return root_; }
  const std::vector<StructureNode>& nodes() const { return nodes_; }
  const StructureNode& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }

  /// The role that a name stands for; itself when no map leads on.
  std::string standard(const std::string& role) const;
  bool turns_round(const std::string& role) const;
  bool is_standard(const std::string& role) const;

  /// The element that owns a mark, through the parent tree, else through its own list; −1 for none.
  int owner(const Mark& mark, long long parents_key) const;

  /// The same through the parent tree alone.
  int listed_owner(const Mark& mark, long long parents_key) const;

  /// The element that holds an annotation or an XObject; −1 for none.
  int holder(const Object& object) const;

  /// The standard roles of the children, through elements that only group.
  std::vector<int> significant_children(int node) const;
  /// The parent, through elements that only group; −1 for the root.
  int significant_parent(int node) const;

  /// The value of an attribute, whichever of its dictionaries or classes it stands in.
  Object attribute(int node, const std::string& key) const;

  /// `TD (page 2)`: a node as users can find it.
  std::string label(int node) const { return this->node(node).role; }
  /// The page of the first mark at or under a node, from 1; 0 for none.
  int page_of(int node) const;
  void number_pages(const std::map<QPDFObjGen, int>& pages) { page_numbers_ = pages; }

 private:
  void read_kid(const Object& kid, int node, std::vector<std::pair<Object, int>>& due);

  Object root_ = Object::newNull();
  std::map<std::string, std::string> role_map_;
  std::vector<StructureNode> nodes_;
  std::map<QPDFObjGen, int> indexes_;
  std::map<Mark, int> owners_;
  std::map<QPDFObjGen, int> holders_;
  std::map<long long, Object> parents_;
  std::map<QPDFObjGen, int> page_numbers_;
};

}  // namespace copil::conformity
