// The critic's limits on rows, small signs and inks, and what keeps pages within them.
#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/flow/theme.hpp"
#include "pages/page_critic.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

std::vector<std::string> told_of(const Pages& pages) {
  std::vector<std::string> texts;
  for (const auto& fault : faults_of(pages, document::Style::act)) {
    texts.push_back(fault_text(fault));
  }
  return texts;
}

/// A page under a document of its own.
Pages blank_pages(std::size_t count) {
  Pages pages;
  pages.structure.push_back({});
  for (std::size_t i = 0; i < count; ++i) pages.pages.push_back({595, 842, {}});
  return pages;
}

int child(Pages& pages, Role role, int parent) {
  Element added;
  added.role = role;
  added.parent = parent;
  pages.structure.push_back(added);
  return static_cast<int>(pages.structure.size()) - 1;
}

GlyphRun run_of(const std::string& words, Point origin, float size) {
  GlyphRun run;
  run.size = size;
  run.text = words;
  run.width = 60;
  run.origin = origin;
  return run;
}

Path dark_ground(Point from, Point to) {
  Path path;
  path.steps = {{PathStep::Kind::move, from, {}, {}},
                {PathStep::Kind::line, {to.x, from.y}, {}, {}},
                {PathStep::Kind::line, to, {}, {}},
                {PathStep::Kind::close, {}, {}, {}}};
  path.fill = theme::kNavy;
  return path;
}

}  // namespace

TEST_CASE("a table that goes on over pages has three rows at least on each of them") {
  for (int lines = 15; lines < 48; ++lines) {
    document::Blocks blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("Une ligne."));
    blocks.push_back({numbered_table(30)});
    const Pages pages = lay_out(blocks);
    for (const Page& page : pages.pages) {
      const auto rows = runs_with(page, "ligne ").size();
      CAPTURE(lines, rows);
      CHECK((rows == 0 || rows >= 3));
    }
  }
}

TEST_CASE("a question stays with its answer") {
  for (int lines = 20; lines < 48; ++lines) {
    document::Blocks blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("Une ligne."));
    blocks.push_back(paragraph("Sont-ils associés ?"));
    blocks.push_back(paragraph("En partie."));
    CAPTURE(lines);
    for (const Page& page : lay_out(blocks).pages) {
      CHECK(runs_with(page, "associés").size() == runs_with(page, "En partie").size());
    }
  }
}

TEST_CASE("the critic finds few rows of a table that goes on over pages") {
  Pages pages = blank_pages(2);
  const int body = child(pages, Role::table_body, child(pages, Role::table, 0));
  const auto add = [&](std::size_t page, const std::string& words, double y) {
    const int cell = child(pages, Role::data_cell, child(pages, Role::table_row, body));
    pages.pages[page].items.push_back({run_of(words, {100, y}, 8.5F), cell});
  };
  add(0, "Alsace", 700);
  add(0, "Aquitaine", 720);
  for (int i = 0; i < 3; ++i) add(1, "Bourgogne", 80 + 20 * i);
  CHECK(told_of(pages).empty());  // five rows: whole, it would be as well
  add(1, "Centre", 140);
  CHECK(told_of(pages) ==
        std::vector<std::string>{"page 1 : un tableau coupé n'y a que peu de lignes, « Alsace »"});
  add(0, "Auvergne", 740);
  CHECK(told_of(pages).empty());
}

TEST_CASE("the critic takes raised signs for what they are, and no other small text") {
  const auto told = [](const std::string& words) {
    Pages pages = blank_pages(1);
    const int paragraph = child(pages, Role::paragraph, 0);
    pages.pages[0].items.push_back({run_of("Le 1", {100, 100}, 10), paragraph});
    pages.pages[0].items.push_back({run_of(words, {130, 96}, 6), paragraph});
    return told_of(pages);
  };
  CHECK(told("er").empty());
  CHECK(told("a").empty());
  CHECK(told("12\u00A0").empty());
  CHECK(told("1 234") == std::vector<std::string>{"page 1 : un texte est en corps 6,0, « 1 234 »"});
}

TEST_CASE("the critic holds an ink to what it stands on") {
  const auto told = [](Colour ink, bool has_ground) {
    Pages pages = blank_pages(1);
    const int figure = child(pages, Role::figure, 0);
    if (has_ground) pages.pages[0].items.push_back({dark_ground({90, 80}, {200, 120}), figure});
    GlyphRun run = run_of("12 %", {100, 100}, 10);
    run.colour = ink;
    pages.pages[0].items.push_back({run, figure});
    return told_of(pages).size();
  };
  CHECK(told(theme::kWhite, true) == 0);
  CHECK(told(theme::kWhite, false) == 1);
  CHECK(told(theme::kInk, false) == 0);
  CHECK(told(theme::kInk, true) == 1);
}

TEST_CASE("what defines figures and cites files is set smaller, up to the next chapter") {
  const Pages pages =
      lay_out({heading(1, "Définitions", "definitions-et-provenance"), paragraph("Petit."),
               heading(1, "Suite", "suite"), paragraph("Grand.")});
  CHECK(runs_with(pages.pages[0], "Petit").at(0)->size == theme::kReference.size);
  CHECK(runs_with(pages.pages[0], "Grand").at(0)->size == theme::kBody.size);
}
