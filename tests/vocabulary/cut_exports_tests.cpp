#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "vocabulary/cut_exports.hpp"

// Exports cut at a line's end: what is there is right, and something beside it is not there.

using namespace copil;
using namespace copil::vocabulary;
using test_support::RecordsBuilder;

namespace {

constexpr Period kYear{Period::Kind::year, 2010, 1};

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// `count` services of each month of 2010 up to `last`, but for `without`.
std::string services(int count, int last, int without = 0) {
  std::string text = "jeune;mission_locale;date;enjeu\n";
  for (int month = 1; month <= last; ++month) {
    for (int day = 1; month != without && day <= count; ++day) {
      text += "J1;M1;2010-" + two_digits(month) + "-" + two_digits(day) + ";E1\n";
    }
  }
  return text;
}

std::string cotraitances(int count, const std::string& mission) {
  std::string text = "cotraitance;jeune;mission_locale;date_affectation\n";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    text += "C" + number + ";J" + number + ";" + mission + ";2010-01-15\n";
  }
  return text;
}

/// All that is said of the folder at the end of 2010.
std::string said(const RecordsBuilder& builder, Period period = kYear,
                 const char* arrete = "2010-12-31") {
  std::string text;
  for (const auto& cut : cut_exports(builder.records(), period, *parse_day(arrete))) {
    text += cut_sentence(builder.records(), cut) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("months that stop, or that lack, behind months that have many rows are told") {
  const auto of = [](int count, int last, int without = 0) {
    return said(RecordsBuilder{}.small_tree().file("services.csv", services(count, last, without)));
  };
  CHECK(of(8, 12).empty());
  CHECK(of(8, 9) ==
        "services.csv : plus aucune ligne après le 30\u00A0septembre\u00A0"
        "2010, alors que chacun des trois "
        "mois d'avant en a au moins 8.\n");
  CHECK(of(8, 12, 5) ==
        "services.csv : aucune ligne en mai\u00A0"
        "2010, alors que chacun des trois mois d'avant en a au "
        "moins 8.\n");
  CHECK(of(7, 9).empty());
  CHECK(of(8, 12, 2).empty());  // too early to say
}

TEST_CASE("a month that is not over by the arrêté, or not of the period, lacks nothing") {
  RecordsBuilder builder;
  builder.small_tree().file("services.csv", services(8, 9));
  CHECK(said(builder, kYear, "2010-10-30").empty());
  CHECK_FALSE(said(builder, kYear, "2010-10-31").empty());
  CHECK(said(builder, {Period::Kind::quarter, 2010, 3}).empty());
  CHECK_FALSE(said(builder, {Period::Kind::month, 2010, 10}).empty());
  CHECK(said(builder, {Period::Kind::month, 2012, 10}).empty());
}

TEST_CASE("missions locales of which one file says much and another nothing are told") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv", cotraitances(10, "M2"))
      .file("services.csv", services(4, 7));
  CHECK(said(builder) ==
        "services.csv : aucune ligne pour Territoire M2 (M2), où des jeunes sont en "
        "co-traitance.\n");
  builder.file("services.csv", services(4, 1));
  CHECK(said(builder) ==
        "cotraitances.csv : aucune ligne pour Territoire M1 (M1), où des services sont rendus.\n"
        "services.csv : aucune ligne pour Territoire M2 (M2), où des jeunes sont en "
        "co-traitance.\n");
  RecordsBuilder few;
  few.small_tree()
      .file("cotraitances.csv", cotraitances(9, "M2"))
      .file("services.csv", services(4, 7));
  CHECK(said(few).empty());
}

TEST_CASE("of missions locales without a row a document tells those of its own territory") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv", cotraitances(10, "M2"))
      .file("services.csv", services(8, 7));
  const auto& tree = builder.records().territoires;
  const auto seen_from = [&](const char* code) {
    std::string text;
    for (const auto& cut : cut_exports(builder.records(), kYear, *parse_day("2010-12-31"))) {
      const auto own = cut_seen_from(cut, tree, *tree.find(code));
      if (!own) continue;
      text += (own->is_of_months ? "mois" : "missions");
      for (const auto id : own->missions) text += " " + tree.code[id];
      text += "; ";
    }
    return text;
  };
  CHECK(seen_from("M1") == "missions M1; mois; ");
  CHECK(seen_from("M2") == "mois; missions M2; ");
  CHECK(seen_from(tree.code[tree.root].c_str()) == "missions M1; mois; missions M2; ");
}

TEST_CASE("youths of the co-traitances who are nowhere else are told when they are many") {
  const auto with = [](int listed, int registered) {
    std::string youths = "jeune;date_naissance\n";
    for (int i = 0; i < listed; ++i) youths += "J" + std::to_string(i) + ";1990-01-01\n";
    std::string periods = "jeune;date_debut;date_fin;motif_fin\n";
    for (int i = 0; i < registered; ++i) periods += "J" + std::to_string(i) + ";2010-01-01;;\n";
    return said(RecordsBuilder{}
                    .small_tree()
                    .file("cotraitances.csv", cotraitances(30, "M1"))
                    .file("jeunes.csv", youths)
                    .file("inscriptions.csv", periods));
  };
  CHECK(with(30, 30).empty());
  CHECK(with(27, 20).empty());
  CHECK(with(26, 30) ==
        "jeunes.csv : 4 des 30 jeunes de cotraitances.csv n'y sont pas : leur date de "
        "naissance n'est pas connue.\n");
  CHECK(with(30, 19) == "inscriptions.csv : 11 des 30 jeunes de cotraitances.csv n'y sont pas.\n");
}
