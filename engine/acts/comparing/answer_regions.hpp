#pragma once

#include <map>
#include <string>
#include <vector>

#include "acts/comparing/alignment.hpp"
#include "acts/comparing/blanks_put_back.hpp"

namespace copil::acts {

/// What blanks say that fill whole paragraphs, and which pairs are told with that.
struct RegionAnswers {
  std::map<int, std::string> answers;  ///< by the region's first mark in the act handed out
  std::vector<bool> are_told;          ///< by pair: nothing else is to be said of it
  std::vector<bool> are_in_regions;    ///< by mark: what it says is not an answer by itself
};

/// Reads the paragraphs that stand where a blank filled whole ones: dots that several paragraphs
/// replace, items added to those of an answer or taken out. `changed` is what single marks say.
RegionAnswers answers_of_regions(const ActText& before, const std::vector<Unit>& after,
                                 const std::vector<UnitPair>& pairs, const ChangedBlanks& changed);

}  // namespace copil::acts
