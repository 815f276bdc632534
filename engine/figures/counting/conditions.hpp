#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figures/catalogue.hpp"
#include "figures/counting/known.hpp"

/// The conditions that cards name: each is a French noun phrase and the predicate of that name.
namespace copil::figures {

/// One row on one day, about to be judged.
struct Situation {
  const Known& known;
  Rang rang = 0;                       ///< of the youth; meaningless for actions
  records::TerritoireId place = 0;     ///< where the row counts
  std::uint32_t row = records::kNone;  ///< as in `Fact`; kNone for services
  Day jour;
};

struct Condition {
  std::string_view nom;
  std::string_view libelle;  ///< what readers are told
  std::string_view article;
  std::string_view parametres;  ///< those it depends on, separated by blanks
  std::vector<Source> sources;  ///< those it can judge
  bool (*holds)(const Situation&);

  bool can_judge(Source source) const;
};

/// All of them, in the order of the sources.
std::span<const Condition> conditions();
/// The condition of exactly that name, or null.
const Condition* find_condition(std::string_view nom);
std::vector<std::string> condition_names(Source source);

}  // namespace copil::figures
