#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pages/layout.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// Where a character that the fonts lack first stands.
struct LackingSign {
  int page = 0;  ///< from 0
  std::string character;
  std::string words;  ///< around it
};

/// The characters that the fonts lack, among those of a document's parts.
class LackingSigns {
 public:
  /// Looks for the characters of `lacking` on the pages of the next part.
  void look_at(const Pages& part, const std::set<char32_t>& lacking);

  /// A warning for each of the first few, at its first place.
  std::vector<WordedWarning> warnings() const;

 private:
  std::map<char32_t, LackingSign> found_;
};

}  // namespace copil::pages
