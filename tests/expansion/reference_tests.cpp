#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "expansion/blocks/fenced.hpp"
#include "expansion/fake_names.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/language/filters.hpp"
#include "expansion/program/limits.hpp"

/// templates/README.md, the authors' reference: its examples run, its lists are those of the code.

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

std::string reference() {
  std::ifstream file{COPIL_SOURCE_DIR "/templates/README.md"};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The texts between ````modele and ```` lines.
std::vector<std::string> examples(const std::string& text) {
  std::vector<std::string> result;
  const std::string open = "\n````modele\n";
  const std::string close = "\n````\n";
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = text.find(close, at - 1);
    result.push_back(text.substr(at, end + 1 - at));
  }
  return result;
}

/// What stands between <!-- name --> and <!-- /name -->.
std::string part(const std::string& text, const std::string& name) {
  const std::string open = "<!-- " + name + " -->\n";
  const auto begin = text.find(open);
  const auto end = text.find("<!-- /" + name + " -->");
  if (begin == std::string::npos || end == std::string::npos) return "absent";
  return text.substr(begin + open.size(), end - begin - open.size());
}

std::string filters_table() {
  std::string table = "| filtre | s'applique à | donne | effet |\n| --- | --- | --- | --- |\n";
  for (const auto& filter : filters()) {
    table += "| `" + std::string{filter.name} + "` | " + std::string{filter.takes} + " | " +
             std::string{filter.gives} + " | " + std::string{filter.description} + " |\n";
  }
  return table;
}

std::string functions_table() {
  std::string table = "| fonction | valeur |\n| --- | --- |\n";
  for (const auto& function : functions()) {
    table +=
        "| `" + std::string{function.form} + "` | " + std::string{function.description} + " |\n";
  }
  return table;
}

std::string blocks_table() {
  std::string table = "| bloc | contenu |\n| --- | --- |\n";
  for (const auto& block : fenced_blocks()) {
    table += "| `" + std::string{block.name} + "` | " + std::string{block.description} + " |\n";
  }
  return table;
}

std::string limits_table() {
  const auto row = [](const std::string& what, auto most) {
    return "| " + what + " | " + std::to_string(most) + " |\n";
  };
  return "| borne | au plus |\n| --- | ---: |\n" +
         row("octets d'un modèle ou d'une partie", kMaxFileBytes) +
         row("octets d'une ligne", kMaxLineBytes) +
         row("octets d'une expression", kMaxExpressionBytes) +
         row("fichiers d'un modèle, parties comprises", kMaxFiles) +
         row("parties incluses l'une dans l'autre", kMaxIncludes) +
         row("balises d'un modèle", kMaxTags) +
         row("balises, parenthèses ou textes imbriqués", kMaxNesting) +
         row("images d'un modèle", kMaxPictures) + row("octets d'une image", kMaxPictureBytes) +
         row("pixels d'une image", kMaxPixels) + row("tours de boucle d'un document", kMaxTurns) +
         row("pas de calcul d'un document (opérations, éléments de listes)", kMaxSteps) +
         row("éléments d'un document (textes, valeurs, cellules, blocs)", kMaxPieces) +
         row("octets de texte d'un document", kMaxTextBytes);
}

}  // namespace

TEST_CASE("every example of the authors' reference runs without a warning") {
  const auto texts = examples(reference());
  REQUIRE(texts.size() >= 9);
  const FakeNames names;
  for (const auto& example : texts) {
    const std::string text = example.starts_with("---") ? example : kFrontMatter + example;
    CAPTURE(text);
    const auto compiled =
        compile("essai/modele.md", sources({{"essai/modele.md", text}}), expansion::fake::schema());
    if (!compiled) FAIL_CHECK(formatted(compiled.error()));
    if (!compiled) continue;
    CHECK(formatted(compiled->warnings()) == "");
    const auto expanded = expand(*compiled, names, {});
    REQUIRE(expanded);
    CHECK_FALSE(expanded->document.content.empty());
  }
}

/// Writes the lists of the code into the reference.
void write_lists(std::string text) {
  const std::vector<std::pair<std::string, std::string>> parts{{"filtres", filters_table()},
                                                               {"fonctions", functions_table()},
                                                               {"blocs", blocks_table()},
                                                               {"limites", limits_table()}};
  for (const auto& [name, table] : parts) {
    const std::string open = "<!-- " + name + " -->\n";
    const auto begin = text.find(open) + open.size();
    text.replace(begin, text.find("<!-- /" + name + " -->") - begin, table);
  }
  std::ofstream{COPIL_SOURCE_DIR "/templates/README.md"} << text;
}

/// With COPIL_ACCEPTER=1 in the environment, the lists are written again after a change.
TEST_CASE("the lists of the authors' reference are those of the code") {
  if (std::getenv("COPIL_ACCEPTER") != nullptr) write_lists(reference());
  const std::string text = reference();
  CHECK(part(text, "filtres") == filters_table());
  CHECK(part(text, "fonctions") == functions_table());
  CHECK(part(text, "blocs") == blocks_table());
  CHECK(part(text, "limites") == limits_table());
}
