// The commands that the console's pages show: each runs, and says what the page says.
#include <sstream>

#include "chain/program.hpp"
#include "console/listening.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

/// What the page shows to type, as one line of a shell; empty when it shows nothing.
std::string shown_command(const std::string& page) {
  const std::string before = "<code>";
  const auto at = page.find(before + "<span class=\"insecable\">copil<");
  if (at == std::string::npos) return {};
  const std::string code = page.substr(at, page.find("</code>", at) - at);
  std::string line = words_of_page(code).substr(1);
  const std::string program = "copil ";
  line.erase(0, program.size());
  for (auto i = line.find("&#39;"); i != std::string::npos; i = line.find("&#39;", i + 1)) {
    line.replace(i, std::string{"&#39;"}.size(), "'");
  }
  return line;
}

/// A shell takes the line apart, in the folder where it is typed.
Outcome typed(const std::string& line, const TemporaryFolder& folder) {
  std::istringstream told{
      printed_by("cd " + in_quotes(folder.path()) + " && printf '%s\\n' " + line)};
  std::vector<std::string> words;
  for (std::string word; std::getline(told, word);) words.push_back(word);
  return run_program(words, {{"COPIL_REGLAGES=/rien"}, folder.path(), false});
}

/// Another arrêté than the period's end, a rule imposed, a folder that a shell would take apart.
void adapt(console::Settings& settings) {
  const std::string odd = settings.temporary_folder + "/l'export de juin";
  std::filesystem::rename(settings.inquiry.folder, odd);
  settings.inquiry.folder = odd;
  settings.inquiry.arrete = *make_day(2011, 3, 15);
  settings.inquiry.imposed = {{"prix-unitaire", "200"}, {"civis-jour", "affectation"}};
}

}  // namespace

TEST_CASE("every command that a page shows is one that the program takes") {
  Console console{{}, adapt};
  console.enter();
  int ran = 0;
  for (const auto& place : places()) {
    const std::string line = shown_command(console.get(place).body);
    if (line.empty() || line.find("DOSSIER") != std::string::npos) continue;
    const bool is_long = line.starts_with("guide") || line.starts_with("modele verifier");
    if (is_long) continue;
    CAPTURE(place, line);
    const TemporaryFolder folder;
    const Outcome outcome = typed(line, folder);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 0);
    ++ran;
  }
  CHECK(ran > 12);
}

TEST_CASE("the command beside a number gives that number, whatever rules the server was given") {
  Console console{{}, adapt};
  console.enter();
  const std::string page = console.get("/expliquer?nombre=convention.montant&territoire=ML01").body;
  // 50 jeunes at the imposed price.
  CHECK(words_of_page(page).find("10\u202F000,00") != std::string::npos);
  const std::string line = shown_command(page);
  CHECK(line.find("--arrete-au 2011-03-15 --prix-unitaire 200 --civis-jour affectation") !=
        std::string::npos);
  CHECK(line.find("'\\''export de juin'") != std::string::npos);
  const TemporaryFolder folder;
  const Outcome outcome = typed(line, folder);
  CAPTURE(line, outcome.err);
  CHECK(outcome.out.find("10\u202F000,00") != std::string::npos);
}
