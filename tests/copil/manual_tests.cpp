#include "copil/making/manual.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "copil/guide/guide.hpp"
#include "copil/options/arguments.hpp"
#include "copil/options/commands.hpp"

using namespace copil;
using namespace copil::program;

namespace {

const std::vector<CommandSpec>& two_commands() {
  static const std::vector<CommandSpec> kCommands{
      {"compter",
       "compte ce qu'il y a",
       {{"QUOI", "jeunes ou actions"}, {"DIR", "où", true, true}},
       {"donnees", "format", "jobs"},
       {"donnees"},
       "table (par défaut), csv ou json"},
      {"taire", ".ne dit rien \\ de plus", {}, {"silencieux"}, {}}};
  return kCommands;
}

/// The options that a manual page lists, from its lines « .B \-\-nom ».
std::set<std::string> listed_options(const std::string& page) {
  std::set<std::string> found;
  for (std::size_t at = page.find("\\-\\-"); at != std::string::npos;
       at = page.find("\\-\\-", at + 1)) {
    std::string name;
    for (std::size_t i = at + 4; i < page.size(); ++i) {
      if (page.compare(i, 2, "\\-") == 0) {
        name += '-';
        ++i;
      } else if (page[i] >= 'a' && page[i] <= 'z') {
        name += page[i];
      } else {
        break;
      }
    }
    found.insert(name);
  }
  return found;
}

/// The options that the pattern finds in a text, each once.
std::set<std::string> found_options(const std::string& text, const char* pattern) {
  const std::regex option{pattern};
  std::set<std::string> found;
  for (std::sregex_iterator at{text.begin(), text.end(), option}, end; at != end; ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("a command's manual page says its words, options and codes") {
  const auto page = manual_page(two_commands(), "compter", "9.8");
  REQUIRE(page);
  CHECK(page->starts_with(R"('\" t -*- coding: UTF-8 -*-
.TH COPIL\-COMPTER 1 "" "copil 9.8" "Manuel de copil"
.nh
.SH NOM
copil\-compter \- compte ce qu'il y a
.SH SYNOPSIS
.B copil compter QUOI [DIR...] \-\-donnees DIR [OPTIONS]
.SH ARGUMENTS
.TP
.B QUOI
jeunes ou actions
)"));
  CHECK(page->find(".TP\n.B \\-j, \\-\\-jobs N\nnombre de processus") != std::string::npos);
  CHECK(page->find("forme du résultat : table (par défaut), csv ou json\n") != std::string::npos);
  CHECK(page->find("postgresql://…) (obligatoire)\n") != std::string::npos);
  CHECK(page->find(".SH CODES DE RETOUR\n.TP\n.B 0\ntout est fait\n") != std::string::npos);
  CHECK(page->ends_with(".SH VOIR AUSSI\n.BR copil (1)\n"));
}

TEST_CASE("what a text says is no request of the manual's language") {
  const auto page = manual_page(two_commands(), "taire", "1");
  REQUIRE(page);
  CHECK(page->find("\\- \\&.ne dit rien \\e de plus\n") != std::string::npos);
  CHECK_FALSE(manual_page(two_commands(), "compte", "1"));
  const std::vector<CommandSpec> quoted{{"citer", "'ainsi' dit-on.", {}, {}, {}}};
  CHECK(manual_page(quoted, "citer", "1")->find("\\- \\&'ainsi' dit\\-on.\n") != std::string::npos);
}

TEST_CASE("the program's page lists every command and refers to its page") {
  const auto page = manual_page(two_commands(), "", "1");
  REQUIRE(page);
  CHECK(page->find(".SH COMMANDES\n.TP\n.B compter\ncompte ce qu'il y a\n.TP\n.B taire\n") !=
        std::string::npos);
  CHECK(page->ends_with(".BR copil\\-compter (1),\n.BR copil\\-taire (1)\n"));
}

TEST_CASE("every command's page has its options, none missing, none invented") {
  for (const auto& command : command_specs()) {
    INFO(command.name);
    const auto page = manual_page(command_specs(), command.name, "1");
    REQUIRE(page);
    const std::string list = page->substr(page->find(".SH OPTIONS\n"));
    std::set<std::string> expected{"help"};
    for (const auto& name : command.options) expected.insert(std::string{name});
    std::set<std::string> listed;
    for (std::size_t at = list.find(".TP\n.B "); at != std::string::npos;
         at = list.find(".TP\n.B ", at + 1)) {
      listed.merge(listed_options(list.substr(at, list.find('\n', at + 7) - at)));
    }
    CHECK(listed == expected);
  }
}

TEST_CASE(
    "every command's help and line of the guide have its options, none missing, none invented") {
  const std::string guide = *written_part("tables/commandes.md", {figures::Catalogue{}, {}});
  // Those that every command takes are said once, before the table.
  const auto common = found_options(guide.substr(0, guide.find("```")), "--([a-z][a-z-]*)");
  CHECK(common.count("configuration") == 1);
  for (const auto& command : command_specs()) {
    INFO(command.name);
    const std::string name{command.name};
    std::set<std::string> expected;
    for (const auto& option : command.options) expected.insert(std::string{option});
    const std::size_t row = guide.find("\n  - commande: \"" + name + "\"\n");
    REQUIRE(row != std::string::npos);
    auto listed =
        found_options(guide.substr(row, guide.find("\n  - ", row + 1) - row), "--([a-z][a-z-]*)");
    listed.insert(common.begin(), common.end());
    CHECK(listed == expected);
    expected.insert("help");
    const auto help = parse_arguments({name, "--help"}, command_specs(), "1");
    REQUIRE(help);
    CHECK(found_options(help->text, "\n  (?:-[a-z],)?--([a-z][a-z-]*)") == expected);
  }
  // What each option means is said once, for all commands.
  const std::string meanings = guide.substr(guide.find("## Leurs options"));
  std::set<std::string> all;
  for (const auto& option : all_options()) all.insert(std::string{option.name});
  CHECK(found_options(meanings, "\n  - option: \"(?:-[a-z], )?--([a-z][a-z-]*)") == all);
}

TEST_CASE("completion offers every command with its options") {
  const std::string script = completion_script(command_specs());
  for (const auto& command : command_specs()) {
    INFO(command.name);
    const std::size_t start = script.find("\n    " + std::string{command.name} + ")\n");
    REQUIRE(start != std::string::npos);
    std::string expected = "      options=\"--help";
    for (const auto& name : command.options) expected += " --" + std::string{name};
    const std::size_t found = script.find(expected + "\"\n", start);
    CHECK(found < script.find(";;\n    ", start + script.substr(start).find("options=")) + 1);
  }
  CHECK(script.starts_with("_copil_commandes='demo exemple verifier"));
  CHECK(script.find("        --donnees) compgen -d -- \"$mot\"; return ;;\n") != std::string::npos);
  CHECK(script.find("--niveau) compgen -W 'mission_locale departement region national tous'") !=
        std::string::npos);
  CHECK(script.find("--format) compgen -W 'pdf xlsx ods odt html'") != std::string::npos);
}

TEST_CASE("the words of a help text are found, prose is not") {
  using Words = std::vector<std::string>;
  CHECK(choices_in("table (par défaut), csv ou json") == Words{"table", "csv", "json"});
  CHECK(choices_in("les jeunes par modalité : sexe, zone ou age") == Words{"sexe", "zone", "age"});
  CHECK(choices_in("pdf ou html ; plusieurs, séparés par des virgules") == Words{"pdf", "html"});
  CHECK(choices_in("code d'un territoire").empty());
  CHECK(choices_in("zip").empty());
  CHECK(choices_in("").empty());
}
