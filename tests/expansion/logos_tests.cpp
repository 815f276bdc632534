#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "support/tiny_png.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

/// What compiling a template with those logos says; empty when all is well.
std::string errors_with(const std::string& logos, std::map<std::string, std::string> files) {
  files["essai/modele.md"] = "---\ntitre: Essai\nlogos:\n" + logos + "---\nTexte.\n";
  const auto compiled = compile("essai/modele.md", sources(std::move(files)), fake::schema());
  return compiled ? "" : formatted(compiled.error());
}

}  // namespace

TEST_CASE("logos come from beside the template or from the templates' folder") {
  const std::string text =
      R"(---
titre: Essai
logos:
  - { fichier: a.png, texte: Mission locale }
  - { fichier: communs/b.png, texte: Pôle emploi }
---
Texte.
)";
  const std::string png = tests::tiny_png();
  const auto document =
      expansion_of(text, {}, {}, {{"essai/a.png", png}, {"communs/b.png", png}}).document;
  REQUIRE(document.logos.size() == 2);
  CHECK(document.logos[0] == document::Picture{png, 3, 2, "Mission locale"});
  CHECK(document.logos[1].alternative == "Pôle emploi");
}

TEST_CASE("a logo that is missing or broken is told when the template is checked") {
  const std::string line = "  - { fichier: a.png, texte: Logo }\n";
  CHECK(errors_with(line, {}) ==
        "templates/essai/modele.md:4:16: erreur : image introuvable « a.png »\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : cherchée dans le dossier du modèle, puis dans celui des modèles\n");
  const std::string cut = tests::tiny_png().substr(0, 60);
  const std::string broken = errors_with(line, {{"essai/a.png", cut}});
  CHECK(broken ==
        "templates/essai/modele.md:4:16: erreur : « a.png » n'est pas une image PNG entière\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : enregistrez-la au format PNG, puis copiez-la de nouveau\n");
  const std::string outside =
      errors_with("  - { fichier: ../a.png, texte: Logo }\n", {{"a.png", tests::tiny_png()}});
  CHECK(outside.find("« ../a.png » ne désigne pas un fichier du dossier des modèles") !=
        std::string::npos);
}

TEST_CASE("logos are few and light") {
  const std::string line = "  - { fichier: a.png, texte: Logo }\n";
  CHECK(errors_with(line, {{"essai/a.png", tests::heavy_png(400'000)}}) == "");
  CHECK(errors_with(line, {{"essai/a.png", tests::heavy_png(600'000)}}) ==
        "templates/essai/modele.md:4:16: erreur : « a.png » pèse plus de 500 Ko\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : réduisez l'image : 600 pixels de large suffisent à un logo, 1 600 à une page\n");
  CHECK(errors_with(line + line + line + line + line, {{"essai/a.png", tests::tiny_png()}}) ==
        "templates/essai/modele.md:8:5: erreur : trop de logos\n"
        "     8 |   - { fichier: a.png, texte: Logo }\n"
        "       |     ^\n"
        "   aide : quatre au plus\n");
}

TEST_CASE("a logo without words for those who do not see it is an error") {
  const std::string said =
      errors_with("  - { fichier: a.png }\n", {{"essai/a.png", tests::tiny_png()}});
  CHECK(said.find("texte") != std::string::npos);
}

TEST_CASE("a logo in another format is named, with the way to PNG") {
  const auto said = [](const std::string& name, const std::string& bytes) {
    return errors_with("  - { fichier: " + name + ", texte: Logo }\n", {{"essai/" + name, bytes}});
  };
  CHECK(said("a.svg", "<?xml version=\"1.0\"?>\n<svg width=\"10\"/>") ==
        "templates/essai/modele.md:4:16: erreur : « a.svg » est au format SVG, or seul le "
        "PNG est pris\n"
        "     4 |   - { fichier: a.svg, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : ouvrez l'image dans un logiciel d'images et exportez-la au format PNG\n");
  for (const auto& [bytes, format] :
       std::map<std::string, std::string>{{"\xFF\xD8\xFF\xE0 JFIF", "JPEG"},
                                          {"GIF89a", "GIF"},
                                          {"%PDF-1.4", "PDF"},
                                          {"RIFF1234WEBPVP8", "WebP"}}) {
    CHECK(said("a.png", bytes).find("est au format " + format) != std::string::npos);
  }
  CHECK(said("a.png", "").find("n'est pas une image PNG entière") != std::string::npos);
}
