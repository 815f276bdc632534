#include <set>
#include <sstream>

#include "support/golden.hpp"
#include "workbook/evaluator.hpp"
#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using copil::testing::check_golden;
using namespace copil;

namespace {

document::Document charts_of_every_kind() {
  using Kind = document::Chart::Kind;
  auto document = sample::empty_document();
  for (const Kind kind : {Kind::bars, Kind::horizontal_bars, Kind::stacked_bars, Kind::lines,
                          Kind::bullet, Kind::sparkline}) {
    auto chart = sample::volumes_chart();
    chart.table.clear();
    chart.kind = kind;
    document.content.push_back(sample::block(chart));
  }
  return document;
}

}  // namespace

TEST_CASE("the parts of a workbook are those that were read over") {
  const auto parts = copil::support::read_back(copil::sample::report(), "golden").parts;
  check_golden(parts.at("xl/workbook.xml"), "workbook/references/workbook.xml.txt");
  check_golden(parts.at("xl/worksheets/sheet1.xml"), "workbook/references/presentation.xml.txt");
  check_golden(parts.at("xl/worksheets/sheet2.xml"), "workbook/references/volumes.xml.txt");
  check_golden(parts.at("xl/charts/chart1.xml"), "workbook/references/graphique.xml.txt");
  check_golden(parts.at("xl/styles.xml"), "workbook/references/styles.xml.txt");
}

TEST_CASE("the look of every kind of chart is the one that was read over") {
  const auto parts = support::read_back(charts_of_every_kind(), "golden_charts").parts;
  std::string looks;
  for (int i = 1; i <= 6; ++i) {
    // Each element once a chart: its points are another test's.
    std::istringstream lines{
        testing::element_lines(parts.at("xl/charts/chart" + std::to_string(i) + ".xml"))};
    std::set<std::string> seen;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("<") && !line.starts_with("</") && seen.insert(line).second)
        looks += line;
    }
  }
  check_golden(looks, "workbook/references/graphiques.xml.txt");
}

TEST_CASE("what a cell to fill accepts, and what it says of the rest, was read over") {
  const auto book = support::read_back(sample::act(), "golden_blanks");
  const auto rules = xlsx::elements(book.sheet("À compléter").xml, "dataValidations");
  REQUIRE(rules.size() == 1);
  check_golden(rules[0], "workbook/references/saisies.xml.txt");
}

TEST_CASE("a sheet read back is the document's table") {
  using namespace copil;
  for (const auto& table : {sample::volumes_table(), sample::files_table()}) {
    auto document = sample::empty_document();
    document.content = {sample::block(table)};
    const auto book = support::read_back(document, "round_trip");
    const auto& sheet = book.sheets.at(1);
    const bool has_groups = table.id == "volumes";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
        const std::string address = std::string(1, static_cast<char>('A' + column)) +
                                    std::to_string(row + (has_groups ? 6 : 5));
        CAPTURE(address);
        const auto& content = table.rows[row].cells[column].content;
        const auto& cell = sheet.at(address);
        if (const auto* text = std::get_if<document::Inlines>(&content)) {
          CHECK(cell.text == document::plain_text(*text));
          continue;
        }
        const Value value = std::get<document::Number>(content).value;
        if (value.is_defined())
          CHECK(xlsx::Evaluator::number_of(cell.number) == Approx(to_double(value.number)));
        else
          CHECK(cell.text == "n.d.");
      }
    }
  }
}
