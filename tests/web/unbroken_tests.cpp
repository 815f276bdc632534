// Where a line of a page may not end.
#include <catch2/catch.hpp>

#include "web/web.hpp"

using namespace copil;

namespace {

std::string page_saying(const std::string& words) {
  static auto opened = pages::Typesetter::open();
  REQUIRE(opened);
  document::Document document;
  document.title = "Essai";
  document.content = {{document::Paragraph{{{document::Text{words}}}}}};
  return web::page(document, *opened);
}

}  // namespace

TEST_CASE("the name of an option is not cut after its dashes") {
  const std::string page = page_saying("Avec --arrete-au, le 1er -- ou non.");
  CHECK(page.find("<span class=\"insecable\">--arrete-au</span>, le 1<sup>er</sup> -- ou") !=
        std::string::npos);
}

TEST_CASE("a line never ends behind the hyphen of a code") {
  const auto marked = [](const std::string& words) {
    return page_saying(words).find("<span class=\"insecable\">") != std::string::npos;
  };
  CHECK(page_saying("voir 9.1-1 et CT-2010-999, du 2010-12-14")
            .find("voir <span class=\"insecable\">9.1-1</span> et <span "
                  "class=\"insecable\">CT-2010-999"
                  "</span>, du <span class=\"insecable\">2010-12-14</span>") != std::string::npos);
  CHECK(page_saying("dans convention-locale_ML01_2010.pdf.")
            .find("<span class=\"insecable\">convention-locale_ML01_2010.pdf</span>.") !=
        std::string::npos);
  CHECK(marked("copil-campagne@mensuelle.timer"));
  CHECK(marked("E-1"));
  CHECK(marked("1-E"));
  for (const char* words : {"sous-réalisation", "-23", "Val-de-Sorne", "- 1",
                            "un-nom-de-fichier-qui-est-trop-long-2010"}) {
    CAPTURE(words);
    CHECK_FALSE(marked(words));
  }
}
