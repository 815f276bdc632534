// What commands print of a small folder: runs compared, weights at fault, explanations, duties.
#include <catch2/catch.hpp>

#include <algorithm>

#include "copil/command_scene.hpp"
#include "copil/options/commands.hpp"
#include "copil/terminal/libraries.hpp"
#include "files/files.hpp"
#include "support/golden.hpp"

using namespace copil;
using copil::testing::check_golden;
using copil::testing::CommandScene;
using copil::testing::Said;

namespace {

const std::string kRun =
    "campagne mensuelle --donnees DOSSIER/d --periode 2010-06 --rapport tableau-de-bord --niveau "
    "region --format xlsx -j1 --accepter-incomplet --sortie DOSSIER/";

}  // namespace

TEST_CASE("two runs that differ are compared at the level asked for, in each form") {
  CommandScene scene;
  REQUIRE(scene.run(kRun + "avant -q").status == 0);
  scene.data.replace("services.csv", "J2;ML1;2010-02-12;E2", "J2;ML1;2010-06-12;E2");
  scene.data.replace("objectifs.csv", ";10\n", ";12\n");
  scene.write();
  REQUIRE(scene.run(kRun + "apres -q").status == 0);
  const std::string compare = "campagne comparer DOSSIER/avant DOSSIER/apres";
  check_golden(scene.transcript({compare, compare + " --niveau tous",
                                 compare + " --niveau mission_locale", compare + " --format csv",
                                 "campagne comparer DOSSIER/apres DOSSIER/avant --niveau region",
                                 "campagne comparer DOSSIER/avant DOSSIER/rien"}),
               "copil/references/comparaisons.txt");
}

TEST_CASE("a dry run tells what is left to do: all of it, unless it goes on from what is made") {
  const CommandScene scene;
  REQUIRE(scene.run(kRun + "c -q").status == 0);
  const auto counts = [&](const std::string& more) {
    const std::string out = scene.run(kRun + "c --a-blanc" + more).out;
    const auto line = out.find("R1 ");
    REQUIRE(line != std::string::npos);
    return out.substr(line, out.find("  objectif", line) - line);
  };
  CHECK(counts("") == "R1          Région Une        1       0");
  CHECK(counts(" --reprendre") == "R1          Région Une        0       1");
}

TEST_CASE("each fault of a file of weights is told at its line, whoever is not served too") {
  CommandScene scene;
  scene.data.replace("territoires.csv", "ML1;mission_locale;Mission Un;R1\n",
                     "ML1;mission_locale;Mission Un;R1\nML2;mission_locale;Mission Deux;R1\n");
  scene.write();
  const auto said = [&](const std::string& rows) {
    scene.folder.write("poids.csv", "territoire;poids;plancher;plafond\n" + rows);
    return scene.transcript(
        {"repartir --donnees DOSSIER/d --annee 2010 --territoire R1 --niveau mission_locale "
         "--objectif 10 --poids DOSSIER/poids.csv --format csv -q"});
  };
  check_golden(said("ML1;1;;\nML2;1;;\n") + said("ML1;3;2,5;\nML2;1;;3\n") +
                   said("ML1;0;;0\nML2;1;;\n") + said("ML1;1;;\n") +
                   said("ML1;1;;\nML1;1;;\nML2;1;;\n") + said("ML1;-1;;\nML2;x;;\n") +
                   said("ML1;1;-1;\nML2;1;;x\n") + said("ML1;1;;\nML2;1;;\nR1;1;;\nML9;1;;\n") +
                   said("ML1;1;6;\nML2;1;6;\n"),
               "copil/references/poids.txt");
}

TEST_CASE("a share is asked for as a number or in hundredths") {
  CommandScene scene;
  scene.data.replace("objectifs.csv", ";10\n", ";2\n");
  scene.write();
  const auto alerts = [&](const std::string& limit) {
    const Said said =
        scene.run("volumes --alertes --donnees DOSSIER/d --annee 2010 -q --seuil " + limit);
    CAPTURE(said.err);
    CHECK(said.status == 0);
    return said.out;
  };
  CHECK(alerts("10%") == alerts("0,1"));
  CHECK(alerts("80%") == alerts("0,8"));
  CHECK(alerts("10%") != alerts("80%"));
}

TEST_CASE("a territory that is not known is guessed from its letters, its name, its spelling") {
  const CommandScene scene;
  const auto hint = [&](const std::string& code) {
    const std::string said =
        scene.run("indicateurs --donnees DOSSIER/d --periode 2010 -q --territoire " + code).err;
    const std::string start = "   aide : ";
    const auto at = said.find(start);
    REQUIRE(at != std::string::npos);
    return said.substr(at + start.size(), said.find('\n', at) - at - start.size());
  };
  CHECK(hint("ml_1") == "vouliez-vous dire « ML1 » ?");
  CHECK(hint("r-1") == "vouliez-vous dire « R1 » ?");
  CHECK(hint("FRANCE") == "« France » a pour code « FR »");
  CHECK(hint("ML2") == "vouliez-vous dire « ML1 » ?");
  CHECK(hint("??") == "possibles : FR, R1, ML1, PE1");
}

TEST_CASE(
    "a folder of templates that is not there is made by what takes one over, and by nothing else") {
  const CommandScene scene;
  const std::string own = " --personnalisation DOSSIER/equipe";
  const Said refused = scene.run("modele variables convocation" + own);
  CHECK(refused.status == 2);
  CHECK(refused.err.find("« DOSSIER/equipe » n'est pas un dossier") != std::string::npos);
  CHECK(scene.run("modele differences" + own).status == 2);
  CHECK(scene.run("modele reprendre convocation" + own).status == 0);
  CHECK(scene.run("modele differences" + own).status == 0);
  CHECK(scene.run("modele reprendre convocation --personnalisation DOSSIER/rien,DOSSIER/equipe")
            .status == 2);
}

TEST_CASE("numbers of each kind are explained, for people and for machines") {
  const CommandScene scene;
  std::vector<std::string> lines;
  for (const char* code : {"volume.taux", "volume.projection", "convention.montant",
                           "convention.solde", "DE1", "EM1"}) {
    lines.push_back(std::string{"expliquer "} + code +
                    " --territoire ML1 --donnees DOSSIER/d --periode 2010 -q");
  }
  lines.push_back("expliquer DE1 --territoire ML1 --donnees DOSSIER/d --periode 2010-T2 -q");
  lines.push_back(
      "expliquer DE1 --territoire ML1 --donnees DOSSIER/d --periode 2010 --format csv -q");
  lines.push_back("expliquer DE1.E10 --territoire ML1 --donnees DOSSIER/d --periode 2010 -q");
  lines.push_back("expliquer VOL --territoire ML1 --jeune J9 --donnees DOSSIER/d --periode 2010");
  lines.push_back("echeances --donnees DOSSIER/d --annee 2010 --arrete-au 2010-06-30 -q");
  check_golden(scene.transcript(lines), "copil/references/explications.txt");
}

TEST_CASE("each library that is loaded is told once, with its build") {
  const std::string text = program::loaded_libraries();
  CHECK(std::count(text.begin(), text.end(), '\n') > 5);
  CHECK(text.find("libc.so.6 ") != std::string::npos);
  CHECK(text.find("libstdc++.so.6 ") != std::string::npos);
  CHECK(text.find(" \n") == std::string::npos);
}

TEST_CASE("the program is told by the digest of its own file") {
  const auto& told = program::program_digest();
  REQUIRE(told);
  CHECK(*told == *files::sha256_of_file("/proc/self/exe"));
  CHECK(&told == &program::program_digest());
}
