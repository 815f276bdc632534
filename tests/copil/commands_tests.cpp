// The commands in the test's own process: what they print, what they say, how they end.
#include "copil/options/commands.hpp"

#include <fstream>
#include <regex>

#include "copil/command_scene.hpp"
#include "support/golden.hpp"

using namespace copil;
using copil::testing::bytes_of;
using copil::testing::check_golden;
using copil::testing::CommandScene;
using copil::testing::Said;

namespace {

const std::string kYear = " --donnees DOSSIER/d --periode 2010 -q";

}  // namespace

TEST_CASE("commands that print figures, in each of their forms") {
  const CommandScene scene;
  std::vector<std::string> lines;
  for (const char* format : {"table", "csv", "json"}) {
    const std::string form = std::string{" --format "} + format;
    lines.push_back("indicateurs --niveau mission_locale" + kYear + form);
    lines.push_back("volumes --donnees DOSSIER/d --annee 2010 -q" + form);
    lines.push_back("volumes --alertes --donnees DOSSIER/d --annee 2010 -q" + form);
    lines.push_back("subventions --donnees DOSSIER/d --annee 2010 -q" + form);
    lines.push_back(
        "repartir --territoire R1 --niveau mission_locale --objectif 20 --donnees "
        "DOSSIER/d --annee 2010 -q" +
        form);
  }
  lines.push_back("indicateurs --territoire ML1 --par sexe" + kYear);
  lines.push_back("indicateurs --territoire ML1 --donnees DOSSIER/d --periode 2010-T2 -q");
  lines.push_back("expliquer DE0 --territoire ML1" + kYear);
  lines.push_back("expliquer VOL --territoire R1 --membres" + kYear);
  lines.push_back("expliquer VOL --territoire ML1 --jeune J1" + kYear);
  check_golden(scene.transcript(lines), "copil/references/chiffres.txt");
}

TEST_CASE("a folder verified: what is read, rejected and doubted, and how it ends") {
  CommandScene scene;
  std::string text = scene.transcript(
      {"verifier --donnees DOSSIER/d", "verifier --donnees DOSSIER/d --strict -q"});
  scene.data.replace("services.csv", "J2;ML1;2010-02-12;E2", "J2;ML1;2010-02-31;E2");
  scene.data.replace("actions.csv", "A2;ML1", "A2;ML9");
  scene.write();
  text += scene.transcript({"verifier --donnees DOSSIER/d", "verifier --donnees DOSSIER/d --strict",
                            "verifier --donnees DOSSIER/d --rejets DOSSIER/rejets.csv -q",
                            "indicateurs --territoire ML1 --strict" + kYear});
  text += bytes_of(scene.folder.file("rejets.csv"));
  check_golden(text, "copil/references/verifier.txt");
}

TEST_CASE("what is wrong with a command is said, and its status tells wrong use from bad data") {
  const CommandScene scene;
  struct Case {
    const char* line;
    int status;
  };
  for (const Case& one : {
           Case{"indicateurs --donnees DOSSIER/d --periode 2010 -q", 0},
           Case{"verifier --donnees DOSSIER/d -q", 0},
           Case{"indicateurs --donnees DOSSIER/d", 2},
           Case{"indicateurs --donnees DOSSIER/d --periode 2010-13", 2},
           Case{"indicateurs --donnees DOSSIER/d --periode 2010 --territoire ML9", 2},
           Case{"indicateurs --donnees DOSSIER/d --periode 2010 --niveau commune", 2},
           Case{"indicateurs --donnees DOSSIER/d --periode 2010 --format pdf", 2},
           Case{"indicateurs --donnees DOSSIER/d --periode 2010 --seuil beaucoup", 2},
           Case{"indicateurs --donnees DOSSIER/rien --periode 2010", 3},
           Case{"expliquer DE99 --donnees DOSSIER/d --periode 2010", 2},
           Case{"volumes --donnees DOSSIER/d --annee 2010 --arrete-au 2009-12-31", 2},
           Case{"produire rien --donnees DOSSIER/d --periode 2010 --sortie DOSSIER/s", 2},
           Case{"campagne rien --donnees DOSSIER/d --periode 2010 --sortie DOSSIER/s", 2},
           Case{"campagne verifier DOSSIER/rien", 3},
           Case{"modele verifier rien", 2},
           Case{"rien", 2},
           Case{"--version", 0},
       }) {
    const Said said = scene.run(one.line);
    CAPTURE(one.line, said.out, said.err);
    CHECK(said.status == one.status);
    CHECK(said.err.empty() == (one.status == 0));
    CHECK((one.status == 0 || said.out.empty()));
  }
}

TEST_CASE("errors of use, in their exact words") {
  const CommandScene scene;
  check_golden(
      scene.transcript({"indicateurs --donnees DOSSIER/d",
                        "indicateurs --donnees DOSSIER/d --periode 2010-13",
                        "indicateurs --donnees DOSSIER/d --periode 2010 --territoire ML9",
                        "indicateurs --donnees DOSSIER/d --periode 2010 --niveau regoin",
                        "indicateurs --donnees DOSSIER/d --periode 2010 --format pdf",
                        "indicateurs --donnees DOSSIER/d --periode 2010 --seuil beaucoup",
                        "indicateurs --donnees DOSSIER/d --periode 2010 --fichier DOSSIER/a.json",
                        "expliquer DE99 --donnees DOSSIER/d --periode 2010",
                        "volumes --donnees DOSSIER/d --annee 2010 --arrete-au 2009-12-31",
                        "repartir --territoire R1 --objectif -3 --donnees DOSSIER/d --annee 2010",
                        "repartir --territoire ML1 --objectif 3 --donnees DOSSIER/d --annee 2010",
                        "modele verifier rien", "campagne verifier DOSSIER/rien"}),
      "copil/references/erreurs.txt");
}

TEST_CASE("figures of several periods: side by side for people, one after the other for machines") {
  const CommandScene scene;
  const std::string year = "indicateurs --territoire ML1 --donnees DOSSIER/d -q";
  const auto csv = [&](const std::string& words) {
    const Said said = scene.run(year + " --format csv --arrete-au 2010-12-31 " + words);
    REQUIRE(said.status == 0);
    return said.out;
  };
  const std::string both = csv("--periodes 2009,2010");
  const std::string second = csv("--periode 2010");
  CHECK(both == csv("--periode 2009") + second.substr(second.find('\n') + 1));
  const Said table = scene.run(year + " --periodes 2010-T2,2010");
  CHECK(table.status == 0);
  CHECK(table.out.find("plusieurs périodes, arrêtés au 31\u00a0décembre\u00a02010\n") !=
        std::string::npos);
  CHECK(std::regex_search(table.out, std::regex{"indicateur +territoire +2010-T2 +2010\n"}));
  CHECK(std::regex_search(table.out, std::regex{"\nVOL +ML1 +\\d+ +\\d+\n"}));
  CHECK(scene.run(year + " --periodes 2010 --periode 2010").status == 2);
  CHECK(scene.run(year + " --periodes 2010,X").err.find("--periodes : « X »") != std::string::npos);
}

TEST_CASE("rubriques of Parcours 3: by a word, as they are called on a day") {
  const CommandScene scene;
  const auto rubrics = [&](const std::string& words) {
    const Said said = scene.run("catalogue rubriques " + words + " --format csv");
    REQUIRE(said.status == 0);
    return said.out.substr(said.out.find('\n') + 1);
  };
  CHECK(rubrics("r76 --arrete-au 2010-10-31") ==
        "82 Rhône-Alpes;R76;F;;F - MER Formation AFPA;créée;2010-11-01;"
        "Formation : AFPA (Stage AFPA structure);CARIF ou Parcours;\n");
  CHECK(rubrics("s2 --arrete-au 2010-10-31") ==
        "82 Rhône-Alpes;;PP;PP - MER Presta Orient Prof - S2 SOP AFPA;;désactivée;2010-11-01;;;"
        "PP - MER Presta Orient Prof - S2 SOP AFPA\n");
  CHECK(rubrics("s2 --arrete-au 2010-11-01").ends_with(";2010-11-01;;;\n"));
  CHECK(rubrics("rien-de-tel").empty());
  CHECK(scene.run("catalogue chiffres --arrete-au 2010-11-01").status == 2);
}

TEST_CASE("a result asked for in a file goes there, and nowhere else") {
  const CommandScene scene;
  const std::string command = "volumes --donnees DOSSIER/d --annee 2010 --format csv -q";
  const Said printed = scene.run(command);
  REQUIRE(printed.status == 0);
  const Said written = scene.run(command + " --fichier DOSSIER/v.csv");
  CHECK(written.status == 0);
  CHECK(written.out.empty());
  CHECK(bytes_of(scene.folder.file("v.csv")) == printed.out);
}

TEST_CASE("documents made and a campaign run, verified and compared") {
  const CommandScene scene;
  // How large a workbook is depends on the libraries.
  static const std::regex kSize{"et [0-9]+ ko, d'après"};
  const std::string campaign =
      "campagne mensuelle --donnees DOSSIER/d --periode 2010-06 --rapport tableau-de-bord "
      "--niveau region --format xlsx -j1 --accepter-incomplet --sortie DOSSIER/c";
  std::string text = scene.transcript(
      {"produire compte-rendu-execution --donnees DOSSIER/d --periode 2010 --territoire ML1 "
       "--format xlsx --sortie DOSSIER/p -j1 -q",
       campaign + " --a-blanc", campaign + " -q", campaign + " --reprendre",
       "campagne verifier DOSSIER/c", "campagne comparer DOSSIER/c DOSSIER/c"});
  std::ofstream{scene.folder.file("c/index.html"), std::ios::app} << "x";
  text += scene.transcript(
      {"campagne verifier DOSSIER/c", campaign + " --reprendre -q", "campagne verifier DOSSIER/c"});
  check_golden(std::regex_replace(text, kSize, "et N ko, d'après"),
               "copil/references/documents.txt");
}
