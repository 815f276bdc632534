#include <catch2/catch.hpp>

#include "authoring/authoring.hpp"
#include "files/files.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::authoring;
using copil::testing::TemporaryFolder;

namespace {

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += finding.place.file + ":" + std::to_string(finding.place.line) + ":" +
            std::to_string(finding.place.column) + "\n";
  }
  return text;
}

void write_some_templates(const TemporaryFolder& folder) {
  folder.write("bilan/modele.md",
               R"(---
titre: Bilan
---
Le **comité** de
pilotage, en {{ periode.annee }} : « oui ».
{% include "communs/fin.md" %}
{% include "parties/debut.md" %}
)");
  folder.write("bilan/parties/debut.md", "Début.\n");
  folder.write("communs/fin.md", "Fait à Paris.\n");
}

}  // namespace

TEST_CASE("a printed sentence is found whatever its blanks, quotes and accents") {
  const TemporaryFolder folder;
  write_some_templates(folder);
  const auto search = [&](const std::string& phrase) {
    const auto found = find_phrase(folder.path(), phrase);
    REQUIRE(found);
    return found->words + "|" + shown(found->findings);
  };
  CHECK(search("comité  de\u00A0pilotage") == "comite de pilotage|templates/bilan/modele.md:4:6\n");
  CHECK(search("FAIT A PARIS.") == "fait a paris.|templates/communs/fin.md:1:1\n");
  CHECK(search("\"oui\".") == "oui.|templates/bilan/modele.md:5:38\n");
  CHECK(search("Le comité de pilotage, en 2010") ==
        "le comite de pilotage, en|templates/bilan/modele.md:4:1\n");
  CHECK(search("rien de tel ici") == "rien de tel ici|");
  CHECK(!find_phrase(folder.path(), " « » "));
}

TEST_CASE("who includes a part is found") {
  const TemporaryFolder folder;
  write_some_templates(folder);
  const auto usages = find_usages(folder.path(), "fin.md");
  REQUIRE(usages);
  CHECK(shown(*usages) == "templates/bilan/modele.md:6:13\n");
  const auto own = find_usages(folder.path(), "bilan/parties/debut.md");
  REQUIRE(own);
  CHECK(shown(*own) == "templates/bilan/modele.md:7:13\n");
  const auto none = find_usages(folder.path(), "communs/fim.md");
  REQUIRE(!none);
  CHECK(formatted(none.error()) ==
        "erreur : aucune partie « communs/fim.md » dans les modèles\n"
        "   aide : vouliez-vous dire « communs/fin.md » ?\n");
}

TEST_CASE("includes are found however far the name stands from the word, and no word else") {
  const TemporaryFolder folder;
  folder.write("communs/fin.md", "Il include \"\", include : \"communs/fin.md\", include");
  folder.write("a/modele.md",
               "{% include     \t  \"communs/fin.md\" %}{%include\"communs/fin.md\"%}\n"
               "{% include \"communs/autre.md\" %}{% include \"../communs/fin.md\" %}\n");
  const auto usages = find_usages(folder.path(), "fin");
  REQUIRE(usages);
  CHECK(shown(*usages) ==
        "templates/a/modele.md:1:20\ntemplates/a/modele.md:1:48\ntemplates/a/modele.md:2:45\n");
}

TEST_CASE("a template's first title is its name, its first letter a capital") {
  const TemporaryFolder folder;
  for (const auto& [name, title] : std::vector<std::pair<std::string, std::string>>{
           {"a", "A"}, {"zones-a-z", "Zones a z"}, {"9-z", "9 z"}}) {
    CAPTURE(name);
    REQUIRE(start_template(folder.path(), name));
    CHECK(files::read_file(folder.file("templates/" + name + "/modele.md"))
              ->starts_with("---\ntitre: " + title + "\n"));
  }
}

TEST_CASE("a template to start from is written once") {
  const TemporaryFolder folder;
  const auto made = start_template(folder.path(), "point-d-etape");
  REQUIRE(made);
  const auto text = files::read_file(folder.file("templates/point-d-etape/modele.md"));
  REQUIRE(text);
  CHECK(text->starts_with("---\ntitre: Point d etape\n"));
  const auto again = start_template(folder.path(), "point-d-etape");
  REQUIRE(!again);
  CHECK(again.error().size() == 2);
  CHECK(!start_template(folder.path(), "Point d'étape"));
  CHECK(!start_template(folder.path(), "../ailleurs"));
}
