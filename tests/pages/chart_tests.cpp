#include <catch2/catch.hpp>

#include "document/tile_map.hpp"
#include "pages/bounds.hpp"
#include "pages/build.hpp"
#include "pages/charts/chart_plot.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

std::string ticks(double low, double high, Unit unit, int count = 5) {
  const Scale scale = make_scale(low, high, unit, count);
  std::string text;
  for (const Ratio tick : scale.ticks) {
    text += (text.empty() ? "" : " ") + tick_text(tick, unit, scale);
  }
  return text;
}

document::Chart chart_of(document::Chart::Kind kind, std::vector<std::int64_t> values) {
  document::Chart chart;
  chart.kind = kind;
  chart.title = text("Essai");
  chart.unit = Unit::jeunes;
  document::Series series{"Jeunes", {}};
  for (const std::int64_t value : values) {
    chart.categories.push_back("c" + std::to_string(chart.categories.size()));
    series.values.push_back(Value::count(value, Unit::jeunes));
  }
  chart.series = {series};
  return chart;
}

std::vector<Rect> filled_on(const Page& page, Colour colour) {
  std::vector<Rect> boxes;
  for (const Item& item : page.items) {
    const auto* path = std::get_if<Path>(&item.content);
    if (path != nullptr && path->fill == colour) boxes.push_back(bounds(item));
  }
  return boxes;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("axes start at zero, with round ticks") {
  CHECK(ticks(0, 48, Unit::jeunes) == "0 10 20 30 40 50");
  CHECK(ticks(0, 3, Unit::jeunes) == "0 1 2 3");
  CHECK(ticks(0, 0, Unit::jeunes) == "0 1");
  CHECK(ticks(0, 19702, Unit::jeunes, 4) == "0 5\u202F000 10\u202F000 15\u202F000 20\u202F000");
  CHECK(ticks(0, 0.99, Unit::taux) ==
        "0\u00A0% 20\u00A0% 40\u00A0% 60\u00A0% 80\u00A0% 100\u00A0%");
  CHECK(ticks(-30, 48, Unit::jeunes) == "\u221240 \u221220 0 20 40 60");
  CHECK(ticks(0, 0.9, Unit::none, 4) == "0,0 0,5 1,0");
}

TEST_CASE("bars are as long as their values") {
  const Pages pages = lay_out({{chart_of(document::Chart::Kind::bars, {10, 20, 40})}});
  const std::vector<Rect> bars = filled_on(pages.pages[0], series_colour(0));
  REQUIRE(bars.size() == 3);
  CHECK(bars[1].height == Approx(2 * bars[0].height));
  CHECK(bars[2].height == Approx(4 * bars[0].height));
  CHECK(bars[0].bottom() == Approx(bars[2].bottom()));
  const Pages rows = lay_out({{chart_of(document::Chart::Kind::horizontal_bars, {10, 40})}});
  const std::vector<Rect> lengths = filled_on(rows.pages[0], series_colour(0));
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[1].width == Approx(4 * lengths[0].width));
}

TEST_CASE("a value that is not known leaves a gap that says so") {
  document::Chart chart = chart_of(document::Chart::Kind::bars, {10, 20});
  chart.series[0].values[1] = Value::not_defined(Unit::jeunes);
  const Pages pages = lay_out({{chart}});
  CHECK(filled_on(pages.pages[0], series_colour(0)).size() == 1);
  CHECK(runs_with(pages.pages[0], "n.d.").size() == 1);
}

TEST_CASE("labels at the ends of lines never touch") {
  document::Chart chart = chart_of(document::Chart::Kind::lines, {10, 20});
  for (int i = 0; i < 4; ++i) chart.series.push_back(chart.series[0]);
  const Pages pages = lay_out({{chart}});
  std::vector<double> baselines;
  for (const GlyphRun* run : runs_with(pages.pages[0], "Jeunes\u00A0: 20")) {
    baselines.push_back(run->origin.y);
  }
  REQUIRE(baselines.size() == 5);
  for (std::size_t i = 1; i < baselines.size(); ++i) CHECK(baselines[i] - baselines[i - 1] >= 9);
}

TEST_CASE("a chart is one figure with its alternative text and box") {
  document::Chart chart = chart_of(document::Chart::Kind::bars, {10, 20});
  chart.alternative = "Les entrées doublent.";
  const Pages pages = lay_out({{chart}});
  const std::string tree = dump_structure(pages);
  CHECK(
      tree.find("  P \"Graphique\u00A01. – Essai\"\n  Figure alt=\"Les entrées doublent. Valeurs. "
                "c0\u00A0: 10\u202F; c1\u00A0: 20.\"") != std::string::npos);
  for (const Element& element : pages.structure) {
    if (element.role != Role::figure) continue;
    CHECK(element.page == 0);
    CHECK(element.box.width > 400);
    CHECK(element.box.right() <= 539);
  }
  chart.alternative.clear();
  const std::string own = dump_structure(lay_out({{chart}}));
  CAPTURE(own);
  CHECK(own.find("de 10 à 20, au plus bas 10, au plus haut 20.") != std::string::npos);
}

TEST_CASE("the tile map shows the 26 regions of 2010, each once") {
  document::Chart chart;
  chart.kind = document::Chart::Kind::tile_map;
  chart.unit = Unit::jeunes;
  chart.categories = {"R82", "R04"};
  chart.series = {{"x", {Value::count(111, Unit::jeunes), Value::count(222, Unit::jeunes)}}};
  const Pages pages = lay_out({{chart}});
  const std::string all = page_text(pages.pages[0]);
  CHECK(all.find("Rhône-A.\n111\n") != std::string::npos);
  CHECK(all.find("Réunion\n222\n") != std::string::npos);
  CHECK(count_of(all, "n.d.\n") == 24 + 1);  // The legend's too.
}

TEST_CASE("a map whose regions are all alike has one class, not four") {
  document::Chart chart;
  chart.kind = document::Chart::Kind::tile_map;
  chart.unit = Unit::jeunes;
  chart.categories = {"R82", "R04"};
  chart.series = {{"x", {Value::count(12, Unit::jeunes), Value::count(12, Unit::jeunes)}}};
  const std::string all = page_text(lay_out({{chart}}).pages[0]);
  CHECK(all.find("de 12") == std::string::npos);
  CHECK(count_of(all, "12\n") == 2 + 1);
}

TEST_CASE("of sixty categories, labels that are shown are whole") {
  document::Chart chart = chart_of(document::Chart::Kind::bars, std::vector<std::int64_t>(60, 5));
  chart.categories.clear();
  for (int i = 1; i <= 60; ++i) chart.categories.push_back("Catégorie " + std::to_string(i));
  const Pages pages = lay_out({{chart}});
  CHECK(runs_with(pages.pages[0], "Catégorie").size() >= 6);
}

TEST_CASE("the legend of a map has an n.d. only for a region without figure") {
  document::Chart chart;
  chart.kind = document::Chart::Kind::tile_map;
  chart.unit = Unit::jeunes;
  chart.series = {{"x", {}}};
  for (const auto& tile : document::tiles()) {
    chart.categories.push_back("R" + std::string{tile.code});
    chart.series[0].values.push_back(
        Value::count(static_cast<std::int64_t>(chart.categories.size()), Unit::jeunes));
  }
  const Pages pages = lay_out({{chart}});
  const std::string all = page_text(pages.pages[0]);
  CHECK(all.find("n.d.") == std::string::npos);
  CHECK(all.find("jeunes\nde 1 à 7\nde 8 à 13\nde 14 à 20\nde 21 à 26\n") != std::string::npos);
  for (const Item& item : pages.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    CHECK((run == nullptr || run->size >= 7));
  }
}

TEST_CASE("a series of which no value is known is told, not left out") {
  document::Chart chart = chart_of(document::Chart::Kind::lines, {1, 2, 3});
  chart.series.push_back({"Inconnue", std::vector<Value>(3, Value::not_defined(Unit::jeunes))});
  CHECK(runs_with(lay_out({{chart}}).pages[0], "Inconnue\u00A0: n.d.").size() == 1);
}

TEST_CASE("a stack that lacks a part says so, and is never read as zero") {
  document::Chart chart = chart_of(document::Chart::Kind::stacked_bars, {1, 2, 3});
  chart.series.push_back(chart.series[0]);
  chart.series[1].values[1] = Value::not_defined(Unit::jeunes);
  chart.series[0].values[2] = chart.series[1].values[2] = Value::not_defined(Unit::jeunes);
  const Pages pages = lay_out({{chart}});
  CHECK(runs_with(pages.pages[0], "+ n.d.").size() == 1);
  CHECK(runs_with(pages.pages[0], "n.d.").size() == 2);
}

TEST_CASE("what is counted is written on every kind of chart") {
  using Kind = document::Chart::Kind;
  for (const Kind kind : {Kind::bars, Kind::horizontal_bars, Kind::stacked_bars, Kind::lines,
                          Kind::bullet, Kind::areas}) {
    document::Chart chart = chart_of(kind, {10, 20});
    if (kind == Kind::bullet) chart.series.push_back({"Objectif", chart.series[0].values});
    chart.alternative = "x";
    CAPTURE(static_cast<int>(kind));
    CHECK(page_text(lay_out({{chart}}).pages[0]).find("jeunes\n") != std::string::npos);
  }
}

TEST_CASE("a long name of a row stands on two lines before it is cut") {
  document::Chart chart = chart_of(document::Chart::Kind::horizontal_bars, {10, 20});
  chart.categories[0] = "Mission locale de l'agglomération de Brévane et des deux vallées voisines";
  const std::string all = page_text(lay_out({{chart}}).pages[0]);
  CHECK(all.find("…") == std::string::npos);
  CHECK(all.find("des deux vallées voisines\n") != std::string::npos);
}

TEST_CASE("an objective looks the same whatever its place in a chart") {
  document::Chart chart = chart_of(document::Chart::Kind::bars, {10, 20});
  chart.series[0].label = "Objectif";
  chart.series.push_back({"Entrées", chart.series[0].values});
  const Pages pages = lay_out({{chart}});
  // Two bars and the sample of the legend, each.
  CHECK(filled_on(pages.pages[0], series_colour(1)).size() == 3);
  CHECK(filled_on(pages.pages[0], series_colour(0)).size() == 3);
}

TEST_CASE("whatever its kind and height, a chart stands within its box") {
  using Kind = document::Chart::Kind;
  for (const Kind kind : {Kind::bars, Kind::horizontal_bars, Kind::stacked_bars, Kind::lines,
                          Kind::areas, Kind::bullet}) {
    for (const auto& values : std::vector<std::vector<std::int64_t>>{{12, 30, 21}, {-8, 30, 2}}) {
      CAPTURE(static_cast<int>(kind), values);
      document::Chart chart = chart_of(kind, values);
      chart.series.push_back(chart.series[0]);
      const Pages pages = lay_out({{chart}});
      int drawn = 0;
      for (const Item& item : pages.pages[0].items) {
        if (item.element == kNoElement) continue;
        const Element& element = pages.structure[static_cast<std::size_t>(item.element)];
        if (element.role != Role::figure) continue;
        ++drawn;
        const Rect box = bounds(item);
        CHECK(box.x >= element.box.x - 1);
        CHECK(box.y >= element.box.y - 1);
        CHECK(box.right() <= element.box.right() + 1);
        CHECK(box.bottom() <= element.box.bottom() + 1);
      }
      CHECK(drawn > 5);
    }
  }
}

TEST_CASE("whole numbers without a unit have whole ticks") {
  document::Chart chart = chart_of(document::Chart::Kind::bars, {0, 1, 2});
  chart.unit = Unit::none;
  for (Value& value : chart.series[0].values) value.unit = Unit::none;
  CHECK(runs_with(lay_out({{chart}}).pages[0], "1,5").empty());
  chart.series[0].values[1] = Value::decimal({1, 2}, Unit::none, 1);
  CHECK(runs_with(lay_out({{chart}}).pages[0], "1,5").size() == 1);
}
