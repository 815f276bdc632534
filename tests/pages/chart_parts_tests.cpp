// Charts of more rows than the page has room for.
#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/charts/chart_parts.hpp"
#include "pages/page_critic.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

document::Chart rows_chart(document::Chart::Kind kind, int rows) {
  document::Chart chart;
  chart.kind = kind;
  chart.title = text("Entrées par mission locale");
  chart.unit = Unit::jeunes;
  chart.source = "DUDE";
  chart.alternative = "Les entrées.";
  chart.series = {{"Entrées", {}}, {"Objectif", {}}};
  for (int i = 1; i <= rows; ++i) {
    chart.categories.push_back("nom" + std::to_string(i) + "x");
    for (auto& series : chart.series) series.values.push_back(Value::count(i, Unit::jeunes));
  }
  return chart;
}

Pages lay_out_after(int lines, const document::Chart& chart) {
  document::Blocks blocks;
  for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("Une ligne."));
  blocks.push_back({chart});
  for (int i = 0; i < 60; ++i) blocks.push_back(paragraph("Une autre."));
  document::Document document = act(std::move(blocks));
  document.style = document::Style::report;
  return lay_out_usual(document);
}

std::vector<const Element*> figures_of(const Pages& pages) {
  std::vector<const Element*> figures;
  for (const Element& element : pages.structure) {
    if (element.role == Role::figure) figures.push_back(&element);
  }
  return figures;
}

}  // namespace

TEST_CASE("the rows of a chart are shared out over pages, each once and never a few alone") {
  test_support::Random draw{7};
  for (int i = 0; i < 2000; ++i) {
    const auto rows = static_cast<std::size_t>(1 + draw.below(200));
    const double height = 8 + draw.below(24);
    const RowRooms rooms{static_cast<double>(draw.below(600)), 600, 620,
                         static_cast<double>(draw.below(60))};
    const std::vector<RowSpan> spans = row_spans(rows, height, rooms);
    CAPTURE(rows, height, rooms.here, rooms.tail);
    std::size_t next = 0;
    const bool begins_here = static_cast<double>(rows) * height + rooms.tail <= rooms.here ||
                             (rows >= 2 * kFewestRows && rooms.here >= kFewestRows * height);
    double room = begins_here ? rooms.here : rooms.page;
    for (const RowSpan& span : spans) {
      REQUIRE(span.first == next);
      next = span.end;
      CHECK((spans.size() == 1 || span.count() >= kFewestRows));
      const double tail = span.end == rows ? rooms.tail : 0;
      CHECK(static_cast<double>(span.count()) * height + tail <= room);
      room = rooms.next;
    }
    CHECK(next == rows);
  }
}

TEST_CASE("rows taller than any page still end") {
  CHECK(row_spans(12, 1000, {0, 600, 600, 10}).size() == 2);
  CHECK(row_spans(3, 1000, {0, 600, 600, 10}) == std::vector<RowSpan>{{0, 3}});
}

TEST_CASE("a long chart begins on the page that has come and goes on under its name and legend") {
  for (const auto kind : {document::Chart::Kind::bullet, document::Chart::Kind::horizontal_bars}) {
    const Pages pages = lay_out_after(12, rows_chart(kind, 70));
    REQUIRE(pages.pages.size() >= 3);
    CHECK(runs_with(pages.pages[0], "nom1x").size() == 1);
    CHECK(runs_with(pages.pages[1], "Graphique\u00A01 (suite)").size() == 1);
    CHECK(runs_with(pages.pages[1], "Objectif").size() == 1);
    std::size_t rows = 0;
    for (const Page& page : pages.pages) rows += runs_with(page, "nom").size();
    CHECK(rows == 70);
    // One scale: the axis of each part goes as far as the longest bar of all.
    CHECK(runs_with(pages.pages[0], "80").size() == 1);
  }
}

TEST_CASE("each part of a chart says the values that it shows") {
  const Pages pages = lay_out_after(12, rows_chart(document::Chart::Kind::bullet, 70));
  const auto figures = figures_of(pages);
  REQUIRE(figures.size() == 2);
  CHECK(figures[0]->alternative.starts_with("Les entrées. Valeurs. nom1x"));
  CHECK(figures[0]->page == 0);
  CHECK(figures[1]->alternative.starts_with("Entrées par mission locale (suite). Valeurs. "));
  CHECK(figures[1]->alternative.find("nom70x\u00A0: Entrées 70, Objectif 70") != std::string::npos);
  CHECK(figures[1]->page == 1);
}

TEST_CASE("no chart leaves a page under a third full, wherever it comes") {
  using Kind = document::Chart::Kind;
  for (const Kind kind : {Kind::bullet, Kind::horizontal_bars, Kind::lines, Kind::tile_map}) {
    for (const int rows : {8, 20, 32, 45, 64, 120}) {
      for (int lines = 1; lines < 40; lines += 6) {
        document::Chart chart = rows_chart(kind, rows);
        chart.height_mm = 190;
        const Pages pages = lay_out_after(lines, chart);
        CAPTURE(static_cast<int>(kind), rows, lines);
        for (const PageFault& fault : faults_of(pages, document::Style::report)) {
          CHECK(fault.kind != PageFault::Kind::nearly_empty);
          CHECK(fault.kind != PageFault::Kind::overrun);
        }
      }
    }
  }
}

TEST_CASE("a chart that is drawn alone keeps its rows together") {
  LayoutOptions options;
  options.cuts_charts = false;
  const document::Document alone = act({{rows_chart(document::Chart::Kind::horizontal_bars, 70)}});
  CHECK(typesetter().lay_out(alone, options).pages.size() == 1);
  CHECK(lay_out_usual(alone).pages.size() == 2);
}

TEST_CASE("rows a little lower keep a chart whole rather than leave half a page empty") {
  const auto chart = rows_chart(document::Chart::Kind::horizontal_bars, 14);
  for (int lines = 1; lines < 20; ++lines) {
    const Pages pages = lay_out_after(lines, chart);
    CAPTURE(lines);
    CHECK((runs_with(pages.pages[0], "nom1x").size() == 1 || lines > 12));
  }
}
