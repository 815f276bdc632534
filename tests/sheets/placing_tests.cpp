// Where charts, formulas, blanks and key figures find their cells, in small tables.
#include <catch2/catch.hpp>

#include "base/day.hpp"
#include "sheets/book.hpp"
#include "sheets/charts.hpp"
#include "sheets/planning/outline.hpp"
#include "sheets/planning/repeats.hpp"
#include "sheets/planning/tables.hpp"
#include "workbook/sample.hpp"

using namespace copil;
using namespace copil::sheets;
using document::RowKind;

namespace {

/// Columns `code` and `nom`, then one of counts for each of those titles.
document::Table counts_under(const std::vector<std::string>& titles) {
  document::Table table;
  table.id = "comptes";
  table.title = sample::words("Comptes");
  table.columns = {sample::text_column("code", "Code"), sample::text_column("nom", "Nom")};
  for (const auto& title : titles) {
    table.columns.push_back(sample::number_column(title, title, Unit::jeunes));
  }
  return table;
}

void add_counts(document::Table& table, const std::string& name,
                const std::vector<std::int64_t>& counts) {
  std::vector<document::Cell> cells{sample::text("R" + name), sample::text(name)};
  for (const auto count : counts) cells.push_back(sample::count(count));
  table.rows.push_back(sample::row(RowKind::body, std::move(cells)));
}

document::Chart chart_of_counts(const std::string& label,
                                const std::vector<std::pair<std::string, std::int64_t>>& points) {
  document::Chart chart;
  chart.series = {{label, {}}};
  for (const auto& [name, count] : points) {
    chart.categories.push_back(name);
    chart.series[0].values.push_back(Value::count(count, Unit::jeunes));
  }
  return chart;
}

Book book_of(std::vector<document::Block> blocks) {
  auto document = sample::empty_document();
  document.content = std::move(blocks);
  auto book = planned(document);
  REQUIRE(book);
  return std::move(*book);
}

/// A table of one row and one title, for the outline's sake.
document::Block small_table(const std::string& title) {
  document::Table table = counts_under({"Jeunes"});
  table.id = table.id + title;
  table.title = sample::words(title);
  add_counts(table, "Nord", {3});
  return sample::block(table);
}

/// The place of the first number of the table that has that origin and value.
std::string repeat_place(int origin, std::int64_t count, const document::Table& table) {
  document::Document document;
  document.origins = {{0, "R1", {}, false, {}}, {0, "R2", {}, false, {}}, {1, "", {}, false, {}}};
  document::KeyFigure figure;
  figure.value = {Value::count(count, Unit::jeunes), NumberStyle::plain, origin};
  const std::vector<TableSheet> tables{{&table, {}, UnknownCells::said, "", false}};
  const auto found = repeat_of(document, figure, tables, {PlacedTable{4, 5, 9, {}}}, {2});
  if (!found) return "";
  return std::to_string(found->sheet) + " " + std::to_string(found->row) + " " +
         std::to_string(found->column);
}

}  // namespace

TEST_CASE("a chart is tied to the rows that bear its names, wherever they begin") {
  document::Table table = counts_under({"Avant", "Entrées"});
  add_counts(table, "Nord", {1, 2});
  add_counts(table, "Sud", {3, 4});
  add_counts(table, "Est", {5, 6});
  add_counts(table, "Ouest", {7, 8});
  const auto link = linked(chart_of_counts("Entrées", {{"Est", 6}, {"Ouest", 8}}), table);
  REQUIRE(link);
  CHECK(link->first_row == 2);
  CHECK(link->category_column == 1);
  CHECK(link->series_columns == std::vector{3});
  // One category is enough; a row that the table does not hold ties nothing.
  const auto one = linked(chart_of_counts("Entrées", {{"Ouest", 8}}), table);
  REQUIRE(one);
  CHECK(one->first_row == 3);
  CHECK_FALSE(linked(chart_of_counts("Entrées", {{"Ouest", 8}, {"Nord", 2}}), table));
  CHECK_FALSE(linked(chart_of_counts("Entrées", {{"Ouest", 9}}), table));
  CHECK_FALSE(linked(chart_of_counts("Entrées", {}), table));
  CHECK_FALSE(linked(document::Chart{}, table));
}

TEST_CASE("of two columns with a series' values, the one that bears its name is meant") {
  document::Table table = counts_under({"Avant", "Entrées", "Après"});
  add_counts(table, "Nord", {4, 4, 4});
  add_counts(table, "Sud", {5, 5, 5});
  const auto column = [&](const std::string& label) {
    const auto link = linked(chart_of_counts(label, {{"Nord", 4}, {"Sud", 5}}), table);
    REQUIRE(link);
    return link->series_columns;
  };
  CHECK(column("Avant") == std::vector{2});
  CHECK(column("Entrées") == std::vector{3});
  CHECK(column("Après") == std::vector{4});
  CHECK(column("Sans nom") == std::vector{2});
}

TEST_CASE("a sum of a row takes any number of columns, a difference two") {
  document::Table table = counts_under({"a", "b", "c", "d"});
  add_counts(table, "Nord", {1, 2, 4, 7});
  table.rows[0].cells[5].formula = sample::of(document::Formula::Kind::row_sum, {"a", "b", "c"});
  const auto whole = [&] { return resolved(Grid{table}, 0, 5, 8); };
  REQUIRE(whole());
  CHECK(formula_text(*whole()) == "SUM(C9,D9,E9)");
  CHECK(whole()->cached == 7.0);
  table.rows[0].cells[5].formula = sample::of(document::Formula::Kind::row_sum, {"d"});
  CHECK(whole());
  table.rows[0].cells[5].formula = sample::of(document::Formula::Kind::row_sum, {});
  CHECK_FALSE(whole());
  table.rows[0].cells[5] = sample::number(
      Value::count(3, Unit::jeunes), sample::of(document::Formula::Kind::difference, {"c", "a"}));
  REQUIRE(whole());
  CHECK(formula_text(*whole()) == "IFERROR(E9-C9,\"n.d.\")");
  table.rows[0].cells[5].formula = sample::of(document::Formula::Kind::difference, {"c", "a", "b"});
  CHECK_FALSE(whole());
  table.rows[0].cells[5].formula =
      sample::of(document::Formula::Kind::difference, {"c", "absente"});
  CHECK_FALSE(whole());
}

TEST_CASE("small tables share a sheet within a section, never across two") {
  const auto sheets = [](std::vector<document::Block> blocks) {
    return book_of(std::move(blocks)).sheets.size();
  };
  const auto alone = sheets({sample::heading(1, "Un"), small_table("Avant")});
  CHECK(sheets({sample::heading(1, "Un"), small_table("Avant"), sample::heading(2, "Sous-titre"),
                small_table("Après")}) == alone);
  CHECK(sheets({sample::heading(1, "Un"), small_table("Avant"), sample::heading(1, "Deux"),
                small_table("Après")}) == alone + 1);
}

TEST_CASE("a blank in a column of texts has its place to be filled") {
  document::Blank blank;
  blank.name = "motif";
  blank.invite = "Motif du retard";
  document::Table table = counts_under({"Jeunes"});
  add_counts(table, "Nord", {3});
  const auto inputs = [&] {
    std::size_t count = 0;
    for (const auto& sheet : book_of({sample::block(table)}).sheets) count += sheet.inputs.size();
    return count;
  };
  CHECK(inputs() == 0);
  table.rows[0].cells[1].content = document::Inlines{{blank}};
  CHECK(inputs() == 2);  // in the table, and on the sheet of blanks
}

TEST_CASE("a filter stands over ten body rows or more that nothing interrupts") {
  document::Table table = counts_under({"Jeunes"});
  const auto filter = [&]() -> std::string {
    for (const auto& sheet : book_of({sample::block(table)}).sheets) {
      if (sheet.filter) return range_text(*sheet.filter);
    }
    return "";
  };
  for (int i = 1; i <= 9; ++i) add_counts(table, "N" + std::to_string(i), {i});
  CHECK(filter() == "");
  add_counts(table, "N10", {10});
  const std::string ten = filter();
  CHECK(ten.substr(0, 1) == "A");
  table.rows.push_back(
      sample::row(RowKind::total, {sample::text("Ensemble"), sample::text(""), sample::count(55)}));
  CHECK(filter() == ten);
  add_counts(table, "N11", {11});
  CHECK(filter() == "");
}

TEST_CASE("a key figure repeats the cell of its own figure, wherever it stands") {
  document::Table table = counts_under({"Objectif 2009", "Entrées"});
  add_counts(table, "Nord", {30, 30});
  add_counts(table, "Sud", {8, 8});
  const auto origin_at = [&](std::size_t row, std::size_t column) -> int& {
    return std::get<document::Number>(table.rows[row].cells[column].content).origin;
  };
  CHECK(repeat_place(0, 30, table) == "");
  const std::size_t last = table.rows[0].cells.size() - 1;
  origin_at(0, last) = 0;
  origin_at(1, last) = 1;
  CHECK(repeat_place(0, 30, table) == "2 5 " + std::to_string(last));
  CHECK(repeat_place(1, 8, table) == "2 6 " + std::to_string(last));
  CHECK(repeat_place(1, 30, table) == "");
  CHECK(repeat_place(document::kNoOrigin, 30, table) == "");
  origin_at(0, last) = 2;
  CHECK(repeat_place(2, 30, table) == "");
}

TEST_CASE("the label of a group stands at the left, over a column of days too") {
  document::Table table = counts_under({"Jeunes"});
  table.columns[0].kind = document::ColumnKind::date;
  document::Row group = sample::row(RowKind::group, {sample::text("Mission locale du Lac")});
  group.cells[0].column_span = 3;
  table.rows.push_back(std::move(group));
  table.rows.push_back(sample::row(
      RowKind::body, {sample::day(*make_day(2010, 3, 31)), sample::text("Un"), sample::count(1)}));
  int labels = 0;
  for (const auto& sheet : book_of({sample::block(table)}).sheets) {
    for (const auto& cell : sheet.cells) {
      if (cell.look.role != Role::group) continue;
      CHECK(cell.look.across != Across::right);
      ++labels;
    }
  }
  CHECK(labels > 0);
}

TEST_CASE("what a comment or a colour says of a text is told under the table, by the cell's name") {
  document::Table table = counts_under({"Jeunes"});
  for (const char* name : {"Un", "Deux", "Trois"}) add_counts(table, name, {1});
  table.rows[0].cells[1].mark = document::CellMark::warning;
  table.rows[0].cells[1].note = "ni faite ni abandonnée";
  table.rows[2].cells[1].mark = document::CellMark::warning;
  table.rows[2].cells[1].note = "ni faite ni abandonnée";
  table.rows[2].cells[1].content = table.rows[0].cells[1].content;
  table.rows[1].cells[1].content = table.rows[0].cells[1].content;
  int told = 0;
  for (const auto& sheet : book_of({sample::block(table)}).sheets) {
    for (const auto& cell : sheet.cells) {
      const auto* words = std::get_if<std::string>(&cell.content);
      if (words != nullptr && *words == "B5, B7\u00A0: ni faite ni abandonnée") ++told;
    }
  }
  CHECK(told == 1);
}
