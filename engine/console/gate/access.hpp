#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/records.hpp"

/// Who may do what on which territory. Whatever is not granted is refused.
namespace copil::console {

enum class Action {
  lire,         ///< figures, rows, youths, documents of the territory
  saisir,       ///< answers, deposits, corrections
  produire,     ///< campaigns, final versions
  administrer,  ///< the journal, the disk, who may do what
};
inline constexpr Action kActions[] = {Action::lire, Action::saisir, Action::produire,
                                      Action::administrer};
/// `lire`, … as people write it.
std::string_view action_name(Action action);
std::optional<Action> find_action(std::string_view name);

/// The code of a grant on every territory, those to come included.
inline constexpr std::string_view kEveryTerritory = "tous";

/// Some actions on a territory and on those below it.
struct Grant {
  std::string territory;  ///< its code, or `kEveryTerritory`
  std::vector<Action> actions;
};

/// One who asks. Without grants, the default, nothing is allowed.
struct User {
  std::string name;
  std::vector<Grant> grants;
};

/// The one user of a console that listens on its own machine: « seul », who may do everything.
User lone_user();

/// Whether the user may do that on the territory. A grant on a territory that the tree does not
/// have gives nothing.
bool may(const User& user, Action action, records::TerritoireId territory,
         const records::Territoires& tree);
/// Whether they may do that on the whole tree.
bool may_everywhere(const User& user, Action action, const records::Territoires& tree);
/// Whether there is any territory on which they may do that.
bool may_somewhere(const User& user, Action action, const records::Territoires& tree);

/// The territories on which they may do that: parents first, then by code, as
/// `Territoires::below` of the root has them.
std::vector<records::TerritoireId> territories_for(const User& user, Action action,
                                                   const records::Territoires& tree);
/// The first of them, the root for who may everything; nothing when there is none.
std::optional<records::TerritoireId> first_for(const User& user, Action action,
                                               const records::Territoires& tree);

}  // namespace copil::console
