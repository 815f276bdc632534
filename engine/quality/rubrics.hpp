#pragma once

#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"

/// The regional rubriques of Parcours 3, as the dated tables of the control list them.
namespace copil::quality {

/// A rubrique of a region's note, and what a training proposed under it is entered as.
struct ListedRubric {
  std::string region;  ///< « 82 Rhône-Alpes »
  std::string code, domaine, ancien, nature, nouveau;
  Day effet = Day::unknown;
  std::string situation;  ///< « Formation : Conseil Régional », « aucune à ouvrir »; empty: unknown
  std::string base;  ///< where its organism is looked for

  /// The label on that day; empty before the rubrique is created, or once it is out of use.
  std::string label_on(Day day) const;
};

/// All of them, as the tables have them. Errors: a table that cannot be read.
Checked<std::vector<ListedRubric>> listed_rubrics(const Layers& tables);

}  // namespace copil::quality
