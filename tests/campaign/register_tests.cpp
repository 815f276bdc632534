#include "campaign/record/register.hpp"

#include <catch2/catch.hpp>

#include "campaign/run_written.hpp"
#include "files/folder_lock.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::campaign;
using namespace copil::vocabulary;
using namespace copil::production;
using namespace copil::files;
using copil::testing::bytes_of;
using copil::testing::register_entry;
using copil::testing::TemporaryFolder;
using copil::testing::written_register;

TEST_CASE("a register gives back what was added") {
  const TemporaryFolder folder;
  const RegisterContent content = parse_register(written_register(folder));
  CHECK(content.identity == copil::testing::kIdentity);
  CHECK(content.manifest_sha256 == "sceau");
  CHECK(content.lost_bytes == 0);
  REQUIRE(content.documents.size() == 3);
  const RegisterEntry wanted = register_entry("bilan", "ML02");
  const RegisterEntry& found = content.documents.at(document_key(wanted.document));
  CHECK(found.fingerprint == wanted.fingerprint);
  CHECK(found.document.files.front().name == "R82/bilan.pdf");
  CHECK(found.document.files.front().bytes == 1234);
  CHECK(found.document.open_blanks == wanted.document.open_blanks);
  REQUIRE(found.document.cited.size() == 3);
  CHECK(found.document.cited[1].reach == figures::Reach::cumul);
  CHECK(found.document.cited[1].value == "34");
  CHECK(found.document.cited[1].territoire == "ML 01");
  CHECK(found.document.cited[1].code == "DE0");
  CHECK(found.document.cited[2].territoire == "R=1");
  CHECK(found.document.cited[2].code == "subvention.C 1.solde");
  CHECK(found.document.cited[2].value.empty());
}

TEST_CASE("the last line of a document counts, and a document after the end reopens the run") {
  const TemporaryFolder folder;
  written_register(folder);
  auto made = Register::open(folder.path());
  REQUIRE(made);
  RegisterEntry again = register_entry("bilan", "ML01");
  again.fingerprint = "autre";
  REQUIRE(made->add({again}).empty());
  const auto content = read_register(folder.path());
  REQUIRE(content);
  CHECK(content->documents.size() == 3);
  CHECK(content->documents.at(document_key(again.document)).fingerprint == "autre");
  CHECK_FALSE(content->manifest_sha256);
}

TEST_CASE("files about to be written are known by their digests, documents without any are not") {
  const TemporaryFolder folder;
  {
    auto made = Register::open(folder.path());
    REQUIRE(made);
    REQUIRE(made->begin(copil::testing::kIdentity).empty());
    REQUIRE(made->announce({register_entry("bilan", "ML01").document, {}}).empty());
    REQUIRE(made->announce({{}}).empty());
  }
  const auto content = read_register(folder.path());
  REQUIRE(content);
  CHECK(content->documents.empty());
  REQUIRE(content->pending.size() == 1);
  CHECK(content->pending.at("R82/bilan.pdf") == std::string(64, 'a'));
}

TEST_CASE("a register cut at any byte keeps its whole lines, and goes on from there") {
  const TemporaryFolder folder;
  const std::string whole = written_register(folder);
  std::size_t lines = 0;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    if (size > 0 && whole[size - 1] == '\n') ++lines;
    const RegisterContent content = parse_register(whole.substr(0, size));
    const std::size_t documents = lines < 2 ? 0 : std::min<std::size_t>(lines - 1, 3);
    REQUIRE(content.documents.size() == documents);
    REQUIRE(content.sound_bytes + content.lost_bytes == size);
    REQUIRE(content.manifest_sha256.has_value() == (lines == 5));
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, whole.size() / 2, whole.size() - 1}) {
    folder.write("campagne.registre", whole.substr(0, size));
    {
      auto made = Register::open(folder.path());
      REQUIRE(made);
      REQUIRE(made->add({register_entry("suite", "ML09")}).empty());
    }
    const auto content = read_register(folder.path());
    REQUIRE(content);
    CHECK(content->lost_bytes == 0);
    CHECK(content->documents.count(document_key(register_entry("suite", "ML09").document)) == 1);
  }
}

TEST_CASE("any altered byte is noticed: nothing from its line on is believed") {
  const TemporaryFolder folder;
  const std::string whole = written_register(folder);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string altered = whole;
    altered[i] = altered[i] == 'x' ? 'y' : 'x';
    const RegisterContent content = parse_register(altered);
    REQUIRE(content.lost_bytes > 0);
    REQUIRE(content.sound_bytes <= i);
  }
  CHECK(parse_register(whole + "court\n").lost_bytes == 6);
  // A line taken out is noticed too: each checksum goes over all lines before.
  const auto second = whole.find('\n') + 1;
  const auto third = whole.find('\n', second) + 1;
  CHECK(parse_register(whole.substr(0, second) + whole.substr(third)).documents.empty());
}

TEST_CASE("a run and a command that makes a few documents keep each other out") {
  const TemporaryFolder folder;
  {
    const auto run = FolderLock::take(folder.path());
    REQUIRE(run);
    CHECK_FALSE(FolderLock::hold(folder.path()));
  }
  {
    const auto command = FolderLock::hold(folder.path());
    REQUIRE(command);
    CHECK_FALSE(FolderLock::take(folder.path()));
  }
  CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("a folder has one run at a time") {
  const TemporaryFolder folder;
  CHECK_FALSE(FolderLock::is_taken(folder.path()));
  {
    const auto first = FolderLock::take(folder.path());
    REQUIRE(first);
    CHECK(FolderLock::is_taken(folder.path()));
    const auto second = FolderLock::take(folder.path());
    REQUIRE_FALSE(second);
    CHECK(formatted(second.error()) ==
          "erreur : une autre commande travaille dans le dossier « " + folder.path() +
              " »\n   aide : attendez qu'elle finisse, ou choisissez un autre dossier\n");
  }
  CHECK_FALSE(FolderLock::is_taken(folder.path()));
  CHECK(FolderLock::take(folder.path()));
}
