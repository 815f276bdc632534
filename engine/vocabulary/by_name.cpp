#include "vocabulary/by_name.hpp"

#include <algorithm>

#include "wording/text.hpp"

namespace copil::vocabulary {

bool is_named_before(const records::Territoires& tree, records::TerritoireId a,
                     records::TerritoireId b) {
  return a != b && wording::compare_french(tree.libelle[a], tree.libelle[b]) < 0;
}

std::vector<records::TerritoireId> by_name(const records::Territoires& tree,
                                           std::vector<records::TerritoireId> ids) {
  std::stable_sort(ids.begin(), ids.end(),
                   [&](const auto a, const auto b) { return is_named_before(tree, a, b); });
  return ids;
}

}  // namespace copil::vocabulary
