// The guide: what it tells users to type is typed, what it names exists.
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "chain/form_answers.hpp"
#include "chain/program.hpp"
#include "copil/options/commands.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

const std::string kGuide = COPIL_SOURCE_DIR "/guide/";

/// The guide's chapters, in order.
std::vector<std::string> chapters() {
  const std::string model = bytes_of(kGuide + "modele.md");
  static const std::regex kInclude{"include \"([a-z-]+\\.md)\""};
  std::vector<std::string> names;
  for (auto it = std::sregex_iterator{model.begin(), model.end(), kInclude};
       it != std::sregex_iterator{}; ++it) {
    names.push_back((*it)[1]);
  }
  return names;
}

/// The lines that the reader is told to type, in order.
std::vector<std::string> commands_to_type() {
  std::vector<std::string> lines;
  for (const auto& chapter : chapters()) {
    std::istringstream text{bytes_of(kGuide + chapter)};
    for (std::string line; std::getline(text, line);) {
      if (line.starts_with("> ")) lines.push_back(line.substr(2));
    }
  }
  return lines;
}

/// What came back from the mission locale, the addresses and the settings, as the guide has them.
void write_what_readers_have(const TemporaryFolder& folder) {
  folder.write("retours/ML01.yaml",
               "territoire: ML01\n" + completed_form("convention-locale", Options::by_default));
  folder.write("adresses.csv",
               "territoire;adresse;nom\nML01;ml01@exemple.example;Mission locale de Brévane\n"
               "R1;r1@exemple.example;Région 1\nFR;fr@exemple.example;Comité national\n");
  folder.write("copil.yaml", "donnees: donnees\n");
  folder.write("etat/reponses/2010/bilan-local_ML01_2010.yaml", "territoire: ML01\n");
}

/// The line as it runs here: the program under test, the sources instead of what is installed.
std::string runnable(std::string line) {
  if (line.starts_with("copil ")) line.replace(0, 5, in_quotes(COPIL_PROGRAM));
  return std::regex_replace(line, std::regex{"/usr/share/copil"}, COPIL_SOURCE_DIR);
}

}  // namespace

TEST_CASE("every command of the guide runs, one after the other, on the demo's data", "[lent]") {
  const TemporaryFolder folder;
  write_what_readers_have(folder);
  const auto lines = commands_to_type();
  CHECK(lines.size() > 40);
  std::set<std::string> used;
  for (const auto& line : lines) {
    INFO(line);
    if (line.starts_with("copil ")) used.insert(line.substr(6, line.find(' ', 6) - 6));
    const std::string command = "cd " + in_quotes(folder.path()) +
                                " && export COPIL_REGLAGES=/rien " +
                                "COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) + " && { " +
                                runnable(line) + "; } >sortie.txt 2>erreurs.txt";
    const int status = std::system(command.c_str());
    INFO(bytes_of(folder.file("erreurs.txt")));
    CHECK(status == 0);
  }
  for (const char* made : {"rejets/rejets_ML02.xlsx", "documents/bilan-local_ML01_2010.pdf",
                           "documents/bilan-local_ML01_2010.html", "comites/2010-06/manifeste.json",
                           "envois/envois.csv", "definitif/convention-locale_ML01_2010.pdf",
                           "donnees.xlsx", "etat-relu/reponses/2010/bilan-local_ML01_2010.yaml",
                           "equipe/templates/tableau-de-bord/modele.md", "apercu.pdf"}) {
    INFO(made);
    CHECK(std::filesystem::exists(folder.file(made)));
  }
  // The guide speaks of each of them; these wait for a person, or for a server.
  for (const auto& command : program::command_specs()) {
    INFO(command.name);
    const std::set<std::string_view> kElsewhere{"demo",   "acces",   "exemple",
                                                "servir", "deposer", "guide"};
    CHECK((used.count(std::string{command.name}) == 1) != (kElsewhere.count(command.name) == 1));
  }
}

TEST_CASE("the guide invents no option and no command") {
  std::set<std::string> options{"help", "version"};
  for (const auto& option : program::all_options()) options.emplace(option.name);
  std::set<std::string> commands;
  for (const auto& command : program::command_specs()) commands.emplace(command.name);
  static const std::regex kOption{"--([a-z][a-z-]*)"};
  static const std::regex kCommand{"copil ([a-z]+) "};
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator{kGuide}) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = bytes_of(entry.path().string());
    INFO(entry.path().string());
    for (auto it = std::sregex_iterator{text.begin(), text.end(), kOption};
         it != std::sregex_iterator{}; ++it, ++seen) {
      INFO((*it)[0]);
      CHECK(options.count((*it)[1]) == 1);
    }
  }
  CHECK(seen > 60);
  for (const auto& line : commands_to_type()) {
    std::smatch found;
    if (!std::regex_search(line, found, kCommand)) continue;
    INFO(line);
    CHECK(commands.count(found[1]) == 1);
  }
}

TEST_CASE("every chapter is in the guide, with every figure, file, code, command and option") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"guide", "--format", "html", "--fichier", folder.file("guide.html")});
  CHECK(outcome.err == "");
  REQUIRE(outcome.status == 0);
  const std::string page = bytes_of(folder.file("guide.html"));
  const auto included = chapters();
  for (const auto& entry : std::filesystem::directory_iterator{kGuide}) {
    if (entry.path().extension() != ".md") continue;
    const std::string name = entry.path().filename().string();
    INFO(name);
    CHECK((name == "modele.md" || std::count(included.begin(), included.end(), name) == 1));
  }
  for (const char* words :
       {"Jeunes affectés en co-traitance", "cotraitances.csv", "DAT1",
        "--prix-unitaire</span> EUROS", "240", "292", "Mission locale de Brévane", "Glossaire"}) {
    INFO(words);
    CHECK(page.find(words) != std::string::npos);
  }
  for (const auto& option : program::all_options()) {
    INFO(option.name);
    CHECK(page.find("--" + std::string{option.name}) != std::string::npos);
  }
}

TEST_CASE("the printed guide is accessible and archival, and the same twice") {
  const TemporaryFolder folder;
  for (const char* name : {"guide.pdf", "encore.pdf"}) {
    REQUIRE(run_program({"guide", "--fichier", folder.file(name)}).status == 0);
  }
  CHECK(bytes_of(folder.file("guide.pdf")) == bytes_of(folder.file("encore.pdf")));
  const Outcome checked = run_program({"controler", folder.file("guide.pdf")});
  CHECK(checked.status == 0);
  const Outcome wrong = run_program({"guide", "--fichier", folder.file("guide.html")});
  CHECK(wrong.status == 2);
  CHECK(wrong.err == "erreur : --fichier : « " + folder.file("guide.html") +
                         " » a le nom d'un fichier .html, mais c'est du pdf qui serait écrit\n"
                         "   aide : donnez au fichier un nom en .pdf\n");
}
