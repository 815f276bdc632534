#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "pages/page.hpp"
#include "pdf/painting.hpp"
#include "pdf/qpdf_library.hpp"

namespace copil::pdf {

/// What the labels of a document's lists say, by element: how each list counts.
using LabelTexts = std::map<int, std::string>;
LabelTexts label_texts(const pages::Pages& pages);

/// Builds the structure tree of a painted file: elements, their attributes, what they show, and the
/// tree that leads back from marks and annotations to elements.
class Structure {
 public:
  /// `sheets` are the file's pages; the items of `pages` are not looked at.
  Structure(QPDF& file, const pages::Pages& pages, const LabelTexts& labels,
            const std::vector<QPDFObjectHandle>& sheets);

  /// Ties what is painted to its elements; `marks` are those of `Painting`.
  void add_marks(const std::vector<std::vector<MarkOwner>>& marks);

  /// Ties an annotation (an indirect object of page `page`) to its element.
  void add_annotation(QPDFObjectHandle annotation, int page, int element);

  /// Writes the tree into the catalog.
  void finish();

 private:
  void add_element(const pages::Element& element);
  QPDFObjectHandle role(pages::Role role);
  QPDFObjectHandle shared_attributes(const pages::Element& element);
  void describe_lists(const LabelTexts& labels);
  void add_kid(int element, QPDFObjectHandle kid);
  void add_mark(int element, int page, int mark);
  QPDFObjectHandle mark_number(int mark);
  QPDFObjectHandle id_tree();
  QPDFObjectHandle parent_tree();

  QPDF& file_;
  const pages::Pages& pages_;
  const std::vector<QPDFObjectHandle>& sheets_;
  QPDFObjectHandle root_;
  std::map<pages::Role, QPDFObjectHandle> roles_;
  std::map<std::tuple<pages::Scope, int, int>, QPDFObjectHandle> attributes_;
  std::vector<QPDFObjectHandle> elements_;
  std::vector<QPDFObjectHandle> kids_;  ///< by element: its /K, not initialized without any
  std::vector<QPDFObjectHandle> mark_numbers_;
  std::vector<int> first_page_;            ///< by element: its /Pg, or −1
  std::vector<QPDFObjectHandle> parents_;  ///< by key of the parent tree
};

}  // namespace copil::pdf
