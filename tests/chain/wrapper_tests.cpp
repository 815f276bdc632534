// The wrapper ./copil: what is built runs anywhere, and nothing is installed unasked.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

/// A tree with a built program, where all that could install or build cries out.
class Tree {
 public:
  Tree() {
    std::string pattern = "/tmp/copil-arbre-XXXXXX";
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
    std::filesystem::create_directories(path_ + "/.build/release");
    std::filesystem::create_directories(path_ + "/interdits");
    for (const char* file : {"CMakeLists.txt", "CMakePresets.json"}) write(file, "");
    write("engine/source.cpp", "");
    std::filesystem::copy_file(COPIL_SOURCE_DIR "/copil", path_ + "/copil");
    for (const char* name : {"dpkg-query", "cmake", "apt-get", "sudo"}) {
      write_script("interdits/" + std::string{name}, "echo interdit : $0 >&2\nexit 9\n");
    }
    write_script(".build/release/copil", "echo \"lancé : $*\"\n");
    allow(path_);
  }
  ~Tree() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path{file(name)}.parent_path());
    std::ofstream{file(name)} << text;
  }
  void write_script(const std::string& name, const std::string& text) const {
    write(name, "#!/bin/sh\n" + text);
    allow(file(name));
  }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  void change_a_source() const {
    REQUIRE(std::system(("touch -d 'next year' " + in_quotes(file("engine/source.cpp"))).c_str()) ==
            0);
  }

  /// The wrapper, by somebody who may write nothing there.
  Outcome run_as_stranger(const std::string& words) const {
    const std::string stranger =
        ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    REQUIRE(std::system(("chmod -R a-w " + in_quotes(path_)).c_str()) == 0);
    const Outcome outcome = run(stranger, words);
    REQUIRE(std::system(("chmod -R u+w " + in_quotes(path_)).c_str()) == 0);
    return outcome;
  }
  Outcome run(const std::string& before, const std::string& words) const {
    const TemporaryFolder folder;
    const int status =
        std::system((before + "env PATH=" + in_quotes(file("interdits")) + ":/usr/bin:/bin " +
                     in_quotes(file("copil")) + " " + words + " >" + in_quotes(folder.file("out")) +
                     " 2>" + in_quotes(folder.file("err")))
                        .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder.file("out")),
            bytes_of(folder.file("err"))};
  }

 private:
  static void allow(const std::string& path) { REQUIRE(::chmod(path.c_str(), 0755) == 0); }

  std::string path_;
};

}  // namespace

TEST_CASE("what is built runs for anybody, without writing, asking dpkg or cmake") {
  const Tree tree;
  const Outcome outcome = tree.run_as_stranger("indicateurs --donnees d");
  CHECK(outcome.err == "");
  CHECK(outcome.out == "lancé : indicateurs --donnees d\n");
  CHECK(outcome.status == 0);
}

TEST_CASE("what was built before its sources changed still runs where nothing can be written") {
  const Tree tree;
  tree.change_a_source();
  const Outcome outcome = tree.run_as_stranger("demo");
  CHECK(outcome.err ==
        "copil : les sources ont changé depuis la construction, qui ne s'écrit pas ici : elle est "
        "lancée telle quelle\n");
  CHECK(outcome.out == "lancé : demo\n");
}

TEST_CASE("--sans-installer says what would be installed, and installs nothing") {
  const Tree tree;
  tree.change_a_source();
  tree.write_script("interdits/dpkg-query",
                    "case $3 in ninja-build|libpoco-dev) ;; *) printf installed ;; esac\n");
  const Outcome outcome = tree.run("", "--sans-installer demo");
  CHECK(outcome.status == 3);
  CHECK(outcome.err ==
        "copil : ces paquets Debian manquent, rien n'est installé (--sans-installer) : ninja-build "
        "libpoco-dev\n");
  CHECK(outcome.out == "");
}
