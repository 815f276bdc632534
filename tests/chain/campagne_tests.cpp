// What may befall a campaign: killed, interrupted, on a full disk, altered, run twice at once.
#include "chain/campagne.hpp"

#include <sys/mount.h>

#include <fstream>

#include "chain/spawned.hpp"
#include "support/random.hpp"

using namespace copil::testing;

namespace {

void kill_and_resume(int times, unsigned seed) {
  undisturbed();
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  copil::test_support::Random random{seed};
  for (int i = 0; i < times; ++i) {
    Spawned program{campaign_words(run, {"--reprendre", "-q"})};
    ::usleep(20'000 + random.below(400'000U));
    program.send(SIGKILL);
    program.wait();
    if (fs::exists(run)) check_documents(run);
    // Now and then the run is over before it is killed: begin again.
    if (fs::exists(run + "/manifeste.json")) {
      resume_and_check(run);
      fs::remove_all(run);
    }
  }
  resume_and_check(run);
}

}  // namespace

TEST_CASE("one or eight processes give the bytes of an ordinary run") {
  for (const char* jobs : {"-j1", "-j8"}) {
    const TemporaryFolder folder;
    CAPTURE(jobs);
    REQUIRE(run_program(campaign_words(folder.file("c"), {jobs, "-q"})).status == 0);
    CHECK(content_of(folder.file("c")) == undisturbed());
  }
}

TEST_CASE("only content counts: a clock set back or files dated anew make nothing again") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  fs::copy(small_data(), folder.file("d"));
  const auto words = campaign_words(run, {"--reprendre"}, folder.file("d"));
  REQUIRE(run_program(words).status == 0);
  printed_by("touch -d 1999-01-01 " + in_quotes(folder.file("d")) + "/*.csv");
  printed_by("touch -d 2037-01-01 " + in_quotes(run) + "/*/*.pdf " + in_quotes(run) + "/*.json");
  CHECK(run_program(words).err.find("rien à refaire") == 0);
  // A data file that changes makes everything again.
  printed_by("sed -i '2d' " + in_quotes(folder.file("d") + "/services.csv"));
  const Outcome changed = run_program(words);
  CHECK(changed.status == 0);
  CHECK(changed.err.find("rien à refaire") == std::string::npos);
  CHECK(changed.err.find("déjà à jour") == std::string::npos);
}

TEST_CASE("what is missing is made again, and only that; what a person changed is kept and told") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  copy_undisturbed(run);
  fs::remove(run + "/FR/tableau-de-bord_FR_2010-06.pdf");
  const std::string altered =
      printed_by("ls -d " + in_quotes(run) + "/R*/tableau-de-bord_R*.xlsx | head -1");
  std::ofstream{altered.substr(0, altered.size() - 1), std::ios::app} << "x";
  std::ofstream{run + "/intrus.txt"} << "x";
  const Outcome checked = run_program({"campagne", "verifier", run});
  CHECK(checked.status == 1);
  CHECK(checked.err.find("« FR/tableau-de-bord_FR_2010-06.pdf » manque\n") != std::string::npos);
  CHECK(checked.err.find(" a été modifié : ") != std::string::npos);
  CHECK(checked.err.find("   aide : s'il a été corrigé à la main, il est gardé tel quel ; pour "
                         "qu'il soit refait, supprimez-le, puis relancez la campagne avec "
                         "--reprendre\n") != std::string::npos);
  CHECK(checked.err.find("« intrus.txt » n'est pas de la campagne\n") != std::string::npos);
  fs::remove(run + "/intrus.txt");
  const std::string edited = altered.substr(0, altered.size() - 1);
  const std::string bytes = bytes_of(edited);
  for (const char* option : {"--reprendre", "-q"}) {
    const Outcome outcome = run_program(campaign_words(run, {option}));
    CHECK(outcome.status == 0);
    CHECK(outcome.err.find("attention : « " + edited +
                           " » a été modifié depuis qu'il a été fait : il est gardé\n"
                           "   aide : supprimez-le pour qu'il soit refait\n") != std::string::npos);
    CHECK(bytes_of(edited) == bytes);
  }
  fs::remove(edited);
  const Outcome outcome = run_program(campaign_words(run, {"--reprendre"}));
  CHECK(outcome.err.find("1 document fait, 2 fichiers") != std::string::npos);
  CHECK(content_of(run) == undisturbed());
}

TEST_CASE("a figure that no longer is the documents' is told") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  copy_undisturbed(run);
  printed_by("sed -i 's/^\\(FR;.*;DE0;.*;2010-06;[^;]*\\);.*$/\\1;999999;5/' " +
             in_quotes(run + "/chiffres.csv"));
  const Outcome checked = run_program({"campagne", "verifier", run});
  CHECK(checked.status == 1);
  CHECK(checked.err.find("erreur : tableau-de-bord de FR dit DE0 = ") != std::string::npos);
  CHECK(checked.err.find(", chiffres.csv dit 999999\n") != std::string::npos);
  CHECK(checked.err.find("erreur : DE0 de FR : le cumul (5) est sous la valeur de la période "
                         "(999999)\n") != std::string::npos);
  resume_and_check(run);
}

TEST_CASE("volumes and subsidies that no longer are the documents' are told") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  std::vector<std::string> words{
      "campagne",     "mensuelle", "--donnees",   fixture("demo"), "--periode",
      "2010-12",      "--sortie",  run,           "--rapport",     "bilan-regional,tableau-de-bord",
      "--territoire", "R2",        "--arrete-au", "2011-02-28",    "-q"};
  REQUIRE(run_program(words).status == 0);
  const Outcome sound = run_program({"campagne", "verifier", run});
  CHECK(sound.err.find("ne se suivent pas") == std::string::npos);
  const std::string figures = in_quotes(run + "/chiffres.csv");
  printed_by("sed -i 's/^\\(ML04;.*;subvention.CL-2010-ML04.du;.*;\\)9430.00;/\\19000.00;/' " +
             figures);
  printed_by("sed -i 's/^\\(ML04;.*;volume.realise;.*;\\)41;/\\142;/' " + figures);
  const Outcome checked = run_program({"campagne", "verifier", run});
  CHECK(checked.status == 1);
  CHECK(checked.err.find("erreur : bilan-regional de R2 dit subvention.CL-2010-ML04.du de ML04 = "
                         "9430.00, chiffres.csv dit 9000.00\n") != std::string::npos);
  CHECK(checked.err.find("erreur : les sommes de subvention.CL-2010-ML04 ne se suivent pas\n") !=
        std::string::npos);
  CHECK(
      checked.err.find("erreur : tableau-de-bord de ML04 dit volume.realise = 41, chiffres.csv dit "
                       "42\n") != std::string::npos);
  CHECK(checked.err.find("erreur : volume.realise de ML04 (42) n'est pas VOL (41)\n") !=
        std::string::npos);
  CHECK(checked.err.find("erreur : volume.taux de ML04 est 0.683333, attendu 0.700000\n") !=
        std::string::npos);
}

TEST_CASE("an altered manifest or register is noticed and mended, no document is lost") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  copy_undisturbed(run);
  printed_by("sed -i 's/\"rejetees\": 0/\"rejetees\": 9/' " + in_quotes(run + "/manifeste.json"));
  const Outcome altered = run_program({"campagne", "verifier", run});
  CHECK(altered.status == 1);
  CHECK(altered.err.find("« manifeste.json » a été modifié depuis la fin de la campagne") !=
        std::string::npos);
  resume_and_check(run);
  std::ofstream{run + "/manifeste.json"} << "{";
  CHECK(run_program({"campagne", "verifier", run}).status == 3);
  resume_and_check(run);
  fs::resize_file(run + "/campagne.registre", fs::file_size(run + "/campagne.registre") / 2);
  CHECK(run_program({"campagne", "verifier", run}).status == 1);
  const Outcome outcome = run_program(campaign_words(run, {"--reprendre"}));
  CHECK(outcome.err.find("la fin du registre de ") != std::string::npos);
  CHECK(content_of(run) == undisturbed());
}

namespace {

/// Until the program has begun to write there.
void wait_for(const std::string& path, Spawned& program) {
  while (!fs::exists(path) && program.is_running()) ::usleep(1000);
  REQUIRE(program.is_running());
}

}  // namespace

TEST_CASE("Ctrl-C stops cleanly: nothing half-written, the rest made later") {
  undisturbed();
  for (const int signal : {SIGINT, SIGTERM}) {
    const TemporaryFolder folder;
    const std::string run = folder.file("c");
    Spawned program{campaign_words(run, {"-q", "-j2"})};
    wait_for(run + "/campagne.registre", program);
    program.send(SIGSTOP);
    program.send(signal);
    program.send(SIGCONT);
    CHECK(program.wait() == 130);
    CHECK(leftovers(run).empty());
    resume_and_check(run);
  }
}

TEST_CASE("produire too stops cleanly") {
  const TemporaryFolder folder;
  const std::string made = folder.file("p");
  Spawned program{{"produire", "tableau-de-bord", "--donnees", small_data(), "--periode", "2010-06",
                   "--sortie", made, "-q", "-j2"}};
  wait_for(made, program);
  program.send(SIGSTOP);
  program.send(SIGINT);
  program.send(SIGCONT);
  CHECK(program.wait() == 130);
  CHECK(leftovers(made).empty());
}

TEST_CASE("killed at random moments, then resumed: the same bytes") {
  kill_and_resume(5, 1);
}

TEST_CASE("killed at a hundred random moments, then resumed: the same bytes", "[lent]") {
  kill_and_resume(100, 2);
}

TEST_CASE("two runs never share a folder") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  Spawned first{campaign_words(run, {"-q", "-j1"})};
  wait_for(run + "/campagne.registre", first);
  first.send(SIGSTOP);
  const Outcome second = run_program(campaign_words(run, {"--reprendre"}));
  first.send(SIGCONT);
  CHECK(second.status == 3);
  CHECK(second.err.find("erreur : une autre commande travaille dans le dossier « " + run +
                        " »\n") != std::string::npos);
  CHECK(first.wait() == 0);
  CHECK(content_of(run) == undisturbed());
}

TEST_CASE("a file-size limit: whole documents only, the fault told, the rest made later") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  const Outcome outcome =
      printed_status("ulimit -f 30; " + command_line(campaign_words(run, {"--reprendre"})));
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("le fichier dépasse la taille permise") != std::string::npos);
  CHECK(leftovers(run).empty());
  check_documents(run);
  resume_and_check(run);
}

TEST_CASE("one document that fails does not stop the others, and is tried again") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  // A folder stands where the document should.
  const std::string obstacle = run + "/FR/tableau-de-bord_FR_2010-06.pdf";
  fs::create_directories(obstacle + "/x");
  const Outcome outcome = run_program(campaign_words(run));
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("erreur : impossible d'écrire « " + obstacle +
                         " » : c'est un dossier, pas un fichier\n") != std::string::npos);
  CHECK(outcome.err.find("1 document n'a pas pu être fait ; --reprendre les essaie de nouveau") !=
        std::string::npos);
  CHECK(bytes_of(run + "/index.html").find("n’ont pas pu être faits") != std::string::npos);
  CHECK(run_program({"campagne", "verifier", run}).status == 1);
  fs::remove_all(obstacle);
  resume_and_check(run);
}

// Needs a file system of its own: it exists where one may be mounted (see tests/CMakeLists.txt).
TEST_CASE("a full disk: the run stops, says so, and goes on once there is room", "[disque]") {
  const TemporaryFolder folder;
  const std::string disk = folder.file("disque");
  fs::create_directory(disk);
  REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=400k") == 0);
  const std::string run = disk + "/c";
  const Outcome outcome = run_program(campaign_words(run, {"--reprendre"}));
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("plein") != std::string::npos);
  CHECK(outcome.err.find("[ERROR]") == std::string::npos);  // the libraries' own words
  CHECK(leftovers(disk).empty());
  ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=100m");
  resume_and_check(run);
  ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=100m");
  const Outcome read_only = run_program(campaign_words(run));
  CHECK(read_only.status == 3);
  CHECK(read_only.err.find("le disque est en lecture seule") != std::string::npos);
  CHECK(run_program({"campagne", "verifier", run}).status == 0);
  ::umount(disk.c_str());
}

TEST_CASE("a run resumed with nothing to do is as strict as the one that read the data") {
  const TemporaryFolder folder;
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"-q", "--strict", "--niveau", "national"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(campaign_words(folder.file("c"), words, fixture("demo")));
  };
  const Outcome first = run({});
  CHECK(first.status == 1);
  const Outcome again = run({"--reprendre"});
  CHECK(again.status == 1);
  CHECK(again.err.find("--strict : 4 lignes rejetées, la commande échoue (code 1)\n") !=
        std::string::npos);
}
