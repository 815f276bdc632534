// Shapes and glyphs painted alone, looked at pixel by pixel: at 72 dots an inch a point is a pixel.
#include <algorithm>

#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pictures/cropping.hpp"
#include "pictures/picture.hpp"
#include "pictures/pixels.hpp"
#include "support/tiny_png.hpp"

using namespace copil;
using namespace copil::pages;
using copil::testing::decoded;

namespace {

constexpr std::uint32_t kWhite = 0xFFFFFF;
constexpr std::uint32_t kRed = 0xFF0000;
constexpr std::uint32_t kBlue = 0x0000FF;
constexpr std::uint32_t kBlack = 0x000000;

Path outline(const std::vector<Point>& points, bool is_closed = true) {
  Path path;
  for (const Point& point : points) {
    path.steps.push_back(
        {path.steps.empty() ? PathStep::Kind::move : PathStep::Kind::line, point, {}, {}});
  }
  if (is_closed) path.steps.push_back({PathStep::Kind::close, {}, {}, {}});
  return path;
}

Path rectangle(double x, double y, double width, double height) {
  return outline({{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}});
}

Path filled_with(Path path, Colour colour) {
  path.fill = colour;
  return path;
}

Pages page_of(double width, double height, std::vector<Item> items) {
  Pages pages;
  pages.pages.push_back({width, height, std::move(items)});
  return pages;
}

/// The page as it is painted; its pixels by `at(x, y)`.
struct Painted {
  explicit Painted(const Pages& pages, double dots_per_inch = 72) {
    const auto png = pictures::picture(pages, 0, dots_per_inch);
    REQUIRE(png);
    pixels = decoded(*png);
  }
  std::uint32_t at(int x, int y) const {
    return pixels.values[static_cast<std::size_t>(y * pixels.width + x)];
  }
  testing::Pixels pixels;
};

struct Box {
  int left, top, right, bottom;
};

/// The box of what is darker than grey, from that origin.
Box dark_box(const Painted& painted, int x0, int y0) {
  Box box{9999, 9999, -9999, -9999};
  for (int y = 0; y < painted.pixels.height; ++y) {
    for (int x = 0; x < painted.pixels.width; ++x) {
      if ((painted.at(x, y) & 0xFF) > 0x80) continue;
      box = {std::min(box.left, x - x0), std::min(box.top, y - y0), std::max(box.right, x + 1 - x0),
             std::max(box.bottom, y + 1 - y0)};
    }
  }
  return box;
}

void check_box(const Box& box, const Box& expected) {
  CAPTURE(box.left, box.top, box.right, box.bottom);
  CHECK(std::abs(box.left - expected.left) <= 1);
  CHECK(std::abs(box.top - expected.top) <= 1);
  CHECK(std::abs(box.right - expected.right) <= 1);
  CHECK(std::abs(box.bottom - expected.bottom) <= 1);
}

/// A document of one line, and its run of glyphs.
std::pair<Pages, GlyphRun> line_of(const std::string& words) {
  Pages laid = build::typesetter().lay_out(build::act({build::paragraph(words)}));
  for (const Item& item : laid.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && run->text == words) return {laid, *run};
  }
  FAIL("no line");
  return {};
}

std::string complaint_of(const Pages& pages) {
  const auto png = pictures::picture(pages, 0, 72);
  return png ? "" : formatted(png.error());
}

}  // namespace

TEST_CASE("a page is white but for its shapes, each in its colour, the last one above") {
  const Painted painted{page_of(30, 20,
                                {{filled_with(rectangle(2, 3, 10, 8), {255, 0, 0})},
                                 {filled_with(rectangle(6, 5, 10, 8), {0, 0, 255})},
                                 {filled_with(rectangle(20, 10, 5, 5), {0, 0, 0})},
                                 {filled_with(rectangle(20, 1, 5, 5), {255, 0, 0})}})};
  CHECK(painted.pixels.width == 30);
  CHECK(painted.pixels.height == 20);
  CHECK(painted.at(0, 0) == kWhite);
  CHECK(painted.at(29, 19) == kWhite);
  CHECK(painted.at(2, 3) == kRed);
  CHECK(painted.at(5, 10) == kRed);
  CHECK(painted.at(1, 3) == kWhite);
  CHECK(painted.at(2, 11) == kWhite);
  CHECK(painted.at(6, 5) == kBlue);
  CHECK(painted.at(15, 12) == kBlue);
  CHECK(painted.at(22, 12) == kBlack);
  CHECK(painted.at(22, 3) == kRed);
}

TEST_CASE("more dots an inch make a larger picture of the same") {
  const Painted painted{page_of(30, 20, {{filled_with(rectangle(2, 3, 10, 8), {255, 0, 0})}}), 144};
  CHECK(painted.pixels.width == 60);
  CHECK(painted.pixels.height == 40);
  CHECK(painted.at(4, 6) == kRed);
  CHECK(painted.at(23, 21) == kRed);
  CHECK(painted.at(24, 21) == kWhite);
  CHECK(painted.at(3, 6) == kWhite);
}

TEST_CASE("a shape is filled, then stroked along its outline") {
  Path path = filled_with(rectangle(5, 5, 20, 10), {255, 0, 0});
  path.stroke = Stroke{{0, 0, 255}, 2, {}, false};
  const Painted both{page_of(30, 20, {{path}})};
  CHECK(both.at(15, 10) == kRed);
  CHECK(both.at(4, 10) == kBlue);
  CHECK(both.at(5, 10) == kBlue);
  CHECK(both.at(6, 10) == kRed);
  CHECK(both.at(3, 10) == kWhite);
  // Without a stroke nothing of the outline is left for the next shape's.
  path.stroke.reset();
  Path line = outline({{0, 18}, {30, 18}}, false);
  line.stroke = Stroke{{0, 0, 255}, 2, {}, false};
  const Painted apart{page_of(30, 20, {{path}, {line}})};
  CHECK(apart.at(5, 10) == kRed);
  CHECK(apart.at(4, 10) == kWhite);
  CHECK(apart.at(15, 18) == kBlue);
}

TEST_CASE("strokes have corners and ends as they say, and dashes") {
  const auto stroked = [](bool is_round, std::vector<double> dashes) {
    Path path = outline({{10, 30}, {10, 10}, {30, 10}}, false);
    path.stroke = Stroke{{0, 0, 255}, 8, std::move(dashes), is_round};
    return Painted{page_of(40, 40, {{path}})};
  };
  const Painted square = stroked(false, {});
  CHECK(square.at(6, 6) == kBlue);
  CHECK(square.at(31, 10) == kWhite);
  CHECK(square.at(10, 31) == kWhite);
  const Painted round = stroked(true, {});
  CHECK(round.at(6, 6) == kWhite);
  CHECK(round.at(10, 7) == kBlue);
  CHECK(round.at(32, 10) == kBlue);
  CHECK(round.at(10, 32) == kBlue);
  const Painted dashed = stroked(false, {6, 4});
  CHECK(dashed.at(10, 27) == kBlue);
  CHECK(dashed.at(10, 22) == kWhite);
}

TEST_CASE("a run of glyphs turns around its origin, anticlockwise") {
  auto [laid, run] = line_of("Lavande et lilas au long de la lande");
  const auto painted_at = [&laid = laid, &run = run](float rotation) {
    GlyphRun turned = run;
    turned.origin = {300, 300};
    turned.rotation = rotation;
    Pages page = page_of(600, 600, {{turned}});
    page.fonts = laid.fonts;
    return dark_box(Painted{page}, 300, 300);
  };
  const Box flat = painted_at(0);
  CHECK(flat.right > 100);
  CHECK(flat.top < -5);
  check_box(painted_at(90), {flat.top, -flat.right, flat.bottom, -flat.left});
  check_box(painted_at(180), {-flat.right, -flat.bottom, -flat.left, -flat.top});
  check_box(painted_at(270), {-flat.bottom, flat.left, -flat.top, flat.right});
}

TEST_CASE("a picture is stretched over its box, pixel by pixel") {
  Path path = rectangle(5, 5, 9, 4);
  path.picture = 0;
  Pages page = page_of(20, 12, {{path}});
  page.pictures = {tests::tiny_png()};
  const Painted painted{page};
  CHECK(painted.at(5, 5) == painted.at(13, 8));
  CHECK(painted.at(5, 5) != kWhite);
  CHECK(painted.at(4, 5) == kWhite);
  CHECK(painted.at(14, 8) == kWhite);
  CHECK(painted.at(13, 9) == kWhite);
}

TEST_CASE("what cannot be painted is told, and no picture made") {
  Path path = rectangle(5, 5, 9, 4);
  path.picture = 0;
  Pages page = page_of(20, 12, {{path}});
  page.pictures = {"pas une image"};
  CHECK(complaint_of(page) ==
        "erreur : image illisible\n   aide : enregistrez-la de nouveau au format PNG\n");
  auto [laid, run] = line_of("Un");
  Pages lettered = page_of(20, 12, {{run}});
  lettered.fonts = laid.fonts;
  CHECK(complaint_of(lettered) == "");
  for (auto& font : lettered.fonts) font.path = "/absente.ttf";
  CHECK(complaint_of(lettered).find("police illisible : « /absente.ttf »") != std::string::npos);
}

TEST_CASE("a cropped page keeps what stands in it, within a margin") {
  const Path red = filled_with(rectangle(20, 30, 10, 8), {255, 0, 0});
  const Path blue = filled_with(rectangle(25, 35, 15, 9), {0, 0, 255});
  const Path far = filled_with(rectangle(0, 0, 5, 5), {0, 0, 0});
  const Pages cut = pictures::cropped(page_of(100, 80,
                                              {{red, 0},
                                               {blue, kNoElement, Artifact::layout},
                                               {far, kNoElement, Artifact::header},
                                               {far, kNoElement, Artifact::footer},
                                               {far, kNoElement, Artifact::watermark}}),
                                      3);
  REQUIRE(cut.pages.size() == 1);
  CHECK(cut.pages[0].width == Approx(26));
  CHECK(cut.pages[0].height == Approx(20));
  for (const Item& item : cut.pages[0].items) CHECK(item.artifact == Artifact::layout);
  const Painted painted{cut};
  CHECK(painted.at(3, 3) == kRed);
  CHECK(painted.at(2, 3) == kWhite);
  CHECK(painted.at(22, 16) == kBlue);
  CHECK(painted.at(23, 16) == kWhite);
  CHECK(painted.at(0, 0) == kWhite);
}

TEST_CASE("what is of the text is kept in a crop, whatever else it is said to be") {
  const Path red = filled_with(rectangle(20, 30, 0.5, 0.25), {255, 0, 0});
  const Pages kept = pictures::cropped(page_of(100, 80, {{red, 4, Artifact::header}}), 3);
  CHECK(kept.pages[0].width == Approx(6.5));
  CHECK(kept.pages[0].height == Approx(6.25));
  const Path corner = filled_with(rectangle(0, 0, 0.5, 0.25), {255, 0, 0});
  const Pages small = pictures::cropped(page_of(100, 80, {{corner, 0}}), 2);
  CHECK(small.pages[0].width == Approx(4.5));
  CHECK(small.pages[0].height == Approx(4.25));
  CHECK(pictures::cropped(page_of(100, 80, {}), 3).pages[0].width == Approx(6));
  CHECK(pictures::cropped(page_of(100, 80, {}), 3).pages[0].height == Approx(6));
}

TEST_CASE("a crop takes the pictures and the fonts of its page along") {
  Path logo = rectangle(40, 50, 9, 4);
  logo.picture = 0;
  Pages page = page_of(100, 80, {{logo, 0}});
  page.pictures = {tests::tiny_png()};
  page.fonts = {{"a.ttf", 0}};
  const Pages cut = pictures::cropped(page, 1);
  CHECK(cut.fonts == page.fonts);
  const Painted painted{cut};
  CHECK(painted.at(1, 1) != kWhite);
  CHECK(painted.at(9, 4) != kWhite);
  CHECK(painted.at(0, 0) == kWhite);
}
