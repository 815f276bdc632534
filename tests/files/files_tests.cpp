#include "files/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include "support/random.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
namespace fs = std::filesystem;
using namespace copil::files;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

TEST_CASE("a file is written whole under its name, and nothing else remains") {
  const TemporaryFolder folder;
  CHECK(write_file(folder.file("a.txt"), "premier").empty());
  CHECK(write_file(folder.file("a.txt"), "second").empty());
  CHECK(bytes_of(folder.file("a.txt")) == "second");
  CHECK(folder.listing() == "a.txt\n");
}

TEST_CASE("a file that cannot be written says why and leaves nothing") {
  const TemporaryFolder folder;
  const std::string path = folder.file("absent/a.txt");
  CHECK(formatted(write_file(path, "x")) ==
        "erreur : impossible d'écrire « " + path + " » : fichier ou dossier introuvable\n");
  CHECK(folder.listing().empty());

  std::filesystem::create_directory(folder.file("dossier"));
  CHECK_FALSE(write_file(folder.file("dossier"), "x").empty());
  CHECK(folder.listing() == "dossier\n");
}

TEST_CASE("a file written by pieces is the whole of them, with its digest") {
  const TemporaryFolder folder;
  const std::string piece(700'000, 'a');
  TemporaryFile file{folder.file("a.pdf")};
  for (int i = 0; i < 5; ++i) file.add(piece);
  REQUIRE(file.finish().empty());
  const std::string bytes = bytes_of(folder.file("a.pdf.en-cours"));
  CHECK(bytes == piece + piece + piece + piece + piece);
  CHECK(file.size() == bytes.size());
  CHECK(file.sha256() == sha256(bytes));
  CHECK(folder.listing() == "a.pdf.en-cours\n");
}

TEST_CASE("a file given up, or that cannot be written by pieces, leaves nothing") {
  const TemporaryFolder folder;
  { TemporaryFile{folder.file("a.pdf")}.add("des octets"); }
  CHECK(folder.listing().empty());
  const std::string path = folder.file("absent/a.pdf");
  TemporaryFile file{path};
  file.add("des octets");
  CHECK(formatted(file.finish()) ==
        "erreur : impossible d'écrire « " + path + " » : fichier ou dossier introuvable\n");
  CHECK(folder.listing().empty());
}

TEST_CASE("reading says what is missing") {
  const TemporaryFolder folder;
  CHECK(*read_file(folder.write("a.txt", "é\n")) == "é\n");
  CHECK(formatted(read_file(folder.file("b.txt")).error()) ==
        "erreur : impossible de lire « " + folder.file("b.txt") +
            " » : fichier ou dossier introuvable\n");
  CHECK_FALSE(read_file(folder.path()));
}

TEST_CASE("an output folder is made, or refused before any work") {
  const TemporaryFolder folder;
  CHECK(prepare_folder(folder.file("x/y")).empty());
  CHECK(folder.listing() == "x\n");
  folder.write("fichier", "");
  CHECK(formatted(prepare_folder(folder.file("fichier/y"))) ==
        "erreur : impossible de créer le dossier « " + folder.file("fichier/y") +
            " » : un élément du chemin n'est pas un dossier\n"
            "   aide : choisissez un autre dossier avec --sortie\n");
}

TEST_CASE("files of a folder come by name") {
  const TemporaryFolder folder;
  folder.write("b.yaml", "");
  folder.write("a.yaml", "");
  folder.write("c.md", "");
  CHECK(*files_in(folder.path(), ".yaml") ==
        std::vector<std::string>{folder.file("a.yaml"), folder.file("b.yaml")});
  CHECK_FALSE(files_in(folder.file("absent"), ".yaml"));
}

TEST_CASE("SHA-256 of known bytes") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const TemporaryFolder folder;
  const std::string large(1'000'003, 'x');
  CHECK(*sha256_of_file(folder.write("large", large)) == sha256(large));
}

TEST_CASE("a link out of a folder is not a file of it") {
  const TemporaryFolder folder;
  folder.write("dehors.md", "secret");
  const std::string inside = folder.file("modeles");
  folder.write("modeles/parties/a.md", "a");
  std::filesystem::create_symlink(folder.file("dehors.md"), inside + "/lien.md");
  std::filesystem::create_directory_symlink(folder.path(), inside + "/dossier");
  std::filesystem::create_symlink("parties/a.md", inside + "/autre.md");
  REQUIRE(::mkfifo((inside + "/tube.md").c_str(), 0600) == 0);
  CHECK(is_regular_file_within(inside + "/parties/a.md", inside));
  CHECK(is_regular_file_within(inside + "/autre.md", inside));
  for (const char* name : {"lien.md", "dossier/dehors.md", "../dehors.md", "tube.md", "parties",
                           "absent.md", "parties/a.md/b"}) {
    CAPTURE(name);
    CHECK_FALSE(is_regular_file_within(inside + "/" + name, inside));
  }
}

TEST_CASE("codes that differ give names that differ, and plain codes are themselves") {
  CHECK(plain_name("ML01") == "ML01");
  CHECK(plain_name("2A.1-x") == "2A.1-x");
  std::set<std::string> names;
  for (const char* code : {"ML/1", "ML_1", "ML 1", "ML\u20111", "É01", "È01", "ML-1"}) {
    const std::string name = plain_name(code);
    CHECK(name == plain_name(code));
    CHECK(name.find_first_not_of(
              "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.") ==
          std::string::npos);
    names.insert(name);
  }
  CHECK(names.size() == 7);
}

TEST_CASE("a document takes no other thing's place: a link, a read-only file") {
  const TemporaryFolder folder;
  folder.write("cible", "avant");
  fs::create_symlink(folder.file("cible"), folder.file("lien"));
  CHECK(formatted(write_file(folder.file("lien"), "x")) ==
        "erreur : impossible d'écrire « " + folder.file("lien") +
            " » : c'est un lien, qui n'est pas remplacé\n");
  fs::permissions(folder.file("cible"), fs::perms::owner_read);
  CHECK(formatted(write_file(folder.file("cible"), "x")) ==
        "erreur : impossible d'écrire « " + folder.file("cible") +
            " » : le fichier est protégé en écriture\n");
  CHECK(bytes_of(folder.file("cible")) == "avant");
  CHECK(folder.listing() == "cible\nlien\n");
}

TEST_CASE("a temporary file follows no link that stands under its name") {
  const TemporaryFolder folder;
  folder.write("autre", "à quelqu'un");
  fs::create_symlink(folder.file("autre"), folder.file("f.en-cours"));
  CHECK(write_file(folder.file("f"), "x").empty());
  CHECK(bytes_of(folder.file("autre")) == "à quelqu'un");
  CHECK(bytes_of(folder.file("f")) == "x");
}

TEST_CASE("every reason has its words") {
  CHECK(reason_text(ENOENT) == "fichier ou dossier introuvable");
  CHECK(reason_text(EACCES) == "droits insuffisants");
  CHECK(reason_text(EPERM) == "droits insuffisants");
  CHECK(reason_text(EROFS) == "le disque est en lecture seule");
  CHECK(reason_text(ENOSPC) == "le disque est plein");
  CHECK(reason_text(EDQUOT) == "le disque est plein");
  CHECK(reason_text(ENOTDIR) == "un élément du chemin n'est pas un dossier");
  CHECK(reason_text(EISDIR) == "c'est un dossier, pas un fichier");
  CHECK(reason_text(EFBIG) == "le fichier dépasse la taille permise");
  CHECK(reason_text(EEXIST) == "un fichier de ce nom existe déjà");
  CHECK(reason_text(ENAMETOOLONG) == "nom trop long");
}

TEST_CASE("a folder that cannot be made is refused before any work, and nothing is made") {
  const TemporaryFolder folder;
  CHECK(refuse_folder(folder.path()).empty());
  CHECK(refuse_folder(folder.file("a/b/c")).empty());
  folder.write("fichier", "");
  CHECK(formatted(refuse_folder(folder.file("fichier/y"))) ==
        "erreur : impossible de créer le dossier « " + folder.file("fichier/y") +
            " » : un élément du chemin n'est pas un dossier\n"
            "   aide : choisissez un autre dossier avec --sortie\n");
  CHECK_FALSE(refuse_folder(folder.file("fichier")).empty());
  CHECK(folder.listing() == "fichier\n");
}

TEST_CASE("folders made for nothing go, the deepest first, up to one that holds something") {
  const TemporaryFolder folder;
  const std::vector<std::string> missing = missing_folders(folder.file("a/b/../b/c"));
  CHECK(missing ==
        std::vector<std::string>{folder.file("a/b/c"), folder.file("a/b"), folder.file("a")});
  CHECK(missing_folders(folder.path()).empty());
  fs::create_directories(folder.file("a/b/c"));
  folder.write("a/reste", "");
  remove_empty_folders(missing);
  CHECK_FALSE(fs::exists(folder.file("a/b")));
  CHECK(fs::exists(folder.file("a/reste")));
  fs::remove(folder.file("a/reste"));
  remove_empty_folders(missing);
  CHECK(folder.listing().empty());
  fs::create_directories(folder.file("a/b/c"));
  folder.write("a/b/c/reste", "");
  remove_empty_folders(missing);
  CHECK(fs::exists(folder.file("a/b/c/reste")));
  folder.write("fichier", "");
  fs::create_directories(folder.file("vide"));
  remove_empty_folders({folder.file("fichier/b"), folder.file("absent"), folder.file("vide")});
  CHECK_FALSE(fs::exists(folder.file("vide")));
}

TEST_CASE("a result goes through a link to its file, into a pipe, never onto nothing") {
  const TemporaryFolder folder;
  folder.write("cible", "avant");
  fs::create_symlink(folder.file("cible"), folder.file("lien"));
  CHECK(write_result(folder.file("lien"), "après").empty());
  CHECK(bytes_of(folder.file("cible")) == "après");
  CHECK(fs::is_symlink(folder.file("lien")));
  CHECK(write_result(folder.file("neuf"), "x").empty());
  CHECK(bytes_of(folder.file("neuf")) == "x");
  fs::create_symlink(folder.file("absent"), folder.file("perdu"));
  CHECK(formatted(write_result(folder.file("perdu"), "x")) ==
        "erreur : le lien ne mène nulle part : « " + folder.file("perdu") +
            " » : fichier ou dossier introuvable\n");
  CHECK(write_result("/dev/null", "x").empty());
  const std::string pipe = folder.file("tube");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(reader != -1);
  CHECK(write_result(pipe, "par le tube").empty());
  char read[32] = {};
  CHECK(::read(reader, read, sizeof read) == 11);
  CHECK(std::string{read} == "par le tube");
  ::close(reader);
  CHECK(formatted(write_file(pipe, "x")) ==
        "erreur : impossible d'écrire « " + pipe +
            " » : ce n'est pas un fichier ordinaire, il n'est pas remplacé\n");
  CHECK(formatted(write_file(folder.path(), "x")) == "erreur : impossible d'écrire « " +
                                                         folder.path() +
                                                         " » : c'est un dossier, pas un fichier\n");
}

TEST_CASE("a temporary file takes its place when it is settled") {
  const TemporaryFolder folder;
  CHECK(temporary_name("a/b.pdf") == "a/b.pdf.en-cours");
  CHECK(write_temporary(folder.file("a"), "neuf").empty());
  CHECK(folder.listing() == "a.en-cours\n");
  CHECK(settle_file(folder.file("a.en-cours"), folder.file("a")).empty());
  CHECK(folder.listing() == "a\n");
  CHECK(bytes_of(folder.file("a")) == "neuf");
  CHECK(formatted(settle_file(folder.file("a.en-cours"), folder.file("b"))) ==
        "erreur : impossible d'écrire « " + folder.file("b") +
            " » : fichier ou dossier introuvable\n");
  fs::create_directory(folder.file("d"));
  CHECK(write_temporary(folder.file("d"), "x").empty());
  CHECK_FALSE(settle_file(folder.file("d.en-cours"), folder.file("d")).empty());
  CHECK(folder.listing() == "a\nd\n");
}

TEST_CASE("what is appended is on the disk, or the error says why") {
  const TemporaryFolder folder;
  const std::string path = folder.write("journal", "un\n");
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  REQUIRE(file != -1);
  CHECK(append_whole(file, "deux\n") == 0);
  ::close(file);
  CHECK(bytes_of(path) == "un\ndeux\n");
  CHECK(append_whole(-1, "x") == EBADF);
  CHECK(sync_disk(folder.path()).empty());
  CHECK(formatted(sync_disk(folder.file("absent"))) ==
        "erreur : impossible d'écrire sur le disque de « " + folder.file("absent") +
            " » : fichier ou dossier introuvable\n");
  CHECK(free_bytes(folder.path()).value() > 4096);
  CHECK_FALSE(free_bytes(folder.file("absent")));
}

TEST_CASE("reading, digests and lists of files say what they cannot read") {
  const TemporaryFolder folder;
  CHECK(formatted(read_file(folder.path()).error()) ==
        "erreur : impossible de lire « " + folder.path() +
            " » : c'est un dossier, pas un fichier\n");
  CHECK(formatted(sha256_of_file(folder.file("absent")).error()) ==
        "erreur : impossible de lire « " + folder.file("absent") +
            " » : fichier ou dossier introuvable\n");
  CHECK(*sha256_of_file(folder.write("vide", "")) == sha256(""));
  CHECK(formatted(files_in(folder.file("absent"), ".yaml").error()) ==
        "erreur : impossible de lire le dossier « " + folder.file("absent") +
            " » : fichier ou dossier introuvable\n");
  fs::create_directory(folder.file("dossier.yaml"));
  folder.write("a.yaml", "");
  CHECK(*files_in(folder.path(), ".yaml") == std::vector<std::string>{folder.file("a.yaml")});
}

TEST_CASE("a document is named by its report, its territory and its period") {
  const Period june{Period::Kind::month, 2010, 6};
  CHECK(document_stem("bilan-local", "ML01", june) == "bilan-local_ML01_2010-06");
  CHECK(document_stem("bilan-local", "ML/1", june) ==
        "bilan-local_ML-1-" + sha256("ML/1").substr(0, 6) + "_2010-06");
  for (const char* edge : {"/", ":", "@", "[", "`", "{", ",", "_"}) {
    CAPTURE(edge);
    CHECK(plain_name(edge) == "-" + ("-" + sha256(edge).substr(0, 6)));
  }
  CHECK(plain_name("09AZaz-.") == "09AZaz-.");
}

TEST_CASE("a file that is kept makes its folder, for its owner alone, and leaves nothing beside") {
  const TemporaryFolder folder;
  const std::string path = folder.file("etat/2010/a.yaml");
  CHECK(write_kept_file(path, "un").empty());
  CHECK(write_kept_file(path, "deux").empty());
  CHECK(bytes_of(path) == "deux");
  CHECK((std::filesystem::status(folder.file("etat/2010")).permissions() &
         std::filesystem::perms::others_all) == std::filesystem::perms::none);
  const auto entries = std::filesystem::directory_iterator{folder.file("etat/2010")};
  CHECK(std::distance(begin(entries), end(entries)) == 1);
  folder.write("plein", "");
  CHECK_FALSE(write_kept_file(folder.file("plein/a.yaml"), "x").empty());
}

TEST_CASE("a scratch folder is its owner's alone, and goes with what it holds") {
  const TemporaryFolder above;
  std::string path;
  {
    const ScratchFolder scratch{above.path()};
    const ScratchFolder other{above.path()};
    REQUIRE(scratch.is_made());
    CHECK(scratch.path() != other.path());
    path = scratch.path();
    CHECK(fs::status(path).permissions() == fs::perms::owner_all);
    CHECK(write_file(path + "/a", "x").empty());
    fs::create_directories(path + "/b/c");
  }
  CHECK_FALSE(fs::exists(path));
  CHECK(above.listing().empty());
  const ScratchFolder nowhere{above.file("absent")};
  CHECK_FALSE(nowhere.is_made());
  CHECK_FALSE(write_file(nowhere.path() + "/a", "x").empty());
}

// Poco's own digests crash here: OpenSSL is taken down under a thread that has just begun.
TEST_CASE("digests begin and end in several threads at once") {
  const std::string expected = sha256("abc");
  std::atomic<int> wrong{0};
  const auto work = [&](unsigned seed) {
    test_support::Random random{seed};
    for (int i = 0; i < 2000; ++i) {
      if (sha256("abc") != expected) ++wrong;
      if (random.below(3U) == 0) ::usleep(random.below(200U));
    }
  };
  std::vector<std::thread> threads;
  for (unsigned seed = 1; seed <= 3; ++seed) threads.emplace_back(work, seed);
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
