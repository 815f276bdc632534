#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pdf/painting/page_painter.hpp"
#include "pdf/sample_pages.hpp"

// The content of pages, as it is before it is deflated.

using namespace copil;
using namespace copil::pages;

namespace {

/// What a painter needs, and what it has painted.
class Bench {
 public:
  Bench() { palette_.set({{sample::kFont, 0}, {sample::kBoldFont, 0}}, {}); }

  std::string content(const Page& page) { return painted(page).content; }
  const pdf::PaintedPage& painted(const Page& page) {
    return painter_.paint(page, [](int) { return Role::paragraph; });
  }

 private:
  pdf::FontPrograms fonts_;
  pdf::PictureCase pictures_;
  pdf::Deflater deflater_;
  pdf::Palette palette_{fonts_, pictures_, deflater_};
  pdf::PagePainter painter_{palette_};
};

Page page_of(std::vector<Item> items) {
  return {200, 100, std::move(items)};
}

Item box(int element, Artifact artifact = Artifact::layout) {
  return {sample::filled_box({10, 20, 30, 40}, {0, 0, 0}), element, artifact};
}

/// One run, one cluster, of those glyphs.
Item cluster(const std::string& text, std::vector<Glyph> glyphs) {
  GlyphRun run;
  run.size = 10;
  run.origin = {10, 90};
  run.text = text;
  run.clusters = {
      {static_cast<std::uint16_t>(text.size()), static_cast<std::uint16_t>(glyphs.size())}};
  run.glyphs = std::move(glyphs);
  return {run, 0, Artifact::layout};
}

unsigned glyph_of(char32_t character) {
  static const sample::Font kFace(sample::kFont);
  return kFace.glyph(character);
}

const std::string kBox = "10 40 30 40 re\nf\n";

}  // namespace

TEST_CASE("all that is painted is of an element or an artifact, and running ones say which") {
  Bench bench;
  const Page page = page_of({box(kNoElement, Artifact::header), box(4), box(4),
                             box(kNoElement, Artifact::background), box(kNoElement), box(4),
                             box(kNoElement, Artifact::footer), box(5)});
  CHECK(bench.content(page) == "/Artifact <</Type/Pagination/Subtype/Header>>BDC\n0 0 0 rg\n" +
                                   kBox + "EMC\n/P<</MCID 0>>BDC\n" + kBox + kBox +
                                   "EMC\n/Artifact BMC\n" + kBox + kBox +
                                   "EMC\n/P<</MCID 1>>BDC\n" + kBox +
                                   "EMC\n/Artifact <</Type/Pagination/Subtype/Footer>>BDC\n" +
                                   kBox + "EMC\n/P<</MCID 2>>BDC\n" + kBox + "EMC\n");
  CHECK(bench.painted(page).marked == std::vector<int>{4, 4, 5});
}

TEST_CASE("shapes are filled, stroked or both, and only what changes is said") {
  using Kind = PathStep::Kind;
  Bench bench;
  Path line;
  line.steps = {{Kind::move, {1, 2}, {}, {}},
                {Kind::line, {3.456, 2}, {}, {}},
                {Kind::curve, {9, 9}, {4, 5}, {6, 7}}};
  line.stroke = Stroke{{255, 0, 51}, 0.75, {2, 1}, true};
  Path same = line;
  Path solid = line;
  solid.stroke = Stroke{{255, 0, 51}, 0.75, {}, false};
  solid.fill = Colour{255, 255, 255};
  const std::string steps = "1 98 m\n3.46 98 l\n4 95 6 93 9 91 c\n";
  CHECK(bench.content(page_of({{line, 0}, {same, 0}, {solid, 0}})) ==
        "/P<</MCID 0>>BDC\n1 0 0.2 RG\n0.75 w\n[2 1 ]0 d\n1 J 1 j\n" + steps + "S\n" + steps +
            "S\n1 1 1 rg\n[]0 d\n0 J 0 j\n" + steps + "B\nEMC\n");
}

TEST_CASE("glyphs stand where they were laid out: only moves are said") {
  Bench bench;
  // An advance of Lato's « A » is 680 thousandths and a half: the second glyph follows by itself,
  // the third is moved by a thousandth of the size times twenty.
  const sample::Font face(sample::kFont);
  const float advance = face.advance(glyph_of('A'), 10);
  GlyphRun run;
  run.size = 10;
  run.origin = {10, 90};
  run.text = "AAA";
  run.clusters = {{1, 1}, {1, 1}, {1, 1}};
  run.glyphs = {
      {glyph_of('A'), 0, 0}, {glyph_of('A'), advance, 0}, {glyph_of('A'), 2 * advance + 0.2F, 0}};
  using namespace std::string_literals;
  CHECK(bench.content(page_of({{run, 0}})) ==
        "/P<</MCID 0>>BDC\n0 0 0 rg\nBT\n/F0 10 Tf\n10 10 Td\n[(\0\1\0\1)-20(\0\1)]TJ\nET\nEMC\n"s);
}

TEST_CASE("a glyph that means two things has two codes, and no mark") {
  using namespace std::string_literals;
  Bench bench;
  const Page page =
      page_of({cluster("-", {{glyph_of('-'), 0, 0}}), cluster("\u00AD", {{glyph_of('-'), 0, 0}}),
               cluster("-", {{glyph_of('-'), 0, 0}})});
  const std::string content = bench.content(page);
  CHECK_THAT(content, Catch::Contains("[(\0\1)]TJ\nET\nBT\n10 10 Td\n[(\0\2)]TJ\nET\nBT\n"
                                      "10 10 Td\n[(\0\1)]TJ"s));
  CHECK_THAT(content, !Catch::Contains("ActualText"));
}

TEST_CASE("letters that a ligature joins are its text; fewer letters than glyphs need a mark") {
  using namespace std::string_literals;
  Bench bench;
  CHECK_THAT(bench.content(page_of({cluster("ffi", {{glyph_of('f'), 0, 0}})})),
             Catch::Contains("[(\0\1)]TJ"s) && !Catch::Contains("ActualText"));
  CHECK_THAT(
      bench.content(page_of({cluster("ab", {{glyph_of('a'), 0, 0}, {glyph_of('b'), 5.0F, 0}})})),
      !Catch::Contains("ActualText"));
  CHECK_THAT(
      bench.content(page_of({cluster("\u01F0", {{glyph_of('j'), 0, 0}, {glyph_of(0x30C), 1, 2}})})),
      Catch::Contains("/Span<</ActualText<feff01f0>>>BDC\n") && Catch::Contains("-2 Ts\n") &&
          Catch::Contains("EMC\n0 Ts\nET\n"));
}

TEST_CASE("the watermark is shapes, not letters") {
  Bench bench;
  GlyphRun run = sample::run(1, 90, {120, 60}, "PROJET");
  run.rotation = 45;
  const std::string content = bench.content(page_of({{run, kNoElement, Artifact::watermark}}));
  CHECK_THAT(content,
             Catch::StartsWith("/Artifact <</Type/Pagination/Subtype/Watermark>>BDC\n"
                               "0 0 0 rg\nq 0.70711 0.70711 -0.70711 0.70711 120 40 cm\n"));
  CHECK_THAT(content, Catch::EndsWith("f Q\nEMC\n") && !Catch::Contains("BT"));
}
