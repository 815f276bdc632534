#include <catch2/catch.hpp>

#include "pages/bounds.hpp"
#include "pages/build.hpp"

// Where the blocks of tiny documents stand. An act's text starts under its title and rule, at
// y = 117.20 (see layout_tests.cpp); lines of the body are 14 high, their baseline 10.50 below
// their top. Margins: x from 56.69 to 538.58.

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

constexpr double kTop = 117.20;

/// Baseline of the run that says `words`, which stands once on the first page.
double baseline(const Pages& pages, const std::string& words) {
  const auto runs = runs_with(pages.pages[0], words);
  REQUIRE(runs.size() == 1);
  return runs[0]->origin.y;
}

double left(const Pages& pages, const std::string& words) {
  return runs_with(pages.pages[0], words).at(0)->origin.x;
}

/// The boxes of the first page's shapes filled with that colour.
std::vector<Rect> filled(const Pages& pages, Colour colour) {
  std::vector<Rect> boxes;
  for (const Item& item : pages.pages[0].items) {
    const auto* path = std::get_if<Path>(&item.content);
    if (path != nullptr && path->fill == colour) boxes.push_back(bounds(item));
  }
  return boxes;
}

auto near(double value) {
  return Approx(value).margin(0.02);
}

}  // namespace

TEST_CASE("paragraphs stand six points apart") {
  const Pages pages = lay_out({paragraph("Un."), paragraph("Deux.")});
  CHECK(baseline(pages, "Un.") == near(kTop + 10.50));
  // One line of 14, then 6.
  CHECK(baseline(pages, "Deux.") == near(kTop + 14 + 6 + 10.50));
}

TEST_CASE("a heading leaves more above than below") {
  const Pages pages = lay_out({paragraph("Un."), heading(2, "Titre", "t"), paragraph("Deux.")});
  // 14 of text, 17 above the heading, whose line of 16 has its baseline (16 + 0.7 × 12) / 2 below.
  CHECK(baseline(pages, "Titre") == near(kTop + 14 + 17 + 12.20));
  // Then 6, the gap of paragraphs, which is more than the heading's 5.
  CHECK(baseline(pages, "Deux.") == near(kTop + 14 + 17 + 16 + 6 + 10.50));
}

TEST_CASE("items of a list hang behind their marks") {
  document::List list;
  list.ordered = true;
  list.items = {{paragraph("Un.")}, {paragraph("Deux.")}};
  const Pages pages = lay_out({{list}});
  // The mark stands 2 in, the text 16 in; items are 3 apart.
  CHECK(left(pages, "1.") == near(56.69 + 2));
  CHECK(left(pages, "Un.") == near(56.69 + 16));
  CHECK(baseline(pages, "Un.") == near(kTop + 10.50));
  CHECK(baseline(pages, "Deux.") == near(kTop + 14 + 3 + 10.50));
}

TEST_CASE("a box is as tall as its lines and its padding") {
  const Pages pages =
      lay_out({{document::Box{text("Titre"), {paragraph("Un.")}, document::CellMark::none}}});
  // Two pieces: 9 of padding and the title's line; the gap of 6, the text's line and 9.
  const auto tint = filled(pages, {0xEE, 0xF3, 0xF8});
  REQUIRE(tint.size() == 2);
  CHECK(tint[0].height == near(9 + 14));
  CHECK(tint[1].height == near(6 + 14 + 9));
  CHECK(tint[1].y == near(tint[0].bottom()));
  // 3 of bar, 9 of padding, 2.
  CHECK(left(pages, "Un.") == near(56.69 + 14));
  CHECK(baseline(pages, "Un.") == near(kTop + 9 + 14 + 6 + 10.50));
}

TEST_CASE("columns stand side by side with a gutter between them") {
  const Pages pages =
      lay_out({{document::Columns{{{paragraph("Un.")}, {paragraph("Deux."), paragraph("Trois.")}}}},
               paragraph("Quatre.")});
  // (481.89 - 18) / 2 = 231.94 wide: the second starts at 56.69 + 231.94 + 18.
  CHECK(left(pages, "Un.") == near(56.69));
  CHECK(left(pages, "Deux.") == near(306.64));
  CHECK(baseline(pages, "Deux.") == near(baseline(pages, "Un.")));
  CHECK(baseline(pages, "Trois.") == near(kTop + 14 + 6 + 10.50));
  // Under the taller one, after 12.
  CHECK(baseline(pages, "Quatre.") == near(kTop + 34 + 12 + 10.50));
}

TEST_CASE("a quotation is drawn in, behind a bar as tall as it") {
  const Pages pages = lay_out({{document::Quote{{paragraph("Un."), paragraph("Deux.")}}}});
  CHECK(left(pages, "Un.") == near(56.69 + 14));
  // One point above the first line, 14, then 6, 14 and one point.
  const auto bar = filled(pages, {0xC6, 0xCE, 0xD9});
  REQUIRE(bar.size() == 2);
  CHECK(bar[0].height + bar[1].height == near(1 + 14 + 6 + 14 + 1));
}

TEST_CASE("what is quoted, a command for instance, is not stretched to the margin") {
  std::string words = "copil produire";
  for (int i = 0; i < 40; ++i) words += " --sortie projet";
  const auto end_of_first_line = [](const document::Block& block) {
    const Pages pages = lay_out({block});
    const GlyphRun& run = *runs_with(pages.pages[0], "copil produire").at(0);
    return run.origin.x + run.width;
  };
  const double margin = 56.69 + 481.89;
  CHECK(end_of_first_line(paragraph(words)) > margin - 1);
  CHECK(end_of_first_line({document::Quote{{paragraph(words)}}}) < margin - 14 - 1);
}

TEST_CASE("an image stands under its caption, two pixels a point, no larger than the page") {
  const auto image = [](int width, int height) {
    return document::Block{
        document::Illustration{{std::to_string(width), width, height, "Plan"}, "Ici"}};
  };
  const Pages pages = lay_out({image(300, 200), image(3'000, 300), image(100, 4'000)});
  CHECK(pages.pictures == std::vector<std::string>{"300", "3000", "100"});
  const std::string text = dump(pages);
  CHECK(text.find("Figure path 56.69 ") != std::string::npos);
  CHECK(text.find(" 150.00 100.00 picture 0") != std::string::npos);
  CHECK(text.find(" 481.89 48.19 picture 1") != std::string::npos);
  // 0.6 of the 717.17 points of a page.
  CHECK(text.find(" 10.76 430.30 picture 2") != std::string::npos);
  CHECK(text.find("Figure\u00A03.") < text.find("picture 2"));
  CHECK(dump_structure(pages).find("alt=\"Plan\"") != std::string::npos);
}

TEST_CASE("a landscape page is as wide as a portrait one is tall") {
  document::Document document = act({paragraph("Un.")});
  document.orientation = document::Orientation::landscape;
  const Pages pages = typesetter().lay_out(document);
  CHECK(pages.pages[0].width == near(841.89));
  CHECK(pages.pages[0].height == near(595.28));
}

TEST_CASE("rows of a table are as tall as their lines and six points") {
  const Pages pages = lay_out({{numbered_table(3)}});
  // Lines of 8.5 × 1.3 = 11.05.
  const double first = baseline(pages, "ligne 1");
  CHECK(baseline(pages, "ligne 2") == near(first + 17.05));
  CHECK(baseline(pages, "ligne 3") == near(first + 2 * 17.05));
}

TEST_CASE("key figures share the width between gutters of ten") {
  document::KeyFigures figures;
  for (const int number : {1, 2, 3}) {
    document::KeyFigure figure;
    figure.label = "Chiffre " + std::to_string(number);
    figure.value = {Value::count(number, Unit::jeunes), NumberStyle::plain};
    figures.figures.push_back(std::move(figure));
  }
  const Pages pages = lay_out({{figures}});
  // (481.89 - 2 × 10) / 3 = 153.96 wide each, 9 of padding inside.
  CHECK(left(pages, "Chiffre 1") == near(56.69 + 9));
  CHECK(left(pages, "Chiffre 2") == near(56.69 + 153.96 + 10 + 9));
  CHECK(left(pages, "Chiffre 3") == near(56.69 + 2 * 163.96 + 9));
}

TEST_CASE("a report's identity says territory, period, day and version side by side") {
  document::Document document = act({});
  document.style = document::Style::report;
  document.territory = "Ain";
  const Pages pages = typesetter().lay_out(document);
  // 36 %, 22 % and 22 % of 481.89, then 9 of padding.
  CHECK(left(pages, "Territoire") == near(56.69));
  CHECK(left(pages, "Période") == near(56.69 + 173.48 + 9));
  CHECK(left(pages, "Version") == near(56.69 + 173.48 + 2 * 106.02 + 9));
}
