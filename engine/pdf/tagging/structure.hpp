#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "pages/page.hpp"
#include "pdf/file/file_writer.hpp"

namespace copil::pdf {

/// Writes the structure tree of a file, part by part: elements, their attributes, what they show,
/// and the tree that leads back from marks and annotations to elements. An element is written, and
/// forgotten, once a part has passed beyond it.
class Structure {
 public:
  explicit Structure(FileWriter& writer);

  /// The next elements of the tree, those of a part that has not been painted yet.
  void add(const pages::Pages& part);

  pages::Role role(int element) { return node(element).role; }

  /// Ties what is painted on a page to its elements: `marked` are those of its marks, in order.
  /// Gives the page's `/StructParents`.
  int add_marks(const std::vector<int>& marked, int page_object);

  /// Ties an annotation to its element. Gives the annotation's `/StructParent`.
  int add_annotation(int annotation_object, int page_object, int element);

  /// Says how lists count, from the labels of the part's items.
  void describe_lists(const pages::Pages& part);

  /// Writes the elements that no later part can add to: all but the last one marked, those around
  /// it and those behind.
  void settle();

  /// Writes the rest; gives the object of the tree.
  int finish();

 private:
  struct Node {
    int object = 0;
    int parent = pages::kNoElement;
    int parent_object = 0;
    pages::Role role = pages::Role::document;
    int page_object = 0;     ///< of its first mark; 0 for none
    std::string attributes;  ///< the value of its /A; empty for none
    std::string entries;     ///< /ID and /Alt
    std::string kids;        ///< the items of its /K
    int kid_count = 0;
  };

  Node& node(int element);
  void add_element(const pages::Element& element, const pages::Pages& part);
  std::string shared_attributes(const pages::Element& element);
  std::string figure_attributes(const pages::Element& element, const pages::Pages& part);
  void add_mark(int element, int page_object, int mark);
  void write(const Node& node);
  int write_parent_tree();
  int write_id_tree();

  FileWriter& writer_;
  int root_;
  std::map<std::tuple<pages::Scope, int, int>, std::string> attributes_;
  std::vector<Node> nodes_;   ///< of this part, behind `first_`
  int first_ = 0;             ///< the index of the part's first element
  std::map<int, Node> kept_;  ///< of parts before, still open
  int last_ = 0;              ///< the last element marked
  std::vector<int> parents_;  ///< objects, by key of the parent tree
  std::vector<std::pair<std::string, int>> ids_;
  std::string text_;  ///< of the element being written
};

}  // namespace copil::pdf
