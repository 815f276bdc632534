#include "copil/options/configuration.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "copil/options/commands.hpp"
#include "files/files.hpp"

using namespace copil;
using namespace copil::program;

namespace {

const CommandSpec& command_named(std::string_view name) {
  const auto& commands = command_specs();
  return *std::find_if(commands.begin(), commands.end(),
                       [&](const CommandSpec& command) { return command.name == name; });
}

Defaults read(std::string_view yaml, std::string_view command) {
  const auto defaults =
      read_configuration(yaml, "/etc/copil/copil.yaml", command_specs(), command_named(command));
  INFO((defaults ? "" : formatted(defaults.error())));
  REQUIRE(defaults);
  return *defaults;
}

std::string complaint_about(std::string_view yaml) {
  const auto defaults =
      read_configuration(yaml, "copil.yaml", command_specs(), command_named("indicateurs"));
  REQUIRE_FALSE(defaults);
  return formatted(defaults.error());
}

}  // namespace

TEST_CASE("settings hold for every command that has the option, then for one command alone") {
  constexpr std::string_view kYaml =
      R"(donnees: donnees
correspondances: /srv/c.yaml
seuil: 0,1
strict: oui
jobs: 2
servir:
  port: 8020
  jobs: 1
indicateurs: { strict: non, niveau: region }
)";
  const Defaults figures = read(kYaml, "indicateurs");
  CHECK(figures.values ==
        std::map<std::string, std::string, std::less<>>{{"correspondances", "/srv/c.yaml"},
                                                        {"donnees", "/etc/copil/donnees"},
                                                        {"jobs", "2"},
                                                        {"niveau", "region"},
                                                        {"seuil", "0,1"}});
  CHECK(figures.flags.empty());
  const Defaults served = read(kYaml, "servir");
  CHECK(served.values.at("port") == "8020");
  CHECK(served.values.at("jobs") == "1");
  CHECK(served.values.count("correspondances") == 0);
  CHECK(read(kYaml, "verifier").flags.count("strict") == 1);
  CHECK(read("donnees: postgresql://base/copil\n", "volumes").values.at("donnees") ==
        "postgresql://base/copil");
  CHECK(read("", "volumes").values.empty());
}

TEST_CASE("folders laid one over the other each start from the file's folder") {
  const auto laid = [](std::string_view yaml) {
    return read(yaml, "indicateurs").values.at("personnalisation");
  };
  CHECK(laid("personnalisation: un,/srv/deux\n") == "/etc/copil/un,/srv/deux");
  CHECK(laid("personnalisation: trois\n") == "/etc/copil/trois");
}

TEST_CASE("templates are tried on the demo's data unless settings ask for others for them") {
  CHECK(read("donnees: d\n", "modele").values.empty());
  CHECK(read("modele: { donnees: d, periode: 2010 }\n", "modele").values.at("donnees") ==
        "/etc/copil/d");
}

TEST_CASE("what is wrong with settings is said with its place, all at once") {
  CHECK(complaint_about(R"(donnes: d
strict: peut-être
servir:
  porte: 1
  port: [1]
modele: 3
sortie: s
)") ==
        R"(copil.yaml:1:1: erreur : clé inconnue « donnes » dans les réglages de copil
     1 | donnes: d
       | ^^^^^^
   aide : vouliez-vous dire « donnees » ?
copil.yaml:2:9: erreur : « oui » ou « non » est attendu ; trouvé : « peut-être »
     2 | strict: peut-être
       |         ^^^^^^^^^
copil.yaml:4:3: erreur : clé inconnue « porte » dans les réglages de « servir »
     4 |   porte: 1
       |   ^^^^^
   aide : vouliez-vous dire « port » ?
copil.yaml:5:9: erreur : un texte est attendu ; trouvé : une liste
     5 |   port: [1]
       |         ^
copil.yaml:6:9: erreur : des options de « modele » sont attendues, par exemple « strict: oui »
     6 | modele: 3
       |         ^
copil.yaml:7:1: erreur : « sortie » n'a pas le même sens pour toutes les commandes
     7 | sortie: s
       | ^^^^^^
   aide : mettez cette option sous le nom d'une commande, par exemple « servir: »
)");
  CHECK(complaint_about("- donnees\n") ==
        "copil.yaml:1:1: erreur : des clés comme « donnees: /srv/copil/donnees » sont attendues\n"
        "     1 | - donnees\n       | ^\n");
}

TEST_CASE("the command line wins over settings, which fill in what it must have") {
  const ReadDefaults defaults = [](const CommandSpec& command, const Arguments& typed) {
    const std::string file = typed.value("configuration");
    return read_configuration(file == "autre.yaml" ? "donnees: ailleurs\n" : "donnees: ici\n", file,
                              command_specs(), command);
  };
  const auto donnees = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"indicateurs", "--periode", "2010"});
    const auto invocation = parse_arguments(words, command_specs(), "1", defaults);
    REQUIRE(invocation);
    return invocation->arguments.value("donnees");
  };
  CHECK(donnees({}) == "ici");
  CHECK(donnees({"--configuration", "autre.yaml"}) == "ailleurs");
  CHECK(donnees({"--donnees", "tapé"}) == "tapé");
}

TEST_CASE("the shipped settings explain every key, and none of them is in force") {
  const auto text = files::read_file(COPIL_SOURCE_DIR "/debian/copil.yaml");
  REQUIRE(text);
  for (const auto key : common_keys()) {
    INFO(key);
    const auto line = text->find("\n#" + std::string{key} + ": ");
    REQUIRE(line != std::string::npos);
    CHECK(text->rfind("\n# ", line) != std::string::npos);
  }
  CHECK(read(*text, "indicateurs").values.empty());
  // Without the marks of comments, every line that is a key is one that holds.
  std::string uncommented;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string line = text->substr(at, end - at);
    if (line.size() > 1 && line[0] == '#' && line[1] != ' ') uncommented += line.substr(1) + "\n";
    at = end + 1;
  }
  const Defaults all = read(uncommented, "indicateurs");
  CHECK(all.values.at("donnees") == "/srv/copil/donnees");
  CHECK(all.flags.count("strict") == 1);
}
