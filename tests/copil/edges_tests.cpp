// What commands say at the edges: nothing to share, options that are missing or faulty, helps.
#include <catch2/catch.hpp>

#include "copil/command_scene.hpp"
#include "copil/making/manual.hpp"
#include "copil/options/arguments.hpp"
#include "copil/terminal/coherence_listing.hpp"
#include "copil/terminal/progress.hpp"
#include "records/read.hpp"

using namespace copil;
using namespace copil::program;
using copil::testing::CommandScene;
using copil::testing::Said;
using copil::testing::tells;

namespace {

/// How many errors are told, one a line that says so.
int errors_in(const std::string& text) {
  int count = 0;
  for (auto at = text.find("erreur : "); at != std::string::npos;
       at = text.find("erreur : ", at + 1))
    ++count;
  return count;
}

/// `~` stands for a blank that does not break.
std::string with_blanks(const std::string& text) {
  std::string blanks;
  for (const char c : text) blanks += c == '~' ? std::string{"\u00A0"} : std::string{c};
  return blanks;
}

const std::string kCampaign =
    "campagne mensuelle --donnees DOSSIER/d --periode 2010-06 --rapport tableau-de-bord "
    "--format xlsx -j1 --accepter-incomplet ";

}  // namespace

TEST_CASE("a campaign says what it kept only when it kept something, and how many rows it lists") {
  CommandScene scene;
  scene.data.replace("services.csv", "J2;ML1;2010-02-12;E2", "J2;ML1;2010-02-31;E2");
  scene.write();
  const std::string into = kCampaign + "--sortie DOSSIER/c --reprendre ";
  const Said first = scene.run(into + "--niveau region");
  REQUIRE(first.status == 0);
  tells(first.err, "1 document fait, 1 fichier dans DOSSIER/c\n");
  tells(first.err, "1 ligne rejetée");
  const Said more = scene.run(into + "--niveau tous");
  REQUIRE(more.status == 0);
  tells(more.err, " dans DOSSIER/c ; 1 document déjà à jour\n");
  const Said strict = scene.run(into + "--niveau tous --strict");
  CHECK(strict.status == 1);
  tells(strict.err, "1 ligne rejetée");
  tells(strict.err, "rien à refaire : les ");
}

TEST_CASE("each thing that a campaign cannot do without is asked for, and no other") {
  const CommandScene scene;
  const auto refused = [&](const std::string& line) {
    const Said said = scene.run(line);
    CHECK(said.status == 2);
    return said.err;
  };
  const std::string all = refused("campagne mensuelle");
  for (const char* option : {"--donnees", "--periode", "--sortie"}) tells(all, option);
  CHECK(errors_in(all) == 3);
  tells(refused(kCampaign), "erreur : il manque l'option --sortie DIR : ");
  tells(refused("campagne assembler DOSSIER/p1 DOSSIER/p2"),
        "erreur : il manque l'option --sortie DIR : ");
  CHECK(scene.run(kCampaign + "--a-blanc").status == 0);
  tells(refused("campagne verifier"), "campagne verifier : un dossier est attendu");
  tells(refused("campagne verifier DOSSIER/a DOSSIER/b"), "un dossier est attendu");
  tells(refused("campagne comparer DOSSIER/a"), "deux dossiers sont attendus");
  tells(refused("campagne comparer DOSSIER/a DOSSIER/b DOSSIER/c"), "deux dossiers");
  tells(refused("campagne assembler --sortie DOSSIER/s"), "un dossier est attendu");
  tells(refused(kCampaign + "DOSSIER/a --sortie DOSSIER/c"), "aucun dossier n'est attendu ici");
  for (const char* part : {"0/2", "3/2", "1", "1/0", "un/deux"}) {
    tells(refused(kCampaign + "--sortie DOSSIER/c --part " + part),
          "--part : « " + std::string{part} + " » n'est pas une part");
  }
}

TEST_CASE("definitions of reports that cannot be read stop a document, told at their place") {
  const CommandScene scene;
  scene.folder.write("p/reports/abime.yaml", "rapport: [\n");
  const Said said = scene.run(
      "produire bilan-local --donnees DOSSIER/d --periode 2010 --territoire ML1 --format html "
      "--sortie DOSSIER/s -q --personnalisation DOSSIER/p");
  CHECK(said.status != 0);
  tells(said.err, "DOSSIER/p/reports/abime.yaml:");
}

TEST_CASE("without a number to share nothing is shared, and the way out is told") {
  const CommandScene scene;
  const Said said = scene.run(
      "repartir --donnees DOSSIER/d --annee 2010 --territoire R1 --niveau mission_locale -q");
  CHECK(said.status == 3);
  CHECK(said.out.empty());
  CHECK(said.err ==
        "erreur : R1 n'a pas d'objectif 2010\n   aide : donnez le nombre à partager avec "
        "--objectif\n");
}

TEST_CASE("an arrêté is held against the period only when both are right") {
  const CommandScene scene;
  const auto told = [&](const std::string& line) {
    return scene.run(line + " --donnees DOSSIER/d -q").err;
  };
  const std::string early = " n'était connu";
  tells(told("volumes --annee 2010 --arrete-au 2009-12-31"), early);
  for (const char* line : {"volumes --periodes 2010,X --arrete-au 2009-12-31",
                           "volumes --annee X --arrete-au 1999-01-01",
                           "indicateurs --periodes 2010,X --arrete-au 2009-12-31",
                           "indicateurs --periode X --arrete-au 1999-01-01",
                           "indicateurs --periode 2010 --arrete-au 2009-02-31"}) {
    CAPTURE(line);
    const std::string said = told(line);
    CHECK(said.find(early) == std::string::npos);
    CHECK(errors_in(said) == 1);
  }
  CHECK(told("volumes --annee 2010 --arrete-au 2010-01-01").find(early) == std::string::npos);
}

TEST_CASE("a help marks the options that are asked for, and those alone") {
  for (const auto& command : command_specs()) {
    const auto help = parse_arguments({std::string{command.name}, "--help"}, command_specs(), "1");
    REQUIRE(help);
    for (const auto& name : command.options) {
      const std::string option = "--" + std::string{name} + " ";
      const auto at = help->text.find(option);
      if (at == std::string::npos) continue;  // a flag alone on its line
      const std::string line = help->text.substr(at, help->text.find('\n', at) - at);
      CAPTURE(command.name, line);
      const bool is_required =
          std::count(command.required.begin(), command.required.end(), name) > 0;
      CHECK((line.find("(obligatoire)") != std::string::npos) == is_required);
    }
  }
}

TEST_CASE("a team's own templates and definitions serve whatever reads any") {
  for (const auto& command : command_specs()) {
    CAPTURE(command.name);
    const bool takes_own = std::count(command.options.begin(), command.options.end(),
                                      std::string_view{"personnalisation"}) > 0;
    const bool reads_none = command.name == "controler" || command.name == "acces";
    CHECK(takes_own == !reads_none);
  }
}

TEST_CASE("bash completes folders where a folder is wanted, files where a file is") {
  const std::string script = completion_script(command_specs());
  for (const auto& option : all_options()) {
    const std::string name = "        --" + std::string{option.name} + ")";
    const auto at = script.find(name);
    if (at == std::string::npos) continue;
    const std::string line = script.substr(at, script.find('\n', at) - at);
    CAPTURE(line);
    const bool is_folder = option.value == "DIR" || option.value == "DIRS";
    CHECK((line.find("compgen -d ") != std::string::npos) == is_folder);
    CHECK((line.find("compgen -f ") != std::string::npos) == (option.value == "FICHIER"));
  }
  tells(script, "        --personnalisation) compgen -d -- \"$mot\"; return ;;\n");
}

TEST_CASE("a catalogue is text in every column but its numbers, for machines too") {
  const CommandScene scene;
  const Said rubrics = scene.run("catalogue rubriques r76 --arrete-au 2010-10-31 --format json");
  REQUIRE(rubrics.status == 0);
  CHECK(rubrics.out ==
        "[\n{\"region\":\"82 Rhône-Alpes\",\"code\":\"R76\",\"domaine\":\"F\","
        "\"ancien_libelle\":\"\",\"nouveau_libelle\":\"F - MER Formation AFPA\","
        "\"changement\":\"créée\",\"date_effet\":\"2010-11-01\","
        "\"situation\":\"Formation : AFPA (Stage AFPA structure)\",\"base\":\"CARIF ou Parcours\","
        "\"libelle_du_jour\":\"\"}\n]\n");
}

TEST_CASE("a rate is told from the first whole second on, once one document is made") {
  constexpr std::int64_t kOne = 1'000'000;
  CHECK(advance_text({5, 10, 0}, kOne) == "5 / 10 documents, 5,0/s, reste 1 s");
  CHECK(advance_text({5, 10, 0}, kOne - 1) == "5 / 10 documents");
  CHECK(advance_text({0, 10, 0}, 2 * kOne) == "0 / 10 documents");
  CHECK(advance_text({1, 2, 0}, kOne) == "1 / 2 documents, 1,0/s, reste 1 s");
  CHECK(advance_text({20, 21, 1}, 2 * kOne) == "20 / 21 documents, 10/s, reste 1 s, 1 échec");
  CHECK(advance_text({1, 61, 0}, kOne) == "1 / 61 documents, 1,0/s, reste 1 min 00 s");
  CHECK(advance_text({1, 60, 0}, kOne) == "1 / 60 documents, 1,0/s, reste 59 s");
}

TEST_CASE("missions locales without a file are left out of the control, the others summed up") {
  CommandScene scene;
  scene.data.replace("territoires.csv", "ML1;mission_locale;Mission Un;R1\n",
                     "ML1;mission_locale;Mission Un;R1\nML2;mission_locale;Mission Deux;R1\n"
                     "ML3;mission_locale;Mission Trois;R1\n");
  scene.write();
  const auto reading = records::read_folder(scene.folder.file("d"), {});
  REQUIRE(reading);
  const auto& tree = reading->records.territoires;
  quality::Coherence coherence;
  coherence.shares.resize(tree.size());
  CHECK(coherence_part(coherence, reading->records, 3).empty());
  coherence.shares[*tree.find("ML1")] = {4, 1};
  coherence.shares[*tree.find("ML3")] = {2, 2};
  const std::string shares = with_blanks(R"(
Cohérence des saisies (IO 411~: part des dossiers en erreur)
mission locale  libellé                      dossiers  à corriger   IO 411
ML1             Mission Un                          4           1   25,0~%
ML3             Mission Trois                       2           2  100,0~%
ensemble        toutes les missions locales         6           3   50,0~%
)");
  CHECK(coherence_part(coherence, reading->records, 3) == shares);
  coherence.entries.is_present = true;
  coherence.entries.read = 7;
  for (const std::uint32_t rank : {0U, 1U, 2U}) {
    coherence.incoherences.push_back({0, *tree.find("ML1"), rank, "constat", false});
  }
  const std::string rule =
      "saisies.csv~: 7 lues = 7 retenues + 0 rejetée\n"
      "  DAT1 Fin de co-traitance antérieure au premier entretien~: 3 "
      "(accord-cadre, article 5.2 et annexe 7)\n";
  CHECK(coherence_part(coherence, reading->records, 2) == shares + with_blanks(rule + R"(
Dossiers à corriger
  ML1 J1 DAT1~: constat
  ML1 J2 DAT1~: constat
  … et 1 autre (--fichier FICHIER les donne tous)
)"));
  CHECK(coherence_part(coherence, reading->records, 3).find("autre") == std::string::npos);
}
