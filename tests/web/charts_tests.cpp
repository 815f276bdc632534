// Charts of web pages: in the dark theme.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "web/web.hpp"

using namespace copil;
using namespace copil::document;

namespace {

pages::Typesetter& chart_typesetter() {
  static auto opened = pages::Typesetter::open();
  REQUIRE(opened);
  return *opened;
}

Chart chart_of(Chart::Kind kind, std::size_t series) {
  Chart chart;
  chart.kind = kind;
  chart.title = {{Text{"Essai"}}};
  chart.unit = Unit::jeunes;
  const bool is_map = kind == Chart::Kind::tile_map;
  for (const char* name : {"11", "82", "93", "24", "53"}) {
    chart.categories.emplace_back(is_map ? name : "Mission locale de Brévane " + std::string{name});
  }
  for (std::size_t s = 0; s < series; ++s) {
    Series one;
    one.label = "Série " + std::to_string(s);
    for (const std::int64_t value : {4, 400, 900, 1700, 2600}) {
      one.values.push_back(Value::count(value + static_cast<std::int64_t>(s), Unit::jeunes));
    }
    chart.series.push_back(one);
  }
  return chart;
}

std::vector<Chart> all_charts() {
  using Kind = Chart::Kind;
  return {chart_of(Kind::bars, 5),         chart_of(Kind::horizontal_bars, 3),
          chart_of(Kind::stacked_bars, 5), chart_of(Kind::lines, 5),
          chart_of(Kind::areas, 2),        chart_of(Kind::bullet, 2),
          chart_of(Kind::tile_map, 1),     chart_of(Kind::sparkline, 1)};
}

std::string page_of_chart(const Chart& chart) {
  Document document;
  document.report = "essai";
  document.title = "Essai";
  document.content = {{chart}};
  const std::string page = web::page(document, chart_typesetter());
  return page.substr(page.find("<article"));
}

std::set<std::string> chart_colours(const std::string& markup, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex one{pattern + "=\"(#[0-9a-f]{6})\""};
  for (std::sregex_iterator at{markup.begin(), markup.end(), one}, end; at != end; ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

/// What a colour becomes in the dark theme; empty when the style sheet says nothing of it.
std::string dark_colour(const std::string& colour, const std::string& property) {
  const std::string sheet{web::stylesheet()};
  const auto dark_part = sheet.find("@media screen and (prefers-color-scheme: dark)");
  REQUIRE(dark_part != std::string::npos);
  const std::string start = "[" + property + "=\"" + colour + "\"] { " + property + ": ";
  const auto at = sheet.find(start, dark_part);
  return at == std::string::npos ? "" : sheet.substr(at + start.size(), 7);
}

double chart_light(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; ++i) {
    const double part =
        std::stoi(colour.substr(1 + 2 * static_cast<std::size_t>(i), 2), nullptr, 16) / 255.0;
    sum += weights[i] * (part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double chart_contrast(const std::string& a, const std::string& b) {
  const double one = chart_light(a);
  const double other = chart_light(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

constexpr const char* kDarkGround = "#14181f";

}  // namespace

TEST_CASE("in the dark theme charts stand on its ground, lines 3:1 and words 4.5:1 apart from it") {
  // Rules, tracks, gaps and the pale classes of maps: they carry no meaning alone.
  const std::set<std::string> surfaces{"#c6ced9", "#eef3f8", "#ffffff", "#dce6f1",
                                       "#9dbbda", "#d5dee9", "#d5e7d9"};
  for (const auto& chart : all_charts()) {
    const std::string page = page_of_chart(chart);
    for (const char* property : {"fill", "stroke"}) {
      for (const auto& colour : chart_colours(page, property)) {
        CAPTURE(static_cast<int>(chart.kind), property, colour);
        const std::string shown = dark_colour(colour, property);
        REQUIRE_FALSE(shown.empty());
        CHECK((surfaces.count(colour) > 0 || chart_contrast(shown, kDarkGround) >= 3));
      }
    }
    for (const auto& colour : chart_colours(page, "<text[^>]* fill")) {
      CAPTURE(colour);
      CHECK(
          (colour == "#ffffff" || chart_contrast(dark_colour(colour, "fill"), kDarkGround) >= 4.5));
    }
  }
}

TEST_CASE("in the dark theme the names of a map are read on each of its classes") {
  for (const char* pale : {"#dce6f1", "#9dbbda"}) {
    CHECK(chart_contrast(dark_colour("#1b1f2a", "fill"), dark_colour(pale, "fill")) >= 4.5);
  }
  for (const char* deep : {"#3f74ae", "#00005f"}) {
    CHECK(chart_contrast(dark_colour("#ffffff", "fill"), dark_colour(deep, "fill")) >= 4.5);
  }
}
