#pragma once

#include <string>
#include <vector>

#include "acts/act_text.hpp"
#include "diagnostics/diagnostic.hpp"

/// Two acts held against each other, article by article: what was filled in, and what else says
/// something else.
namespace copil::acts {

enum class Nature {
  inserted,
  removed,
  changed,
  moved,
  figure,  ///< a number that the program computed says another
  date,    ///< the same of a day
};

struct Change {
  Nature nature = Nature::changed;
  std::string article;  ///< its heading; empty before the first
  std::string where;    ///< how the paragraph begins, or which cell of the table
  std::string figure;   ///< the code of a number, as `document::PlaceMark` has it; may be empty
  std::string before;   ///< the words that are no longer there
  std::string after;    ///< those that took their place
  bool operator==(const Change&) const = default;
};

/// A blank that the two acts do not answer alike.
struct FilledBlank {
  std::string name;
  std::string article;  ///< where it is first met
  std::string before;   ///< empty: it was open
  std::string after;    ///< empty: the answer was taken away; several lines for a blank of lines
  bool operator==(const FilledBlank&) const = default;
};

struct Comparison {
  std::vector<FilledBlank> filled;  ///< in the order of the act
  std::vector<Change> changes;      ///< the same
  Diagnostics doubts;  ///< warnings: a blank filled in two ways, or of which nothing was found
};

/// Holds `after` against `before`. Blanks are known by their marks, else by what stands around
/// them. What only looks otherwise (fonts, blanks, paragraphs parted or joined) is no change.
Comparison compare(const ActText& before, const ActText& after);

}  // namespace copil::acts
