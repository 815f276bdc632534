#pragma once

#include <map>
#include <string>
#include <vector>

#include "acts/comparison.hpp"

/// The avenant that says what two acts do not say alike.
namespace copil::acts {

/// What was answered in the act, by name of the blank, several lines one under the other; open
/// blanks are left out.
std::map<std::string, std::string> answers_in(const ActText& act);

/// A number that the act says: the first of that code; nothing when it says none.
struct SaidFigure {
  std::string article;
  std::string where;
  std::string text;  ///< « 63 jeunes »
};
std::vector<SaidFigure> figures_in(const ActText& act, const std::string& code);

/// True when both texts say the same number: « 1 063 jeunes », « 1063 ».
bool is_same_number(const std::string& a, const std::string& b);

/// The code of the objective that a convention fixes, as marks have it.
inline constexpr const char* kSignedObjective = "convention_objectif_signe";

struct Amendment {
  std::string report;  ///< `avenant-objectif`; empty: no report says any of it
  std::map<std::string, std::string> answers;  ///< what to answer to it
  std::vector<Change> said;                    ///< what it says
  std::vector<Change> left;                    ///< what is to be written by hand
};

/// For a convention, the avenant to its objective when that changed (articles 5.1 and 10.1 of the
/// agreement): it says the objective, the amounts and the instalments that follow, and nothing
/// else. Answers are those that `before` and `changes` give, in the words of that report.
Amendment proposed_amendment(const ActText& before, const std::vector<Change>& changes);

}  // namespace copil::acts
