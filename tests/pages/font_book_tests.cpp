#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/layout.hpp"
#include "pages/text/font_book.hpp"
#include "pages/text/hyphenation.hpp"
#include "pages/text/utf8.hpp"

using namespace copil;
using namespace copil::pages;
using build::book;

namespace {

std::string cut(Hyphenation& hyphenation, const std::string& word) {
  std::string result;
  std::size_t begin = 0;
  for (const std::size_t at : hyphenation.cuts(word)) {
    result += word.substr(begin, at - begin) + "|";
    begin = at;
  }
  return result + word.substr(begin);
}

}  // namespace

TEST_CASE("the family has what French documents need, figures of one width") {
  const std::uint32_t replacement = book().shape(Face::regular, "🎉").glyphs.at(0).id;
  for (const char* text : {"é", "É", "œ", "Œ", "ç", "«", "»", "’", "–", "…", "€", "°", "\u2212",
                           "\u00A0", "\u202F", "≠", "•", "×", "‑"}) {
    CAPTURE(text);
    for (int face = 0; face < kFaceCount; ++face) {
      const Shape& shape = book().shape(static_cast<Face>(face), text);
      REQUIRE(shape.glyphs.size() == 1);
      CHECK(shape.glyphs[0].id != replacement);
    }
  }
  const float width = book().shape(Face::regular, "0").width;
  for (const char* figure : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "\u2212"}) {
    CHECK(book().shape(Face::regular, figure).width == width);
  }
}

TEST_CASE("clusters cover the text and the glyphs exactly") {
  for (const std::string text :
       {"office", "e\u0301te\u0301", "1\u202F234,5\u00A0%", "السلام", "a🎉b", "\u00AD", "x"}) {
    CAPTURE(text);
    const Shape& shape = book().shape(Face::italic, text);
    std::size_t bytes = 0;
    std::size_t glyphs = 0;
    for (const Cluster& cluster : shape.clusters) {
      bytes += cluster.bytes;
      glyphs += cluster.glyphs;
    }
    CHECK(bytes == text.size());
    CHECK(glyphs == shape.glyphs.size());
  }
}

TEST_CASE("missing font files are one clear error") {
  const auto missing = FontBook::open("/nulle/part");
  REQUIRE_FALSE(missing);
  CHECK(formatted(missing.error()) ==
        "erreur : polices introuvables ou illisibles dans « /nulle/part » : Lato-Regular.ttf "
        "Lato-Bold.ttf Lato-Italic.ttf Lato-BoldItalic.ttf\n"
        "   aide : installez le paquet Debian fonts-lato\n");
}

TEST_CASE("French words are cut between syllables, names and codes are not") {
  Hyphenation hyphenation{Fonts{}.hyphenation};
  CHECK(cut(hyphenation, "convention") == "conven|tion");
  CHECK(cut(hyphenation, "accompagnement,") == "accom|pa|gne|ment,");
  CHECK(cut(hyphenation, "l’affectation") == "l’affec|ta|tion");
  // Amounts written out are never cut.
  for (const char* word : {"soixante", "quatorze", "millions", "euros", "été", "Lyon", "PROJET",
                           "co-traitance", "R82", "1\u202F234", "éééé"}) {
    CHECK(cut(hyphenation, word) == word);
  }
  Hyphenation none{"/nulle/part"};
  CHECK(cut(none, "convention") == "convention");
}

TEST_CASE("malformed bytes and controls never reach the shaper") {
  CHECK(well_formed("a\xFF"
                    "b\x01\n\tc") == "a\uFFFDb  c");
  CHECK(well_formed("\xC0\x80\xED\xA0\x80\xE2\x82") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(well_formed("été — €") == "été — €");
}

TEST_CASE("a character that the fonts lack is told with its place") {
  const auto warned = [](const std::string& words) {
    build::lay_out({{document::PageBreak{}}, build::paragraph(words)});
    return formatted(build::typesetter().warn_of_lacking());
  };
  CHECK(warned("Noël, Łódź, Αθήνα, Москва, Nguyễn, 84 410,00 €, n° 12, « oui »…") == "");
  CHECK(warned("La Mission locale de l'Orée-du-Bois fête 🎉 ses vingt ans de co-traitance") ==
        "attention : la police n'a pas le signe « 🎉 » (U+1F389) : il s'imprime « □ », d'abord "
        "page 2, dans « …l’Orée-du-Bois fête 🎉 ses vingt ans de co… »\n"
        "   aide : remplacez-le dans le modèle ou dans les données ; les lettres latines, grecques "
        "et cyrilliques s'impriment toutes\n");
  CHECK(warned("漢字漢").find("« 漢 » (U+6F22)") != std::string::npos);
  CHECK(warned("אבגדה").find("la police n'a pas non plus 2 autres signes") != std::string::npos);
  CHECK(warned("Noël") == "");
}
