#include <catch2/catch.hpp>

#include "pages/bounds.hpp"
#include "pages/build.hpp"
#include "support/hostile_documents.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

/// Nothing leaves its page, the tree is in pre-order and the items follow it.
void check_sound(const Pages& pages) {
  int last = -1;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (item.artifact == Artifact::watermark && item.element == kNoElement) continue;
      const Rect box = bounds(item);
      REQUIRE(box.x >= -0.5);
      REQUIRE(box.y >= -0.5);
      REQUIRE(box.right() <= page.width + 0.5);
      REQUIRE(box.bottom() <= page.height + 0.5);
      if (item.element == kNoElement) continue;
      REQUIRE(item.element >= last);
      last = item.element;
    }
  }
  std::vector<bool> has_children(pages.structure.size());
  for (std::size_t i = 1; i < pages.structure.size(); ++i) {
    // As an unsigned number: an element without parent would be beyond all others.
    REQUIRE(static_cast<std::size_t>(pages.structure[i].parent) < i);
    has_children[static_cast<std::size_t>(pages.structure[i].parent)] = true;
  }
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (item.element == kNoElement) continue;
      REQUIRE_FALSE(has_children[static_cast<std::size_t>(item.element)]);
    }
  }
}

/// What belongs to the text stands between the margins of an A4 page: 20 mm at the sides, 23 mm
/// above, 21 mm below.
void check_margins(const Pages& pages) {
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (item.element == kNoElement) continue;
      const Rect box = bounds(item);
      const auto* run = std::get_if<GlyphRun>(&item.content);
      CAPTURE(run == nullptr ? "" : run->text);
      CHECK(box.x >= 56.69 - 3);
      CHECK(box.right() <= page.width - 56.69 + 3);
      CHECK(box.y >= 65.2 - 3);
      CHECK(box.bottom() <= page.height - 59.53 + 3);
    }
  }
}

document::Block nested_boxes(int depth) {
  document::Block block = paragraph("au fond");
  for (int i = 0; i < depth; ++i) block = {document::Box{text("boîte"), {block}, {}}};
  return block;
}

document::Block nested_lists(int depth) {
  document::Block block = paragraph("au fond");
  for (int i = 0; i < depth; ++i) {
    document::List list;
    list.items = {{block}};
    block = {list};
  }
  return block;
}

document::Table wide_table(const std::string& word) {
  document::Table table;
  for (int i = 0; i < 40; ++i) table.columns.push_back(column(word, document::ColumnKind::text));
  document::Row one;
  for (int i = 0; i < 45; ++i) one.cells.push_back(cell(word));
  table.rows = {one, row({cell(word)}), row({}), row({cell(word)}, document::RowKind::group)};
  return table;
}

}  // namespace

TEST_CASE("texts that no one should write are laid out all the same") {
  check_sound(lay_out(
      {paragraph(std::string(200, 'W')),
       paragraph(std::string(9000, 'x')),
       paragraph("🎉 👩‍👩‍👧 السلام عليكم שלום 漢字 e\u0301\u0302"),
       paragraph("\xFF\xFE\x01 \n\t "),
       paragraph(""),
       {document::List{}},
       {document::List{true, -5, {{}, {}}}},
       {document::Columns{}},
       {document::KeyFigures{}},
       {document::Signatures{}},
       {document::Box{}},
       {document::Quote{}},
       {document::PageBreak{}},
       {document::PageBreak{}},
       heading(9, std::string(600, 'H'), "h"),
       heading(-1, "", "")}));
}

TEST_CASE("documents that no one should write stay on their pages") {
  for (const hostile::Case& hostile : hostile::documents()) {
    INFO(hostile.name);
    const Pages pages = typesetter().lay_out(hostile.document);
    check_sound(pages);
    check_margins(pages);
  }
}

TEST_CASE("deep nesting stays on the page") {
  check_sound(lay_out({nested_boxes(30), nested_lists(60)}));
}

TEST_CASE("tables of any shape are laid out") {
  check_sound(lay_out({{wide_table("mot")}, {wide_table(std::string(200, 'M'))}}));
  document::Table tall = numbered_table(1);
  std::string words;
  for (int i = 0; i < 4000; ++i) words += "mot ";
  tall.rows = {row({cell(words), count(1)})};
  check_sound(lay_out({{tall}}));
}

TEST_CASE("charts of anything are laid out") {
  document::Blocks blocks;
  for (int kind = 0; kind < 7; ++kind) {
    document::Chart chart;
    chart.kind = static_cast<document::Chart::Kind>(kind);
    blocks.push_back({chart});
    chart.categories.assign(300, std::string(100, 'k'));
    document::Series series{std::string(300, 'l'), {}};
    for (int i = 0; i < 200; ++i) {
      series.values.push_back(i % 7 == 0 ? Value::not_defined(Unit::jeunes)
                                         : Value::count(i % 11 - 5, Unit::jeunes));
    }
    chart.series.assign(6, series);
    chart.height_mm = kind % 2 == 0 ? 1e6 : 1;
    blocks.push_back({chart});
  }
  check_sound(lay_out(blocks));
}

TEST_CASE("sixty footnotes in one paragraph find room") {
  document::Paragraph paragraph;
  for (int i = 0; i < 60; ++i) {
    paragraph.content.push_back({document::Text{"mot "}});
    paragraph.content.push_back({document::Footnote{text("note")}});
  }
  check_sound(lay_out({{paragraph}}));
}

TEST_CASE("ten thousand rows", "[lent]") {
  const Pages pages = lay_out({{numbered_table(10'000)}});
  check_sound(pages);
  std::size_t rows = 0;
  for (const Page& page : pages.pages) rows += runs_with(page, "ligne").size();
  CHECK(rows == 10'000);
}
