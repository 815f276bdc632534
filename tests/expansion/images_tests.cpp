#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "expansion/program/limits.hpp"
#include "support/tiny_png.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

const std::string kPlace = "templates/essai/modele.md:4:1: erreur : ";

/// The template's text after its front matter, beside these files.
std::string complaints_of(const std::string& text, std::map<std::string, std::string> files = {}) {
  files["essai/modele.md"] = "---\ntitre: Essai\n---\n" + text;
  const auto compiled = compile("essai/modele.md", sources(std::move(files)), fake::schema());
  return compiled ? "" : formatted(compiled.error());
}

bool says(const std::string& text, const std::string& bytes, const std::string& words) {
  const std::string said = complaints_of(text, {{"essai/a.png", bytes}});
  INFO(said);
  return said.starts_with(kPlace + words + "\n");
}

document::Blocks blocks_with_image(const std::string& text) {
  return expansion_of("---\ntitre: Essai\n---\n" + text, {}, {},
                      {{"essai/a.png", tests::tiny_png()}, {"communs/b.png", tests::tiny_png()}})
      .document.content;
}

}  // namespace

TEST_CASE("an image alone in its paragraph is a picture with its words and its caption") {
  const document::Blocks content = blocks_with_image(
      "Avant.\n\n![La page *Accueil*,\nouverte](a.png \"De {{ territoire.libelle }}\")\n\n"
      "> ![Le plan](communs/b.png)\n");
  CHECK(document::dump(content) ==
        "p \"Avant.\"\n"
        "picture 3 x 2 \"La page Accueil, ouverte\" caption \"De Rhône-Alpes\"\n"
        "quote\n"
        "  picture 3 x 2 \"Le plan\"\n");
  CHECK(std::get<document::Illustration>(content[1].node).picture.png == tests::tiny_png());
}

TEST_CASE("what a template shows is among its files: one that changes makes its documents anew") {
  const std::string text =
      R"(---
titre: Essai
logos:
  - { fichier: communs/b.png, texte: Logo }
---
![Plan](a.png)

![Plan](a.png)
)";
  const std::string png = tests::tiny_png();
  const auto compiled =
      compile("essai/modele.md",
              sources({{"essai/modele.md", text}, {"essai/a.png", png}, {"communs/b.png", png}}),
              fake::schema());
  REQUIRE(compiled);
  CHECK(compiled->files() ==
        std::vector<std::string>{"essai/modele.md", "communs/b.png", "essai/a.png"});
}

TEST_CASE("an image in a sentence, without words, or with a value for a name is an error") {
  CHECK(complaints_of("Voir ![x](a.png) ici.\n", {{"essai/a.png", tests::tiny_png()}}) ==
        "templates/essai/modele.md:4:6: erreur : une image est seule dans son paragraphe\n"
        "     4 | Voir ![x](a.png) ici.\n"
        "       |      ^^^^^^^^^^^\n"
        "   aide : laissez une ligne vide avant elle et une après\n");
  CHECK(complaints_of("![](a.png)\n", {{"essai/a.png", tests::tiny_png()}}) ==
        kPlace +
            "cette image ne dit rien à qui ne la voit pas\n"
            "     4 | ![](a.png)\n"
            "       | ^^^^^^^^^^\n"
            "   aide : entre les crochets, ce qu'elle montre : ![La page Accueil](accueil.png)\n");
  const std::string words = "une image et ce qu'elle montre s'écrivent en toutes lettres";
  CHECK(says("![x]({{ territoire.code }}.png)\n", tests::tiny_png(), words));
  CHECK(says("![{{ territoire.code }}](a.png)\n", tests::tiny_png(), words));
}

TEST_CASE("an image comes from beside the template, never from elsewhere") {
  CHECK(complaints_of("![x](b.png)\n") ==
        kPlace +
            "image introuvable « b.png »\n"
            "     4 | ![x](b.png)\n"
            "       | ^^^^^^^^^^^\n"
            "   aide : cherchée dans le dossier du modèle, puis dans celui des modèles\n");
  for (const std::string name :
       {"/etc/a.png", "../a.png", "x/../../a.png", ".a.png", "https://exemple.fr/a.png"}) {
    CHECK(says("![x](" + name + ")\n", tests::tiny_png(),
               "« " + name + " » ne désigne pas un fichier du dossier des modèles"));
  }
}

TEST_CASE("an image is a whole PNG file, neither heavy nor huge once unpacked") {
  const std::string image = "![x](a.png)\n";
  const std::string png = tests::tiny_png();
  for (std::size_t size = 0; size < png.size(); size += 7) {
    CHECK(says(image, png.substr(0, size), "« a.png » n'est pas une image PNG entière"));
  }
  CHECK(says(image, "GIF89a", "« a.png » est au format GIF, or seul le PNG est pris"));
  CHECK(says(image, tests::heavy_png(500'001), "« a.png » pèse plus de 500 Ko"));
  CHECK(says(image, tests::large_png(4'000, 2'001), "« a.png » a plus de 8 millions de pixels"));
  CHECK(complaints_of(image, {{"essai/a.png", tests::large_png(4'000, 2'000)}}) == "");
}

TEST_CASE("images are so many at most, and a loop of them ends") {
  std::string text;
  for (std::size_t i = 0; i < kMaxPictures; ++i) text += "![x](a.png)\n\n";
  CHECK(complaints_of(text, {{"essai/a.png", tests::tiny_png()}}) == "");
  text += "![de trop](a.png)\n\n![de trop](a.png)\n";
  const std::string said = complaints_of(text, {{"essai/a.png", tests::tiny_png()}});
  CHECK(said ==
        "templates/essai/modele.md:124:1: erreur : ce modèle a trop d'images\n"
        "   124 | ![de trop](a.png)\n"
        "       | ^^^^^^^^^^^^^^^^^\n"
        "   aide : 60 au plus\n");
  std::string loop = "---\ntitre: Essai\n---\n";
  for (int i = 0; i < 4; ++i) loop += "{% for m in territoire.missions_locales %}\n\n";
  loop += "![x](a.png)\n\n";
  for (int i = 0; i < 4; ++i) loop += "{% endfor %}\n\n";
  const auto compiled =
      compile("essai/modele.md",
              sources({{"essai/modele.md", loop}, {"essai/a.png", tests::heavy_png(490'000)}}),
              fake::schema());
  REQUIRE(compiled);
  const auto expanded = expand(*compiled, FakeNames{}, {});
  REQUIRE_FALSE(expanded);
  CHECK(expanded.error()[0].message == "ce modèle donne un document trop grand");
}
