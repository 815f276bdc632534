// Outputs never destroy what was there; the command line says no clearly.
#include <filesystem>
#include <fstream>

#include "chain/program.hpp"
#include "chain/small_folder.hpp"

using namespace copil::testing;
namespace fs = std::filesystem;

namespace {

/// A clean folder, and the command of figures on it.
struct Scene {
  TemporaryFolder folder;
  std::string data = SmallFolder{}.write(folder);

  Outcome figures(const std::vector<std::string>& more) const {
    std::vector<std::string> words{"indicateurs", "--donnees", data, "--periode", "2010"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
};

std::string command_line(const Scene& scene) {
  return "env COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) + " " + in_quotes(COPIL_PROGRAM) +
         " indicateurs --format csv --periode 2010 --donnees " + in_quotes(scene.data);
}

/// The exit status of a shell line, its messages in `messages`.
int status_of(const Scene& scene, const std::string& line, std::string& messages) {
  const std::string file = scene.folder.file("messages");
  const int status = std::system((line + " 2>" + in_quotes(file)).c_str());
  messages = bytes_of(file);
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("an output never replaces an input of its command") {
  const Scene scene;
  const std::string services = bytes_of(scene.data + "/services.csv");
  for (const char* option : {"--rejets", "--fichier"}) {
    const Outcome outcome =
        scene.figures({"--format", "csv", option, scene.data + "/./services.csv"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "erreur : " + std::string{option} + " : « " + scene.data +
                             "/./services.csv » est un fichier que la commande lit : il serait "
                             "détruit\n   aide : donnez un autre nom de fichier\n");
  }
  CHECK(bytes_of(scene.data + "/services.csv") == services);
  CHECK(scene.figures({"--rejets", scene.data + "/rejets.csv"}).status == 0);
}

TEST_CASE("a journal is added to no file that the command reads beside its data") {
  const Scene scene;
  scene.folder.write("lu.yaml", "fichiers: {}\n");
  const std::string file = scene.folder.file("lu.yaml");
  const std::vector<std::string> simulation{"simuler",  "--annee",      "2010", "--donnees",
                                            scene.data, "--territoire", "FR",   "--scenario",
                                            file,       "--journal",    file};
  for (const auto& outcome :
       {scene.figures({"--correspondances", file, "--journal", file}), run_program(simulation)}) {
    CHECK(outcome.status == 2);
    CHECK(holds(outcome.err, "--journal : « " + file + " » est un fichier que la commande lit"));
  }
  CHECK(bytes_of(file) == "fichiers: {}\n");
}

TEST_CASE("a link keeps leading where it led, a read-only file stays, - is the standard output") {
  const Scene scene;
  const std::string target = scene.folder.file("cible.csv");
  const std::string link = scene.folder.file("lien.csv");
  scene.folder.write("cible.csv", "avant\n");
  fs::create_symlink(target, link);
  CHECK(scene.figures({"--format", "csv", "--fichier", link}).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(bytes_of(target).starts_with("indicateur;"));
  fs::permissions(target, fs::perms::owner_read);
  const Outcome refused = scene.figures({"--format", "csv", "--fichier", target});
  CHECK(refused.status == 3);
  CHECK(holds(refused.err, "le fichier est protégé en écriture"));
  CHECK(scene.figures({"--format", "csv", "--fichier", "-"}).out.starts_with("indicateur;"));
}

TEST_CASE("a pipe is written into, not replaced") {
  const Scene scene;
  const std::string pipe = scene.folder.file("tube");
  REQUIRE(std::system(("mkfifo " + in_quotes(pipe)).c_str()) == 0);
  std::string messages;
  const std::string line = "(head -c 10 " + in_quotes(pipe) + " >" +
                           in_quotes(scene.folder.file("lu")) + " & " + command_line(scene) +
                           " --territoire ML1 --fichier " + in_quotes(pipe) + "; wait)";
  status_of(scene, line, messages);
  CHECK(fs::is_fifo(pipe));
  CHECK(bytes_of(scene.folder.file("lu")) == "indicateur");
}

TEST_CASE("a standard output that is full or closed is told, and is a failure") {
  const Scene scene;
  std::string messages;
  CHECK(status_of(scene, command_line(scene) + " >/dev/full", messages) == 3);
  CHECK(holds(messages, "erreur : impossible d'écrire le résultat sur la sortie standard : "));
  CHECK(status_of(scene, command_line(scene) + " >&-", messages) == 3);
  CHECK(holds(messages, "erreur : impossible d'écrire le résultat sur la sortie standard : "));
}

TEST_CASE("two codes that differ by a sign files cannot bear have two documents") {
  SmallFolder data;
  data.files["territoires.csv"] +=
      "ML/2;mission_locale;Mission Deux;R1\n"
      "ML_2;mission_locale;Mission Trois;R1\n"
      "É01;mission_locale;Mission Quatre;R1\n"
      "È01;mission_locale;Mission Cinq;R1\n";
  const TemporaryFolder folder;
  const Outcome outcome = run_program(
      {"produire", "tableau-de-bord", "--donnees", data.write(folder), "--periode", "2010",
       "--niveau", "mission_locale", "--sortie", folder.file("s"), "--format", "xlsx"});
  CHECK(outcome.status == 0);
  CHECK(printed_by("ls " + in_quotes(folder.file("s")) + "/*.xlsx | wc -l") == "5\n");
  CHECK(fs::exists(folder.file("s") + "/tableau-de-bord_ML1_2010.xlsx"));
}

TEST_CASE("a campaign does not work in its data folder; a refused command leaves no folder") {
  const Scene scene;
  const Outcome outcome = run_program({"campagne", "mensuelle", "--donnees", scene.data,
                                       "--periode", "2010-06", "--sortie", scene.data + "/."});
  CHECK(outcome.status == 2);
  CHECK(holds(outcome.err, "est le dossier des données\n"));
  const std::string out = scene.folder.file("vide");
  CHECK(run_program({"produire", "bilan-local", "--donnees", scene.data, "--periode", "2010",
                     "--territoire", "R1", "--sortie", out})
            .status == 2);
  CHECK(run_program({"produire", "bilan-local", "--donnees", "/nulle/part", "--periode", "2010",
                     "--sortie", out})
            .status == 3);
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("documents are not made in the data folder") {
  const TemporaryFolder folder;
  const std::string data = folder.file("d");
  fs::copy(fixture("demo"), data);
  const Outcome outcome =
      run_program({"produire", "bilan-local", "--donnees", data, "--periode", "2010",
                   "--territoire", "ML01", "--format", "pdf", "--sortie", data + "/"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err == "erreur : --sortie : « " + data +
                           "/ » est le dossier des données\n"
                           "   aide : donnez aux documents un dossier à eux\n");
}

TEST_CASE("what is out of proportion is refused or brought back to it") {
  const Scene scene;
  CHECK(scene.figures({"-j", "100000"}).status == 0);
  const Outcome early = run_program({"indicateurs", "--donnees", scene.data, "--periode", "0001"});
  CHECK(early.status == 2);
  CHECK(early.err ==
        "erreur : --periode : l'année 1 est hors de ce que copil sait traiter\n"
        "   aide : donnez une année de 1990 à 2099\n");
  CHECK(run_program({"volumes", "--donnees", scene.data, "--annee", "9999"}).status == 2);
  CHECK(scene.figures({"--arrete-au", "0001-01-01"}).status == 2);
  const Outcome huge = run_program({"exemple", scene.folder.file("e"), "--missions", "1000000000"});
  CHECK(huge.status == 2);
  CHECK(huge.err ==
        "erreur : --missions : « 1000000000 » n'est pas un nombre entier de 1 à "
        "5\u202f000\n"
        "   aide : écrivez un nombre entier dans ces bornes ; sans l'option, c'est 484\n");
}

TEST_CASE("the command line says no once, clearly") {
  const Scene scene;
  const Outcome twice = scene.figures({"--format", "csv", "--format=json"});
  CHECK(twice.status == 2);
  CHECK(twice.err ==
        "erreur : l'option --format est donnée plusieurs fois\n"
        "   aide : elle ne prend qu'une valeur : gardez la bonne\n");
  const Outcome rate = scene.figures({"--seuil", "10"});
  CHECK(rate.status == 2);
  CHECK(rate.err ==
        "erreur : --seuil : « 10 » dépasse 1, c'est-à-dire 100 %\n"
        "   aide : écrivez un taux de 0 à 1, ou un pourcentage : « 10 % »\n");
  CHECK(scene.figures({"--seuil", "10 %", "--tolerance", "5\u202f%"}).status == 0);
  CHECK(scene.figures({"--prix-unitaire", "cher"}).status == 2);
  CHECK(scene.figures({"--prix-unitaire", "0"}).status == 2);
  CHECK(scene.figures({"--civis-deja-suivi", "oui"}).status == 2);
  const Outcome level = scene.figures({"--territoire", "ML1", "--niveau", "region"});
  CHECK(level.status == 2);
  CHECK(holds(level.err,
              "--niveau region : « Mission Un » (mission locale) ne contient aucun "
              "territoire de ce niveau\n"));
  const Outcome ending = scene.figures({"--fichier", scene.folder.file("x.xlsx")});
  CHECK(ending.status == 2);
  CHECK(holds(ending.err, "a le nom d'un fichier .xlsx, mais c'est du texte qui serait écrit\n"));
  const Outcome day =
      run_program({"volumes", "--donnees", scene.data, "--annee", "2010", "--arrete-au", "hier"});
  CHECK(day.err ==
        "erreur : --arrete-au : « hier » n'est pas un jour du calendrier\n"
        "   aide : écrivez 2010-06-30 ou 30/06/2010\n");
  for (const char* code : {"ML 1", "ML\u20111", "ml-1"}) {
    const Outcome near = scene.figures({"--territoire", code});
    CHECK(near.status == 2);
    CHECK(near.err == "erreur : territoire inconnu « " + std::string{code} +
                          " »\n   aide : vouliez-vous dire « ML1 » ?\n"
                          "   aide : les codes sont ceux de territoires.csv\n");
  }
}

TEST_CASE("usual ways of writing a period are understood") {
  const Scene scene;
  const auto months = [&](const char* period) {
    return run_program({"indicateurs", "--donnees", scene.data, "--periode", period, "--format",
                        "csv", "--territoire", "ML1"})
        .out;
  };
  const std::string june = months("2010-06");
  REQUIRE(holds(june, ";2010-06;"));
  for (const char* period : {"06/2010", "6/2010", "2010-6", "2010/06"}) {
    CHECK(months(period) == june);
  }
  CHECK(months("T2 2010") == months("2010-T2"));
}

TEST_CASE("what is made on demand adds to one manifest, which verifier reads") {
  const Scene scene;
  const std::string out = scene.folder.file("s");
  const auto produce = [&](const std::string& report, const std::string& territory) {
    return run_program({"produire", report, "--donnees", scene.data, "--periode", "2010",
                        "--territoire", territory, "--sortie", out, "--format", "pdf", "-q"});
  };
  REQUIRE(produce("tableau-de-bord", "ML1").status == 0);
  REQUIRE(produce("bilan-regional", "R1").status == 0);
  const std::string manifest = bytes_of(out + "/manifeste.json");
  CHECK(holds(manifest, "tableau-de-bord_ML1_2010.pdf"));
  CHECK(holds(manifest, "bilan-regional_R1_2010.pdf"));
  const Outcome whole = run_program({"campagne", "verifier", out});
  CHECK(whole.status == 0);
  CHECK(holds(whole.out, "2 documents"));
  // A person completes one of them: it is kept, and told.
  const std::string edited = out + "/tableau-de-bord_ML1_2010.pdf";
  std::ofstream{edited, std::ios::app} << "x";
  const std::string bytes = bytes_of(edited);
  const Outcome again = produce("tableau-de-bord", "ML1");
  CHECK(again.status == 0);
  CHECK(holds(again.err,
              "« " + edited + " » a été modifié depuis qu'il a été fait : il est gardé\n"));
  CHECK(bytes_of(edited) == bytes);
  CHECK(run_program({"campagne", "verifier", out}).status == 1);
}

TEST_CASE("a companion that a person changed is set aside before it is made again, and told") {
  const Scene scene;
  const std::string out = scene.folder.file("s");
  const auto produce = [&] {
    return run_program({"produire", "tableau-de-bord", "--donnees", scene.data, "--periode", "2010",
                        "--territoire", "ML1", "--sortie", out, "--format", "pdf", "-q"});
  };
  REQUIRE(produce().status == 0);
  CHECK(produce().err == "");
  const std::string rejects = bytes_of(out + "/rejets.csv");
  std::ofstream{out + "/rejets.csv", std::ios::app} << "ma note\n";
  CHECK(produce().err == "attention : « " + out +
                             "/rejets.csv » a été modifié depuis qu'il a été fait : il est refait, "
                             "la version modifiée est gardée sous « rejets-modifie.csv »\n");
  CHECK(bytes_of(out + "/rejets.csv") == rejects);
  CHECK(bytes_of(out + "/rejets-modifie.csv") == rejects + "ma note\n");
  CHECK(produce().err == "");
}

TEST_CASE("two commands do not write into one folder at once") {
  const Scene scene;
  const std::string out = scene.folder.file("s");
  fs::create_directories(out);
  const std::string produce = "env COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) + " " +
                              in_quotes(COPIL_PROGRAM) +
                              " produire tableau-de-bord --periode 2010 --territoire ML1 --format "
                              "pdf -q --donnees " +
                              in_quotes(scene.data) + " --sortie " + in_quotes(out);
  std::string messages;
  CHECK(status_of(scene, "flock " + in_quotes(out) + " " + produce, messages) == 3);
  CHECK(messages == "erreur : une autre commande travaille dans le dossier « " + out +
                        " »\n   aide : attendez qu'elle finisse, ou choisissez un autre dossier\n");
  CHECK(fs::is_empty(out));
  CHECK(status_of(scene, produce, messages) == 0);
}

TEST_CASE("any command that reads a folder takes --journal, which is never one of its inputs") {
  const Scene scene;
  const std::string log = scene.folder.file("journal.txt");
  CHECK(scene.figures({"--journal", log, "--format", "csv", "--seuil", "3"}).status == 2);
  const std::string text = bytes_of(log);
  CHECK(holds(text, " indicateurs " + scene.data + " [code 2] erreur : --seuil : « 3 » dépasse 1"));
  CHECK(holds(text, " [code 2] fin\n"));
  const std::string services = scene.data + "/services.csv";
  const std::string bytes = bytes_of(services);
  CHECK(scene.figures({"--journal", services}).status == 2);
  CHECK(bytes_of(services) == bytes);
}

TEST_CASE("rejected rows go back as one workbook a mission locale") {
  SmallFolder data;
  data.files["services.csv"] += "J1;ML1;2010-02-30;E1\nJ2;MLX;2010-03-01;E1\n";
  data.files["actions.csv"] += "A3;R1;2010-06-31;EM;conjointe;E11;1;Forum\n";
  const TemporaryFolder folder;
  const std::string path = data.write(folder);
  const std::string out = folder.file("rejets");
  const Outcome outcome = run_program({"verifier", "--donnees", path, "--rejets", out + "/", "-q"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err ==
        "3\u00A0lignes rejetées dans 3\u00A0classeurs de " + out + "/, un par mission locale\n");
  CHECK(fs::exists(out + "/rejets_ML1.xlsx"));
  CHECK(fs::exists(out + "/rejets_MLX.xlsx"));
  CHECK(fs::exists(out + "/rejets_sans-mission-locale.xlsx"));
  const std::string texts =
      printed_by("unzip -p " + in_quotes(out + "/rejets_ML1.xlsx") + " 'xl/worksheets/*'");
  CHECK(holds(texts, "J1;ML1;2010-02-30;E1"));
  CHECK(holds(texts, "Valeur juste"));
  CHECK_FALSE(holds(texts, "MLX"));
  const Outcome refused = run_program({"verifier", "--donnees", path, "--rejets", path});
  CHECK(refused.status == 2);
  CHECK(refused.err == "erreur : --rejets : « " + path +
                           " » est le dossier des données\n"
                           "   aide : donnez aux classeurs un dossier à eux\n");
}

TEST_CASE("what refuses a command line is in the journal too, unless it would go into an input") {
  const Scene scene;
  const std::string log = scene.folder.file("journal.txt");
  CHECK(scene.figures({"--journal", log, "--perode", "2010-06"}).status == 2);
  CHECK(holds(bytes_of(log), " indicateurs " + scene.data +
                                 " [code 2] erreur : option inconnue « --perode » pour "
                                 "indicateurs\n"));
  CHECK(run_program({"indicateur", "--journal=" + log}).status == 2);
  CHECK(holds(bytes_of(log), " [code 2] erreur : commande inconnue « indicateur »\n"));
  const std::string services = scene.data + "/services.csv";
  const std::string bytes = bytes_of(services);
  CHECK(scene.figures({"--journal", services, "--perode", "2010"}).status == 2);
  CHECK(bytes_of(services) == bytes);
}

TEST_CASE("an arrêté before the period is refused: nothing was known, and nothing is not 0") {
  const Scene scene;
  const Outcome outcome = scene.figures({"--arrete-au", "2009-12-31"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err ==
        "erreur : --arrete-au : le 2009-12-31 est avant le 1er janvier 2010, rien de cette année "
        "n'était connu\n   aide : choisissez un arrêté à partir du 2010-01-01\n");
  const Outcome month =
      run_program({"expliquer", "DE0", "--donnees", scene.data, "--periode", "2010-06",
                   "--territoire", "ML1", "--arrete-au", "2010-05-31"});
  CHECK(month.status == 2);
  CHECK(holds(month.err,
              "est avant le 1er\u00A0juin\u00A0"
              "2010, rien de cette période n'était connu"));
}
