#include "sheets/planning/repeats.hpp"

#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;

namespace {

std::optional<sheets::Repeat> repeat_of(const std::string& label, Value value) {
  static const document::Table table = sample::volumes_table();
  document::KeyFigure figure;
  figure.label = label;
  figure.value = document::Number{value};
  sheets::PlacedTable placed;
  placed.first_row = 5;
  return sheets::repeat_of(figure, {{&table, {}, {}}}, {placed}, {1});
}

}  // namespace

TEST_CASE("a key figure that stands in a table repeats its cell") {
  const auto entries = repeat_of("Entrées de l'année", Value::count(1685, Unit::jeunes));
  REQUIRE(entries);
  CHECK(entries->sheet == 1);
  CHECK(entries->row == 9);
  CHECK(entries->column == 5);
  const auto rate = repeat_of("Taux de réalisation", Value::rate(1685, 1707));
  REQUIRE(rate);
  CHECK(rate->column == 6);
}

TEST_CASE("numbers that meet by chance are not taken for the same figure") {
  CHECK_FALSE(repeat_of("Postes ouverts", Value::count(1685, Unit::jeunes)));
  CHECK_FALSE(repeat_of("Entrées de l'année", Value::count(1685, Unit::actions)));
  CHECK_FALSE(repeat_of("Entrées de l'année", Value::not_defined(Unit::jeunes)));
  CHECK_FALSE(repeat_of("Entrées de l'année", Value::count(1684, Unit::jeunes)));
}

TEST_CASE("the first sheet's figures follow their tables") {
  const auto book = support::read_back(sample::report(), "repeats");
  const auto& front = book.sheet("Présentation");
  const auto& cell = front.at("B10");
  CHECK(cell.formula == "'Objectifs et réalisations'!$F$10");
  CHECK(cell.number == "1685");
  CHECK(book.sheet("Objectifs et réalisations").at("F10").number == "1685");
}
