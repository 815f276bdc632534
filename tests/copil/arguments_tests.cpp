#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "copil/options/arguments.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"

using namespace copil;
using namespace copil::program;

namespace {

const std::vector<CommandSpec>& commands() {
  static const std::vector<CommandSpec> kCommands{
      {"indicateurs",
       "les figures",
       {},
       {"donnees", "periode", "jobs", "strict"},
       {"donnees", "periode"}},
      {"produire",
       "les documents",
       {{"RAPPORT", "nom d'un rapport"}},
       {"donnees", "sortie"},
       {"donnees"}},
  };
  return kCommands;
}

Arguments parsed(const std::vector<std::string>& words) {
  auto invocation = parse_arguments(words, commands(), "1.0");
  INFO((invocation ? "" : formatted(invocation.error())));
  REQUIRE(invocation);
  CHECK(invocation->text.empty());
  return invocation->arguments;
}

std::string complaint(const std::vector<std::string>& words) {
  const auto invocation = parse_arguments(words, commands(), "1.0");
  REQUIRE_FALSE(invocation);
  return formatted(invocation.error());
}

}  // namespace

TEST_CASE("a command line is a command, its options and its arguments") {
  const Arguments arguments =
      parsed({"indicateurs", "--donnees", "d", "--periode=2010", "-j", "2", "--strict"});
  CHECK(arguments.command == "indicateurs");
  CHECK(arguments.value("donnees") == "d");
  CHECK(arguments.value("periode") == "2010");
  CHECK(arguments.value("jobs") == "2");
  CHECK(arguments.value("sortie", "ici") == "ici");
  CHECK(arguments.has("strict"));
  CHECK_FALSE(arguments.has("silencieux"));
  CHECK(parsed({"produire", "bilan-local", "--donnees", "d"}).positionals ==
        std::vector<std::string>{"bilan-local"});
  CHECK(parsed({"indicateurs", "-j4", "--donnees", "d", "--periode", "2010"}).value("jobs") == "4");
}

TEST_CASE("an option is still read under the name that it had") {
  for (const std::vector<std::string>& typed :
       {std::vector<std::string>{"--champs", "r.yaml"}, {"--champs=r.yaml"}}) {
    std::vector<std::string> words{"produire",  "bilan-local", "--donnees", "d",
                                   "--periode", "2010",        "--sortie",  "s"};
    words.insert(words.end(), typed.begin(), typed.end());
    const auto invocation = parse_arguments(words, command_specs(), "1.0");
    REQUIRE(invocation);
    CHECK(invocation->arguments.value("reponses") == "r.yaml");
  }
}

TEST_CASE("commands take options that there are, each once, and every option has its command") {
  std::set<std::string_view> taken;
  for (const CommandSpec& command : command_specs()) {
    std::set<std::string_view> own;
    for (const auto name : command.options) {
      CAPTURE(command.name, name);
      CHECK(option_named(name).name == name);
      CHECK(own.insert(name).second);
    }
    for (const auto& name : command.required) CHECK(own.count(name) == 1);
    taken.insert(own.begin(), own.end());
  }
  for (const OptionSpec& option : all_options()) {
    CAPTURE(option.name);
    CHECK(taken.count(option.name) == 1);
  }
}

TEST_CASE("what a struct of options asks for is filled, or complained of") {
  Arguments typed;
  typed.values = {{"donnees", "d"}, {"annee", "2010"}, {"arrete-au", "30/06/2010"}};
  typed.flags = {"alertes"};
  Request request{typed};
  const VolumesOptions asked{request};
  CHECK(request.complaints().empty());
  CHECK(asked.data.donnees == "d");
  CHECK(iso_text(asked.arrete_au) == "2010-06-30");
  CHECK(asked.alertes);
  CHECK(asked.format == "table");
  CHECK_FALSE(asked.reading.strict);
  typed.values["annee"] = "MMX";
  typed.values["format"] = "pdf";
  Request faulty{typed};
  static_cast<void>(VolumesOptions{faulty});
  CHECK(formatted(faulty.complaints()) ==
        "erreur : --annee : « MMX » n'est pas une année\n"
        "   aide : écrivez par exemple 2010\n"
        "erreur : --format : mot inconnu « pdf »\n"
        "   aide : possibles : table, csv, json\n");
}

TEST_CASE("the help of a command says which forms its --format takes") {
  for (const CommandSpec& command : command_specs()) {
    INFO(command.name);
    const auto& options = command.options;
    const bool takes_format = std::count(options.begin(), options.end(), "format") > 0;
    CHECK(takes_format == !command.formats.empty());
  }
  const std::string help = parse_arguments({"volumes", "--help"}, command_specs(), "1.0")->text;
  CHECK(help.find("forme du résultat : table (par défaut), csv ou json") != std::string::npos);
}

TEST_CASE("help and version are texts to print") {
  CHECK(parse_arguments({"--version"}, commands(), "1.0")->text == "copil 1.0\n");
  const std::string help = parse_arguments({"--help"}, commands(), "1.0")->text;
  CHECK(help.find("indicateurs") != std::string::npos);
  CHECK(help.find("Usage") == std::string::npos);
  CHECK(help.find("Commandes") != std::string::npos);
  const std::string of_command = parse_arguments({"produire", "--help"}, commands(), "1.0")->text;
  CHECK(of_command.find("--donnees DIR") != std::string::npos);
  CHECK(of_command.find("RAPPORT") != std::string::npos);
  CHECK(of_command.find("REQUIRED") == std::string::npos);
}

TEST_CASE("what is wrong with a command line is said all at once") {
  CHECK(complaint({}) ==
        "erreur : aucune commande n'est donnée\n"
        "   aide : copil --help donne la liste des commandes, copil demo une démonstration\n");
  CHECK(complaint({"indicateur"}) ==
        "erreur : commande inconnue « indicateur »\n"
        "   aide : vouliez-vous dire « indicateurs » ?\n"
        "   aide : copil --help donne la liste des commandes\n");
  CHECK(complaint({"indicateurs", "--donnee", "d", "--periode"}) ==
        "erreur : option inconnue « --donnee » pour indicateurs\n"
        "   aide : vouliez-vous dire « --donnees » ?\n"
        "erreur : l'option --periode attend une valeur (P)\n");
  CHECK(complaint({"indicateurs", "d", "--periode", "2010"}) ==
        "erreur : argument de trop « d »\n"
        "   aide : est-ce « --donnees d » ?\n");
  CHECK(complaint({"produire", "--donnees", "d"}) ==
        "erreur : il manque RAPPORT : nom d'un rapport\n");
}
