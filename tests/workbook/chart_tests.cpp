#include "sheets/charts.hpp"
#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;
using support::read_back;

TEST_CASE("a chart whose figures stand in its table is tied to the table's cells") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table()),
                      sample::block(sample::volumes_chart())};
  const auto book = read_back(document, "tied_chart");
  CHECK(book.sheets.size() == 3);
  const std::string& chart = book.parts.at("xl/charts/chart1.xml");
  CHECK_THAT(chart, Catch::Contains("<c:barDir val=\"bar\"/>"));
  CHECK_THAT(chart, Catch::Contains("<c:min val=\"0\"/>"));
  CHECK_THAT(chart, Catch::Contains("<a:t>Entrées et objectifs</a:t>"));
  const auto series = xlsx::elements(chart, "c:ser");
  REQUIRE(series.size() == 2);
  CHECK_THAT(series[0], Catch::Contains("<c:f>'Objectifs et réalisations'!$F$5</c:f>"));
  CHECK_THAT(series[0], Catch::Contains("<c:f>'Objectifs et réalisations'!$B$6:$B$8</c:f>"));
  CHECK_THAT(series[0], Catch::Contains("<c:f>'Objectifs et réalisations'!$F$6:$F$8</c:f>"));
  CHECK_THAT(series[0], Catch::Contains("<a:srgbClr val=\"29598F\"/>"));
  CHECK_THAT(series[1], Catch::Contains("<c:f>'Objectifs et réalisations'!$D$6:$D$8</c:f>"));
  CHECK_THAT(series[1], Catch::Contains("<a:srgbClr val=\"298641\"/>"));
}

TEST_CASE("charts carry their points, over formulas too") {
  auto chart = sample::volumes_chart();
  chart.series = {{"Taux de réalisation",
                   {Value::rate(330, 367), Value::rate(1302, 1250), Value::rate(41, 90)}}};
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table()), sample::block(chart)};
  const auto book = read_back(document, "cached_chart");
  const std::string& xml = book.parts.at("xl/charts/chart1.xml");
  CHECK_THAT(xml, Catch::Contains("$G$6:$G$8"));
  CHECK(book.sheets.at(1).at("G6").formula == "IFERROR(F6/D6,\"n.d.\")");
  const auto caches = xlsx::elements(xml, "c:numCache");
  REQUIRE(caches.size() == 1);
  const auto points = xlsx::elements(caches[0], "c:pt");
  REQUIRE(points.size() == 3);
  CHECK(xlsx::content(points[1]) == "1.0416");
  const auto names = xlsx::elements(xml, "c:strCache");
  REQUIRE(names.size() == 2);
  CHECK_THAT(names[1], Catch::Contains("Mission locale du Port"));
}

TEST_CASE("a chart without a table, or with an unknown point, has a sheet of its own") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::monthly_chart())};
  const auto book = read_back(document, "own_chart");
  const auto& sheet = book.sheet("Entrées mois par mois");
  CHECK(sheet.at("A5").text == "janv.");
  CHECK(sheet.at("B5").number == "12");
  CHECK(sheet.at("B7").kind == xlsx::Cell::Kind::blank);
  const std::string& chart = book.parts.at("xl/charts/chart1.xml");
  const auto caches = xlsx::elements(chart, "c:numCache");
  CHECK(xlsx::elements(caches[0], "c:pt").size() == 5);
}

TEST_CASE("charts say in words what they show") {
  const auto book = read_back(sample::report(), "alternative");
  std::string drawings;
  for (const auto& [name, part] : book.parts) {
    if (name.starts_with("xl/drawings/drawing")) drawings += part;
  }
  CHECK_THAT(drawings, Catch::Contains("descr=\"Les entrées montent de janvier à mai.\""));
  CHECK_THAT(drawings, Catch::Contains("descr=\"Évolution de « Entrées en co-traitance »\""));
}

TEST_CASE("a chart is found in a table by its labels and its values") {
  const auto table = sample::volumes_table();
  auto chart = sample::volumes_chart();
  const auto link = sheets::linked(chart, table);
  REQUIRE(link);
  CHECK(link->first_row == 0);
  CHECK(link->category_column == 1);
  CHECK(link->series_columns == std::vector<int>{5, 3});

  chart.series[0].values[1] = Value::count(1, Unit::jeunes);
  CHECK_FALSE(sheets::linked(chart, table));
  chart = sample::volumes_chart();
  chart.categories[2] = "Ailleurs";
  CHECK_FALSE(sheets::linked(chart, table));
  chart.categories.clear();
  CHECK_FALSE(sheets::linked(chart, table));
}

TEST_CASE("every kind of chart is drawn") {
  auto document = sample::empty_document();
  using Kind = document::Chart::Kind;
  for (Kind kind : {Kind::bars, Kind::horizontal_bars, Kind::stacked_bars, Kind::lines,
                    Kind::bullet, Kind::tile_map, Kind::sparkline}) {
    auto chart = sample::volumes_chart();
    chart.table.clear();
    chart.kind = kind;
    document.content.push_back(sample::block(chart));
  }
  const auto book = read_back(document, "all_charts");
  CHECK(book.parts.count("xl/charts/chart6.xml") == 1);
  CHECK(book.parts.count("xl/charts/chart7.xml") == 0);
  CHECK(book.sheets.size() == 10);
}

namespace {

document::Chart map_of_regions() {
  document::Chart chart;
  chart.id = "carte";
  chart.kind = document::Chart::Kind::tile_map;
  chart.title = sample::words("Entrées par région");
  chart.categories = {"R82", "R11", "R94", "R99"};
  chart.series = {{"Entrées", {}}};
  for (int entries : {100, 500, -1, 7}) {
    chart.series[0].values.push_back(entries < 0 ? Value::not_defined(Unit::jeunes)
                                                 : Value::count(entries, Unit::jeunes));
  }
  chart.unit = Unit::jeunes;
  chart.alternative = "L'Île-de-France vient en tête.";
  return chart;
}

}  // namespace

TEST_CASE("a tile map is a grid of coloured cells that repeat its figures") {
  auto document = sample::empty_document();
  document.content = {sample::block(map_of_regions())};
  const auto book = read_back(document, "tile_map");
  const auto& map = book.sheet("Carte – Entrées par région");
  // Île-de-France stands in the fifth column of the third line of tiles.
  CHECK(map.at("E9").text == "Île-de-Fr.");
  CHECK(map.at("E10").formula == "'Entrées par région'!$B$6");
  CHECK(map.at("E10").number == "500");
  CHECK(map.at("F11").text == "Rhône-A.");
  CHECK(map.at("F12").number == "100");
  CHECK(map.at("G16").text == "n.d.");
  CHECK(map.at("B20").text == "de 7 à 130");
  CHECK(map.at("B23").text == "de 378 à 500");
  CHECK(map.address_of("L\u2019Île-de-France vient en tête.") == "A25");
}

TEST_CASE("a chart beside a long table ends with it") {
  auto document = sample::empty_document();
  document::Chart chart = sample::volumes_chart();
  chart.table.clear();
  chart.categories.clear();
  chart.series.resize(1);
  chart.series[0].values.clear();
  for (int i = 0; i < 26; ++i) {
    chart.categories.push_back("Région " + std::to_string(i));
    chart.series[0].values.push_back(Value::count(100 + i, Unit::jeunes));
  }
  document.content = {sample::block(chart)};
  const auto book = sheets::planned(document);
  REQUIRE(book);
  const auto& placed = book->sheets.at(1).charts.at(0);
  CHECK(placed.column == 3);
  CHECK(placed.height_px == 27 * 20);
}

TEST_CASE("a map that no table goes with has its figures under the names of the regions") {
  auto map = sample::monthly_chart();
  map.kind = document::Chart::Kind::tile_map;
  map.title = sample::words("Carte des régions");
  map.categories = {"R82", "R11"};
  map.series = {{"Jeunes", {Value::count(1, Unit::jeunes), Value::count(2, Unit::jeunes)}}};
  auto document = sample::empty_document();
  document.content = {sample::block(map)};
  const auto book = read_back(document, "map_alone");
  const auto& sheet = book.sheet("Carte des régions");
  CHECK(sheet.at("A5").text == "Rhône-Alpes");
  CHECK(sheet.at("A6").text == "Île-de-France");
}

TEST_CASE("a chart without category writes neither range nor series") {
  auto chart = sample::monthly_chart();
  chart.categories.clear();
  for (auto& series : chart.series) series.values.clear();
  auto document = sample::empty_document();
  document.content = {sample::block(chart)};
  const auto book = read_back(document, "no_category");
  CHECK(book.parts.count("xl/charts/chart1.xml") == 0);
}

TEST_CASE("small tables of a section share a sheet that bears its name") {
  auto first = sample::volumes_table();
  auto second = first;
  first.rows.resize(2);
  second.rows.resize(2);
  first.id = "un";
  second.id = "deux";
  second.title = sample::words("La seconde");
  auto document = sample::empty_document();
  document::Heading heading;
  heading.content = sample::words("Les volumes");
  heading.anchor = "volumes";
  document.content = {sample::block(heading), sample::block(first), sample::block(second)};
  const auto book = read_back(document, "shared_sheet");
  const auto& sheet = book.sheet("Les volumes");
  std::size_t titles = 0;
  for (int row = 1; row < 40; ++row) {
    titles += sheet.at("A" + std::to_string(row)).text == "La seconde" ? 1 : 0;
  }
  CHECK(titles == 1);
}

TEST_CASE("small tables whose section has a sheet already have one named after the first of them") {
  auto document = sample::empty_document();
  document::Heading heading;
  heading.content = sample::words("Les volumes");
  heading.anchor = "volumes";
  document.content = {sample::block(heading)};
  for (int i = 0; i < 5; ++i) {
    auto table = sample::volumes_table();
    table.rows.resize(2);
    // The third, a tall one, parts the small ones.
    while (i == 2 && table.rows.size() < 12) table.rows.push_back(table.rows.front());
    table.id = "t" + std::to_string(i);
    table.title = sample::words("Tableau " + std::string(1, static_cast<char>('A' + i)));
    document.content.push_back(sample::block(table));
  }
  const auto book = read_back(document, "parted_section");
  CHECK(book.sheet("Les volumes").at("A1").text == "Les volumes");
  CHECK(book.sheet("Tableau D").at("A1").text == "Les volumes");
}
