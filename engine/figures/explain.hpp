#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "figures/figures.hpp"

/// Where a figure comes from: what `copil expliquer` prints and documents annex. Agrees with
/// `Figures::value` by construction of the tests, not of the code: it walks row by row.
namespace copil::figures {

/// One condition of a card, in the card's order, over the rows that the ones before it kept.
struct ConditionCount {
  std::string nom;
  std::string libelle;
  std::string article;
  std::uint64_t retenues = 0;
  std::uint64_t ecartees = 0;
};

/// A parameter that the figure used.
struct ParameterUse {
  std::string nom;
  std::string libelle;
  std::string valeur;
  std::string article;
  bool is_imposed = false;  ///< by the command line
};

/// The figure of one territory below the one asked for.
struct Part {
  TerritoireId territoire;
  Value value;
};

/// A term of a `derive` or `rapport`.
struct ExplainedTerm {
  std::string code;
  int sign = 1;
  Value value;
};

struct Explanation {
  std::size_t card = 0;
  Value value;
  Value cumul;
  std::uint64_t lignes = 0;  ///< rows of the source in the territory and period
  std::vector<ConditionCount> conditions;
  std::uint64_t lignes_retenues = 0;   ///< rows that meet every condition
  std::uint64_t ecartes_par_sauf = 0;  ///< youths left out because another figure has them
  std::vector<ParameterUse> parametres;
  std::vector<Part> parts;            ///< by mission locale (or bearer of the rows), by code
  std::int64_t somme_des_parts = 0;   ///< why a region is not the sum: compare with value
  std::vector<ExplainedTerm> termes;  ///< of a derive or rapport
  std::vector<JeuneId> membres;       ///< by pseudonym; empty for actions
  std::vector<std::string> actions;   ///< codes of the actions counted, by bytes
};

/// The period must be covered (asserted).
Explanation explain(const Figures& figures, std::string_view code, TerritoireId territoire,
                    Period period);

/// One stretch or event of a youth's life, for a drawing of its timeline.
struct TimelineEntry {
  std::string nature;   ///< "inscription", "co-traitance", "état", "CIVIS", "service"…
  std::string libelle;  ///< "accompagnement, actif"
  TerritoireId place = records::kNone;
  Interval jours;  ///< one day long for an event
};

/// What one figure made of one youth.
struct Verdict {
  std::size_t card = 0;
  bool is_counted = false;
  std::uint64_t lignes = 0;  ///< the youth's rows of the source in the territory and period
  /// When rows were there but not counted: the condition that stopped the one that went furthest;
  /// "sauf" when another figure has the youth.
  std::string motif;
  std::string motif_words;  ///< the same for readers
};

struct JeuneStory {
  JeuneId jeune = 0;
  Day naissance = Day::unknown;
  std::vector<TimelineEntry> entries;  ///< by first day
  std::vector<Verdict> verdicts;       ///< every compte of youths, in catalogue order
};

/// The life of one youth as known at the arrêté, and what each figure of (territory, period) made
/// of it.
JeuneStory tell(const Figures& figures, JeuneId jeune, TerritoireId territoire, Period period);

}  // namespace copil::figures
