#include "records/regions.hpp"

#include "base/folded.hpp"

namespace copil::records {

bool is_region(const Territoires& tree, TerritoireId region, std::string_view told) {
  if (region == kNone) return false;
  std::string_view code = tree.code[region];
  if (code.starts_with('R')) code.remove_prefix(1);
  const auto blank = told.find(' ');
  if (told.substr(0, blank) == code) return true;
  return blank != std::string_view::npos &&
         folded(told.substr(blank + 1)) == folded(tree.libelle[region]);
}

}  // namespace copil::records
