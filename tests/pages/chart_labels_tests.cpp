#include <catch2/catch.hpp>

#include "pages/bounds.hpp"
#include "pages/build.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

using ChartKind = document::Chart::Kind;

using Draw = copil::test_support::Random;

constexpr std::array<const char*, 6> kNames{
    "janv. 2010", "Provence-Alpes-Côte d’Azur", "R82", "ensemble", "hors zone", "Nord"};

Value value_of(Draw& draw, Unit unit) {
  if (draw.below(7) == 0) return Value::not_defined(unit);
  if (unit == Unit::evolution) return Value::rate(draw.below(400) - 150, 1000, unit);
  if (unit == Unit::taux) return Value::rate(draw.below(1300), 1000);
  return Value::count(draw.below(3) == 0 ? draw.below(90000) : draw.below(300), unit);
}

document::Chart drawn_chart(ChartKind kind, Draw& draw) {
  document::Chart chart;
  chart.kind = kind;
  chart.title = text("Essai");
  constexpr std::array<Unit, 3> kUnits{Unit::jeunes, Unit::taux, Unit::evolution};
  chart.unit = kUnits[static_cast<std::size_t>(draw.below(3))];
  chart.unit_label = draw.below(2) == 0 ? "" : "jeunes";
  chart.height_mm = 30 + draw.below(60);
  const int categories = 1 + draw.below(26);
  for (int i = 0; i < categories; ++i) {
    chart.categories.push_back(kNames[static_cast<std::size_t>(draw.below(6))]);
  }
  const int count = kind == ChartKind::bullet ? 2 : 1 + draw.below(4);
  for (int s = 0; s < count; ++s) {
    document::Series series{"Série " + std::to_string(s), {}};
    for (int i = 0; i < categories; ++i) series.values.push_back(value_of(draw, chart.unit));
    chart.series.push_back(std::move(series));
  }
  return chart;
}

/// By how much the smaller side of what two boxes share is long; 0 when they are apart.
double shared(const Rect& a, const Rect& b) {
  const double across = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double down = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return std::max(0.0, std::min(across, down));
}

struct Label {
  Rect box;
  std::string text;
};

/// The texts inside the figures of the pages.
std::vector<Label> labels_of(const Page& page, const Pages& pages) {
  std::vector<Label> labels;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run == nullptr || item.element == kNoElement) continue;
    const Element& element = pages.structure[static_cast<std::size_t>(item.element)];
    if (element.role != Role::figure) continue;
    Rect box = bounds(item);
    box.height = 0.75 * static_cast<double>(run->size);  // Digits have no descenders.
    labels.push_back({box, run->text});
  }
  return labels;
}

/// The first two labels that touch, or nothing.
std::string collision(const Pages& pages) {
  for (const Page& page : pages.pages) {
    const std::vector<Label> labels = labels_of(page, pages);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (shared(labels[i].box, labels[j].box) > 1) {
          return labels[j].text + " / " + labels[i].text;
        }
      }
    }
  }
  return {};
}

}  // namespace

TEST_CASE("labels of charts never collide, whatever the values") {
  constexpr std::array<ChartKind, 7> kKinds{
      ChartKind::bars,  ChartKind::horizontal_bars, ChartKind::stacked_bars, ChartKind::lines,
      ChartKind::areas, ChartKind::bullet,          ChartKind::tile_map};
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    for (const ChartKind kind : kKinds) {
      Draw draw{seed};
      const document::Chart chart = drawn_chart(kind, draw);
      INFO("seed " << seed << " kind " << static_cast<int>(kind));
      CHECK(collision(lay_out({{chart}})) == "");
    }
  }
}

TEST_CASE("figures wider than their bars are all left out when two of them would touch") {
  document::Chart chart;
  chart.title = text("Essai");
  chart.height_mm = 60;
  chart.unit = Unit::taux;
  for (int s = 0; s < 3; ++s) {
    document::Series series{"Série " + std::to_string(s), {}};
    for (int i = 0; i < 5; ++i) series.values.push_back(Value::rate(12 + 422 * s, 1000));
    chart.series.push_back(std::move(series));
  }
  chart.categories.assign(5, "Nord");
  // Steps of 42 points: each figure stands over its bar, beside the next one.
  const Pages apart = lay_out({{chart}});
  CHECK(runs_with(apart.pages[0], "1,2\u00A0%").size() == 5);
  CHECK(runs_with(apart.pages[0], "43,4\u00A0%").size() == 5);
  CHECK(runs_with(apart.pages[0], "85,6\u00A0%").size() == 5);
  CHECK(collision(apart) == "");
  // One bar nearly as high as the one before it.
  chart.series[2].values[3] = Value::rate(439, 1000);
  chart.series[0].values[1] = Value::not_defined(Unit::taux);
  const Pages level = lay_out({{chart}});
  for (const char* figure : {"1,2\u00A0%", "43,4\u00A0%", "43,9\u00A0%", "85,6\u00A0%"}) {
    CHECK(runs_with(level.pages[0], figure).empty());
  }
  CHECK(runs_with(level.pages[0], "n.d.").size() == 1);
}

TEST_CASE("names of rows leave room for the unit beside the first tick") {
  document::Chart chart;
  chart.kind = ChartKind::horizontal_bars;
  chart.unit = Unit::jeunes;
  chart.title = text("Essai");
  chart.categories = {"R82"};
  chart.series = {{"Réalisé", {Value::count(3, Unit::jeunes)}}};
  const Pages pages = lay_out({{chart}});
  CHECK(runs_with(pages.pages[0], "jeunes").size() == 1);
  CHECK(collision(pages) == "");
  chart.unit_label = "jeunes reçus en entretien par un conseiller de leur mission locale, en un an";
  const Pages cut = lay_out({{chart}});
  CHECK(runs_with(cut.pages[0], "jeunes reçus en entretien").size() == 1);
  CHECK(runs_with(cut.pages[0], "…").size() == 1);
  CHECK(collision(cut) == "");
}

TEST_CASE("a chart without any value says so in words") {
  document::Chart chart;
  chart.kind = ChartKind::lines;
  chart.categories = {"a", "b"};
  chart.series = {{"Réalisé", {Value::not_defined(Unit::jeunes)}}};
  const Pages pages = lay_out({{chart}});
  CHECK(runs_with(pages.pages[0], "Aucune valeur connue (n.d.)").size() == 1);
}

TEST_CASE("areas are lines over their ground, with a hole where a value is not known") {
  document::Chart chart;
  chart.kind = ChartKind::areas;
  chart.title = text("Aires");
  chart.categories = {"a", "b", "c", "d", "e"};
  chart.series = {{"Réalisé", {}}};
  for (const int number : {10, 20, -1, 30, 10}) {
    chart.series[0].values.push_back(number < 0 ? Value::not_defined(Unit::jeunes)
                                                : Value::count(number, Unit::jeunes));
  }
  const Pages pages = lay_out({{chart}});
  int grounds = 0;
  for (const Item& item : pages.pages[0].items) {
    const auto* path = std::get_if<Path>(&item.content);
    // Two stretches of two points: down, two points, up, and closed, each.
    if (path != nullptr && path->fill && path->steps.size() == 10) ++grounds;
  }
  CHECK(grounds == 1);
}

TEST_CASE("category labels of two words break all or none") {
  document::Chart chart;
  chart.title = text("Essai");
  chart.series = {{"Réalisé", {}}};
  for (const char* month : {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août"}) {
    chart.categories.push_back(std::string(month) + " 2010");
    chart.series[0].values.push_back(Value::count(3, Unit::jeunes));
  }
  // 8 slots are wide enough; of 16, « mai 2010 » would fit in its slot, « janv. 2010 » would not.
  const Pages wide = lay_out({{chart}});
  for (const auto& month : chart.categories) CHECK(runs_with(wide.pages[0], month).size() == 1);
  const auto months = chart.categories;
  chart.categories.insert(chart.categories.end(), months.begin(), months.end());
  const Pages narrow = lay_out({{chart}});
  std::size_t years = 0;
  for (const GlyphRun* run : runs_with(narrow.pages[0], "2010")) years += run->text == "2010";
  CHECK(years == 16);
}

TEST_CASE("a category label too long for its two lines says that it is cut") {
  document::Chart chart;
  chart.title = text("Essai");
  chart.series = {{"Réalisé", {}}};
  for (int i = 0; i < 12; ++i) {
    chart.categories.push_back("Provence Alpes Côte d'Azur et outre-mer");
    chart.series[0].values.push_back(Value::count(3, Unit::jeunes));
  }
  CHECK(runs_with(lay_out({{chart}}).pages[0], "…").size() == 12);
}
