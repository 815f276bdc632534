// What stands where: the plans of small documents, held against references read in review.
#include <catch2/catch.hpp>

#include "sheets/plan_dump.hpp"
#include "support/golden.hpp"
#include "workbook/sample.hpp"

using namespace copil;
using sheets::Look;
using sheets::testing::PlanDump;

namespace {

void check_plan(const document::Document& document, const std::string& name) {
  const auto book = sheets::planned(document);
  REQUIRE(book);
  copil::testing::check_golden(PlanDump{}.of(*book), "sheets/references/" + name + ".txt");
}

document::Document with(std::vector<document::Block> blocks) {
  auto document = sample::empty_document();
  document.content = std::move(blocks);
  return document;
}

/// Groups of one, two and three rows, with subtotals, unknown and marked cells.
document::Table grouped_table() {
  using enum document::RowKind;
  document::Table table;
  table.id = "groupes";
  table.title = sample::words("Par département");
  table.columns = {sample::text_column("nom", "Nom"),
                   sample::number_column("avant", "Avant", Unit::jeunes),
                   sample::number_column("apres", "Après", Unit::jeunes),
                   sample::number_column("ecart", "Écart", Unit::jeunes)};
  const auto line = [&](const char* name, std::int64_t before, std::int64_t after) {
    return sample::row(
        document::RowKind::body,
        {sample::text(name), sample::count(before), sample::count(after),
         sample::number(Value::count(after - before, Unit::jeunes),
                        sample::of(document::Formula::Kind::difference, {"apres", "avant"}))});
  };
  const auto sums = [&](document::RowKind kind, const char* name, std::int64_t before,
                        std::int64_t after) {
    const auto sum = [&](std::int64_t value) {
      return sample::number(Value::count(value, Unit::jeunes), sample::sum());
    };
    return sample::row(kind, {sample::text(name), sum(before), sum(after), sum(after - before)});
  };
  const auto title = [&](const char* name) { return sample::row(group, {sample::text(name)}); };
  auto marked = line("Deux", 20, 21);
  marked.cells[2].mark = document::CellMark::warning;
  table.rows = {title("A"),
                line("Un", 10, 12),
                sums(subtotal, "Sous-total A", 10, 12),
                title("B"),
                marked,
                line("Trois", 0, 0),
                sums(subtotal, "Sous-total B", 20, 21),
                title("C"),
                line("Quatre", 1, 2),
                line("Cinq", 3, 4),
                line("Six", 5, 7),
                sums(subtotal, "Sous-total C", 9, 13),
                sums(total, "Ensemble", 39, 46)};
  return table;
}

}  // namespace

TEST_CASE("the plan of a report") {
  check_plan(sample::report(), "rapport");
}

TEST_CASE("the plan of an act") {
  check_plan(sample::act(), "acte");
}

TEST_CASE("subtotals cover the rows of their own group, the total every body row") {
  check_plan(with({sample::block(grouped_table())}), "groupes");
}

TEST_CASE("charts with and without a table, and their months") {
  check_plan(with({sample::block(sample::volumes_table()), sample::block(sample::volumes_chart()),
                   sample::block(sample::monthly_chart())}),
             "graphiques");
}

TEST_CASE("a number or a day that is all a text says stays one") {
  const auto cell = [](document::Inline content) {
    document::Cell made;
    made.content = document::Inlines{std::move(content)};
    return made;
  };
  const auto line = [](const char* name, document::Cell content) {
    return sample::row(document::RowKind::body, {sample::text(name), std::move(content)});
  };
  document::Table table;
  table.id = "identite";
  table.title = sample::words("Identité");
  table.columns = {sample::text_column("rubrique", "Rubrique"),
                   sample::text_column("contenu", "Contenu")};
  table.rows = {line("Sites", cell({document::Number{Value::count(7, Unit::none)}})),
                line("Signature", cell({document::Date{*parse_day("2010-04-15")}})),
                line("Objectif", sample::text("50 jeunes"))};
  check_plan(with({{table}}), "valeurs-seules");
}

TEST_CASE("a title of a column has room for two lines, and its row for no more") {
  auto table = grouped_table();
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    table.columns[i].title = sample::words("Affectations annulées depuis");
  }
  const auto book = sheets::planned(with({{table}}));
  REQUIRE(book);
  bool is_met = false;
  for (const auto& sheet : book->sheets) {
    for (const auto& cell : sheet.cells) {
      const auto* words = std::get_if<std::string>(&cell.content);
      if (words == nullptr || *words != "Affectations annulées depuis") continue;
      is_met = true;
      for (const auto& [row, height] : sheet.heights) CHECK((row != cell.row || height < 40));
    }
  }
  CHECK(is_met);
}
