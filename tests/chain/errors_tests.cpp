// What users meet when something is wrong: the message, the exit status, nothing half-written.
#include "chain/program.hpp"
#include "chain/spawned.hpp"

using namespace copil::testing;

namespace {

std::vector<std::string> bilan(const std::string& output) {
  return {"produire", "bilan-local", "--donnees",    fixture("demo"), "--periode",   "2010",
          "--sortie", output,        "--territoire", "ML01",          "--arrete-au", "2011-02-28"};
}

std::vector<std::string> with(std::vector<std::string> words, const std::string& option,
                              const std::string& value) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == option) words[i + 1] = value;
  }
  return words;
}

}  // namespace

TEST_CASE("a data folder that is not there") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"indicateurs", "--donnees", folder.file("absent"), "--periode", "2010"});
  CHECK(outcome.status == 3);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find(folder.file("absent") +
                         ": erreur : le dossier de données n'existe pas\n") == 0);
}

TEST_CASE("a report that nobody knows") {
  const TemporaryFolder folder;
  auto words = bilan(folder.file("d"));
  words[1] = "bilan-locale";
  const Outcome outcome = run_program(words);
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "erreur : rapport inconnu « bilan-locale »\n"
        "   aide : vouliez-vous dire « bilan-local » ?\n");
  CHECK(folder.listing().empty());
}

TEST_CASE("a territory that nobody knows") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(with(bilan(folder.file("d")), "--territoire", "ML0l"));
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("erreur : territoire inconnu « ML0l »\n"
                         "   aide : vouliez-vous dire « ML0") == 0);
  CHECK(whole_content(folder.path()).find(".pdf") == std::string::npos);
}

TEST_CASE("an output folder that cannot be written") {
  const TemporaryFolder folder;
  const std::string file = folder.write("fichier", "");
  const Outcome outcome = run_program(bilan(file + "/d"));
  CHECK(outcome.status == 3);
  CHECK(outcome.err == "erreur : impossible de créer le dossier « " + file +
                           "/d » : un élément du chemin n'est pas un dossier\n"
                           "   aide : choisissez un autre dossier avec --sortie\n");
  CHECK(folder.listing() == "fichier\n");
}

TEST_CASE("a sign that the font lacks is told with its place, in the document made all the same") {
  const TemporaryFolder folder;
  const std::string data = folder.file("donnees");
  const std::string copy =
      "cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(data) +
      " && sed -i 's/Mission locale de Brévane/Mission locale 🎉 de Brévane/' " +
      in_quotes(data + "/territoires.csv");
  REQUIRE(std::system(copy.c_str()) == 0);
  const Outcome outcome = run_program(with(bilan(folder.file("d")), "--donnees", data));
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find("attention : la police n'a pas le signe « 🎉 » (U+1F389) : il s'imprime "
                         "« □ », d'abord page 1, dans « Mission locale 🎉 de Brévane") !=
        std::string::npos);
  CHECK(outcome.err.find("pour bilan-local de ML01") != std::string::npos);
}

TEST_CASE("options that mean nothing are said all at once") {
  const Outcome outcome =
      run_program({"indicateurs", "--donnees", fixture("demo"), "--periode", "2010-S3", "--niveau",
                   "regions", "--arrete-au", "31/02/2010"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "erreur : --periode : « 2010-S3 » n'est pas une période\n"
        "   aide : écrivez 2010, 2010-S1, 2010-T2 ou 2010-04\n"
        "erreur : --niveau : mot inconnu « regions »\n"
        "   aide : vouliez-vous dire « region » ?\n"
        "erreur : --arrete-au : « 31/02/2010 » n'est pas un jour du calendrier\n"
        "   aide : écrivez 2010-06-30 ou 30/06/2010\n");
}

TEST_CASE("an arrêté before the year") {
  for (const char* command : {"volumes", "subventions"}) {
    const Outcome outcome = run_program(
        {command, "--donnees", fixture("demo"), "--annee", "2010", "--arrete-au", "2009-12-31"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err ==
          "erreur : --arrete-au : le 2009-12-31 est avant le 1er janvier 2010, rien de cette année "
          "n'était connu\n"
          "   aide : choisissez un arrêté à partir du 2010-01-01\n");
  }
}

TEST_CASE("a template with three mistakes shows all three and makes nothing") {
  const TemporaryFolder root;
  const std::string copy =
      "cp -r " COPIL_SOURCE_DIR "/reports " COPIL_SOURCE_DIR "/fixtures " + in_quotes(root.path());
  REQUIRE(std::system(copy.c_str()) == 0);
  root.write("templates/bilan-local/modele.md",
             R"(---
titre: Bilan
---
# {{ territoire.libele }}

Le taux est de {{ territoire.volume.taux | pourcents }}.

{{ chiffre("DE9") }} jeunes.
)");
  const Outcome outcome =
      run_program(bilan(root.file("d")), {{"COPIL_RACINE=" + root.path()}, COPIL_SOURCE_DIR});
  CHECK(outcome.status == 3);
  const auto place = [&](const std::string& where) {
    return outcome.err.find("templates/bilan-local/modele.md:" + where) != std::string::npos;
  };
  INFO(outcome.err);
  CHECK(place("4:17: erreur : "));
  CHECK(place("6:44: erreur : "));
  CHECK(place("8:12: erreur : "));
  CHECK(outcome.err.find("vouliez-vous dire « libelle » ?") != std::string::npos);
  CHECK(outcome.err.find("vouliez-vous dire « pourcent » ?") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(root.file("d")));
}

TEST_CASE("rejected rows make a run fail only under --strict") {
  std::vector<std::string> words{"indicateurs", "--donnees", fixture("demo"), "--periode", "2010",
                                 "--format",    "csv"};
  const Outcome lenient = run_program(words);
  CHECK(lenient.status == 0);
  CHECK(lenient.err.find("rejetée") != std::string::npos);
  words.push_back("--strict");
  const Outcome strict = run_program(words);
  CHECK(strict.status == 1);
  CHECK(strict.out == lenient.out);
}

TEST_CASE("a fault of the program itself is told by its signal, with where it happened") {
  const TemporaryFolder folder;
  const std::string many = command_line({"exemple", folder.file("d"), "--missions", "400", "-q"});
  const Outcome outcome = printed_status(many + " & sleep 0.3; kill -SEGV $!; wait $!");
  CHECK(outcome.err.find(
            "erreur : le programme s'arrête sur une faute interne (SIGSEGV) ; ce qui est déjà "
            "écrit est gardé\n   aide : signalez cette faute avec la commande, les lignes qui "
            "suivent et, si possible, les données\n") == 0);
  CHECK(outcome.err.find("/copil(") != std::string::npos);
}
