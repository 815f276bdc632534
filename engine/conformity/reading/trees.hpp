#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "conformity/reading/objects.hpp"

/// The trees of a file, which a damaged or malicious one ties into rings.
namespace copil::conformity {

/// Places where a tree leads back into itself, in French: `arbre des pages (objet 12)`.
using Rings = std::vector<std::string>;

/// What has been met on a walk.
class Met {
 public:
  Met(std::string tree, Rings& rings) : tree_(std::move(tree)), rings_(rings) {}

  /// True at the first meeting; later ones are noted as a ring. Objects that stand inside others
  /// cannot be met twice.
  bool is_new(const Object& object);

 private:
  std::string tree_;
  Rings& rings_;
  std::set<QPDFObjGen> seen_;
};

/// Calls `visit(key, value)` for each entry of a name tree (`/Names`) or number tree (`/Nums`).
void walk_tree(const Object& root, const std::string& kind, Met& met,
               const std::function<void(const Object& key, const Object& value)>& visit);

/// A page, with what it inherits.
struct Page {
  Object object;
  Object resources;
  Box media{0, 0, 612, 792};
  Box crop{0, 0, 612, 792};
  bool has_resources = false;  ///< of its own
};

std::vector<Page> pages_of(const Object& catalog, Rings& rings);

/// Every entry of the outline, in order.
std::vector<Object> bookmarks_of(const Object& catalog, Rings& rings);

/// Every field of the form, parents before children.
std::vector<Object> fields_of(const Object& catalog, Rings& rings);

/// An action and those that follow it.
std::vector<Object> actions_from(const Object& action, Rings& rings);

}  // namespace copil::conformity
