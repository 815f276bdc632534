#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pages/build.hpp"
#include "pictures/picture.hpp"
#include "pictures/pixels.hpp"
#include "support/tiny_png.hpp"

// Pages held against small pictures of them, kept in tests/pictures/references. After a change that
// is meant, COPIL_ACCEPTER=1 writes them anew; whoever reviews the change looks at them.

using namespace copil;
using namespace copil::pages::build;
using document::CellMark;
using Kind = document::Chart::Kind;
using copil::testing::decoded;
using copil::testing::Pixels;

namespace {

constexpr double kDotsPerInch = 40;
/// Other versions of the libraries smooth edges a little otherwise.
constexpr int kTolerance = 32;
constexpr double kShareAllowed = 0.0001;

bool differ(std::uint32_t a, std::uint32_t b) {
  for (const int shift : {0, 8, 16}) {
    const int difference =
        static_cast<int>(a >> shift & 0xFFU) - static_cast<int>(b >> shift & 0xFFU);
    if (std::abs(difference) > kTolerance) return true;
  }
  return false;
}

/// Empty when both look alike; else how many pixels differ, and the first of them.
std::string difference(const Pixels& actual, const Pixels& expected) {
  if (actual.width != expected.width || actual.height != expected.height) return "other size";
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < actual.values.size(); ++i) {
    if (!differ(actual.values[i], expected.values[i])) continue;
    if (count++ == 0) first = i;
  }
  if (static_cast<double>(count) <= kShareAllowed * static_cast<double>(actual.values.size())) {
    return {};
  }
  const auto width = static_cast<std::size_t>(actual.width);
  return std::to_string(count) + " pixels, the first at x " + std::to_string(first % width) +
         ", y " + std::to_string(first / width);
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << bytes;
}

/// Holds the first page of the document against its picture.
void check_picture(const std::string& name, const document::Document& document) {
  const auto png = pictures::picture(typesetter().lay_out(document), 0, kDotsPerInch);
  REQUIRE(png);
  const std::filesystem::path reference =
      std::filesystem::path{COPIL_SOURCE_DIR} / "tests/pictures/references" / (name + ".png");
  if (std::getenv("COPIL_ACCEPTER") != nullptr) write(reference, *png);
  const std::string expected = read(reference);
  CHECK(expected.size() < 20 * 1024);
  const std::string found = difference(decoded(*png), decoded(expected));
  if (!found.empty()) {
    write(std::filesystem::path{COPIL_BUILD_DIR} / "pictures" / (name + ".png"), *png);
  }
  INFO(name << " : the page as it is now stands in pictures/ of the build folder");
  CHECK(found == "");
}

document::Chart chart(Kind kind, int series_count) {
  document::Chart chart;
  chart.kind = kind;
  chart.title = text("Entrées par mois");
  chart.unit = Unit::jeunes;
  chart.unit_label = "jeunes";
  chart.source = "exports";
  for (const char* month : {"janv.", "févr.", "mars", "avr.", "mai", "juin"}) {
    chart.categories.emplace_back(month);
  }
  for (int s = 0; s < series_count; ++s) {
    document::Series series{s == 0 ? "Réalisé" : "Objectif " + std::to_string(s), {}};
    for (int i = 0; i < 6; ++i) {
      series.values.push_back(i == 3 && s == 0
                                  ? Value::not_defined(Unit::jeunes)
                                  : Value::count(20 + (i * 37 + s * 11) % 90, Unit::jeunes));
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

document::Chart map() {
  document::Chart chart;
  chart.kind = Kind::tile_map;
  chart.title = text("Taux de réalisation");
  chart.unit = Unit::taux;
  document::Series series{"Taux", {}};
  for (const char* code :
       {"R11", "R21", "R22", "R23", "R24", "R25", "R26", "R31", "R41", "R42", "R43", "R52", "R53",
        "R54", "R72", "R73", "R74", "R82", "R83", "R91", "R93", "R94", "R01", "R02", "R03"}) {
    const auto rank = static_cast<int>(chart.categories.size());
    chart.categories.emplace_back(code);
    series.values.push_back(Value::rate(60 + rank * 13 % 50, 100));
  }
  chart.series.push_back(std::move(series));
  return chart;
}

document::Table marked_table() {
  document::Table table = numbered_table(12);
  table.rows[1].cells[1].mark = CellMark::good;
  table.rows[2].cells[1].mark = CellMark::warning;
  table.rows[3].cells[1].mark = CellMark::bad;
  table.rows[4].cells[1].mark = CellMark::anomaly;
  table.rows[5].cells[1].note = "compté une fois";
  table.rows[6] = row({cell("Groupe")}, document::RowKind::group);
  table.rows.push_back(row({cell("Ensemble"), count(78)}, document::RowKind::total));
  table.source = "exports";
  table.reading = "12 jeunes à la ligne 12.";
  return table;
}

document::KeyFigures tiles() {
  document::KeyFigures figures;
  for (const int change : {47, -23, 0}) {
    document::KeyFigure figure;
    figure.label = "Jeunes affectés";
    figure.value = {Value::count(1234 + change, Unit::jeunes), NumberStyle::plain};
    figure.change = document::Number{Value::rate(change, 1000, Unit::evolution)};
    figure.mark = change < 0 ? CellMark::bad : CellMark::good;
    for (const int step : {3, 1, 4, 1, 5}) {
      figure.trend.push_back(Value::count(step + change, Unit::jeunes));
    }
    figures.figures.push_back(std::move(figure));
  }
  return figures;
}

document::Document report(document::Blocks content) {
  document::Document document = act(std::move(content));
  document.style = document::Style::report;
  document.is_draft = true;
  document.title = "Bilan local";
  document.subtitle = "Année 2010";
  document.territory = "Mission locale du bassin";
  document.logos = {{tests::tiny_png(), 3, 2, "Mission locale"}};
  return document;
}

}  // namespace

TEST_CASE("charts look as they did") {
  check_picture("barres", act({{chart(Kind::bars, 3)}}));
  check_picture("barres-horizontales", act({{chart(Kind::horizontal_bars, 2)}}));
  check_picture("barres-empilees", act({{chart(Kind::stacked_bars, 3)}}));
  check_picture("lignes", act({{chart(Kind::lines, 3)}}));
  check_picture("aires", act({{chart(Kind::areas, 2)}}));
  check_picture("objectif", act({{chart(Kind::bullet, 2)}}));
  check_picture("carte", act({{map()}}));
}

TEST_CASE("pages look as they did") {
  check_picture("tableau", act({{marked_table()}}));
  check_picture("chiffres-cles", act({{tiles()}}));
  check_picture("rapport", report({heading(1, "Identification", "a"), paragraph("Un texte.")}));
  check_picture(
      "signatures",
      act({paragraph("Fait en deux exemplaires."),
           {document::Signatures{text("Fait à Lyon, le 1er mars 2010"),
                                 {{"Pour la mission locale", {}}, {"Pour Pôle emploi", {}}}}}}));
  check_picture(
      "encadre",
      act({{document::Box{
               text("Avertissement"), {paragraph("Données provisoires.")}, CellMark::warning}},
           {document::Columns{{{paragraph("À gauche.")}, {paragraph("À droite.")}}}}}));
}
