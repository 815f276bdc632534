#include <catch2/catch.hpp>

#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "volumes/volumes.hpp"

using namespace copil;
using namespace copil::test_support;
using volumes::Statut;
using volumes::VolumeRow;

namespace {

using records::TerritoireId;

/// Entries at M1 on the given days of 2010, each of another youth.
std::string entries(const std::vector<std::string>& days) {
  std::string lines = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::string n = std::to_string(i);
    lines += "C" + n + ";J" + n + ";M1;2009-12-01;" + days[i] + "\n";
  }
  return lines;
}

std::string entries(int count) {
  return entries(std::vector<std::string>(static_cast<std::size_t>(count), "2010-01-15"));
}

VolumeRow row_of(const records::Records& records, const char* code, const char* arrete) {
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = volumes::compute_volumes(figures, 2010);
  REQUIRE(rows);
  for (const VolumeRow& row : *rows) {
    if (records.territoires.code[row.territoire] == code) return row;
  }
  FAIL("pas de ligne");
  return {};
}

RecordsBuilder with_objective(int objectif) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;M1;"
                            "2010-01-01;" +
                                std::to_string(objectif) + "\n");
  return builder;
}

Statut statut_with(int objectif, int realise, const char* arrete) {
  RecordsBuilder builder = with_objective(objectif);
  builder.file("cotraitances.csv", entries(realise));
  return row_of(builder.build(), "M1", arrete).statut;
}

std::string shown(std::optional<Ratio> ratio) {
  return ratio ? decimal_text(*ratio, 6) : "";
}

}  // namespace

TEST_CASE("a volume row, column by column") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv",
            "annee;territoire;date_effet;objectif\n2009;M1;2009-01-01;300\n2009;M1;2009-06-01;310\n"
            "2010;M1;2010-01-01;367\n2010;M1;2010-05-01;400\n2010;D1;2010-01-01;1000\n")
      .file("cotraitances.csv", entries(100));
  const auto records = builder.build();
  const VolumeRow row = row_of(records, "M1", "2010-03-31");
  CHECK(row.objectif_precedent == 310);
  CHECK(row.objectif == 367);
  CHECK(shown(row.evolution) == "0.183871");
  CHECK(shown(row.part) == "0.367000");
  CHECK(row.realise == 100);
  CHECK(shown(row.taux) == "0.272480");
  CHECK(shown(row.prorata) == "90.493151");
  CHECK(row.projection == 406);
  CHECK(row.statut == Statut::depassement_previsible);
  CHECK(row_of(records, "M1", "2010-05-01").objectif == 400);
  CHECK(shown(row_of(records, "D1", "2010-03-31").part).empty());
  CHECK(row_of(records, "D1", "2010-03-31").realise == 100);
}

TEST_CASE("the status compares exactly") {
  CHECK(statut_with(10, 11, "2010-12-31") == Statut::conforme);
  CHECK(statut_with(10, 12, "2010-12-31") == Statut::depassement);
  CHECK(statut_with(10, 9, "2010-12-31") == Statut::conforme);
  CHECK(statut_with(10, 8, "2010-12-31") == Statut::sous_realisation);
  CHECK(statut_with(10, 9, "2010-06-30") == Statut::depassement_previsible);
  CHECK(statut_with(0, 9, "2010-06-30") == Statut::sans_objectif);
  CHECK(statut_with(10, 11, "2012-06-30") == Statut::conforme);
}

TEST_CASE("an objective of 0 and no objective at all") {
  RecordsBuilder builder = with_objective(0);
  builder.file("cotraitances.csv", entries(2));
  const auto records = builder.build();
  const VolumeRow zero = row_of(records, "M1", "2010-06-30");
  CHECK_FALSE(zero.taux);
  CHECK(shown(zero.prorata) == "0.000000");
  CHECK(zero.projection == 4);
  const VolumeRow none = row_of(records, "R1", "2010-06-30");
  CHECK_FALSE(none.taux);
  CHECK_FALSE(none.prorata);
  CHECK(none.projection == 4);
}

TEST_CASE("an arrêté before the year is said") {
  const auto records = with_objective(10).build();
  const auto figures = figures_of(records, 2010, day("2009-12-31"));
  const auto rows = volumes::compute_volumes(figures, 2010);
  REQUIRE_FALSE(rows);
  CHECK(formatted(rows.error()) ==
        "erreur : l'arrêté du 2009-12-31 vient avant le début de l'année 2010\n"
        "   aide : donnez un arrêté au 2010-01-01 ou après\n");
}

TEST_CASE("rows are those of the four levels, by code") {
  const auto records = with_objective(10).build();
  const auto rows = volumes::compute_volumes(figures_of(records, 2010, day("2010-12-31")), 2010);
  std::string codes;
  for (const VolumeRow& row : *rows) codes += records.territoires.code[row.territoire] + " ";
  CHECK(codes == "D1 F M1 M2 R1 ");
}

TEST_CASE("objectives that do not add up are told, the year before too") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n"
                            "2009;F;2009-01-01;130000\n2009;R1;2009-01-01;129999\n"
                            "2010;R1;2010-01-01;50\n2010;M1;2010-01-01;30\n2010;M2;2010-01-01;20\n"
                            "2010;F;2010-01-01;50\n2010;M2;2010-07-01;25\n");
  const auto records = builder.build();
  const auto spring = volumes::total_anomalies(records, 2010, day("2010-03-31"));
  REQUIRE(spring.size() == 1);
  CHECK(records.territoires.code[spring[0].territoire] == "F");
  CHECK(spring[0].annee == 2009);
  CHECK(spring[0].ecart() == 1);
  const auto autumn = volumes::total_anomalies(records, 2010, day("2010-09-30"));
  REQUIRE(autumn.size() == 2);
  CHECK(records.territoires.code[autumn[1].territoire] == "R1");
  CHECK(autumn[1].somme == 55);
  CHECK(autumn[1].parts == 2);
}

TEST_CASE("an alert says who, by how much, since when and for whom") {
  RecordsBuilder builder = with_objective(3);
  builder.file("cotraitances.csv",
               entries({"2010-01-04", "2010-01-05", "2010-02-10", "2010-03-17", "2010-05-02"}));
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-06-30"));
  const auto alerts = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
  REQUIRE(alerts);
  REQUIRE(alerts->size() == 1);
  const volumes::Alerte& alerte = alerts->front();
  CHECK(records.territoires.code[alerte.territoire] == "M1");
  CHECK(alerte.statut == Statut::depassement);
  CHECK(alerte.valeur == 5);
  CHECK(alerte.limite == 3);
  CHECK(alerte.ecart == 2);
  CHECK(alerte.depuis == day("2010-03-17"));
  CHECK(alerte.comite == "comité de pilotage local");
  CHECK(alerte.article == "articles 5.1 et 9.1.2");
}

TEST_CASE("an alert begins with the unbroken run of days that stood so") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n"
                            "2010;M1;2010-01-01;4\n2010;M1;2010-07-01;9\n2010;M2;2010-01-01;7\n");
  builder.file("cotraitances.csv",
               entries({"2010-01-04", "2010-04-06", "2010-07-05", "2010-10-04"}));
  const auto records = builder.build();
  const auto since = [&](const char* arrete) {
    const auto figures = figures_of(records, 2010, day(arrete));
    std::string text;
    const auto alerts = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
    for (const auto& alert : *alerts) {
      text += records.territoires.code[alert.territoire] + " " +
              std::string{volumes::statut_name(alert.statut)} + " " + iso_text(alert.depuis) + "\n";
    }
    return text;
  };
  // In June two entries in 181 days project to 4 for 4. M2 never had one.
  CHECK(since("2010-06-30") == "M2 sous_realisation 2010-01-01\n");
  // The avenant of July asks for nine: 2 × 365 / 182 = 4,01 is below 8,1 from its first day on.
  CHECK(since("2010-07-01") == "M1 sous_realisation 2010-07-01\nM2 sous_realisation 2010-01-01\n");
  CHECK(since("2010-12-31") == "M1 sous_realisation 2010-07-01\nM2 sous_realisation 2010-01-01\n");
}

TEST_CASE("volumes agree with plain sums on random folders") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const auto records = RandomFolder{seed, 20}.build();
    const Day arrete = day("2010-01-01") + static_cast<int>(seed * 37 % 500);
    const auto figures = figures_of(records, 2010, arrete);
    const auto rows = volumes::compute_volumes(figures, 2010);
    const std::int64_t elapsed = std::min(365, days_between(day("2010-01-01"), arrete) + 1);
    for (const VolumeRow& row : *rows) {
      const auto realise = static_cast<std::int64_t>(row.realise);
      CHECK(row.realise ==
            figures.count_until("VOL", row.territoire, std::min(arrete, day("2010-12-31"))));
      // Half up, the long way round: twice the projection is the whole part of twice plus one.
      CHECK(row.projection == (2 * realise * 365 + elapsed) / (2 * elapsed));
      if (!row.objectif || *row.objectif == 0) {
        CHECK(row.statut == Statut::sans_objectif);
        continue;
      }
      const std::int64_t objectif = *row.objectif;
      const Statut expected = 10 * realise > 11 * objectif          ? Statut::depassement
                              : 10 * row.projection > 11 * objectif ? Statut::depassement_previsible
                              : 10 * row.projection < 9 * objectif  ? Statut::sous_realisation
                                                                    : Statut::conforme;
      CHECK(row.statut == expected);
    }
  }
}
