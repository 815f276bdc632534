#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/random.hpp"
#include "wording/numbers.hpp"

using namespace copil;
using namespace copil::wording;
using copil::test_support::Random;

namespace {

Value of(std::int64_t num, std::int64_t den, Unit unit, int decimals) {
  return Value::decimal(Ratio{num, den}, unit, decimals);
}

}  // namespace

TEST_CASE("numbers have a decimal comma, groups and their sign") {
  CHECK(number_text(of(12345, 10, Unit::none, 1)) == "1\u202F234,5");
  CHECK(number_text(of(0, 1, Unit::none, 0)) == "0");
  CHECK(number_text(of(999, 1, Unit::jeunes, 0)) == "999");
  CHECK(number_text(of(150000, 1, Unit::jeunes, 0)) == "150\u202F000");
  CHECK(number_text(of(-1234567, 1, Unit::none, 0)) == "\u22121\u202F234\u202F567");
  CHECK(number_text(Value::money({8441000})) == "84\u202F410,00\u00A0€");
  CHECK(number_text(Value::money({-5})) == "\u22120,05\u00A0€");
  CHECK(integer_text(-1000) == "\u22121\u202F000");
}

TEST_CASE("rates, evolutions and points print as percentages") {
  CHECK(number_text(of(853, 1000, Unit::taux, 1)) == "85,3\u00A0%");
  CHECK(number_text(of(1, 1, Unit::taux, 0)) == "100\u00A0%");
  CHECK(number_text(of(1, 300, Unit::taux, 1)) == "0,3\u00A0%");
  CHECK(number_text(of(-853, 1000, Unit::taux, 1)) == "\u221285,3\u00A0%");
  CHECK(number_text(of(47, 1000, Unit::evolution, 1)) == "+4,7\u00A0%");
  CHECK(number_text(of(-47, 1000, Unit::evolution, 1)) == "\u22124,7\u00A0%");
  CHECK(number_text(of(0, 1, Unit::evolution, 1)) == "0,0\u00A0%");
  CHECK(number_text(of(1, 100000, Unit::evolution, 1)) == "0,0\u00A0%");
  CHECK(number_text(of(-1, 100000, Unit::evolution, 1)) == "0,0\u00A0%");
  CHECK(number_text(of(1234, 1, Unit::evolution, 1)) == "+123\u202F400,0\u00A0%");
  CHECK(number_text(of(17, 1000, Unit::points, 1)) == "+1,7\u00A0point");
  CHECK(number_text(of(20, 1000, Unit::points, 1)) == "+2,0\u00A0points");
  CHECK(number_text(of(-19, 1000, Unit::points, 1)) == "\u22121,9\u00A0point");
  CHECK(number_text(of(1996, 100000, Unit::points, 1)) == "+2,0\u00A0points");
}

TEST_CASE("numbers are rounded once, halves away from zero") {
  CHECK(number_text(of(5, 10, Unit::none, 0)) == "1");
  CHECK(number_text(of(-25, 10, Unit::none, 0)) == "\u22123");
  CHECK(number_text(of(8545, 10000, Unit::taux, 1)) == "85,5\u00A0%");
  CHECK(number_text(of(84449, 100000, Unit::taux, 1)) == "84,4\u00A0%");
}

TEST_CASE("each style dresses the same number") {
  const Value rate = of(853, 1000, Unit::taux, 1);
  CHECK(number_text(rate, NumberStyle::bare) == "85,3");
  CHECK(number_text(rate, NumberStyle::with_unit) == "85,3\u00A0%");
  CHECK(number_text(Value::money({100000}), NumberStyle::bare) == "1\u202F000,00");
  CHECK(number_text(Value::count(1, Unit::jeunes), NumberStyle::with_unit) == "1\u00A0jeune");
  CHECK(number_text(Value::count(0, Unit::jeunes), NumberStyle::with_unit) == "0\u00A0jeune");
  CHECK(number_text(Value::count(2, Unit::jeunes), NumberStyle::with_unit) == "2\u00A0jeunes");
  CHECK(number_text(Value::count(150000, Unit::jeunes), NumberStyle::with_unit) ==
        "150\u202F000\u00A0jeunes");
  CHECK(number_text(of(15, 10, Unit::etp, 1), NumberStyle::with_unit) == "1,5\u00A0ETP");
  CHECK(number_text(of(7, 1, Unit::none, 0), NumberStyle::with_unit) == "7");
  CHECK(number_text(Value::count(6, Unit::mois), NumberStyle::with_unit) == "6\u00A0mois");
  CHECK(number_text(Value::count(12, Unit::jeunes), NumberStyle::signed_plain) == "+12");
  CHECK(number_text(Value::count(-3, Unit::jeunes), NumberStyle::signed_plain) == "\u22123");
  CHECK(number_text(Value::count(0, Unit::jeunes), NumberStyle::signed_plain) == "0");
  CHECK(number_text(of(47, 1000, Unit::evolution, 1), NumberStyle::bare) == "+4,7");
}

TEST_CASE("what is not known or not to be shown says so in every style") {
  Value secret = Value::count(3, Unit::jeunes);
  secret.state = Value::State::secret;
  for (const auto style : {NumberStyle::plain, NumberStyle::bare, NumberStyle::with_unit,
                           NumberStyle::signed_plain, NumberStyle::in_words}) {
    CHECK(number_text(Value::not_defined(Unit::euros), style) == "n.d.");
    CHECK(number_text(secret, style) == "s");
  }
}

TEST_CASE("values are written in words with their unit") {
  const auto words = [](const Value& value) { return number_text(value, NumberStyle::in_words); };
  CHECK(words(Value::money({8441000})) == "quatre-vingt-quatre mille quatre cent dix euros");
  CHECK(words(Value::count(1, Unit::jeunes)) == "un jeune");
  CHECK(words(Value::count(21, Unit::actions)) == "vingt et une actions");
  CHECK(words(Value::count(1000000, Unit::jeunes)) == "un million de jeunes");
  CHECK(words(Value::count(2000000, Unit::actions)) == "deux millions d’actions");
  CHECK(words(Value::count(0, Unit::lignes)) == "zéro ligne");
  CHECK(words(Value::count(12, Unit::none)) == "douze");
  CHECK(words(of(853, 1000, Unit::taux, 1)) == "85,3\u00A0%");
  CHECK(words(of(25, 10, Unit::etp, 1)) == "2,5\u00A0ETP");
  CHECK(words(Value::count(INT64_MIN, Unit::none)).starts_with("\u22129\u202F223"));
}

TEST_CASE("amounts in words follow the acts of 2010") {
  const std::vector<std::pair<std::int64_t, std::string>> vectors{
      {0, "zéro euro"},
      {100, "un euro"},
      {200, "deux euros"},
      {2100, "vingt et un euros"},
      {7100, "soixante et onze euros"},
      {7700, "soixante-dix-sept euros"},
      {8000, "quatre-vingts euros"},
      {8100, "quatre-vingt-un euros"},
      {9100, "quatre-vingt-onze euros"},
      {10000, "cent euros"},
      {10100, "cent un euros"},
      {18000, "cent quatre-vingts euros"},
      {20000, "deux cents euros"},
      {20100, "deux cent un euros"},
      {28000, "deux cent quatre-vingts euros"},
      {100000, "mille euros"},
      {108000, "mille quatre-vingts euros"},
      {110000, "mille cent euros"},
      {8000000, "quatre-vingt mille euros"},
      {8008000, "quatre-vingt mille quatre-vingts euros"},
      {20000000, "deux cent mille euros"},
      {20020000, "deux cent mille deux cents euros"},
      {100000000, "un million d’euros"},
      {100000100, "un million un euros"},
      {250000000, "deux millions cinq cent mille euros"},
      {8000000000, "quatre-vingts millions d’euros"},
      {20000000000, "deux cents millions d’euros"},
      {100000000000, "un milliard d’euros"},
      {1, "un centime"},
      {2, "deux centimes"},
      {101, "un euro et un centime"},
      {1234567, "douze mille trois cent quarante-cinq euros et soixante-sept centimes"},
      {8080, "quatre-vingts euros et quatre-vingts centimes"},
      {4000000, "quarante mille euros"},
      {3450000000, "trente-quatre millions cinq cent mille euros"},
      {-101, "moins un euro et un centime"},
  };
  for (const auto& [cents, words] : vectors) CHECK(amount_words({cents}) == words);
}

TEST_CASE("the 1990 spelling has hyphens everywhere") {
  const auto words = [](std::int64_t n) { return cardinal_words(n, Spelling::reformed_1990); };
  CHECK(words(21) == "vingt-et-un");
  CHECK(words(71) == "soixante-et-onze");
  CHECK(words(201) == "deux-cent-un");
  CHECK(words(80080) == "quatre-vingt-mille-quatre-vingts");
  CHECK(words(2500000) == "deux-millions-cinq-cent-mille");
  CHECK(amount_words({1234567}, Spelling::reformed_1990) ==
        "douze-mille-trois-cent-quarante-cinq euros et soixante-sept centimes");
}

TEST_CASE("cardinals agree in gender and carry their sign") {
  CHECK(cardinal_words(1, Spelling::traditional, Gender::feminine) == "une");
  CHECK(cardinal_words(81, Spelling::traditional, Gender::feminine) == "quatre-vingt-une");
  CHECK(cardinal_words(1001, Spelling::traditional, Gender::feminine) == "mille une");
  CHECK(cardinal_words(11, Spelling::traditional, Gender::feminine) == "onze");
  CHECK(cardinal_words(21000, Spelling::traditional, Gender::feminine) == "vingt et un mille");
  CHECK(cardinal_words(-3) == "moins trois");
  CHECK(cardinal_words(999999999999999).starts_with("neuf cent quatre-vingt-dix-neuf mille neuf"));
}

namespace {

/// Every number below one hundred, spelt out by hand: nothing in common with the code under test.
const std::array<std::string, 100> kBelowHundred{"",
                                                 "un",
                                                 "deux",
                                                 "trois",
                                                 "quatre",
                                                 "cinq",
                                                 "six",
                                                 "sept",
                                                 "huit",
                                                 "neuf",
                                                 "dix",
                                                 "onze",
                                                 "douze",
                                                 "treize",
                                                 "quatorze",
                                                 "quinze",
                                                 "seize",
                                                 "dix-sept",
                                                 "dix-huit",
                                                 "dix-neuf",
                                                 "vingt",
                                                 "vingt et un",
                                                 "vingt-deux",
                                                 "vingt-trois",
                                                 "vingt-quatre",
                                                 "vingt-cinq",
                                                 "vingt-six",
                                                 "vingt-sept",
                                                 "vingt-huit",
                                                 "vingt-neuf",
                                                 "trente",
                                                 "trente et un",
                                                 "trente-deux",
                                                 "trente-trois",
                                                 "trente-quatre",
                                                 "trente-cinq",
                                                 "trente-six",
                                                 "trente-sept",
                                                 "trente-huit",
                                                 "trente-neuf",
                                                 "quarante",
                                                 "quarante et un",
                                                 "quarante-deux",
                                                 "quarante-trois",
                                                 "quarante-quatre",
                                                 "quarante-cinq",
                                                 "quarante-six",
                                                 "quarante-sept",
                                                 "quarante-huit",
                                                 "quarante-neuf",
                                                 "cinquante",
                                                 "cinquante et un",
                                                 "cinquante-deux",
                                                 "cinquante-trois",
                                                 "cinquante-quatre",
                                                 "cinquante-cinq",
                                                 "cinquante-six",
                                                 "cinquante-sept",
                                                 "cinquante-huit",
                                                 "cinquante-neuf",
                                                 "soixante",
                                                 "soixante et un",
                                                 "soixante-deux",
                                                 "soixante-trois",
                                                 "soixante-quatre",
                                                 "soixante-cinq",
                                                 "soixante-six",
                                                 "soixante-sept",
                                                 "soixante-huit",
                                                 "soixante-neuf",
                                                 "soixante-dix",
                                                 "soixante et onze",
                                                 "soixante-douze",
                                                 "soixante-treize",
                                                 "soixante-quatorze",
                                                 "soixante-quinze",
                                                 "soixante-seize",
                                                 "soixante-dix-sept",
                                                 "soixante-dix-huit",
                                                 "soixante-dix-neuf",
                                                 "quatre-vingts",
                                                 "quatre-vingt-un",
                                                 "quatre-vingt-deux",
                                                 "quatre-vingt-trois",
                                                 "quatre-vingt-quatre",
                                                 "quatre-vingt-cinq",
                                                 "quatre-vingt-six",
                                                 "quatre-vingt-sept",
                                                 "quatre-vingt-huit",
                                                 "quatre-vingt-neuf",
                                                 "quatre-vingt-dix",
                                                 "quatre-vingt-onze",
                                                 "quatre-vingt-douze",
                                                 "quatre-vingt-treize",
                                                 "quatre-vingt-quatorze",
                                                 "quatre-vingt-quinze",
                                                 "quatre-vingt-seize",
                                                 "quatre-vingt-dix-sept",
                                                 "quatre-vingt-dix-huit",
                                                 "quatre-vingt-dix-neuf"};

std::string slow_below_thousand(std::int64_t n) {
  if (n < 100) return kBelowHundred[static_cast<std::size_t>(n)];
  std::string text = n < 200 ? "cent" : kBelowHundred[static_cast<std::size_t>(n / 100)] + " cent";
  if (n % 100 != 0) return text + " " + kBelowHundred[static_cast<std::size_t>(n % 100)];
  return n < 200 ? text : text + "s";
}

/// Joins the groups of three and then mends the agreement by rewriting « s mille ».
std::string slow_words(std::int64_t n) {
  std::string text;
  for (const auto& [size, name] : std::vector<std::pair<std::int64_t, std::string>>{
           {1000000000, "milliard"}, {1000000, "million"}, {1000, "mille"}, {1, ""}}) {
    const std::int64_t count = n / size % 1000;
    if (count == 0) continue;
    if (size != 1000 || count != 1) text += " " + slow_below_thousand(count);
    if (!name.empty()) text += " " + name;
    if (size >= 1000000 && count > 1) text += "s";
  }
  for (const std::string plural : {"vingts mille", "cents mille"}) {
    const std::size_t at = text.find(plural);
    if (at != std::string::npos) text.erase(at + plural.find(' ') - 1, 1);
  }
  return text.empty() ? "zéro" : text.substr(1);
}

}  // namespace

TEST_CASE("cardinals agree with a slow second implementation") {
  for (std::int64_t n = 0; n < 12000; ++n) REQUIRE(cardinal_words(n) == slow_words(n));
  Random random{42};
  for (int i = 0; i < 5000; ++i) {
    const auto n = static_cast<std::int64_t>(random.next() * random.next() % 1000000000000U);
    REQUIRE(cardinal_words(n) == slow_words(n));
  }
}

/// The library joins some words by hyphens as in 1990: only the words are compared.
std::string without_hyphens(std::string words) {
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

TEST_CASE("cardinals agree with the library's spell-out rules up to a million") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, icu::Locale::getFrance(), status);
  REQUIRE(U_SUCCESS(status));
  for (std::int64_t n = 0; n < 1000000; n += n < 3000 ? 1 : 487) {
    icu::UnicodeString spelt;
    speller.format(n, spelt);
    std::string expected;
    spelt.toUTF8String(expected);
    REQUIRE(without_hyphens(cardinal_words(n)) == without_hyphens(expected));
  }
}

TEST_CASE("ordinals") {
  CHECK(ordinal_text(1) == "1er");
  CHECK(ordinal_text(1, Gender::feminine) == "1re");
  CHECK(ordinal_text(2) == "2e");
  CHECK(ordinal_text(21) == "21e");
}

TEST_CASE("feminine units agree at one and at twenty-one, masculine ones do too") {
  const auto words = [](std::int64_t count, Unit unit) {
    return number_text(Value::count(count, unit), NumberStyle::in_words);
  };
  CHECK(words(1, Unit::actions) == "une action");
  CHECK(words(1, Unit::structures) == "une structure");
  CHECK(words(1, Unit::lignes) == "une ligne");
  CHECK(words(21, Unit::lignes) == "vingt et une lignes");
  CHECK(words(0, Unit::lignes) == "zéro ligne");
  CHECK(words(0, Unit::jeunes) == "zéro jeune");
  CHECK(words(1, Unit::jeunes) == "un jeune");
  CHECK(words(21, Unit::jeunes) == "vingt et un jeunes");
  const Value huge = Value::money(Cents{200'000'000'000'000'000});
  CHECK(number_text(huge, NumberStyle::in_words) == number_text(huge, NumberStyle::with_unit));
}
