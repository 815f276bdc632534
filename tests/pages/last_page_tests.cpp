// A last page that hardly anything stands on is saved by setting the document a little tighter.
#include <algorithm>

#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/page_critic.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

/// Headings, each with a paragraph of two lines under it, then so many lines.
document::Blocks parts_then_lines(int parts, int lines) {
  document::Blocks blocks;
  for (int i = 1; i <= parts; ++i) {
    blocks.push_back(heading(1, "Partie " + std::to_string(i), "p" + std::to_string(i)));
    blocks.push_back(
        paragraph("Ce qui suit est dit en deux lignes, dont la seconde est courte : "
                  "ni l'une ni l'autre n'est de trop, et la page les tient."));
  }
  for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("Une ligne."));
  return blocks;
}

/// The lowest line of text, its footer included.
double lowest_baseline(const Page& page) {
  double lowest = 0;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && item.artifact != Artifact::watermark) {
      lowest = std::max(lowest, run->origin.y);
    }
  }
  return lowest;
}

}  // namespace

TEST_CASE("a few lines over the page are taken back, whatever a little more blank would cost") {
  int saved = 0;
  for (int lines = 0; lines < 12; ++lines) {
    const document::Document document = act(parts_then_lines(8, lines));
    const Pages usual = lay_out_usual(document);
    const Pages set = typesetter().lay_out(document);
    CAPTURE(lines, usual.pages.size(), set.pages.size());
    if (set.pages.size() < usual.pages.size()) ++saved;
    CHECK((set.pages.size() < usual.pages.size() || dump(set) == dump(usual)));
    for (const Page& page : set.pages) CHECK(lowest_baseline(page) < page.height - 20);
    CHECK(faults_of(set, document.style).empty());
  }
  CHECK(saved >= 3);
}

TEST_CASE("a document is set no tighter than saves its last page") {
  // So little too much that blanks alone give way: the foot of the page stays where it is.
  for (int lines = 0; lines < 12; ++lines) {
    const document::Document document = act(parts_then_lines(8, lines));
    const Pages usual = lay_out_usual(document);
    if (usual.pages.size() == 1) continue;
    const Pages set = typesetter().lay_out(document);
    CHECK(set.pages.size() == 1);
    CHECK(lowest_baseline(set.pages[0]) == Approx(lowest_baseline(usual.pages[0])));
    break;
  }
}

TEST_CASE("what cannot be saved, or is no small end, is left as it is") {
  const document::Document parted =
      act({paragraph("Une page."), {document::PageBreak{}}, paragraph("Une autre.")});
  for (const auto& document : {parted, act(parts_then_lines(0, 62))}) {
    const Pages set = typesetter().lay_out(document);
    CHECK(set.pages.size() == 2);
    CHECK(dump(set) == dump(lay_out_usual(document)));
  }
}

TEST_CASE("a document that no longer is four pages long does without its table of contents") {
  for (int lines = 95; lines < 140; ++lines) {
    document::Document document = act({{document::TableOfContents{2}}});
    for (auto& block : parts_then_lines(3, lines)) document.content.push_back(std::move(block));
    const Pages set = typesetter().lay_out(document);
    CAPTURE(lines);
    // A heading is named twice where there is a table.
    CHECK(runs_with(set.pages[0], "Partie 1").size() == (set.pages.size() < 4 ? 1 : 2));
  }
}
