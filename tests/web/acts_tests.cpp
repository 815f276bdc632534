// Acts as web pages: as they are printed.
#include <catch2/catch.hpp>

#include "support/html_rules.hpp"
#include "web/html.hpp"
#include "web/web.hpp"

using namespace copil;
using namespace copil::document;

namespace {

std::string act_page(Blocks content) {
  static auto opened = pages::Typesetter::open();
  REQUIRE(opened);
  Document document;
  document.report = "essai";
  document.title = "Avenant";
  document.style = Style::act;
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.content = std::move(content);
  return web::page(document, *opened);
}

Block line_of(const std::string& words) {
  return {Paragraph{{{Text{words}}}}};
}

Blocks articles(int count, int lines) {
  Blocks blocks;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    blocks.push_back({Heading{1, {{Text{"Article " + number}}}, "a" + number}});
    for (int line = 0; line < lines; ++line) blocks.push_back(line_of("Une ligne de l'article."));
  }
  return blocks;
}

}  // namespace

TEST_CASE("an act of a page or two has no table of contents, one of many has") {
  CHECK(act_page(articles(6, 3)).find("Sommaire") == std::string::npos);
  CHECK(act_page(articles(12, 14)).find("Sommaire") != std::string::npos);
}

TEST_CASE("a long path may be cut behind its slashes, a date and a short name never") {
  const std::string page = act_page(
      {line_of("Voir templates/communs/provenance.md et /srv/copil/donnees/2010 au 31/12/2010, "
               "et/ou communs/a.md.")});
  CHECK(page.find("Voir templates/<wbr/>communs/<wbr/>provenance.md et /srv/<wbr/>copil/<wbr/>"
                  "donnees/<wbr/>2010 au 31/12/2010") != std::string::npos);
  CHECK(act_page({line_of("documents/convention-locale_ML01_2010.pdf")})
            .find("documents/<wbr/><span class=\"insecable\">convention-locale_ML01_2010.pdf") !=
        std::string::npos);
  CHECK(page.find("et/ou communs/a.md") != std::string::npos);
}

TEST_CASE("the number of a piece is not cut at its hyphens") {
  const std::string page =
      act_page({line_of("Convention n° CL-2010-ML05, signée par le Conseil, (CR-2010-R82) ; "
                        "Val-de-Sorne, e-Partenet, ML03, 2010-2011.")});
  CHECK(page.find("n°\u00A0<span class=\"insecable\">CL-2010-ML05</span>, signée") !=
        std::string::npos);
  CHECK(page.find("(<span class=\"insecable\">CR-2010-R82</span>)") != std::string::npos);
  CHECK(page.find("Val-de-Sorne, e-Partenet, ML03, "
                  "<span class=\"insecable\">2010-2011</span>.") != std::string::npos);
  CHECK(copil::testing::faults_of(page).empty());
}

TEST_CASE("who signs stands in bold over a line to sign on") {
  const std::string sheet{web::stylesheet()};
  CHECK(sheet.find(".signature > p:first-child { font-weight: 700; }") != std::string::npos);
  CHECK(sheet.find(".signature { min-height: 8rem; border-bottom: 1px solid") != std::string::npos);
  // No word of a table is cut within: it scrolls instead.
  CHECK(sheet.find(
            "th, td { padding: 0.375rem 0.5625rem; text-align: left; overflow-wrap: normal;") !=
        std::string::npos);
}
