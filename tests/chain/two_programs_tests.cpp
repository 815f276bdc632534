// The program that people start tells figures by itself, and becomes the whole one for all else.
#include <filesystem>
#include <regex>
#include <set>

#include "chain/program.hpp"
#include "copil/runs.hpp"

using namespace copil::testing;
namespace fs = std::filesystem;

namespace {

constexpr const char* kWhole = COPIL_PROGRAM "-entier";

/// The libraries that a run of the program initialised, whenever and however they were loaded.
std::set<std::string> libraries_of(const std::vector<std::string>& words) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program(words, {{"LD_DEBUG=files", "LD_DEBUG_OUTPUT=" + folder.file("liste")}});
  REQUIRE(outcome.status == 0);
  const std::string told = printed_by("cat " + in_quotes(folder.path()) + "/liste.*");
  static const std::regex kInit{R"(calling init: \S*/(lib[^/\s]*?)\.so)"};
  std::set<std::string> names;
  for (std::sregex_iterator at{told.begin(), told.end(), kInit}, end; at != end; ++at) {
    names.insert((*at)[1]);
  }
  return names;
}

/// A machine where the package is installed, without what the test does not need.
class Installed {
 public:
  Installed() {
    std::error_code error;
    for (const char* place : {"bin", "libexec/copil", "share"}) {
      fs::create_directories(folder_.file(place), error);
    }
    fs::copy_file(COPIL_PROGRAM, program(), error);
    REQUIRE(!error);
    fs::create_directory_symlink(COPIL_SOURCE_DIR, folder_.file("share/copil"), error);
    REQUIRE(!error);
  }
  std::string program() const { return folder_.file("bin/copil"); }
  std::string whole() const { return folder_.file("libexec/copil/copil-entier"); }

  Outcome run(const std::string& words) const {
    const TemporaryFolder said;
    const int status =
        std::system(("env -u COPIL_RACINE " + in_quotes(program()) + " " + words + " >" +
                     in_quotes(said.file("out")) + " 2>" + in_quotes(said.file("err")))
                        .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(said.file("out")),
            bytes_of(said.file("err"))};
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("figures are told without the libraries of documents, databases and the browser") {
  const std::set<std::string> heavy{"libcairo", "libpango-1", "libharfbuzz", "libfreetype",
                                    "libqpdf",  "libpq",      "libPocoNet",  "libPocoXML",
                                    "libX11",   "libkrb5",    "libldap-2",   "libgnutls"};
  const auto version = libraries_of({"--version"});
  CHECK(version.size() >= 5);
  const auto figures =
      libraries_of({"indicateurs", "--donnees", fixture("demo"), "--periode", "2010-T2"});
  CHECK(figures == version);
  CHECK(figures.size() <= 25);
  for (const auto& name : figures) {
    CAPTURE(name);
    CHECK(heavy.count(name) == 0);
  }
  // What is looked for above is told where it is loaded.
  CHECK(libraries_of({"catalogue", "campagnes"}).count("libcairo") == 1);
}

TEST_CASE("the two programs say the same") {
  const std::string of_demo = " --donnees " + in_quotes(fixture("demo"));
  const std::vector<std::string> lines{"indicateurs --periode 2010-T2 --format csv" + of_demo,
                                       "volumes --annee 2010" + of_demo,
                                       "catalogue campagnes",
                                       "--version",
                                       "produire --help",
                                       "verifier",
                                       "volume"};
  for (const auto& words : lines) {
    CAPTURE(words);
    const auto said_by = [&](const std::string& program) {
      const TemporaryFolder folder;
      return printed_by("{ cd " + in_quotes(folder.path()) + "; " + in_quotes(program) + " " +
                        words + " 2>&1; echo $?; }");
    };
    CHECK(said_by(COPIL_PROGRAM) == said_by(kWhole));
  }
}

TEST_CASE("installed, the whole program is found in libexec, and what both read in share") {
  const Installed machine;
  const Outcome lonely = machine.run("catalogue campagnes");
  CHECK(lonely.status == 3);
  CHECK(lonely.out.empty());
  CHECK(lonely.err ==
        "erreur : le programme « copil-entier », qui fait cette commande, ne se lance pas : il "
        "n'est ni à côté de celui-ci, ni dans libexec/copil\n"
        "   aide : réinstallez le paquet, ou reconstruisez le programme\n");
  CHECK(machine.run("--version").status == 0);

  std::ofstream{machine.whole()} << "ni un programme, ni un script";
  const Outcome refused = machine.run("catalogue campagnes");
  CHECK(refused.status == 3);
  CHECK(refused.err.find("ne se lance pas : « " + machine.whole() + " » : ") != std::string::npos);

  std::error_code error;
  fs::copy_file(kWhole, machine.whole(), fs::copy_options::overwrite_existing, error);
  REQUIRE(!error);
  const Outcome handed = machine.run("catalogue campagnes");
  CHECK(handed.err == "");
  CHECK(handed.status == 0);
  CHECK(handed.out.find("mensuelle") != std::string::npos);
}

TEST_CASE("words and streams reach the whole program as they were given") {
  const Installed machine;
  std::ofstream{machine.whole()} << "#!/bin/sh\nprintf '<%s>' \"$@\"; cat; echo dit >&2; exit 7\n";
  fs::permissions(machine.whole(), fs::perms::owner_all);
  const TemporaryFolder folder;
  const Outcome outcome = machine.run("guide --fichier 'a  b' --format=html <" +
                                      in_quotes(folder.write("entrée", "lu")));
  CHECK(outcome.out == "<guide><--fichier><a  b><--format=html>lu");
  CHECK(outcome.err == "dit\n");
  CHECK(outcome.status == 7);
}

TEST_CASE("a machine without libpq reads folders, and says what a database needs") {
  const TemporaryFolder folder;
  folder.write("libpq.so.5", "");
  const Surroundings without{{"LD_LIBRARY_PATH=" + folder.path()}};
  const Outcome database = run_program(
      {"indicateurs", "--donnees", "postgresql://serveur/base", "--periode", "2010"}, without);
  CHECK(database.status == 3);
  CHECK(database.err ==
        "postgresql://serveur/base: erreur : la bibliothèque libpq, qui parle aux bases "
        "PostgreSQL, n'est pas installée sur cette machine\n"
        "   aide : demandez le paquet libpq5 à l'administrateur\n");
  CHECK(run_program({"volumes", "--donnees", fixture("demo"), "--annee", "2010"}, without).status ==
        0);
}

TEST_CASE("the whole program has every command, the light one some of them") {
  const auto whole = copil::program::whole_runs();
  CHECK(whole.size() == copil::program::command_specs().size());
  for (const auto& spec : copil::program::command_specs()) {
    CAPTURE(spec.name);
    CHECK(whole.count(spec.name) == 1);
  }
  for (const auto& [name, run] : copil::program::light_runs()) {
    CAPTURE(name);
    // That of the whole program makes the acts of a scenario too: they are documents.
    CHECK((whole.at(name) == run) == (name != "simuler"));
  }
}
