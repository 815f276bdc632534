#include <cstdint>

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
      "---\ntitre: Essai\nlogos:\n"
      "  - { fichier: a.png, texte: Mission locale }\n"
      "  - { fichier: communs/b.png, texte: Pôle emploi }\n---\nTexte.\n";
  const std::string png = tests::tiny_png();
  const auto document =
      expansion_of(text, {}, {}, {{"essai/a.png", png}, {"communs/b.png", png}}).document;
  REQUIRE(document.logos.size() == 2);
  CHECK(document.logos[0] == document::Logo{png, 3, 2, "Mission locale"});
  CHECK(document.logos[1].alternative == "Pôle emploi");
}

TEST_CASE("a logo that is missing or broken is told when the template is checked") {
  const std::string line = "  - { fichier: a.png, texte: Logo }\n";
  CHECK(errors_with(line, {}) ==
        "templates/essai/modele.md:4:16: erreur : logo introuvable « a.png »\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : cherché dans le dossier du modèle, puis dans celui des modèles\n");
  const std::string cut = tests::tiny_png().substr(0, 60);
  const std::string broken = errors_with(line, {{"essai/a.png", cut}});
  CHECK(broken ==
        "templates/essai/modele.md:4:16: erreur : « a.png » n'est pas une image PNG entière\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : enregistrez le logo au format PNG, puis copiez-le de nouveau\n");
  const std::string outside =
      errors_with("  - { fichier: ../a.png, texte: Logo }\n", {{"a.png", tests::tiny_png()}});
  CHECK(outside.find("logo introuvable « ../a.png »") != std::string::npos);
}

namespace {

std::uint32_t checksum(const std::string& bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

std::string four_bytes(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFU);
  return bytes;
}

/// A whole PNG file with a remark of that many bytes in it.
std::string heavy_png(std::uint32_t size) {
  const std::string png = tests::tiny_png();
  const std::size_t after_header = 33;
  const std::string remark = "tEXt" + std::string(size, 'a');
  return png.substr(0, after_header) + four_bytes(size) + remark + four_bytes(checksum(remark)) +
         png.substr(after_header);
}

}  // namespace

TEST_CASE("logos are few and light") {
  const std::string line = "  - { fichier: a.png, texte: Logo }\n";
  CHECK(errors_with(line, {{"essai/a.png", heavy_png(400'000)}}) == "");
  CHECK(errors_with(line, {{"essai/a.png", heavy_png(600'000)}}) ==
        "templates/essai/modele.md:4:16: erreur : le logo « a.png » est trop lourd\n"
        "     4 |   - { fichier: a.png, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : 500 Ko au plus : réduisez l'image, 600 pixels de large suffisent\n");
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
        "templates/essai/modele.md:4:16: erreur : le logo « a.svg » est au format SVG, or seul le "
        "PNG est pris\n"
        "     4 |   - { fichier: a.svg, texte: Logo }\n"
        "       |                ^^^^^\n"
        "   aide : ouvrez-le dans un logiciel d'images et exportez-le au format PNG, environ 600 "
        "pixels de large\n");
  for (const auto& [bytes, format] :
       std::map<std::string, std::string>{{"\xFF\xD8\xFF\xE0 JFIF", "JPEG"},
                                          {"GIF89a", "GIF"},
                                          {"%PDF-1.4", "PDF"},
                                          {"RIFF1234WEBPVP8", "WebP"}}) {
    CHECK(said("a.png", bytes).find("est au format " + format) != std::string::npos);
  }
  CHECK(said("a.png", "").find("n'est pas une image PNG entière") != std::string::npos);
}
