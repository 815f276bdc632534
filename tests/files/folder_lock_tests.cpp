#include "files/folder_lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include <catch2/catch.hpp>

#include "files/files.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::files;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

TEST_CASE("a folder is one command's at a time") {
  const TemporaryFolder folder;
  CHECK_FALSE(FolderLock::is_taken(folder.path()));
  {
    auto lock = FolderLock::take(folder.path());
    REQUIRE(lock);
    CHECK(FolderLock::is_taken(folder.path()));
    const FolderLock moved{std::move(*lock)};
    CHECK(FolderLock::is_taken(folder.path()));
    const auto held = FolderLock::hold(folder.path());
    REQUIRE_FALSE(held);
    CHECK(formatted(held.error()) == "erreur : une autre commande travaille dans le dossier « " +
                                         folder.path() +
                                         " »\n   aide : attendez qu'elle finisse, ou choisissez un "
                                         "autre dossier\n");
  }
  CHECK_FALSE(FolderLock::is_taken(folder.path()));
  CHECK(FolderLock::hold(folder.path()));
  const auto absent = FolderLock::take(folder.file("absent"));
  REQUIRE_FALSE(absent);
  CHECK(formatted(absent.error()) == "erreur : impossible d'écrire « " + folder.file("absent") +
                                         "/" + std::string{kLockName} +
                                         " » : fichier ou dossier introuvable\n"
                                         "   aide : choisissez un autre dossier avec --sortie\n");
  CHECK(FolderLock::take(folder.file("autre")).error()[0].message.find("/autre/") !=
        std::string::npos);
  const auto nowhere = FolderLock::hold(folder.file("absent"));
  REQUIRE_FALSE(nowhere);
  CHECK(formatted(nowhere.error()) == "erreur : impossible d'ouvrir le dossier « " +
                                          folder.file("absent") +
                                          " » : fichier ou dossier introuvable\n"
                                          "   aide : choisissez un autre dossier avec --sortie\n");
}

TEST_CASE("a state folder is one server's at a time; commands that look at it are not kept out") {
  const TemporaryFolder folder;
  {
    const auto server = FolderLock::keep(folder.path());
    REQUIRE(server);
    CHECK_FALSE(FolderLock::is_taken(folder.path()));
    const auto second = FolderLock::keep(folder.path());
    REQUIRE_FALSE(second);
    CHECK(formatted(second.error()) ==
          "erreur : un autre « copil servir » garde déjà son état dans « " + folder.path() +
              " »\n   aide : servez-vous de celui qui tourne, ou arrêtez-le\n"
              "   aide : avec --etat DOSSIER, celui-ci garde le sien ailleurs\n");
  }
  CHECK(FolderLock::keep(folder.path()));
  CHECK(FolderLock::keep(folder.file("absent")).error()[0].hints[0] ==
        "choisissez un autre dossier avec --etat");
}

TEST_CASE("files are written and locked where the standard input is closed, as services have it") {
  const TemporaryFolder folder;
  const std::string pipe = folder.file("tube");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
  const int input = ::dup(0);
  REQUIRE((reader != -1 && input != -1));
  ::close(0);
  errno = 0;
  const bool is_written = write_result(pipe, "tube").empty() &&
                          write_kept_file(folder.file("a"), "x").empty() &&
                          sync_disk(folder.path()).empty();
  const bool is_locked = FolderLock::take(folder.path()).has_value();
  const bool is_held = FolderLock::hold(folder.path()).has_value();
  bool is_finished = false;
  {
    TemporaryFile file{folder.file("b")};
    file.add("x");
    is_finished = file.finish().empty();
  }
  const bool is_given_back = ::fcntl(0, F_GETFD) == -1;
  ::dup2(input, 0);
  ::close(input);
  CHECK((is_written && is_locked && is_held && is_finished && is_given_back));
  char read[32] = {};
  CHECK(::read(reader, read, sizeof read) == 4);
  CHECK(std::string{read} == "tube");
  ::close(reader);
  CHECK(bytes_of(folder.file("a")) == "x");
  CHECK(bytes_of(folder.file("b.en-cours")) == "x");
}
