#include <catch2/catch.hpp>
#include <cmath>

#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

TEST_CASE("blanks print as dotted lines with their invite") {
  document::Paragraph paragraph;
  paragraph.content = text("Nom : ");
  paragraph.content.push_back({document::Blank{"nom", "nom et prénom", {}, false, {}}});
  const Pages pages = lay_out({{paragraph}});
  CHECK(runs_with(pages.pages[0], "\u00A0(nom\u00A0et\u00A0prénom)").size() == 1);
  bool has_dots = false;
  for (const Item& item : pages.pages[0].items) {
    const auto* path = std::get_if<Path>(&item.content);
    has_dots = has_dots || (path != nullptr && path->stroke && !path->stroke->dashes.empty());
  }
  CHECK(has_dots);
}

TEST_CASE("a number, inserted or to be filled, stays with its n°") {
  document::Paragraph inserted;
  inserted.content = {{document::Text{"convention n° "}}, {document::Text{"CL-2010"}}};
  CHECK(page_text(lay_out({{inserted}}).pages[0]).find("convention n°\n\u00A0CL-2010\n") !=
        std::string::npos);
  for (int words = 0; words < 40; ++words) {
    document::Paragraph paragraph;
    std::string before;
    for (int i = 0; i < words; ++i) before += "mot ";
    paragraph.content = {{document::Text{before + "convention n° "}},
                         {document::Blank{"numero", "", {}, false, {}, {}}}};
    const Pages pages = lay_out({{paragraph}});
    double dots = 0;
    for (const Item& item : pages.pages[0].items) {
      const auto* path = std::get_if<Path>(&item.content);
      if (path != nullptr && path->stroke && !path->stroke->dashes.empty()) {
        dots = path->steps[0].to.y;
      }
    }
    CHECK(std::abs(runs_with(pages.pages[0], "n°").at(0)->origin.y - dots) < 5);
  }
}

TEST_CASE("a question never ends a page before the lines for its answer") {
  document::Blank answer;
  answer.name = "qde1";
  answer.invite = "avis du comité";
  answer.kind = document::BlankKind::lines;
  for (int lines = 30; lines < 60; ++lines) {
    document::Blocks blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("ligne"));
    blocks.push_back(paragraph("Les jeunes savent-ils à qui parler ?"));
    blocks.push_back({document::Paragraph{{document::Inline{answer}}}});
    for (const Page& page : lay_out(blocks).pages) {
      CHECK(runs_with(page, "savent-ils").size() == runs_with(page, "avis du comité").size());
    }
  }
}

TEST_CASE("the invite of a blank stays on its line") {
  for (int words = 0; words < 40; ++words) {
    document::Paragraph paragraph;
    std::string before;
    for (int i = 0; i < words; ++i) before += "mot ";
    paragraph.content = {{document::Text{before}},
                         {document::Blank{"nom", "civilité, prénom et nom", {}, false, {}, {}}}};
    const Pages pages = lay_out({{paragraph}});
    const auto invites = runs_with(pages.pages[0], "(civilité,");
    REQUIRE(invites.size() == 1);
    CHECK(invites[0]->text.ends_with("nom)"));
  }
}

TEST_CASE("an invite too long for the line of its blank goes on the next, inside the margins") {
  document::Signatures signatures;
  for (int i = 0; i < 3; ++i) {
    document::Blank name{"nom", "civilité, prénom et nom", {}, false, {}, {}};
    name.kind = document::BlankKind::person;
    signatures.signatures.push_back({"Pour la mission locale", {{name}}});
  }
  const Pages pages = lay_out({{signatures}});
  const auto invites = runs_with(pages.pages[0], "(civilité,");
  REQUIRE(invites.size() == 3);
  for (const GlyphRun* run : invites) {
    CHECK(run->origin.x + static_cast<double>(run->width) <= pages.pages[0].width - 56);
  }
}
