#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"

/// What the conditions of a template come to, document after document: for who tries it out.
namespace copil::expansion {

/// `{% if %}`, `{% elif %}` or `si`, as it is written; one a place, however often it is included.
struct Condition {
  std::string text;
  Place place;
};

/// In the order in which they are read, those of the parts included too.
const std::vector<Condition>& conditions_of(const Template& source);

/// What conditions are to come to, and what they came to, by their rank in `conditions_of`.
struct Outcomes {
  std::map<std::size_t, bool> forced;
  std::set<std::pair<std::size_t, bool>> met;  ///< forced or not
};

/// `expand`, with the outcomes that are forced; those met are added.
Checked<Expansion> expand(const Template& source, const Names& names, const Answers& answers,
                          Outcomes& outcomes);

}  // namespace copil::expansion
