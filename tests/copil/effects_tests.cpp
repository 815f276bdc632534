// What single options do, accept and refuse.
#include <catch2/catch.hpp>

#include "copil/command_scene.hpp"
#include "copil/options/arguments.hpp"

using namespace copil;
using copil::testing::CommandScene;
using copil::testing::Said;
using copil::testing::tells;

namespace {

const std::string kVolumes = "volumes --donnees DOSSIER/d --annee 2010 -q";

}  // namespace

TEST_CASE("a report that the campaign does not have is refused, what is done is done no more") {
  const CommandScene scene;
  const std::string campaign =
      "campagne mensuelle --donnees DOSSIER/d --periode 2010-06 --niveau region --format xlsx -j1 "
      "--accepter-incomplet --sortie DOSSIER/c";
  const Said refused = scene.run(campaign + " --rapport tableau-de-bord,inconnu");
  CHECK(refused.status == 2);
  tells(refused.err, "--rapport : « inconnu » n'est pas dans la campagne « mensuelle »");
  const std::string one = campaign + " --rapport tableau-de-bord";
  REQUIRE(scene.run(one + " -q").status == 0);
  const auto counted = [&](const std::string& more) {
    const std::string out = scene.run(one + " --a-blanc" + more).out;
    const auto line = out.find("R1 ");
    REQUIRE(line != std::string::npos);
    return out.substr(line, out.find('\n', line) - line);
  };
  CHECK(counted("") != counted(" --reprendre"));
}

TEST_CASE("what has no sense for a territory is told for that one") {
  const CommandScene scene;
  const std::string command =
      "expliquer convention.solde --donnees DOSSIER/d --periode 2010 -q --territoire ";
  tells(scene.run(command + "R1").err, "pour Région Une en 2010");
  tells(scene.run(command + "FR").err, "pour France en 2010");
}

TEST_CASE("each method of sharing shares in its way") {
  CommandScene scene;
  scene.data.replace("territoires.csv", "ML1;mission_locale;Mission Un;R1\n",
                     "ML1;mission_locale;Mission Un;R1\nML2;mission_locale;Mission Deux;R1\n"
                     "ML3;mission_locale;Mission Trois;R1\n");
  scene.write();
  scene.folder.write("poids.csv", "territoire;poids\nML1;53\nML2;24\nML3;23\n");
  const auto shared = [&](const std::string& more) {
    const Said said = scene.run(
        "repartir --donnees DOSSIER/d --annee 2010 --territoire R1 --niveau mission_locale "
        "--objectif 7 --poids DOSSIER/poids.csv --format csv -q" +
        more);
    CAPTURE(said.err);
    CHECK(said.status == 0);
    return said.out;
  };
  CHECK(shared("") == shared(" --methode plus_forts_restes"));
  CHECK(shared("") != shared(" --methode sainte_lague"));
}

TEST_CASE("the report on a folder tells figures that a lost column hides, and old definitions") {
  CommandScene scene;
  const std::string verify = "verifier --donnees DOSSIER/d -q";
  const std::string before = scene.run(verify).out;
  CHECK(before.find("ne peuvent pas être connus") == std::string::npos);
  CHECK(before.find("Définitions à relire") == std::string::npos);
  scene.source_date = 4'102'444'800;  // 2100
  tells(scene.run(verify).out, "\nDéfinitions à relire\n");
  scene.data.files["actions.csv"] =
      "action;territoire;date;perimetre;nature;intitule\nA1;ML1;2010-06-01;EM;conjointe;Forum\n";
  scene.write();
  tells(scene.run(verify).out, "\nChiffres qui ne peuvent pas être connus\n");
}

TEST_CASE("a result goes into a file of any name but another format's, and into one file once") {
  const CommandScene scene;
  CHECK(scene.run(kVolumes + " --fichier DOSSIER/volumes.liste").status == 0);
  const Said other = scene.run(kVolumes + " --fichier DOSSIER/volumes.json");
  CHECK(other.status == 2);
  tells(other.err, "a le nom d'un fichier .json, mais c'est du texte qui serait écrit");
  const Said twice =
      scene.run(kVolumes + " --fichier DOSSIER/v.txt --rejets DOSSIER/v.txt --format table");
  CHECK(twice.status == 2);
  tells(twice.err, "est déjà le fichier d'une autre option");
}

TEST_CASE("an arrêté may be the first day of the year, and not its eve") {
  const CommandScene scene;
  CHECK(scene.run(kVolumes + " --arrete-au 2010-01-01").status == 0);
  CHECK(scene.run(kVolumes + " --arrete-au 2009-12-31").status == 2);
}

TEST_CASE("a territory's code is known whatever parts its letters, and no other is taken for it") {
  const CommandScene scene;
  const std::string command =
      "indicateurs --donnees DOSSIER/d --periode 2010 --format csv -q --territoire ";
  const Said asked = scene.run(command + "ML1");
  REQUIRE(asked.status == 0);
  for (const char* code : {"ml_1", "ML-1"}) {
    CAPTURE(code);
    const Said said = scene.run(command + code);
    CHECK((said.out == asked.out || said.err.find("ML1") != std::string::npos));
  }
  const Said unknown = scene.run(command + "XY9");
  CHECK(unknown.status == 2);
  CHECK(unknown.out.empty());
}

TEST_CASE("a campaign needs no folder to check") {
  const auto invocation = program::parse_arguments(
      {"campagne", "mensuelle", "--donnees", "d", "--periode", "2010-06", "--sortie", "s"},
      program::command_specs(), "1");
  REQUIRE(invocation);
  CHECK(invocation->arguments.positionals == std::vector<std::string>{"mensuelle"});
}
