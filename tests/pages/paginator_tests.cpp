#include <catch2/catch.hpp>

#include "pages/flow/paginator.hpp"

using namespace copil::pages;

namespace {

/// A page of 200 × 120 whose text is 100 high, from y = 10.
constexpr PageFrame kFrame{200, 120, {10, 10, 180, 100}};

struct Given {
  double height;
  double space = 0;
  Glue glue = Glue::allowed;
  int repeat = -1;
};

/// A piece with one rectangle whose width is its rank, so that it can be found again.
Piece piece(const Given& given, double rank) {
  Piece piece;
  piece.height = given.height;
  piece.space_before = given.space;
  piece.glue = given.glue;
  piece.repeat = given.repeat;
  piece.items.push_back({rectangle({0, 0, rank, given.height}, {})});
  return piece;
}

/// Where pieces go: `page:y` each, pages from 1, y from the top of the text.
std::string placed(const std::vector<Given>& given, double header_height = 0) {
  Pages pages;
  Paginator paginator{kFrame, pages};
  if (header_height > 0) paginator.add_repeat(piece({header_height}, 99));
  double rank = 0;
  for (const Given& each : given) paginator.add(piece(each, ++rank));
  paginator.finish();
  std::string text;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Item& item : pages.pages[page].items) {
      const Point top = std::get<Path>(item.content).steps.at(0).to;
      text += (text.empty() ? "" : " ") + std::to_string(page + 1) + ":" +
              std::to_string(static_cast<int>(top.y - 10));
    }
  }
  return text;
}

constexpr Glue kAvoid = Glue::avoid;
constexpr Glue kForbidden = Glue::forbidden;

}  // namespace

TEST_CASE("pieces stand one under the other, with the space before each but the page's first") {
  // 0; 30 + 5 = 35; 35 + 30 = 65 and 65 + 5 + 30 = 100: still fits.
  CHECK(placed({{30, 5}, {30, 5}, {30, 5}}) == "1:0 1:35 1:70");
  // One point more does not.
  CHECK(placed({{30, 5}, {30, 5}, {31, 5}}) == "1:0 1:35 2:0");
}

TEST_CASE("glued pieces move together") {
  // A heading of 20 with a piece of 30 after 60: 110 > 100.
  CHECK(placed({{60}, {20}, {30, 0, kForbidden}}) == "1:0 2:0 2:20");
  CHECK(placed({{50}, {20}, {30, 0, kForbidden}}) == "1:0 1:50 1:70");
}

TEST_CASE("what is glued but taller than a page is split where the glue is weakest") {
  // 130 in all: split before the only « avoid », the rest stays together.
  CHECK(placed({{50}, {40, 0, kForbidden}, {40, 0, kAvoid}}) == "1:0 1:50 2:0");
  // The first part starts on the page where it fits.
  CHECK(placed({{20}, {30}, {40, 0, kForbidden}, {40, 0, kAvoid}}) == "1:0 1:20 1:50 2:0");
  // All forbidden: page after page.
  CHECK(placed({{60}, {60, 0, kForbidden}, {30, 0, kForbidden}}) == "1:0 2:0 2:60");
}

TEST_CASE("what avoids to be parted is parted rather than leave most of the page empty") {
  CHECK(placed({{30}, {20}, {60, 0, kAvoid}}) == "1:0 1:30 2:0");
  CHECK(placed({{50}, {20}, {40, 0, kAvoid}}) == "1:0 2:0 2:20");
  CHECK(placed({{60}, {20}, {30, 0, kAvoid}}) == "1:0 2:0 2:20");
  CHECK(placed({{70}, {20}, {20, 0, kAvoid}}) == "1:0 2:0 2:20");
}

TEST_CASE("a piece taller than a page has a page of its own") {
  CHECK(placed({{20}, {150}, {20}}) == "1:0 2:0 3:0");
}

TEST_CASE("a header is repeated above the piece that opens a page, and takes room there") {
  // Header of 10 on page 2: rows of 45 stand at 10 and 55, the next goes to page 3.
  CHECK(placed({{50},
                {45, 0, Glue::allowed, 0},
                {45, 0, Glue::allowed, 0},
                {45, 0, Glue::allowed, 0},
                {45, 0, Glue::allowed, 0}},
               10) == "1:0 1:50 2:0 2:10 2:55 3:0 3:10");
}

TEST_CASE("footnotes stand at the foot and their room is kept") {
  Pages pages;
  Paginator paginator{kFrame, pages};
  Piece called = piece({40}, 1);
  called.footnotes.push_back({1, 2, 10});
  called.items.push_back({rectangle({10, 0, 50, 10}, {})});
  paginator.add(std::move(called));
  paginator.add(piece({30}, 2));
  // 40 + 30 + note 10 + gap 12 = 92: 10 more do not fit.
  paginator.add(piece({10}, 3));
  paginator.finish();
  REQUIRE(pages.pages.size() == 2);
  const auto& items = pages.pages[0].items;
  // The note ends where the text ends: 10 + 100 - 10.
  CHECK(std::get<Path>(items[1].content).steps[0].to == Point{10, 100});
  // The rule is in the middle of the gap: 100 - 6.
  CHECK(std::get<Path>(items.back().content).steps[0].to == Point{10, 94});
}

TEST_CASE("a page break opens a page once") {
  Pages pages;
  Paginator paginator{kFrame, pages};
  Piece page_break;
  page_break.starts_page = true;
  paginator.add(page_break);
  paginator.add(piece({10}, 1));
  paginator.add(page_break);
  paginator.add(page_break);
  paginator.add(piece({10}, 2));
  paginator.finish();
  CHECK(pages.pages.size() == 2);
}

TEST_CASE("anchors, links and page numbers are noted where they come to stand") {
  Pages pages;
  Paginator paginator{kFrame, pages};
  paginator.add(piece({90}, 1));
  Piece target = piece({20}, 2);
  target.anchors.push_back({"ici", "Ici", 1, 0});
  target.links.push_back({0, {10, 2, 30, 8}, "https://example.org/", "", "exemple", 0});
  target.page_numbers.push_back({0, "ici"});
  paginator.add(std::move(target));
  paginator.finish();
  REQUIRE(pages.destinations.size() == 1);
  CHECK(pages.destinations[0].page == 1);
  CHECK(pages.destinations[0].at == Point{10, 10});
  CHECK(pages.bookmarks.at(0).title == "Ici");
  CHECK(pages.links.at(0).page == 1);
  CHECK(pages.links.at(0).box == Rect{10, 12, 30, 8});
  const std::vector<PlacedSlot> slots = paginator.take_slots();
  REQUIRE(slots.size() == 1);
  CHECK(slots[0].page == 1);
}

TEST_CASE("what is kept together over many pages leaves as it comes") {
  Pages pages;
  std::size_t begun = 1;
  Paginator paginator{kFrame, pages, [&begun] { ++begun; }};
  // Pieces of 40, two a page: a hundred of them are fifty pages.
  for (int i = 0; i < 100; ++i) paginator.add(piece({40, 0, kAvoid}, i));
  CHECK(begun >= 49);
  paginator.finish();
  CHECK(pages.pages.size() == 50);
  // 40 + 40 + 30: the last two are glued, and move together.
  CHECK(placed({{40}, {40, 0, kAvoid}, {40, 0, kAvoid}, {30, 0, kForbidden}, {10}}) ==
        "1:0 1:40 2:0 2:40 2:70");
}

TEST_CASE("a passing header serves as long as pieces name it") {
  Pages pages;
  Paginator paginator{kFrame, pages};
  const int lasting = paginator.add_repeat(piece({10}, 91));
  const int first = paginator.add_repeat(piece({10}, 92), RepeatLife::passing);
  const int second = paginator.add_repeat(piece({10}, 93), RepeatLife::passing);
  // Pieces of 60: one a page, each under its header; the lasting one serves again.
  for (const int repeat : {lasting, first, first, lasting, second, lasting}) {
    paginator.add(piece({60, 0, Glue::allowed, repeat}, 1));
  }
  paginator.finish();
  std::string widths;
  for (const Page& page : pages.pages) {
    const auto& header = std::get<Path>(page.items.at(0).content);
    widths += std::to_string(static_cast<int>(header.steps.at(1).to.x)) + " ";
  }
  CHECK(widths == "91 92 92 91 93 91 ");
}
