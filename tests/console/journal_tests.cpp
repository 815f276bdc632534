// The journal: lines are added, never written again.
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "console/journal.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using console::Journal;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

constexpr std::int64_t kNoon = 1'277'985'600;  // 2010-07-01 12:00:00

}  // namespace

TEST_CASE("a deed is one line: when, who, what, where, which bytes") {
  const TemporaryFolder folder;
  std::int64_t now = kNoon;
  Journal journal{folder.file("journal"), [&] { return now; }};
  CHECK(journal.note({"agent-r1", "accepter un dépôt", "R1", "services.csv", "abcd"}).empty());
  now += 61;
  CHECK(journal.note_sight({"agent-r1", "voir", "", "/chiffres", ""}).empty());
  CHECK(bytes_of(folder.file("journal/2010-07.jsonl")) ==
        "{\"quand\":\"2010-07-01T12:00:00Z\",\"qui\":\"agent-r1\",\"quoi\":\"accepter un dépôt\","
        "\"territoire\":\"R1\",\"fichier\":\"services.csv\",\"sha256\":\"abcd\"}\n"
        "{\"quand\":\"2010-07-01T12:01:01Z\",\"qui\":\"agent-r1\",\"quoi\":\"voir\","
        "\"fichier\":\"/chiffres\"}\n");
  now += 31 * 86'400;
  CHECK(journal.note({"agent-r1", "voir", "", "", ""}).empty());
  CHECK(bytes_of(folder.file("journal/2010-08.jsonl")).find("2010-08-01T12:01:01Z") == 10);
}

TEST_CASE("the journal is for the service's account alone") {
  const TemporaryFolder folder;
  Journal journal{folder.file("journal"), [] { return kNoon; }};
  CHECK(journal.note({"a", "b", "", "", ""}).empty());
  struct stat about {};
  REQUIRE(::stat(folder.file("journal").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0700);
  REQUIRE(::stat(folder.file("journal/2010-07.jsonl").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("what a name holds does not make a second line, nor another field") {
  const TemporaryFolder folder;
  Journal journal{folder.file("journal"), [] { return kNoon; }};
  CHECK(journal.note({"a\n{\"qui\":\"b\"}", "c\",\"qui\":\"d", "", "", ""}).empty());
  const std::string text = bytes_of(folder.file("journal/2010-07.jsonl"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  CHECK(text.find("\"qui\":\"d") == std::string::npos);
}

TEST_CASE("a line that a crash cut short is ended before the next") {
  const TemporaryFolder folder;
  const std::string file = folder.write("journal/2010-07.jsonl", "{\"quand\":\"2010-0");
  Journal journal{folder.file("journal"), [] { return kNoon; }};
  CHECK(journal.note({"a", "b", "", "", ""}).empty());
  CHECK(bytes_of(file) ==
        "{\"quand\":\"2010-0\n{\"quand\":\"2010-07-01T12:00:00Z\",\"qui\":\"a\",\"quoi\":\"b\"}\n");
}

TEST_CASE("a journal that cannot be written is told, and stands for a refusal") {
  const TemporaryFolder folder;
  const std::string file = folder.write("journal", "un fichier");
  Journal journal{file, [] { return kNoon; }};
  const Diagnostics problems = journal.note({"a", "b", "", "", ""});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.rfind(
            "le journal « " + file + "/2010-07.jsonl » ne peut pas être écrit", 0) == 0);
  CHECK(bytes_of(file) == "un fichier");
}

TEST_CASE("a link in place of the month's file is not followed") {
  const TemporaryFolder folder;
  const std::string other = folder.write("autre", "");
  std::filesystem::create_directories(folder.file("journal"));
  std::filesystem::create_symlink(other, folder.file("journal/2010-07.jsonl"));
  Journal journal{folder.file("journal"), [] { return kNoon; }};
  CHECK(journal.note({"a", "b", "", "", ""}).size() == 1);
  CHECK(bytes_of(other).empty());
}

TEST_CASE("lines of several threads and of several processes never mix") {
  const TemporaryFolder folder;
  Journal journal{folder.file("journal"), [] { return kNoon; }};
  const console::Deed deed{"agent", std::string(300, 'x'), "", "", ""};
  CHECK(journal.note(deed).empty());
  const pid_t child = ::fork();
  if (child == 0) {
    Journal own{folder.file("journal"), [] { return kNoon; }};
    for (int i = 0; i < 200; ++i) (void)own.note_sight(deed);
    ::_exit(0);
  }
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) (void)journal.note_sight(deed);
    });
  }
  for (auto& thread : threads) thread.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  std::ifstream in{folder.file("journal/2010-07.jsonl")};
  std::string line;
  std::string first;
  int count = 0;
  while (std::getline(in, line)) {
    if (first.empty()) first = line;
    CHECK(line == first);
    ++count;
  }
  CHECK(count == 601);
}
