#include "console/gate/access.hpp"

#include <algorithm>
#include <iterator>

namespace copil::console {

namespace {

bool grants_action(const Grant& grant, Action action) {
  return std::find(grant.actions.begin(), grant.actions.end(), action) != grant.actions.end();
}

bool covers(const Grant& grant, records::TerritoireId territory, const records::Territoires& tree) {
  if (grant.territory == kEveryTerritory) return true;
  const auto above = tree.find(grant.territory);
  return above && tree.is_at_or_below(territory, *above);
}

}  // namespace

std::string_view action_name(Action action) {
  switch (action) {
    case Action::lire:
      return "lire";
    case Action::saisir:
      return "saisir";
    case Action::produire:
      return "produire";
    case Action::administrer:
      return "administrer";
  }
  return {};
}

std::optional<Action> find_action(std::string_view name) {
  for (const Action action : kActions) {
    if (action_name(action) == name) return action;
  }
  return std::nullopt;
}

User lone_user() {
  return {"seul", {{std::string{kEveryTerritory}, {std::begin(kActions), std::end(kActions)}}}};
}

bool may(const User& user, Action action, records::TerritoireId territory,
         const records::Territoires& tree) {
  if (territory >= tree.size()) return false;
  return std::any_of(user.grants.begin(), user.grants.end(), [&](const Grant& grant) {
    return grants_action(grant, action) && covers(grant, territory, tree);
  });
}

bool may_everywhere(const User& user, Action action, const records::Territoires& tree) {
  return may(user, action, tree.root, tree);
}

bool may_somewhere(const User& user, Action action, const records::Territoires& tree) {
  return first_for(user, action, tree).has_value();
}

std::vector<records::TerritoireId> territories_for(const User& user, Action action,
                                                   const records::Territoires& tree) {
  auto ids = tree.below(tree.root);
  std::erase_if(ids, [&](records::TerritoireId id) { return !may(user, action, id, tree); });
  return ids;
}

std::optional<records::TerritoireId> first_for(const User& user, Action action,
                                               const records::Territoires& tree) {
  if (may_everywhere(user, action, tree)) return tree.root;
  const auto ids = territories_for(user, action, tree);
  return ids.empty() ? std::nullopt : std::optional{ids.front()};
}

}  // namespace copil::console
