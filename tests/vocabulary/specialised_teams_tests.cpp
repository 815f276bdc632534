// Which équipe d'orientation spécialisée serves a mission locale, from the shipped list.
#include "vocabulary/pops/specialised_teams.hpp"

#include <catch2/catch.hpp>

#include "records/read.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::vocabulary;

TEST_CASE("the team that serves a mission locale is known where its region lists it") {
  const testing::TemporaryFolder folder;
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nR83;region;Auvergne;F\n"
               "R82;region;Rhône-Alpes;F\nA;mission_locale;Mission locale de Riom;R83\n"
               "B;mission_locale;Mission locale du bassin de THIERS;R83\n"
               "C;mission_locale;Mission locale des Ambertois;R83\n"
               "D;mission_locale;Mission locale de Riom;R82\n");
  const auto reading = records::read_folder(folder.path(), {});
  REQUIRE(reading);
  const auto& tree = reading->records.territoires;
  const auto teams = read_teams(COPIL_SOURCE_DIR "/reports/equipes");
  const auto team = [&](const char* code) { return team_of(teams, tree, *tree.find(code)); };
  CHECK(team("A") == "EOS Clermont");
  CHECK(team("B") == "EOS Clermont");
  CHECK(team("C") == "");
  CHECK(team("D") == "");
  CHECK(read_teams(folder.path()).empty());
}
