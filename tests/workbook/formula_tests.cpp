#include <cmath>
#include <cstdint>

#include "sheets/book.hpp"
#include "support/random.hpp"
#include "workbook/checked_formulas.hpp"
#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;
using copil::test_support::Random;
using document::Formula;
using document::RowKind;

namespace {

Value maybe(Random& dice, Unit unit) {
  if (dice.below(8) == 0) return Value::not_defined(unit);
  return Value::count(dice.below(6) == 0 ? 0 : dice.below(2000) - 300, unit);
}

Value sum_of(const std::vector<Value>& values) {
  Value sum = Value::count(0, Unit::jeunes);
  for (const auto& value : values) {
    if (value.is_defined()) sum.number = *add(sum.number, value.number);
  }
  return sum;
}

Value ratio_of(const Value& a, const Value& b) {
  if (!a.is_defined() || !b.is_defined()) return Value::not_defined(Unit::taux);
  const auto ratio = divide(a.number, b.number);
  return ratio ? Value::decimal(*ratio, Unit::taux, 1) : Value::not_defined(Unit::taux);
}

Value difference_of(const Value& a, const Value& b) {
  if (!a.is_defined() || !b.is_defined()) return Value::not_defined(Unit::jeunes);
  return Value::decimal(*subtract(a.number, b.number), Unit::jeunes, 0);
}

document::Row computed_row(RowKind kind, const std::string& name, const Value& a, const Value& b,
                           std::optional<Formula> total) {
  return sample::row(
      kind, {sample::text(name), sample::number(a, total), sample::number(b, total),
             sample::number(ratio_of(a, b), sample::of(Formula::Kind::ratio, {"a", "b"})),
             sample::number(evolution(b, a), sample::of(Formula::Kind::evolution, {"a", "b"})),
             sample::number(difference_of(a, b), sample::of(Formula::Kind::difference, {"a", "b"})),
             sample::number(sum_of({a, b}), sample::of(Formula::Kind::row_sum, {"a", "b"}))});
}

/// Groups of random rows with subtotals, and a total, as the engine computes them.
document::Table random_table(Random& dice) {
  document::Table table;
  table.id = "hasard";
  table.title = sample::words("Hasard");
  table.columns = {sample::text_column("nom", "Nom"),
                   sample::number_column("a", "A", Unit::jeunes),
                   sample::number_column("b", "B", Unit::jeunes),
                   sample::number_column("r", "A / B", Unit::taux),
                   sample::number_column("e", "Évolution", Unit::evolution),
                   sample::number_column("d", "A - B", Unit::jeunes),
                   sample::number_column("s", "A + B", Unit::jeunes)};
  std::vector<Value> all_a, all_b;
  for (int group = 1 + dice.below(4); group > 0; --group) {
    table.rows.push_back(sample::row(RowKind::group, {sample::text("groupe")}));
    std::vector<Value> as, bs;
    for (int row = 1 + dice.below(6); row > 0; --row) {
      as.push_back(maybe(dice, Unit::jeunes));
      bs.push_back(maybe(dice, Unit::jeunes));
      table.rows.push_back(computed_row(RowKind::body, "ligne", as.back(), bs.back(), {}));
    }
    table.rows.push_back(
        computed_row(RowKind::subtotal, "sous-total", sum_of(as), sum_of(bs), sample::sum()));
    all_a.insert(all_a.end(), as.begin(), as.end());
    all_b.insert(all_b.end(), bs.begin(), bs.end());
  }
  table.rows.push_back(
      computed_row(RowKind::total, "total", sum_of(all_a), sum_of(all_b), sample::sum()));
  return table;
}

}  // namespace

TEST_CASE("the sample's formulas give their cached values when computed again") {
  int count = 0;
  const auto book = support::read_back(sample::report(), "recomputed");
  for (const auto& sheet : book.sheets) count += xlsx::checked_formulas(sheet, book);
  CHECK(count == 40);
}

TEST_CASE("random tables: what a spreadsheet computes is what the engine computed") {
  Random dice{20100126};
  for (int round = 0; round < 60; ++round) {
    auto document = sample::empty_document();
    document.content = {sample::block(random_table(dice))};
    const auto written = support::written(document, "random");
    CHECK(written.warnings.empty());
    const xlsx::Workbook book(support::path_of("random"));
    CHECK(xlsx::checked_formulas(book.sheets.at(1), book) > 0);
  }
}

TEST_CASE("formulas of more cells than a function takes are added up by parts") {
  sheets::Formula formula;
  formula.kind = Formula::Kind::sum;
  for (int i = 0; i < 401; ++i) formula.operands.push_back({3 * i, 0, 3 * i + 1, 0});
  const std::string text = sheets::formula_text(formula);
  CHECK(text.starts_with("SUM(A1:A2,A4:A5,"));
  CHECK(text.ends_with("A1198:A1199)+SUM(A1201:A1202)"));
  CHECK(text.size() < 8192);
}

TEST_CASE("OpenDocument writes the same formulas its own way") {
  using sheets::Dialect;
  sheets::Formula formula;
  formula.operands = {{5, 2, 8, 2}, {11, 2, 11, 2}};
  CHECK(formula_text(formula) == "SUM(C6:C9,C12)");
  CHECK(formula_text(formula, Dialect::open_formula) == "SUM([.C6:.C9];[.C12])");
  formula.kind = Formula::Kind::ratio;
  formula.operands = {{5, 2, 5, 2}, {5, 3, 5, 3}};
  CHECK(formula_text(formula, Dialect::open_formula) == "IFERROR([.C6]/[.D6];\"n.d.\")");
  sheets::Book book;
  book.sheets.resize(2);
  book.sheets[1].name = "Volumes d'entrées";
  CHECK(formula_text(book, sheets::Repeat{1, 8, 5, 0}) == "'Volumes d''entrées'!$F$9");
  CHECK(formula_text(book, sheets::Repeat{1, 8, 5, 0}, Dialect::open_formula) ==
        "[$'Volumes d''entrées'.$F$9]");
}

TEST_CASE("addresses") {
  CHECK(sheets::range_text({0, 0, 0, 0}) == "A1");
  CHECK(sheets::range_text({4, 25, 8, 26}) == "Z5:AA9");
  CHECK(sheets::range_text({0, 701, 0, 702}) == "ZZ1:AAA1");
  CHECK(sheets::range_text({6, 1, 6, 1}, sheets::Anchor::fixed) == "$B$7");
  CHECK(sheets::range_text({0, 16383, 0, 16383}) == "XFD1");
}
