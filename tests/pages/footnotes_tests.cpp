#include <catch2/catch.hpp>

#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

// A4: the text starts at x = 56.69 (20 mm) and ends at y = 841.89 - 59.53 (21 mm) = 782.36.

TEST_CASE("a footnote prints at the foot of the page that calls it") {
  document::Paragraph paragraph;
  paragraph.content = text("Appel");
  paragraph.content.push_back({document::Footnote{text("le texte de la note")}});
  const Pages pages = lay_out({{paragraph}});
  const auto* note = runs_with(pages.pages[0], "1.\u00A0le texte de la note").at(0);
  // The last line of 10 ends at 782.36: baseline 772.36 + (10 + 0.7 × 7.5) / 2.
  CHECK(note->origin.y == Approx(782.37 - 10 + 7.625).margin(0.02));
  CHECK(note->origin.x == Approx(56.69).margin(0.01));
}

TEST_CASE(
    "a footnote longer than a page begins at the foot of its page and goes on over the next") {
  std::string words;
  for (int i = 0; i < 2500; ++i) words += "mot" + std::to_string(i) + " ";
  document::Paragraph calls;
  calls.content = {{document::Text{"Appel"}}, {document::Footnote{text(words)}}};
  const Pages pages = lay_out({paragraph("Avant."), {calls}, paragraph("Après.")});
  REQUIRE(pages.pages.size() == 3);
  CHECK(runs_with(pages.pages[0], "Appel").size() == 1);
  CHECK(runs_with(pages.pages[0], "mot0 ").size() == 1);
  CHECK(runs_with(pages.pages[2], "mot2499").size() == 1);
  CHECK(runs_with(pages.pages[2], "Après.").size() == 1);
  for (const Page& page : pages.pages) {
    double last = 0;
    for (const GlyphRun* run : runs_with(page, "mot")) {
      CHECK(run->origin.y > last);
      last = run->origin.y;
    }
  }
}
