// Who may do what on which territory: whatever is not granted is refused.
#include <catch2/catch.hpp>

#include "console/gate/access.hpp"
#include "console/small_tree.hpp"

using namespace copil;
using namespace copil::console;
using copil::testing::small_tree;

namespace {

std::string codes_for(const User& user, Action action, const records::Territoires& tree) {
  std::string codes;
  for (const auto id : territories_for(user, action, tree)) codes += tree.code[id] + " ";
  return codes;
}

}  // namespace

TEST_CASE("without a grant nothing is allowed") {
  const auto tree = small_tree();
  for (const Action action : kActions) {
    for (records::TerritoireId id = 0; id < tree.size(); ++id)
      CHECK_FALSE(may({}, action, id, tree));
    CHECK_FALSE(may_everywhere({}, action, tree));
    CHECK_FALSE(may_somewhere({}, action, tree));
    CHECK_FALSE(first_for({}, action, tree));
    CHECK(territories_for({}, action, tree).empty());
  }
}

TEST_CASE("a grant holds for its territory and those below, for its actions alone") {
  const auto tree = small_tree();
  const User user{"agent", {{"R1", {Action::lire, Action::saisir}}}};
  CHECK(codes_for(user, Action::lire, tree) == "R1 ML1 ML2 ");
  CHECK(codes_for(user, Action::saisir, tree) == "R1 ML1 ML2 ");
  CHECK(codes_for(user, Action::produire, tree).empty());
  CHECK_FALSE(may(user, Action::lire, 0, tree));
  CHECK_FALSE(may(user, Action::lire, 5, tree));
  CHECK_FALSE(may_everywhere(user, Action::lire, tree));
  CHECK(first_for(user, Action::lire, tree) == 1U);
}

TEST_CASE("grants add up, and each keeps to its own territory") {
  const auto tree = small_tree();
  const User user{"agent", {{"ML1", {Action::lire}}, {"ML3", {Action::lire, Action::produire}}}};
  CHECK(codes_for(user, Action::lire, tree) == "ML1 ML3 ");
  CHECK(codes_for(user, Action::produire, tree) == "ML3 ");
}

TEST_CASE("a grant on a territory that is not there, or no longer there, gives nothing") {
  const auto tree = small_tree();
  const User user{"agent", {{"R9", {Action::lire}}, {"", {Action::lire}}}};
  CHECK_FALSE(may_somewhere(user, Action::lire, tree));
  CHECK_FALSE(may(lone_user(), Action::lire, records::kNone, tree));
  CHECK_FALSE(may(lone_user(), Action::lire, 6, tree));
}

TEST_CASE("the one user of a console alone may do everything") {
  const auto tree = small_tree();
  CHECK(lone_user().name == "seul");
  for (const Action action : kActions) {
    CHECK(may_everywhere(lone_user(), action, tree));
    CHECK(codes_for(lone_user(), action, tree) == "FR R1 R2 ML1 ML2 ML3 ");
  }
}

TEST_CASE("actions are known by their French names") {
  for (const Action action : kActions) CHECK(find_action(action_name(action)) == action);
  CHECK_FALSE(find_action("Lire"));
  CHECK_FALSE(find_action(""));
}
