#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "document/chart_looks.hpp"
#include "document/map_classes.hpp"

using namespace copil;
using namespace copil::document;

namespace {

Value count(std::int64_t number) {
  return Value::count(number, Unit::jeunes);
}

std::vector<std::size_t> looks(const std::vector<std::string>& labels) {
  std::vector<Series> series;
  for (const auto& label : labels) series.push_back({label, {}});
  return looks_of(series);
}

}  // namespace

TEST_CASE("classes of a map share no bound and hold every figure") {
  const MapClasses classes{std::vector<Value>{count(502), count(19702), count(5302)}};
  REQUIRE(classes.count() == 4);
  CHECK(classes.first(0) == count(502));
  CHECK(classes.last(3) == count(19702));
  for (int rank = 0; rank + 1 < 4; ++rank) {
    CHECK(classes.last(rank).number.num + 1 == classes.first(rank + 1).number.num);
    CHECK(classes.of(classes.last(rank)) == rank);
    CHECK(classes.of(classes.first(rank + 1)) == rank + 1);
  }
}

TEST_CASE("rates go in steps of the digit shown") {
  const MapClasses classes{std::vector<Value>{Value::rate(1, 2), Value::rate(9, 10)}};
  REQUIRE(classes.count() == 4);
  CHECK(classes.last(0).number == Ratio{600, 1000});
  CHECK(classes.first(1).number == Ratio{601, 1000});
}

TEST_CASE("few figures make few classes, none makes none") {
  CHECK(MapClasses{std::vector<Value>{count(12), count(12)}}.count() == 1);
  CHECK(MapClasses{std::vector<Value>{count(12), count(13)}}.count() == 2);
  CHECK(MapClasses{std::vector<Value>{Value::not_defined(Unit::jeunes)}}.count() == 0);
  CHECK(MapClasses{std::vector<Value>{}}.count() == 0);
}

TEST_CASE("the same series looks the same, whatever stands beside it") {
  using Looks = std::vector<std::size_t>;
  CHECK(looks({"Entrées 2010", "Objectif au prorata", "Entrées 2009"}) == Looks{0, 1, 2});
  CHECK(looks({"Objectif au prorata", "Entrées 2010"}) == Looks{1, 0});
  CHECK(looks({"Entrées 2009", "Entrées 2010"}) == Looks{2, 0});
  CHECK(looks({"Objectif 2010", "Objectif 2009"}) == Looks{1, 2});
  CHECK(looks({"Échus", "Versés"}) == Looks{0, 1});
  CHECK(looks({"a", "b", "c", "d", "e", "f"}) == Looks{0, 1, 2, 3, 4, 0});
}
