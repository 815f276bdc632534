#include "copil/terminal/progress.hpp"

#include <sstream>

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::program;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

constexpr std::int64_t kSecond = 1'000'000;

/// What is told of a stage that makes ten documents, one every four seconds.
std::string told(Audience audience, const std::string& log = {}) {
  std::ostringstream out;
  std::ostringstream err;
  Terminal terminal{out, err};
  std::int64_t now = 0;
  std::ostringstream screen;
  Journal journal{screen.rdbuf()};
  REQUIRE((log.empty() || journal.open(log, "copil 0.1.0 campagne /c").empty()));
  Progress progress{terminal, [&] { return now; }, audience, &journal};
  progress.stage("documents");
  for (std::size_t i = 1; i <= 10; ++i) {
    now += 4 * kSecond;
    progress.documents({i, 10, 0});
  }
  progress.say("fini\n");
  CHECK(out.str().empty());
  CHECK(journal.close(1));
  return err.str();
}

}  // namespace

TEST_CASE("progress says how many are done, how fast, what is left, what failed") {
  CHECK(advance_text({412, 1602, 1}, 7'500'000) ==
        "412 / 1\u202f602 documents, 55/s, reste 22 s, 1 échec");
  CHECK(advance_text({100, 1602, 2}, 50 * kSecond) ==
        "100 / 1\u202f602 documents, 2,0/s, reste 12 min 31 s, 2 échecs");
  CHECK(advance_text({3, 10, 0}, kSecond / 2) == "3 / 10 documents");
  CHECK(advance_text({10, 10, 0}, 2 * kSecond) == "10 / 10 documents, 5,0/s");
}

TEST_CASE("without a terminal, a line every ten seconds and the last one") {
  CHECK(told(Audience::log) ==
        "3 / 10 documents, 0,3/s, reste 28 s\n"
        "6 / 10 documents, 0,3/s, reste 16 s\n"
        "9 / 10 documents, 0,3/s, reste 4 s\n"
        "10 / 10 documents, 0,3/s\n"
        "fini\n");
}

TEST_CASE("on a terminal, one line is rewritten and goes at the end") {
  const std::string text = told(Audience::terminal);
  CHECK(text.rfind("\rdocuments…\033[K", 0) == 0);
  CHECK(text.find("\r1 / 10 documents, 0,3/s, reste 36 s\033[K") != std::string::npos);
  CHECK(text.ends_with("\r\033[Kfini\n"));
}

TEST_CASE("-q says nothing, the log still does") {
  const TemporaryFolder folder;
  CHECK(told(Audience::nobody, folder.file("journal")).empty());
  const std::string log = bytes_of(folder.file("journal"));
  CHECK(log.find("Z copil 0.1.0 campagne /c [en cours] documents\n") == 19);
  CHECK(log.find("Z copil 0.1.0 campagne /c [code 1] fini\n") != std::string::npos);
}

TEST_CASE("the journal holds what the screen was told, but for what was written over") {
  const TemporaryFolder folder;
  std::ostringstream screen;
  Journal journal{screen.rdbuf()};
  REQUIRE(journal.open(folder.file("journal"), "copil 0.1.0 produire /d").empty());
  std::ostream err{&journal};
  err << "\rlecture…\033[K\r\033[Kattention : deux\n   aide : lignes\n" << std::flush;
  CHECK(screen.str() == "\rlecture…\033[K\r\033[Kattention : deux\n   aide : lignes\n");
  CHECK(journal.close(3));
  std::istringstream lines{bytes_of(folder.file("journal"))};
  std::string all;
  for (std::string line; std::getline(lines, line);) all += line.substr(20) + "\n";
  CHECK(all ==
        " copil 0.1.0 produire /d [code 3] attention : deux\n"
        " copil 0.1.0 produire /d [code 3]    aide : lignes\n"
        " copil 0.1.0 produire /d [code 3] fin\n");
}

TEST_CASE("a log that cannot be written is refused at once") {
  const TemporaryFolder folder;
  std::ostringstream out;
  Journal journal{out.rdbuf()};
  CHECK(formatted(journal.open(folder.file("absent/journal"), "copil")) ==
        "erreur : impossible d'écrire le journal « " + folder.file("absent/journal") +
            " » : fichier ou dossier introuvable\n"
            "   aide : choisissez un autre fichier avec --journal\n");
}
