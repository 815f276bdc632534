#include "vocabulary/report.hpp"

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::vocabulary;
using copil::testing::TemporaryFolder;

namespace {

constexpr const char* kGood =
    R"(rapport: bilan
titre: Bilan
description: Ce qu'il dit.
niveaux: [mission_locale, region]
periodes: [année, semestre]
modele: bilan
formats: [pdf, xlsx]
references: ["article 9"]
)";

}  // namespace

TEST_CASE("a report definition is read") {
  const TemporaryFolder folder;
  folder.write("bilan.yaml", kGood);
  const auto reports = load_reports(folder.path());
  REQUIRE(reports);
  REQUIRE(reports->size() == 1);
  const Report& report = reports->front();
  CHECK(report.name == "bilan");
  CHECK(report.template_folder == "bilan");
  CHECK(report.levels ==
        std::vector{records::TypeTerritoire::mission_locale, records::TypeTerritoire::region});
  CHECK(report.periods == std::vector{Period::Kind::year, Period::Kind::half});
  CHECK(report.outputs == std::vector{Output::pdf, Output::xlsx});
}

TEST_CASE("all faults of all definitions are said at once") {
  const TemporaryFolder folder;
  folder.write("bilan.yaml", kGood);
  const std::string bad = folder.write("autre.yaml",
                                       R"(rapport: autrement
titr: Autre
description: x
niveaux: [regions]
periodes: [mois]
modele: autre
formats: []
references: [x]
)");
  const auto reports = load_reports(folder.path());
  REQUIRE_FALSE(reports);
  CHECK(formatted(reports.error()) ==
        bad +
            ":1:1: erreur : la clé « titre » manque\n"
            "     1 | rapport: autrement\n"
            "       | ^\n" +
            bad +
            ":1:10: erreur : le rapport « autrement » doit porter le nom de son fichier, "
            "« autre »\n"
            "     1 | rapport: autrement\n"
            "       |          ^^^^^^^^^\n" +
            bad +
            ":2:1: erreur : clé inconnue « titr » dans une définition de rapport\n"
            "     2 | titr: Autre\n"
            "       | ^^^^\n"
            "   aide : vouliez-vous dire « titre » ?\n" +
            bad +
            ":4:11: erreur : « regions » n'est pas possible pour « niveaux »\n"
            "     4 | niveaux: [regions]\n"
            "       |           ^^^^^^^\n"
            "   aide : vouliez-vous dire « region » ?\n" +
            bad +
            ":7:10: erreur : une liste d'au moins un élément est attendue pour « formats »\n"
            "     7 | formats: []\n"
            "       |          ^\n");
}

TEST_CASE("an unknown report gets a suggestion") {
  const TemporaryFolder folder;
  folder.write("bilan.yaml", kGood);
  const auto found = find_report(*load_reports(folder.path()), "bilna");
  REQUIRE_FALSE(found);
  CHECK(formatted(found.error()) ==
        "erreur : rapport inconnu « bilna »\n   aide : vouliez-vous dire « bilan » ?\n");
}

TEST_CASE("the shipped report definitions are sound") {
  const auto reports = load_reports(COPIL_SOURCE_DIR "/reports");
  INFO((reports ? "" : formatted(reports.error())));
  REQUIRE(reports);
  CHECK(reports->size() >= 4);
}
