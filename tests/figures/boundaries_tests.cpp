#include <catch2/catch.hpp>

#include <string>

#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

constexpr const char* kCotraitances =
    "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;date_initialisation;"
    "date_fin\n";
constexpr const char* kAccompagnements =
    "jeune;reseau;structure;date_debut;date_fin;critere_projet\n";

std::int64_t value(const RecordsBuilder& builder, std::string_view code, std::string_view asked,
                   std::string_view arrete, std::string_view place = "M1") {
  const auto records = builder.build();
  const auto territoire = records.territoires.by_code.at(std::string{place});
  const Figures figures = figures_of(records, 2010, day(arrete));
  return figures.value(code, territoire, period(asked)).number.num;
}

/// One figure of one co-traitance over one period, everything of the year being known.
std::int64_t of_row(const std::string& row, std::string_view code, std::string_view asked,
                    std::string_view arrete = "2010-12-31") {
  RecordsBuilder builder;
  builder.small_tree().file("cotraitances.csv", kCotraitances + ("C1;J1;M1;" + row + "\n"));
  return value(builder, code, asked, arrete);
}

/// DE3 in the second quarter of one youth accompanied by the site S1.
std::int64_t de3(const std::string& birth, const std::string& days, const char* criterion = "1") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("jeunes.csv", "jeune;date_naissance\nJ1;" + birth + "\n")
      .file("accompagnements.csv",
            kAccompagnements + ("J1;PE;S1;" + days + ";" + criterion + "\n"));
  return value(builder, "DE3", "2010-T2", "2010-12-31");
}

}  // namespace

TEST_CASE("DE3: one day at least of the period inside, from 16 to the eve of 26") {
  CHECK(de3("1994-06-30", "2010-01-01;") == 1);
  CHECK(de3("1994-07-01", "2010-01-01;") == 0);
  CHECK(de3("1994-06-10", "2010-01-01;2010-06-11") == 1);
  CHECK(de3("1994-06-10", "2010-01-01;2010-06-10") == 0);
  CHECK(de3("1984-04-02", "2010-01-01;") == 1);
  CHECK(de3("1984-04-01", "2010-01-01;") == 0);
  CHECK(de3("1984-02-29", "2010-01-01;") == 0);
  CHECK(de3("1990-01-01", "2010-06-30;") == 1);
  CHECK(de3("1990-01-01", "2010-07-01;") == 0);
  CHECK(de3("1990-01-01", "2010-01-01;2010-04-02") == 1);
  CHECK(de3("1990-01-01", "2010-01-01;2010-04-01") == 0);
  CHECK(de3("", "2010-05-01;2010-05-01") == 0);
  CHECK(de3("", "2010-05-01;") == 1);
  CHECK(de3("1990-01-01", "2010-05-01;", "0") == 0);
}

TEST_CASE("DE1 and DE2: the service's day is in the accompagnement, known and in the period") {
  const auto with = [](const char* date, std::string_view code, std::string_view arrete) {
    RecordsBuilder builder;
    builder.small_tree()
        .file("cotraitances.csv",
              kCotraitances + std::string{"C1;J1;M1;2010-04-10;;2010-04-20;2010-06-20\n"})
        .file("services.csv",
              "jeune;mission_locale;date;enjeu\nJ1;M1;" + std::string{date} + ";E1\n");
    return value(builder, code, "2010-T2", arrete);
  };
  for (const char* code : {"DE1", "DE1.E1", "DE2", "DE2.E1"}) {
    CHECK(with("2010-04-19", code, "2010-12-31") == 0);
    CHECK(with("2010-04-20", code, "2010-12-31") == 1);
    CHECK(with("2010-06-19", code, "2010-12-31") == 1);
    CHECK(with("2010-06-20", code, "2010-12-31") == 0);
    CHECK(with("2010-06-19", code, "2010-06-19") == 1);
    CHECK(with("2010-06-19", code, "2010-06-18") == 0);
    CHECK(with("2010-04-20", "DE1.E2", "2010-12-31") == 0);
  }
}

TEST_CASE("DE0 and VOL: their day is in the period and known") {
  const std::string row = "2010-04-01;;2010-07-01;";
  CHECK(of_row(row, "DE0", "2010-T2") == 1);
  CHECK(of_row(row, "DE0", "2010-T1") == 0);
  CHECK(of_row(row, "DE0", "2010-T2", "2010-04-01") == 1);
  CHECK(of_row(row, "DE0", "2010-T2", "2010-03-31") == 0);
  CHECK(of_row(row, "VOL", "2010-T3") == 1);
  CHECK(of_row(row, "VOL", "2010-T2") == 0);
  CHECK(of_row(row, "VOL", "2010-T3", "2010-07-01") == 1);
  CHECK(of_row(row, "VOL", "2010-T3", "2010-06-30") == 0);
  // An exit before the first interview: the entry counts all the same.
  CHECK(of_row("2010-04-01;;2010-07-01;2010-06-30", "VOL", "2010-T3") == 1);
}

TEST_CASE("waiting for the acceptance, then for the interview, on the period's last day") {
  const auto waits = [](const std::string& row, std::string_view arrete = "2010-12-31") {
    std::string text;
    for (const char* code : {"ATT", "ATT.acceptation", "ATT.premier_entretien"}) {
      text += std::to_string(of_row(row, code, "2010-T2", arrete));
    }
    return text;
  };
  CHECK(waits("2010-07-01;;;") == "000");
  CHECK(waits("2010-06-30;;;") == "110");
  CHECK(waits("2010-06-01;2010-07-01;;") == "110");
  CHECK(waits("2010-06-01;2010-06-30;;") == "101");
  CHECK(waits("2010-06-01;2010-06-30;;", "2010-06-29") == "110");
  CHECK(waits("2010-06-01;2010-06-10;2010-07-01;") == "101");
  CHECK(waits("2010-06-01;2010-06-10;2010-06-30;") == "000");
  CHECK(waits("2010-06-01;2010-06-10;2010-06-30;", "2010-06-29") == "101");
  CHECK(waits("2010-06-01;2010-07-10;2010-06-30;") == "000");
  CHECK(waits("2010-06-01;;;2010-06-30") == "000");
  CHECK(waits("2010-06-01;;;2010-07-01") == "110");
  CHECK(waits("2010-06-01;;;2010-06-30", "2010-06-29") == "110");
  // The period is not cut at the arrêté: what is known then runs on to the last day.
  CHECK(waits("2010-04-15;;;", "2010-04-15") == "110");
  CHECK(waits("2010-04-15;;;", "2010-04-14") == "000");
}

TEST_CASE("a youth who waits in two missions locales for two things counts once in all") {
  RecordsBuilder builder;
  builder.small_tree().file(
      "cotraitances.csv",
      kCotraitances + std::string{"C1;J1;M1;2010-06-01;;;\nC2;J1;M2;2010-06-01;2010-06-02;;\n"});
  CHECK(value(builder, "ATT", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "ATT.acceptation", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "ATT.premier_entretien", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "ATT.premier_entretien", "2010-T2", "2010-12-31", "M1") == 0);
}

TEST_CASE("exits: of a youth who was accompanied, in the period, known") {
  const std::string row = "2010-04-10;;2010-04-20;";
  CHECK(of_row(row + "2010-06-30", "SOR", "2010-T2") == 1);
  CHECK(of_row(row + "2010-07-01", "SOR", "2010-T2") == 0);
  CHECK(of_row(row + "2010-07-01", "SOR", "2010-T3") == 1);
  CHECK(of_row(row + "2010-06-30", "SOR", "2010-T3") == 0);
  CHECK(of_row(row + "2010-04-21", "SOR.declaree", "2010-T2") == 1);
  CHECK(of_row(row + "2010-04-20", "SOR.declaree", "2010-T2") == 0);
  CHECK(of_row("2010-04-10;;;2010-06-01", "SOR", "2010-T2") == 0);
  CHECK(of_row(row + "2010-06-30", "SOR", "2010-T2", "2010-06-30") == 1);
  CHECK(of_row(row + "2010-06-30", "SOR", "2010-T2", "2010-06-29") == 0);
  CHECK(of_row(row + "2010-06-30", "SOR.age", "2010-T2") == 0);
  CHECK(of_row(row, "SOR", "2010") == 0);
}

TEST_CASE("a cancelled row has no exit and waits for nothing") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv",
            kCotraitances + std::string{"C1;J1;M1;2010-04-10;;2010-04-20;2010-06-01\n"})
      .file("inscriptions.csv",
            "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-01;2010-04-19;radiation\n");
  for (const char* code : {"SOR", "SOR.declaree", "ATT", "DE0", "VOL"}) {
    INFO(code);
    CHECK(value(builder, code, "2010-T2", "2010-12-31") == 0);
  }
  CHECK(value(builder, "DE0.annulees", "2010-T2", "2010-12-31") == 1);
}

TEST_CASE("one youth, two exits for two reasons: once in all, once in each") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv", kCotraitances + std::string{"C1;J1;M1;2010-04-10;;2010-04-20;"
                                                            "2010-05-01\n"
                                                            "C2;J1;M2;2010-04-10;;2010-04-20;\n"})
      .file("alertes.csv",
            "cotraitance;date_signalement;date_cloture;decision\n"
            "C2;2010-05-02;2010-06-01;reorientation\n");
  CHECK(value(builder, "SOR", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "SOR.declaree", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "SOR.alerte", "2010-T2", "2010-12-31", "D1") == 1);
  CHECK(value(builder, "SOR.alerte", "2010-T2", "2010-12-31", "M1") == 0);
}

TEST_CASE("active, in alert, suspended: on the period's last day, an alert before all else") {
  const auto states = [](const std::string& alerte, const std::string& inscription,
                         std::string_view arrete = "2010-12-31") {
    RecordsBuilder builder;
    builder.small_tree().file("cotraitances.csv",
                              kCotraitances + std::string{"C1;J1;M1;2010-05-01;;2010-05-01;\n"});
    if (!alerte.empty()) {
      builder.file("alertes.csv",
                   "cotraitance;date_signalement;date_cloture;decision\nC1;" + alerte + ";\n");
    }
    builder.file("inscriptions.csv",
                 "jeune;date_debut;date_fin;motif_fin\nJ1;" + inscription + ";\n");
    std::string text;
    for (const char* code : {"ALE", "ACT", "SUS"}) {
      text += std::to_string(value(builder, code, "2010-T2", arrete));
    }
    return text;
  };
  const std::string open = "2010-01-01;";
  CHECK(states("", open) == "010");
  CHECK(states("2010-07-01;", open) == "010");
  CHECK(states("2010-06-30;", open) == "100");
  CHECK(states("2010-06-30;", open, "2010-06-30") == "100");
  CHECK(states("2010-06-30;", open, "2010-06-29") == "010");
  CHECK(states("2010-06-01;2010-07-01", open) == "100");
  CHECK(states("2010-06-01;2010-06-30", open) == "010");
  CHECK(states("2010-06-01;2010-06-30", open, "2010-06-30") == "010");
  CHECK(states("2010-06-01;2010-06-30", open, "2010-06-29") == "100");
  CHECK(states("", "2010-01-01;2010-07-01") == "010");
  CHECK(states("", "2010-01-01;2010-06-30") == "001");
  CHECK(states("", "2010-01-01;2010-06-30", "2010-06-29") == "010");
  CHECK(states("", "2010-06-30;") == "010");
  CHECK(states("", "2010-07-01;") == "001");
  CHECK(states("2010-06-30;", "2010-01-01;2010-06-30") == "100");
}

TEST_CASE("a youth in alert here and active there is in alert above both") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv", kCotraitances + std::string{"C1;J1;M1;2010-05-01;;2010-05-01;\n"
                                                            "C2;J1;M2;2010-05-01;;2010-05-01;\n"})
      .file("alertes.csv", "cotraitance;date_signalement;date_cloture;decision\nC1;2010-06-01;;\n");
  const auto states = [&](const char* place) {
    return value(builder, "ALE", "2010-T2", "2010-12-31", place) * 10 +
           value(builder, "ACT", "2010-T2", "2010-12-31", place);
  };
  CHECK(states("M1") == 10);
  CHECK(states("M2") == 1);
  CHECK(states("D1") == 10);
}

TEST_CASE("thousands of rows of one youth show each day what one of them would, in a moment") {
  const auto with = [](const std::string& day_of_service, std::string_view code) {
    std::string rows = "jeune;mission_locale;date_debut;date_fin\n";
    for (int i = 0; i < 20'000; ++i) {
      const int day = 1 + i % 28;
      rows += "J1;M1;2010-04-" + std::string(day < 10 ? "0" : "") + std::to_string(day) +
              ";2010-06-01\n";
    }
    RecordsBuilder builder;
    builder.small_tree()
        .file("civis.csv", rows)
        .file("services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;" + day_of_service + ";E1\n")
        .file("accompagnements.csv", kAccompagnements + ("J1;PE;S1;" + day_of_service + ";;1\n"));
    return value(builder, code, "2010-T2", "2010-12-31");
  };
  CHECK(with("2010-05-31", "DE2") == 1);
  CHECK(with("2010-06-01", "DE2") == 0);
  CHECK(with("2010-05-31", "DE4") == 1);
  CHECK(with("2010-06-01", "DE4") == 0);
}
