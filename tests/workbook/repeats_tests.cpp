#include "sheets/planning/repeats.hpp"

#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;

namespace {

/// The cell that a key figure of the report repeats, when it is worth `value` and comes from the
/// origin of that rank.
std::optional<sheets::Repeat> repeat_of(Value value, int origin) {
  auto document = sample::report();
  document.definitions.push_back({"reste", "Reste", "Objectif moins entrées."});
  document.origins.push_back({0, "R02", {Period::Kind::year, 2010, 1}, false, {}});
  document.origins.push_back({1, {}, {}, false, {}});
  static document::Table table;
  table = sample::volumes_with_origin();
  std::get<document::Number>(table.rows[0].cells[5].content).origin = 2;
  document::KeyFigure figure;
  figure.label = "Entrées de l'année";
  figure.value = document::Number{value};
  figure.value.origin = origin;
  sheets::PlacedTable placed;
  placed.first_row = 5;
  return sheets::repeat_of(document, figure, {{&table, {}, {}}}, {placed}, {1});
}

}  // namespace

TEST_CASE("a key figure that stands in a table repeats its cell") {
  const auto entries = repeat_of(Value::count(1685, Unit::jeunes), 0);
  REQUIRE(entries);
  CHECK(entries->sheet == 1);
  CHECK(entries->row == 9);
  CHECK(entries->column == 5);
}

TEST_CASE("numbers that meet by chance are not taken for the same figure") {
  // The same number under the same words, from elsewhere or from nowhere: one would then change
  // the other.
  CHECK_FALSE(repeat_of(Value::count(1685, Unit::jeunes), document::kNoOrigin));
  CHECK_FALSE(repeat_of(Value::count(1685, Unit::jeunes), 1));
  CHECK_FALSE(repeat_of(Value::count(1685, Unit::actions), 0));
  CHECK_FALSE(repeat_of(Value::not_defined(Unit::jeunes), 0));
  CHECK_FALSE(repeat_of(Value::count(1684, Unit::jeunes), 0));
  // Reckonings worded alike may bear on different rows.
  CHECK_FALSE(repeat_of(Value::count(330, Unit::jeunes), 2));
}

TEST_CASE("the first sheet's figures follow their tables") {
  const auto book = support::read_back(sample::report(), "repeats");
  const auto& front = book.sheet("Présentation");
  const auto& cell = front.at("B10");
  CHECK(cell.formula == "'Objectifs et réalisations'!$F$10");
  CHECK(cell.number == "1685");
  CHECK(book.sheet("Objectifs et réalisations").at("F10").number == "1685");
}
