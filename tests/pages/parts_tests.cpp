#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;

namespace {

/// A table of contents, then a heading, a table of that many rows and a last heading.
document::Document annex(int rows) {
  document::Table table;
  table.columns = {build::column("Dossier", document::ColumnKind::text),
                   build::column("Jeunes", document::ColumnKind::number)};
  for (int i = 0; i < rows; ++i) {
    table.rows.push_back(
        build::row({build::cell("Dossier " + std::to_string(i)), build::count(i)}));
  }
  document::Document document = build::act({{document::TableOfContents{}},
                                            build::heading(1, "Dossiers", "dossiers"),
                                            {std::move(table)},
                                            build::heading(1, "Fin", "fin")});
  document.is_draft = true;
  return document;
}

std::vector<Pages> parts_of(const document::Document& document) {
  std::vector<Pages> parts;
  auto typesetter = Typesetter::open();
  REQUIRE(typesetter);
  typesetter->lay_out(document, {}, [&](Pages part) { parts.push_back(std::move(part)); });
  return parts;
}

/// What the page's items say, one text a line.
std::string text_of(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item.content)) text += run->text + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a document of one part is handed on whole") {
  const std::vector<Pages> parts = parts_of(annex(100));
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].first_page == 0);
  auto typesetter = Typesetter::open();
  CHECK(dump(parts[0]) == dump(typesetter->lay_out(annex(100))));
}

TEST_CASE("a long document comes in parts that follow each other", "[lent]") {
  const std::vector<Pages> parts = parts_of(annex(6000));
  REQUIRE(parts.size() >= 3);
  int pages = 0;
  int elements = 0;
  int last_item = 0;
  for (const Pages& part : parts) {
    CHECK(part.first_page == pages);
    CHECK(part.first_element == elements);
    CHECK(part.pages.size() <= 64);
    pages += static_cast<int>(part.pages.size());
    elements += static_cast<int>(part.structure.size());
    for (const Page& page : part.pages) {
      for (const Item& item : page.items) {
        if (item.element == kNoElement) continue;
        REQUIRE(item.element >= last_item);
        REQUIRE(item.element < elements);
        last_item = item.element;
      }
    }
    CHECK(part.fonts.empty() == (part.first_page > 0));
  }
  // 6000 rows of a title and two cells, each with an element of its own.
  CHECK(elements > 18'000);
}

TEST_CASE("the pages of a long document know how many they are", "[lent]") {
  const std::vector<Pages> parts = parts_of(annex(6000));
  const Pages& last = parts.back();
  const std::size_t count = static_cast<std::size_t>(last.first_page) + last.pages.size();
  const std::string total = "\u00A0/\u00A0" + std::to_string(count) + "\n";
  const std::string first_page = text_of(parts.front().pages.front());
  CHECK_THAT(first_page, Catch::Contains("Page\u00A01" + total));
  CHECK_THAT(text_of(parts[1].pages.front()), Catch::Contains("Page\u00A065" + total));
  CHECK_THAT(text_of(last.pages.back()),
             Catch::Contains("Page\u00A0" + std::to_string(count) + total));
  for (const Pages& part : parts) {
    for (const Page& page : part.pages) CHECK_THAT(text_of(page), Catch::Contains("PROJET"));
  }
  // The table of contents on the first page knows where the last heading stands.
  const auto target = std::find_if(last.destinations.begin(), last.destinations.end(),
                                   [](const Destination& known) { return known.name == "fin"; });
  REQUIRE(target != last.destinations.end());
  CHECK_THAT(first_page, Catch::Contains("\n" + std::to_string(target->page + 1) + "\n"));
}

TEST_CASE("the whole of a long document is its parts, one behind the other", "[lent]") {
  const std::vector<Pages> parts = parts_of(annex(4000));
  auto typesetter = Typesetter::open();
  const Pages whole = typesetter->lay_out(annex(4000));
  std::size_t page = 0;
  std::size_t element = 0;
  for (const Pages& part : parts) {
    for (const Page& each : part.pages) CHECK(text_of(each) == text_of(whole.pages[page++]));
    for (const Element& each : part.structure) {
      REQUIRE(each.role == whole.structure[element].role);
      REQUIRE(each.parent == whole.structure[element++].parent);
    }
  }
  CHECK(page == whole.pages.size());
  CHECK(element == whole.structure.size());
  CHECK(whole.destinations.size() == 2);
}

TEST_CASE("the table of contents goes down to the level that it is asked for, one at least") {
  const auto listed = [](int depth) {
    document::Blocks content{{document::TableOfContents{depth}}};
    for (int level = 1; level <= 4; ++level) {
      content.push_back({document::PageBreak{}});
      content.push_back(
          build::heading(level, "Niveau " + std::to_string(level), "n" + std::to_string(level)));
    }
    const Pages pages = build::lay_out(content);
    return build::runs_with(pages.pages[0], "Niveau").size();
  };
  CHECK(listed(0) == 1);
  CHECK(listed(1) == 1);
  CHECK(listed(2) == 2);
  CHECK(listed(3) == 3);
}
