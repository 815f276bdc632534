// How cells show numbers: signs, decimals, units, marks; what they hold.
#include "sheets/numbers.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "sheets/book.hpp"

using namespace copil;
using namespace copil::sheets;
using document::CellMark;

namespace {

std::string format(Value value, NumberStyle style = NumberStyle::plain,
                   CellMark mark = CellMark::none) {
  return number_format({value, style}, mark);
}

const std::string kEuro = "\"\u00A0\"[$€-40C]";
const std::string kPercent = "\"\u00A0\"%";
const std::string kPoint = "\"\u00A0pt\"";

}  // namespace

TEST_CASE("the format of each unit") {
  CHECK(format(Value::count(3, Unit::jeunes)) == "#,##0");
  CHECK(format(Value::count(3, Unit::none)) == "#,##0");
  CHECK(format(Value::money(Cents{150})) == "#,##0.00" + kEuro);
  CHECK(format(Value::decimal({5, 2}, Unit::etp, 1)) == "#,##0.0");
  CHECK(format(Value::decimal({5, 2}, Unit::etp, 3)) == "#,##0.000");
  CHECK(format(Value::rate(1, 3)) == "0.0" + kPercent);
  CHECK(format(Value::rate(1, 3, Unit::taux, 0)) == "0" + kPercent);
}

TEST_CASE("signed numbers have a format for what is above, below and at zero") {
  for (const std::int64_t sign : {-1, 0, 1}) {
    CAPTURE(sign);
    CHECK(format(Value::rate(sign, 3, Unit::evolution)) ==
          "+0.0" + kPercent + ";-0.0" + kPercent + ";0.0" + kPercent);
    CHECK(format(Value::rate(sign, 3, Unit::points, 2)) ==
          "+#,##0.00" + kPoint + ";-#,##0.00" + kPoint + ";#,##0.00" + kPoint);
    CHECK(format(Value::count(sign, Unit::jeunes), NumberStyle::signed_plain) ==
          "+#,##0;-#,##0;#,##0");
    CHECK(format(Value::money(Cents{sign}), NumberStyle::signed_plain) ==
          "+#,##0.00" + kEuro + ";-#,##0.00" + kEuro + ";#,##0.00" + kEuro);
    CHECK(format(Value::rate(sign, 3), NumberStyle::signed_plain) ==
          "+0.0" + kPercent + ";-0.0" + kPercent + ";0.0" + kPercent);
  }
}

TEST_CASE("the unit's word is singular below two, and stands where nothing else tells the unit") {
  const auto style = NumberStyle::with_unit;
  for (const std::int64_t count : {0, 1, 2, 21}) {
    CAPTURE(count);
    CHECK(format(Value::count(count, Unit::jeunes), style) ==
          "[<2]#,##0\"\u00A0jeune\";#,##0\"\u00A0jeunes\"");
  }
  CHECK(format(Value::count(1, Unit::mois), style) == "#,##0\"\u00A0mois\"");
  CHECK(format(Value::count(1, Unit::none), style) == "#,##0");
  CHECK(format(Value::decimal({5, 2}, Unit::etp, 1), style) == "#,##0.0\"\u00A0ETP\"");
  CHECK(format(Value::money(Cents{1}), style) == "#,##0.00" + kEuro);
  CHECK(format(Value::rate(1, 3), style) == "0.0" + kPercent);
}

TEST_CASE("a mark's sign stands before the number, whatever its sign") {
  const auto count = Value::count(3, Unit::jeunes);
  CHECK(format(count, NumberStyle::plain, CellMark::good) == "\"●\u00A0\"#,##0");
  CHECK(format(count, NumberStyle::plain, CellMark::warning) == "\"△\u00A0\"#,##0");
  CHECK(format(count, NumberStyle::plain, CellMark::bad) == "\"■\u00A0\"#,##0");
  CHECK(format(count, NumberStyle::plain, CellMark::anomaly) == "\"◇\u00A0\"#,##0");
  CHECK(format(count, NumberStyle::with_unit, CellMark::bad) == "\"■\u00A0\"#,##0");
  CHECK(format(count, NumberStyle::signed_plain, CellMark::bad) ==
        "\"■\u00A0\"+#,##0;\"■\u00A0\"-#,##0;\"■\u00A0\"#,##0");
  CHECK(mark_sign(CellMark::none).empty());
}

TEST_CASE("cells hold euros, fractions, and points of percentage") {
  CHECK(cell_number(Value::money(Cents{-12345})) == -123.45);
  CHECK(cell_number(Value::rate(1, 4)) == 0.25);
  CHECK(cell_number(Value::rate(17, 1000, Unit::points)) == Approx(1.7));
  CHECK(cell_number(Value::rate(-1, 4, Unit::evolution)) == -0.25);
  CHECK(cell_number(Value::count(7, Unit::jeunes)) == 7);
  CHECK_FALSE(std::signbit(cell_number(Value::rate(0, -3))));
  CHECK(cell_scale(Unit::points) == 100);
  CHECK(cell_scale(Unit::taux) == 1);
  CHECK(cell_scale(Unit::evolution) == 1);
  Value secret;
  secret.state = Value::State::secret;
  CHECK(unknown_text(secret) == "s");
  CHECK(unknown_text(Value::not_defined(Unit::jeunes)) == "n.d.");
}

TEST_CASE("the room a number takes") {
  const auto width = [](Value value, NumberStyle style = NumberStyle::plain) {
    return number_width({value, style});
  };
  CHECK(width(Value::not_defined(Unit::jeunes)) == 4);
  CHECK(width(Value::count(0, Unit::jeunes)) == 1);
  CHECK(width(Value::count(9, Unit::jeunes)) == 1);
  CHECK(width(Value::count(10, Unit::jeunes)) == 2);
  CHECK(width(Value::count(999, Unit::jeunes)) == 3);
  CHECK(width(Value::count(1000, Unit::jeunes)) == 4.5);
  CHECK(width(Value::count(1'000'000, Unit::jeunes)) == 8);
  CHECK(width(Value::count(-10, Unit::jeunes)) == 3);
  CHECK(width(Value::count(10, Unit::jeunes), NumberStyle::signed_plain) == 3);
  CHECK(width(Value::count(10, Unit::jeunes), NumberStyle::with_unit) == 13);
  CHECK(width(Value::money(Cents{1000})) == 6.5);
  CHECK(width(Value::rate(1, 2)) == 5.5);
  CHECK(width(Value::rate(1, 1)) == 6.5);
  CHECK(width(Value::rate(1, 10, Unit::points)) == 6.5);
  CHECK(width(Value::rate(1, 10, Unit::evolution)) == 6.5);
}

TEST_CASE("formulas in both dialects") {
  using Kind = document::Formula::Kind;
  Formula formula;
  const auto both = [&] {
    return formula_text(formula) + "  " + formula_text(formula, Dialect::open_formula);
  };
  formula.operands = {{5, 2, 8, 2}, {11, 2, 11, 2}};
  CHECK(both() == "SUM(C6:C9,C12)  SUM([.C6:.C9];[.C12])");
  formula.unknowns = Formula::Unknowns::contagious;
  CHECK(both() ==
        "IF(COUNT(C6:C9,C12)<ROWS(C6:C9)+1,\"n.d.\",SUM(C6:C9,C12))  "
        "IF(COUNT([.C6:.C9];[.C12])<ROWS([.C6:.C9])+1;\"n.d.\";SUM([.C6:.C9];[.C12]))");
  formula.kind = Kind::row_sum;
  formula.operands = {{5, 2, 5, 2}, {5, 4, 5, 4}};
  CHECK(formula_text(formula) == "IF(COUNT(C6,E6)<2,\"n.d.\",SUM(C6,E6))");
  formula.operands = {{5, 2, 6, 2}};
  CHECK(formula_text(formula) == "IF(COUNT(C6:C7)<ROWS(C6:C7),\"n.d.\",SUM(C6:C7))");
  formula.operands = {{5, 2, 5, 2}, {5, 3, 5, 3}};
  formula.kind = Kind::ratio;
  CHECK(both() == "IFERROR(C6/D6,\"n.d.\")  IFERROR([.C6]/[.D6];\"n.d.\")");
  formula.kind = Kind::difference;
  CHECK(formula_text(formula) == "IFERROR(C6-D6,\"n.d.\")");
  formula.scale = 100;
  CHECK(formula_text(formula) == "IFERROR((C6-D6)*100,\"n.d.\")");
  formula.scale = 1;
  formula.kind = Kind::evolution;
  CHECK(formula_text(formula) == "IFERROR((C6-D6)/D6,\"n.d.\")");
}

TEST_CASE("formulas beyond two hundred operands go on in another call") {
  Formula formula;
  for (int i = 0; i < 200; ++i) formula.operands.push_back({2 * i, 0, 2 * i, 0});
  CHECK(formula_text(formula).find(")+SUM(") == std::string::npos);
  formula.operands.push_back({400, 0, 400, 0});
  const std::string text = formula_text(formula);
  CHECK(text.ends_with(",A399)+SUM(A401)"));
}

TEST_CASE("addresses count columns without a zero") {
  CHECK(range_text({0, 0, 0, 0}) == "A1");
  CHECK(range_text({4, 25, 8, 26}) == "Z5:AA9");
  CHECK(range_text({0, 51, 0, 52}) == "AZ1:BA1");
  CHECK(range_text({0, 701, 0, 702}) == "ZZ1:AAA1");
  CHECK(range_text({6, 1, 6, 1}, Anchor::fixed) == "$B$7");
  CHECK(range_text({6, 1, 7, 1}, Anchor::fixed) == "$B$7:$B$8");
}
