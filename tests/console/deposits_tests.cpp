// Versions of the data: whole or not there, whoever kills the program, and whenever.
#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "console/deposits/acceptance.hpp"
#include "console/deposits/notes.hpp"
#include "files/files.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::console;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A base of three files, and a state folder.
struct Store {
  Store() {
    folder.write("base/territoires.csv", "code;type;libelle;parent\nFR;national;France;\n");
    folder.write("base/services_R1.csv", "un");
    folder.write("base/services_R2.csv", "deux");
    folder.write("base/lisez-moi.md", "notes");
  }

  int draft(const std::string& name, const std::string& bytes) {
    const auto number = deposits.begin("agent", 1000);
    REQUIRE(number);
    add(*number, name, bytes);
    return *number;
  }
  void add(int number, const std::string& name, const std::string& bytes) {
    REQUIRE(files::write_file(deposits.files_folder(number) + "/" + name, bytes).empty());
    REQUIRE(deposits.add(number, {name, "CSV", bytes.size(), files::sha256(bytes), 1001}).empty());
  }
  std::string base() const {
    const std::string accepted = deposits.current_folder();
    return accepted.empty() ? folder.file("base") : accepted;
  }
  Candidate stage(int number, Joining joining = Joining::replace) {
    auto candidate = stage_candidate(base(), deposits.files_folder(number), joining, {},
                                     deposits.folder_of(number) + "/essai");
    REQUIRE(candidate);
    return *candidate;
  }
  Diagnostics accept(int number) {
    const Candidate candidate = stage(number);
    return accept_deposit(deposits, number, candidate, candidate.stamp,
                          {"agent", 1002, {}, deposits.current()});
  }

  TemporaryFolder folder;
  Deposits deposits{folder.file("etat/depots")};
};

std::string names_of(const Candidate& candidate) {
  std::string names;
  for (const auto& piece : candidate.pieces) names += piece.name + (piece.is_new ? "+ " : " ");
  return names;
}

}  // namespace

TEST_CASE("a deposit's note tells a refusal, and nothing of what was not decided") {
  const TemporaryFolder folder;
  Deposit written;
  written.by = "agent";
  written.begun = 10;
  written.files = {{"services.csv", "CSV", 3, "ab", 12}};
  written.is_added = true;
  REQUIRE(write_deposit(folder.path(), written).empty());
  auto read = read_deposit(folder.path());
  REQUIRE(read);
  CHECK(read->state == Deposit::State::draft);
  CHECK(read->by == "agent");
  CHECK(read->begun == 10);
  CHECK(read->is_added);
  REQUIRE(read->files.size() == 1);
  CHECK(read->files[0].received == 12);
  CHECK(bytes_of(folder.file("depot.json")).find("refus") == std::string::npos);
  written.state = Deposit::State::refused;
  written.is_added = false;
  written.decision = {"chef", 20, "trop tôt", 2};
  REQUIRE(write_deposit(folder.path(), written).empty());
  read = read_deposit(folder.path());
  REQUIRE(read);
  CHECK(read->state == Deposit::State::refused);
  CHECK_FALSE(read->is_added);
  CHECK(read->decision.by == "chef");
  CHECK(read->decision.at == 20);
  CHECK(read->decision.words == "trop tôt");
  CHECK(read->decision.base == 2);
  // That one was accepted is said by the link alone.
  written.state = Deposit::State::accepted;
  REQUIRE(write_deposit(folder.path(), written).empty());
  CHECK(read_deposit(folder.path())->state == Deposit::State::draft);
  CHECK(bytes_of(folder.file("depot.json")).find("trop") == std::string::npos);
}

TEST_CASE("a draft takes the place of what holds the same, or stands beside it") {
  Store place;
  const int part = place.draft("Services_r2.csv", "autre");
  CHECK(names_of(place.stage(part)) ==
        "Services_r2.csv+ lisez-moi.md services_R1.csv territoires.csv ");
  CHECK(place.stage(part).replaced == std::vector<std::string>{"services_R2.csv"});
  CHECK(names_of(place.stage(part, Joining::add)) ==
        "Services_r2.csv+ lisez-moi.md services_R1.csv services_R2.csv territoires.csv ");
  const int whole = place.draft("services.csv", "tout");
  CHECK(names_of(place.stage(whole)) == "lisez-moi.md services.csv+ territoires.csv ");
  const int unknown = place.draft("inconnu.csv", "a;b\n1;2\n");
  CHECK(place.stage(unknown).unread == std::vector<std::string>{"inconnu.csv"});
  CHECK(names_of(place.stage(unknown)) ==
        "lisez-moi.md services_R1.csv services_R2.csv territoires.csv ");
}

TEST_CASE("an export that a correspondance of the draft takes is read") {
  Store place;
  const int number = place.draft("contacts.csv", "Jeune;ML;Le;Type\nJ1;ML1;2010-01-01;E1\n");
  CHECK(place.stage(number).unread == std::vector<std::string>{"contacts.csv"});
  fs::create_directories(place.deposits.files_folder(number) + "/correspondances");
  REQUIRE(files::write_file(place.deposits.files_folder(number) + "/correspondances/c.yaml",
                            "devient: services\nfichier: contacts.csv\ncolonnes: {jeune: Jeune, "
                            "mission_locale: ML, date: Le, enjeu: Type}\n")
              .empty());
  const Candidate candidate = place.stage(number);
  CHECK(names_of(candidate) ==
        "contacts.csv+ correspondances/c.yaml+ lisez-moi.md territoires.csv ");
  CHECK(candidate.replaced == std::vector<std::string>{"services_R1.csv", "services_R2.csv"});
}

TEST_CASE("what was arriving when a server was cut short goes, what came stays") {
  Store place;
  const int number = place.draft("services_R2.csv", "nouveau");
  const std::string files = place.deposits.files_folder(number);
  REQUIRE(files::write_file(files + "/.arrive-secret.en-cours", "un bout").empty());
  place.deposits.clear_arrivals();
  CHECK_FALSE(fs::exists(files + "/.arrive-secret.en-cours"));
  CHECK(bytes_of(files + "/services_R2.csv") == "nouveau");
  CHECK(place.deposits.find(number)->files.size() == 1);
  Deposits{place.folder.file("nulle-part")}.clear_arrivals();
}

TEST_CASE("an accepted deposit is a whole folder, and the one before it stays") {
  Store place;
  const int first = place.draft("services_R2.csv", "nouveau");
  CHECK(place.deposits.current() == 0);
  CHECK(place.accept(first).empty());
  CHECK(place.deposits.current() == first);
  const std::string folder = place.deposits.current_folder();
  CHECK(bytes_of(folder + "/services_R2.csv") == "nouveau");
  CHECK(bytes_of(folder + "/services_R1.csv") == "un");
  CHECK(bytes_of(folder + "/lisez-moi.md") == "notes");
  CHECK(bytes_of(place.folder.file("base/services_R2.csv")) == "deux");
  const int second = place.draft("services_R1.csv", "suite");
  CHECK(place.accept(second).empty());
  CHECK(bytes_of(place.deposits.current_folder() + "/services_R2.csv") == "nouveau");
  CHECK(bytes_of(place.deposits.current_folder() + "/services_R1.csv") == "suite");
  CHECK(bytes_of(folder + "/services_R1.csv") == "un");
  const auto all = place.deposits.all();
  REQUIRE(all.size() == 2);
  CHECK(all[0].state == Deposit::State::accepted);
  CHECK(all[0].decision.base == first);
  CHECK(all[1].state == Deposit::State::accepted);
  CHECK(all[1].decision.by == "agent");
  CHECK(place.accept(second).front().message == "le dépôt 2 est déjà accepté");
}

TEST_CASE("the second of two who accept is told, and so is one whose files changed") {
  Store place;
  const int mine = place.draft("services_R1.csv", "le mien");
  const int theirs = place.draft("services_R2.csv", "le leur");
  const Candidate seen = place.stage(mine);
  CHECK(place.accept(theirs).empty());
  const Decision decision{"agent", 1002, {}, 0};
  const Diagnostics told = accept_deposit(place.deposits, mine, seen, seen.stamp, decision);
  REQUIRE(told.size() == 1);
  CHECK(told[0].message == "les données en service ont changé depuis que ce dépôt a été comparé");
  CHECK(told[0].hints == std::vector<std::string>{"comparez-le de nouveau avant de l'accepter"});
  CHECK(place.deposits.current() == theirs);
  const Candidate before = place.stage(mine);
  place.add(mine, "services_R1.csv", "encore autre chose");
  const Diagnostics changed = accept_deposit(place.deposits, mine, place.stage(mine), before.stamp,
                                             {"agent", 1002, {}, theirs});
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].message == "des fichiers ont changé depuis que ce dépôt a été comparé");
}

TEST_CASE("a refused deposit is no draft any more") {
  Store place;
  const int number = place.draft("services.csv", "x");
  CHECK(place.deposits.refuse(number, {"agent", 1002, "double", 0}).empty());
  CHECK(place.deposits.find(number)->decision.words == "double");
  CHECK(place.deposits.add(number, {"a.csv", "CSV", 1, "", 0}).front().message ==
        "le dépôt 1 est déjà refusé");
  CHECK(place.deposits.add(7, {"a.csv", "CSV", 1, "", 0}).front().message ==
        "il n'y a pas de dépôt 7");
  CHECK(place.accept(number).front().message == "le dépôt 1 est déjà refusé");
}

TEST_CASE("killed at any moment, the folder in force is the old one or the new one, whole") {
  Store place;
  constexpr int kPieces = 40;
  constexpr int kRounds = 40;  // each lets the child go on for longer than the one before
  for (int i = 0; i < kPieces; ++i) {
    place.folder.write("base/piece_" + std::to_string(i) + ".txt", std::string(5000, 'x'));
  }
  int accepted = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string bytes = "version " + std::to_string(round);
    const int number = place.draft("services_R2.csv", bytes);
    const int before = place.deposits.current();
    const Candidate candidate = place.stage(number);
    const pid_t child = ::fork();
    if (child == 0) {
      Deposits own{place.deposits.folder()};
      ::_exit(
          accept_deposit(own, number, candidate, candidate.stamp, {"agent", 1, {}, before}).empty()
              ? 0
              : 1);
    }
    std::this_thread::sleep_for(std::chrono::microseconds{round * 150});
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const int now = place.deposits.current();
    CHECK((now == before || now == number));
    const bool has_told = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    CHECK((!has_told || now == number));
    CHECK(place.deposits.find(number)->state ==
          (now == number ? Deposit::State::accepted : Deposit::State::draft));
    if (now == number) ++accepted;
    CHECK((now == before || bytes_of(place.base() + "/services_R2.csv") == bytes));
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator{place.base()}) count += entry.is_regular_file();
    CHECK(count == kPieces + 4);
    // What remained of the first try does not hinder the second.
    CHECK((now == number || place.accept(number).empty()));
  }
  CHECK(accepted < kRounds);
}
