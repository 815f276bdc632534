#include "files/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

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
