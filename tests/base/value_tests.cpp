#include <catch2/catch.hpp>

#include "base/folded.hpp"
#include "base/value.hpp"

using namespace copil;

TEST_CASE("unknown is a state, never zero") {
  CHECK_FALSE(Value::rate(3, 0).is_defined());
  CHECK(Value::rate(0, 3).is_defined());
  CHECK(Value::not_defined(Unit::jeunes) != Value::count(0, Unit::jeunes));
  CHECK(Value::money({84'410'00}).cents() == Cents{84'410'00});
}

TEST_CASE("an evolution needs a base that is known and not zero") {
  const auto jeunes = [](int n) { return Value::count(n, Unit::jeunes); };
  CHECK(evolution(jeunes(278'895), jeunes(282'879)).number == Ratio{3984, 278'895});
  CHECK_FALSE(evolution(jeunes(0), jeunes(5)).is_defined());
  CHECK_FALSE(evolution(Value::not_defined(Unit::jeunes), jeunes(5)).is_defined());
}

TEST_CASE("units have one name each") {
  CHECK(parse_unit("jeunes") == Unit::jeunes);
  CHECK(parse_unit("évolution") == Unit::evolution);
  CHECK_FALSE(parse_unit("kilos"));
  CHECK(unit_name(Unit::taux) == "taux");
}

TEST_CASE("folded text ignores case, accents and blanks") {
  CHECK(folded("  Île-de-France ") == "ile-de-france");
  CHECK(folded("COMPLÉMENTAIRE") == folded("complementaire"));
  CHECK(folded("e\xCC\x81t\xC3\xA9") == "ete");
  CHECK(folded("Œuvre\xC2\xA0 d\xE2\x80\x99"
               "art") == "oeuvre d'art");
  CHECK(folded("\xEF\xBB\xBF"
               "code") == "code");
  CHECK(folded("") == "");
  CHECK(trimmed("\xC2\xA0 01 \t\r\n") == "01");
  CHECK(trimmed("\u2007a b\u3000") == "a b");
  CHECK(trimmed(" \t ") == "");
}

TEST_CASE("what is not defined keeps its unit") {
  const Value unknown = Value::not_defined(Unit::euros);
  CHECK(unknown.unit == Unit::euros);
  CHECK(unknown.state == Value::State::not_defined);
  CHECK(Value::rate(1, 0, Unit::points).unit == Unit::points);
}

TEST_CASE("what nobody sees is cut at the ends, its neighbours stay") {
  for (const char* unseen :
       {"\u00AD", "\u061C", "\u180E", "\uFEFF", "\u200B", "\u200F", "\u202A", "\u202E", "\u2060",
        "\u2064", "\u00A0", "\u202F", "\u2000", "\u200A", "\u205F", "\u3000", "\t", "\r"}) {
    CAPTURE(unseen);
    CHECK(trimmed(std::string{unseen} + "a" + unseen) == "a");
    CHECK(trimmed(unseen) == "");
  }
  for (const char* seen : {"\u2010", "\u2029", "\u2065", "\u00AE", "\x0E", "!"}) {
    CAPTURE(seen);
    const std::string around = std::string{seen} + "a" + seen;
    CHECK(trimmed(around) == around);
  }
  CHECK(trimmed("\x80") == "\x80");
  CHECK(trimmed("a\xE2\x80") == "a\xE2\x80");
}
