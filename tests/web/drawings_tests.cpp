// The drawings of a page: the attributes of what is drawn, whatever its place.
#include <catch2/catch.hpp>

#include <regex>
#include <set>
#include <sstream>

#include "support/golden.hpp"
#include "web/writing/svg.hpp"

using namespace copil;
using namespace copil::document;

namespace {

std::string drawn(Chart::Kind kind, Orientation orientation = Orientation::portrait) {
  static auto opened = pages::Typesetter::open();
  REQUIRE(opened);
  Chart chart;
  chart.id = "g";
  chart.kind = kind;
  chart.title = {{Text{"Entrées"}}};
  chart.categories = {"janv.", "févr.", "mars"};
  const auto count = [](int number) { return Value::count(number, Unit::jeunes); };
  chart.series = {{"Entrées", {count(5), count(9), Value::not_defined(Unit::jeunes)}, {}},
                  {"Objectif", {count(7), count(7), count(8)}, {}}};
  chart.unit = Unit::jeunes;
  chart.alternative = "De 5 à 9 jeunes.";
  return web::chart_svg(chart, orientation, *opened);
}

/// Every element once, its numbers left out: places depend on the fonts of the machine.
std::string drawn_elements(const std::string& svg) {
  static const std::regex kPlace{R"re((d|x|y|viewBox|textLength)="[^"]*")re"};
  std::istringstream lines{testing::element_lines(svg)};
  std::set<std::string> seen;
  std::string looks;
  for (std::string line; std::getline(lines, line);) {
    line = std::regex_replace(line, kPlace, "$1=\"#\"");
    if (line.starts_with("<") && !line.starts_with("</") && seen.insert(line).second) looks += line;
  }
  return looks;
}

double width_of(const std::string& svg) {
  static const std::regex kFrame{"viewBox=\"[0-9.]+ [0-9.]+ ([0-9.]+) "};
  std::smatch frame;
  REQUIRE(std::regex_search(svg, frame, kFrame));
  return std::stod(frame[1]);
}

}  // namespace

TEST_CASE("the look of every kind of drawing is the one that was read over") {
  using Kind = Chart::Kind;
  std::string looks;
  for (const Kind kind : {Kind::bars, Kind::horizontal_bars, Kind::stacked_bars, Kind::lines,
                          Kind::areas, Kind::bullet, Kind::sparkline}) {
    looks += drawn_elements(drawn(kind));
  }
  testing::check_golden(looks, "web/references/dessins.txt");
}

TEST_CASE("a drawing is as wide as the page that it stands on") {
  CHECK(width_of(drawn(Chart::Kind::bars, Orientation::landscape)) >
        width_of(drawn(Chart::Kind::bars)) + 100);
}
