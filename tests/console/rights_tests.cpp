// acces.yaml: what it gives, and each thing that may be wrong with it, told where it stands.
#include <catch2/catch.hpp>

#include "console/rights.hpp"
#include "console/small_tree.hpp"

using namespace copil;
using namespace copil::console;
using copil::testing::small_tree;

namespace {

constexpr const char* kWhole = R"(groupes:
  pilotage:
    territoires: [R1]
    actions: [lire, saisir, produire]
utilisateurs:
  agent-r1: { groupes: [pilotage] }
  agent-ml3:
    territoires: [ML3]
    actions: [saisir]
  chef:
    groupes: [pilotage]
    territoires: [tous]
    actions: [lire, administrer]
)";

std::string faults_of_text(const std::string& text) {
  const auto access = read_access(text, "acces.yaml");
  return access ? "" : formatted(access.error());
}

}  // namespace

TEST_CASE("users have the rights of their groups and their own") {
  const auto tree = small_tree();
  const auto access = read_access(kWhole, "acces.yaml");
  REQUIRE(access);
  const User* agent = access->find("agent-r1");
  REQUIRE(agent != nullptr);
  CHECK(may(*agent, Action::produire, *tree.find("ML1"), tree));
  CHECK_FALSE(may(*agent, Action::lire, *tree.find("ML3"), tree));
  CHECK_FALSE(may(*agent, Action::administrer, *tree.find("R1"), tree));
  const User* local = access->find("agent-ml3");
  REQUIRE(local != nullptr);
  CHECK(may(*local, Action::lire, *tree.find("ML3"), tree));
  CHECK_FALSE(may(*local, Action::produire, *tree.find("ML3"), tree));
  const User* chief = access->find("chef");
  REQUIRE(chief != nullptr);
  CHECK(may_everywhere(*chief, Action::administrer, tree));
  CHECK_FALSE(may_everywhere(*chief, Action::produire, tree));
  CHECK(unknown_territories(*access, tree).empty());
  CHECK(doubts_of(*access, tree).empty());
}

TEST_CASE("a user is found by exactly their name") {
  const auto access = read_access(kWhole, "acces.yaml");
  REQUIRE(access);
  for (const char* name : {"", "Agent-r1", "agent-r1 ", "agent", "pilotage"}) {
    CHECK(access->find(name) == nullptr);
  }
}

TEST_CASE("what is wrong is told at its place, all at once") {
  CHECK(faults_of_text(R"(groupes:
  pilotage: { territoires: [R1], actions: [lire] }
  vide: [a]
utilisateurs:
  a: { groupes: [pilottage], territoires: [R1], actions: [lier, lire] }
  b:
  c: { territoires: [R1] }
  d: { territoires: [[R1]], actions: [lire], role: x }
)") ==
        R"(acces.yaml:3:3: erreur : « vide » n'a aucun droit
     3 |   vide: [a]
       |   ^^^^
   aide : donnez-lui territoires et actions
acces.yaml:5:18: erreur : le groupe « pilottage » n'est pas défini
     5 |   a: { groupes: [pilottage], territoires: [R1], actions: [lier, lire] }
       |                  ^^^^^^^^^
   aide : vouliez-vous dire « pilotage » ?
acces.yaml:5:59: erreur : l'action « lier » n'existe pas
     5 |   a: { groupes: [pilottage], territoires: [R1], actions: [lier, lire] }
       |                                                           ^^^^
   aide : vouliez-vous dire « lire » ?
acces.yaml:6:3: erreur : « b » n'a aucun droit
     6 |   b:
       |   ^
   aide : donnez-lui territoires et actions
acces.yaml:7:3: erreur : « c » : la clé `actions` manque
     7 |   c: { territoires: [R1] }
       |   ^
acces.yaml:8:22: erreur : `territoires` : un mot est attendu, une liste a été trouvé
     8 |   d: { territoires: [[R1]], actions: [lire], role: x }
       |                      ^
acces.yaml:8:46: erreur : clé inconnue « role » dans un utilisateur
     8 |   d: { territoires: [[R1]], actions: [lire], role: x }
       |                                              ^^^^
   aide : possibles : groupes, territoires, actions
)");
}

TEST_CASE("a text that is no list of accesses, or has nobody, is refused") {
  CHECK(faults_of_text("- a\n").rfind(
            "acces.yaml:1:1: erreur : une liste d'accès est attendue, avec les clés groupes et "
            "utilisateurs\n",
            0) == 0);
  for (const char* text : {"groupes: {}\n", "utilisateurs: {}\n", "utilisateurs: a\n"}) {
    CHECK(faults_of_text(text).find(
              "erreur : `utilisateurs` : un nom par personne est attendu\n") != std::string::npos);
  }
  CHECK(
      faults_of_text("utilisateurs:\n  \"a\\nb\": { territoires: [R1], actions: [lire] }\n")
          .find("le nom d'un utilisateur a de 1 à 200 octets, sans saut de ligne ni tabulation") !=
      std::string::npos);
  CHECK_FALSE(faults_of_text("utilisateurs:\n  a: { territoires: [R1], actions: [lire] }\n  a: "
                             "{ territoires: [R2], actions: [lire] }\n")
                  .empty());
}

TEST_CASE("a territory that there is not is told with its neighbour, and gives nothing") {
  const auto tree = small_tree();
  const auto access = read_access(
      "utilisateurs:\n  a:\n    territoires: [ML9, R1]\n    actions: [lire]\n", "acces.yaml");
  REQUIRE(access);
  CHECK(formatted(unknown_territories(*access, tree)) ==
        "acces.yaml:3:19: erreur : le territoire « ML9 » n'est pas dans les données\n"
        "     3 |     territoires: [ML9, R1]\n"
        "       |                   ^^^\n"
        "   aide : vouliez-vous dire « ML1 » ?\n");
}

TEST_CASE("nobody who administers and rights held twice are doubts") {
  const auto tree = small_tree();
  const auto access = read_access(
      "utilisateurs:\n  a:\n    territoires: [ML1, R1]\n    actions: [lire]\n", "acces.yaml");
  REQUIRE(access);
  CHECK(formatted(doubts_of(*access, tree)) ==
        R"(acces.yaml:2:3: attention : personne n'administre l'ensemble
     2 |   a:
       |   ^
   aide : donnez l'action administrer sur « tous » à une personne au moins
acces.yaml:2:3: attention : « a » : le droit sur « ML1 » est déjà compris dans celui sur « R1 »
     2 |   a:
       |   ^
)");
}
