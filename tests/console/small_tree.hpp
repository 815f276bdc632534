#pragma once

#include "records/records.hpp"

namespace copil::testing {

/// A country, two regions, two mission locales in the first and one in the second.
inline records::Territoires small_tree() {
  using Type = records::TypeTerritoire;
  records::Territoires tree;
  tree.code = {"FR", "R1", "R2", "ML1", "ML2", "ML3"};
  tree.libelle = tree.code;
  tree.type = {Type::national,       Type::region,         Type::region,
               Type::mission_locale, Type::mission_locale, Type::mission_locale};
  tree.parent = {records::kNone, 0, 0, 1, 1, 2};
  tree.children = {{1, 2}, {3, 4}, {5}, {}, {}, {}};
  tree.root = 0;
  for (records::TerritoireId id = 0; id < tree.size(); ++id) tree.by_code[tree.code[id]] = id;
  return tree;
}

}  // namespace copil::testing
