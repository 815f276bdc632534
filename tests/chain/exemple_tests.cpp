// copil exemple, as users meet it.
#include "chain/program.hpp"

using namespace copil::testing;

TEST_CASE("a small example is written, read and counted") {
  const TemporaryFolder folder;
  const std::string path = folder.file("exemple");
  const Outcome outcome = run_program({"exemple", path, "--missions", "6", "--jeunes", "400"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find(path + " : 21 fichiers, ") == 0);
  CHECK(outcome.err.find(" ko\n") != std::string::npos);
  const Outcome read =
      run_program({"indicateurs", "--donnees", path, "--periode", "2010", "--format", "csv"});
  CHECK(read.status == 0);
  CHECK(read.err.empty());
  CHECK(read.out.find("\nVOL;FR;2010;2010-12-31;") != std::string::npos);
}

TEST_CASE("a dirty example is read too, with its rejects") {
  const TemporaryFolder folder;
  const std::string path = folder.file("exemple");
  CHECK(run_program({"exemple", path, "--missions", "6", "--jeunes", "400", "--sale", "-q"}).err ==
        "");
  const Outcome read = run_program({"volumes", "--donnees", path, "--annee", "2010"});
  CHECK(read.status == 0);
  CHECK(read.err.find(" rejetées sur ") != std::string::npos);
}

TEST_CASE("a mixed example gives the figures of the plain one") {
  const TemporaryFolder folder;
  const auto figures = [&](const std::string& name, std::vector<std::string> options) {
    std::vector<std::string> words{
        "exemple", folder.file(name), "--missions", "6", "--jeunes", "400", "-q"};
    words.insert(words.end(), options.begin(), options.end());
    CHECK(run_program(words).status == 0);
    return run_program({"indicateurs", "--donnees", folder.file(name), "--periode", "2010-T2",
                        "--niveau", "tous", "--format", "csv"})
        .out;
  };
  const std::string plain = figures("plain", {});
  CHECK(plain.find("\nVOL;FR;2010-T2;") != std::string::npos);
  CHECK(figures("mixed", {"--melange"}) == plain);
  const Outcome both = run_program({"exemple", folder.file("no"), "--melange", "--sale"});
  CHECK(both.status == 2);
  CHECK(both.err ==
        "erreur : --melange et --sale ne vont pas ensemble : les défauts tiennent à l'ordre des "
        "lignes\n");
}

TEST_CASE("a second command on a folder takes it from the cache and prints the same") {
  const TemporaryFolder folder;
  const std::string path = folder.file("exemple");
  REQUIRE(run_program({"exemple", path, "--missions", "10", "--jeunes", "30000", "-q"}).status ==
          0);
  printed_by("touch -d '1 hour ago' " + in_quotes(path) + "/*.csv; sleep 0.1");
  const Surroundings own{{"XDG_CACHE_HOME=" + folder.file("cache")}};
  std::vector<std::string> words{"indicateurs", "--donnees", path,       "--periode", "2010-T2",
                                 "--niveau",    "tous",      "--format", "csv"};
  const auto figures = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all = words;
    all.insert(all.end(), more.begin(), more.end());
    const Outcome outcome = run_program(all, own);
    CHECK(outcome.status == 0);
    return outcome.out + outcome.err;
  };
  const auto entries = [&] {
    return printed_by("find " + in_quotes(folder.path()) + " -name '*.colonnes' | wc -l");
  };
  const std::string anew = figures({"--sans-cache"});
  CHECK(entries() == "0\n");
  CHECK(figures({}) == anew);
  CHECK(entries() == "1\n");
  CHECK(figures({}) == anew);
  CHECK(entries() == "1\n");
  // The whole program takes what the light one kept, and the other way round.
  std::string line =
      "env " + own.variables[0] + " COPIL_RACINE=" COPIL_SOURCE_DIR " " COPIL_PROGRAM "-entier";
  for (const auto& word : words) line += " " + in_quotes(word);
  CHECK(printed_by(line) == anew);
  CHECK(entries() == "1\n");
}

TEST_CASE("an example asked for wrongly is all complained of at once") {
  const TemporaryFolder folder;
  folder.write("plein/fichier", "");
  const Outcome outcome = run_program(
      {"exemple", folder.file("plein"), "--missions", "0", "--jeunes", "deux", "--graine", "-1"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("--missions : « 0 » n'est pas un nombre entier de 1 à 5\u202f000") !=
        std::string::npos);
  CHECK(outcome.err.find("--jeunes : « deux »") != std::string::npos);
  CHECK(outcome.err.find("le dossier n'est pas vide : « ") != std::string::npos);
  CHECK(folder.listing() == "plein\n");
}
