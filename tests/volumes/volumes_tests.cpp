#include <catch2/catch.hpp>

#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "volumes/row.hpp"
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
  CHECK(six_decimals(row.evolution) == "0.183871");
  CHECK(six_decimals(row.part) == "0.367000");
  CHECK(row.realise == 100);
  CHECK(six_decimals(row.taux) == "0.272480");
  CHECK(six_decimals(row.prorata) == "90.493151");
  CHECK(row.projection == 406);
  CHECK(row.statut == Statut::depassement_previsible);
  CHECK(row_of(records, "M1", "2010-05-01").objectif == 400);
  CHECK(six_decimals(row_of(records, "D1", "2010-03-31").part).empty());
  CHECK(row_of(records, "D1", "2010-03-31").realise == 100);
}

TEST_CASE("any overrun is a dépassement, beyond the threshold that of the threshold") {
  CHECK(statut_with(10, 10, "2010-12-31") == Statut::conforme);
  CHECK(statut_with(10, 11, "2010-12-31") == Statut::depassement);
  CHECK(statut_with(10, 12, "2010-12-31") == Statut::depassement_seuil);
  CHECK(statut_with(100, 110, "2010-12-31") == Statut::depassement);
  CHECK(statut_with(100, 111, "2010-12-31") == Statut::depassement_seuil);
  CHECK(statut_with(10, 9, "2010-12-31") == Statut::conforme);
  CHECK(statut_with(10, 8, "2010-12-31") == Statut::sous_realisation);
  CHECK(statut_with(10, 5, "2010-06-30") == Statut::conforme);
  CHECK(statut_with(10, 6, "2010-06-30") == Statut::depassement_previsible);
  CHECK(statut_with(0, 9, "2010-06-30") == Statut::sans_objectif);
  CHECK(statut_with(10, 11, "2012-06-30") == Statut::depassement);
}

TEST_CASE("no projection judges before ninety days") {
  // 30 March is the 89th day: two entries project to 8, one to 4.
  CHECK(statut_with(7, 2, "2010-03-30") == Statut::conforme);
  CHECK(statut_with(7, 2, "2010-03-31") == Statut::depassement_previsible);
  CHECK(statut_with(7, 1, "2010-03-30") == Statut::conforme);
  CHECK(statut_with(7, 1, "2010-03-31") == Statut::sous_realisation);
  CHECK(statut_with(1, 2, "2010-01-15") == Statut::depassement_seuil);
}

TEST_CASE("the threshold is that of the year's first volumes, of which a revision takes nothing") {
  const auto statut = [](const char* objectifs, int count) {
    RecordsBuilder builder;
    builder.small_tree().file("objectifs.csv",
                              "annee;territoire;date_effet;objectif\n" + std::string{objectifs});
    builder.file("cotraitances.csv", entries(count));
    return row_of(builder.build(), "M1", "2010-12-31");
  };
  const char* raised = "2010;M1;2010-01-01;10\n2010;M1;2010-07-01;20\n";
  CHECK(statut(raised, 11).statut == Statut::sous_realisation);
  CHECK(statut(raised, 12).statut == Statut::depassement_seuil);
  CHECK(statut(raised, 12).objectif_initial == 10);
  CHECK(statut(raised, 12).hors_objectif == 0);
  const char* lowered = "2010;M1;2010-01-01;20\n2010;M1;2010-07-01;10\n";
  CHECK(statut(lowered, 22).statut == Statut::depassement);
  CHECK(statut(lowered, 23).statut == Statut::depassement_seuil);
  CHECK(statut(lowered, 22).hors_objectif == 12);
  const char* from_nothing = "2010;M1;2010-01-01;0\n2010;M1;2010-07-01;10\n";
  CHECK(statut(from_nothing, 100).statut == Statut::depassement);
}

TEST_CASE("a region counts youths once, and is paid for the sum of its missions locales") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv",
            "annee;territoire;date_effet;objectif\n2010;R1;2010-01-01;2\n"
            "2010;M1;2010-01-01;1\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-01-04;2010-01-31\nC2;J1;M2;2010-02-01;2010-02-01\n"
            "C3;J2;M2;2010-02-01;2010-02-01\nC4;J2;M2;2010-03-01;2010-03-01\n");
  const auto records = builder.build();
  const VolumeRow region = row_of(records, "R1", "2010-12-31");
  CHECK(region.realise == 2);
  CHECK(region.realise_missions == 3);
  CHECK(six_decimals(region.taux) == "1.000000");
  CHECK(six_decimals(region.taux_missions) == "1.500000");
  CHECK(region.hors_objectif == 0);
  const VolumeRow mission = row_of(records, "M1", "2010-12-31");
  CHECK(mission.realise_missions == 1);
  CHECK(six_decimals(mission.taux_missions) == "1.000000");
  const VolumeRow none = row_of(records, "M2", "2010-12-31");
  CHECK(none.realise_missions == 2);
  CHECK_FALSE(none.taux_missions);
  CHECK_FALSE(none.hors_objectif);
  CHECK_FALSE(none.objectif_initial);
}

TEST_CASE("an objective of 0 and no objective at all") {
  RecordsBuilder builder = with_objective(0);
  builder.file("cotraitances.csv", entries(2));
  builder.file("territoires.csv", "code;type;parent\nD2;departement;R1\n");
  const auto records = builder.build();
  const VolumeRow zero = row_of(records, "M1", "2010-06-30");
  CHECK_FALSE(zero.taux);
  CHECK(six_decimals(zero.prorata) == "0.000000");
  CHECK(zero.projection == 4);
  const VolumeRow none = row_of(records, "R1", "2010-06-30");
  CHECK_FALSE(none.taux);
  CHECK_FALSE(none.prorata);
  CHECK(none.projection == 4);
  CHECK(row_of(records, "D2", "2010-06-30").realise_missions == 0);
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
  CHECK(alerte.statut == Statut::depassement_seuil);
  CHECK(alerte.valeur == 5);
  CHECK(alerte.limite == 3);
  CHECK(alerte.ecart == 2);
  CHECK(alerte.depuis == day("2010-03-17"));
}

TEST_CASE("beyond the threshold, the day when the objective was passed is told too") {
  const auto told = [](std::vector<std::string> days) {
    RecordsBuilder builder = with_objective(10);
    builder.file("cotraitances.csv", entries(std::move(days)));
    const auto records = builder.build();
    const auto figures = figures_of(records, 2010, day("2010-11-30"));
    const auto alerts = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
    REQUIRE(alerts->size() == 1);
    const Day passed = alerts->front().objectif_passe_depuis;
    return iso_text(alerts->front().depuis) + " " + (passed.is_real() ? iso_text(passed) : "-");
  };
  std::vector<std::string> days(10, "2010-02-01");
  days.push_back("2010-09-14");
  days.push_back("2010-11-03");
  CHECK(told(days) == "2010-11-03 2010-09-14");
  days.pop_back();
  CHECK(told(days) == "2010-09-14 2010-09-14");
  CHECK(told({"2010-02-01"}) == "2010-03-31 -");
}

TEST_CASE("an alert goes to the committee above, with the text that says so") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;1\n"
                            "2010;D1;2010-01-01;1\n2010;R1;2010-01-01;1\n2010;F;2010-01-01;1\n");
  builder.file("cotraitances.csv", entries(2));
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-06-30"));
  std::string text;
  const auto found = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
  for (const auto& alerte : *found) {
    text += records.territoires.code[alerte.territoire] + " : " + alerte.comite + ", " +
            alerte.article + "\n";
  }
  CHECK(text ==
        "D1 : comité de pilotage régional, articles 5.1 et 9.1-2, annexe 6 (article 4.3)\n"
        "F : signataires de l’accord-cadre, articles 5.1 et 9.3-2\n"
        "M1 : comité de pilotage régional, articles 5.1 et 9.1-2, annexe 6 (article 4.3)\n"
        "R1 : comité de pilotage national, articles 5.1 et 9.2-2, annexe 5 (article 4.2)\n");
}

TEST_CASE("an alert gives the limit that was passed") {
  const auto alert_with = [](int objectif, int count, const char* arrete) {
    RecordsBuilder builder = with_objective(objectif);
    builder.file("cotraitances.csv", entries(count));
    const auto records = builder.build();
    const auto figures = figures_of(records, 2010, day(arrete));
    return volumes::alerts(figures, *volumes::compute_volumes(figures, 2010))->front();
  };
  const auto over = alert_with(100, 105, "2010-12-31");
  CHECK(over.statut == Statut::depassement);
  CHECK(over.limite == 100);
  CHECK(over.ecart == 5);
  const auto threshold = alert_with(105, 116, "2010-12-31");
  CHECK(threshold.limite == 115);
  CHECK(threshold.ecart == 1);
  const auto bound = alert_with(100, 51, "2010-07-01");
  CHECK(bound.statut == Statut::depassement_previsible);
  CHECK(bound.valeur == 102);
  CHECK(bound.ecart == 2);
  const auto short_of = alert_with(105, 50, "2010-12-31");
  CHECK(short_of.limite == 95);
  CHECK(short_of.ecart == -45);
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
  CHECK(since("2010-06-30") == "M2 sous_realisation 2010-03-31\n");
  // The avenant of July asks for nine: 2 × 365 / 182 = 4,01 is below 8,1 from its first day on.
  CHECK(since("2010-07-01") == "M1 sous_realisation 2010-07-01\nM2 sous_realisation 2010-03-31\n");
  CHECK(since("2010-12-31") == "M1 sous_realisation 2010-07-01\nM2 sous_realisation 2010-03-31\n");
}

TEST_CASE("the threshold and the tolerance are two: one above, one below") {
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("seuil", "0,5").empty());
  REQUIRE(rules.impose("tolerance", "0,2").empty());
  const auto with = [&](int objectif, int realise) {
    RecordsBuilder builder = with_objective(objectif);
    builder.file("cotraitances.csv", entries(realise));
    const auto records = builder.build();
    const auto figures = figures_of(records, 2010, day("2010-12-31"), rules);
    const auto rows = volumes::compute_volumes(figures, 2010);
    REQUIRE(rows);
    const auto found = volumes::alerts(figures, *rows);
    REQUIRE(found);
    return found->empty() ? "conforme"
                          : std::string{volumes::statut_name(found->front().statut)} + " " +
                                std::to_string(found->front().limite);
  };
  CHECK(with(10, 15) == "depassement 10");
  CHECK(with(10, 16) == "depassement_seuil 15");
  CHECK(with(11, 17) == "depassement_seuil 16");
  CHECK(with(10, 8) == "conforme");
  CHECK(with(10, 7) == "sous_realisation 8");
  CHECK(with(11, 8) == "sous_realisation 9");
}

TEST_CASE("a parameter without a value is told, by the rows and by the alerts") {
  RecordsBuilder builder = with_objective(10);
  const auto records = builder.build();
  for (const char* name : {"seuil", "tolerance", "projection_jours"}) {
    std::vector<figures::Parameter> others = parameters().all();
    std::erase_if(others, [&](const auto& one) { return one.nom == name; });
    const figures::Parameters rules{std::move(others)};
    const auto figures = figures_of(records, 2010, day("2010-12-31"), rules);
    const auto rows = volumes::compute_volumes(figures, 2010);
    INFO(name);
    REQUIRE_FALSE(rows);
    CHECK(formatted(rows.error()).find(name) != std::string::npos);
    CHECK_FALSE(volumes::alerts(figures, {}));
  }
}

TEST_CASE("a leap year has 366 days") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("objectifs.csv", "annee;territoire;date_effet;objectif\n2012;M1;2012-01-01;366\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2012-01-01;2012-01-02\n");
  const auto records = builder.build();
  const auto rows = volumes::compute_volumes(figures_of(records, 2012, day("2012-02-29")), 2012);
  REQUIRE(rows);
  REQUIRE(rows->size() == 5);
  const VolumeRow& mission = (*rows)[2];
  CHECK(mission.territoire == *records.territoires.find("M1"));
  CHECK(six_decimals(mission.prorata) == "60.000000");
  CHECK(mission.projection == 6);
}

TEST_CASE("an alert told after the year stands since a day of the year") {
  RecordsBuilder builder = with_objective(1);
  builder.file("cotraitances.csv", entries({"2010-12-31", "2010-12-31"}));
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2012-06-30"));
  const auto found = volumes::alerts(figures, *volumes::compute_volumes(figures, 2010));
  REQUIRE(found->size() == 1);
  CHECK(found->front().depuis == day("2010-12-31"));
  RecordsBuilder early = with_objective(1);
  early.file("cotraitances.csv", entries({"2010-01-01", "2010-01-01"}));
  const auto january = early.build();
  const auto since = figures_of(january, 2010, day("2010-01-31"));
  CHECK(volumes::alerts(since, *volumes::compute_volumes(since, 2010))->front().depuis ==
        day("2010-01-01"));
}

TEST_CASE(
    "volumes announced are the objectives of the first day, beside those of the year before") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;100\n"
                            "2010;M1;2010-11-01;80\n2011;M1;2011-01-01;120\n"
                            "2011;M1;2011-01-02;125\n2011;D1;2011-01-01;480\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2011, day("2010-10-31"));
  const auto rows = volumes::announced_volumes(figures, 2011);
  std::string codes;
  for (const VolumeRow& row : rows) codes += records.territoires.code[row.territoire] + " ";
  CHECK(codes == "D1 F M1 M2 R1 ");
  const VolumeRow& mission = rows[2];
  CHECK(mission.annee == 2011);
  CHECK(mission.arrete == day("2010-10-31"));
  CHECK(mission.objectif == 120);
  CHECK(mission.objectif_initial == 120);
  CHECK(mission.objectif_precedent == 100);
  CHECK(six_decimals(mission.evolution) == "0.200000");
  CHECK(six_decimals(mission.part) == "0.250000");
  CHECK(mission.realise == 0);
  CHECK(mission.projection == 0);
  CHECK_FALSE(mission.taux);
  CHECK_FALSE(rows[3].objectif);
  CHECK_FALSE(rows[3].evolution);
  CHECK_FALSE(rows[3].part);
}

TEST_CASE("every statut has its word and its label") {
  using enum Statut;
  std::string text;
  for (const Statut one : {depassement_seuil, depassement, depassement_previsible, sous_realisation,
                           conforme, sans_objectif}) {
    text += std::string{volumes::statut_name(one)} + " : " +
            std::string{volumes::statut_label(one)} + "\n";
  }
  CHECK(text ==
        "depassement_seuil : dépassement du seuil\ndepassement : dépassement\n"
        "depassement_previsible : dépassement prévisible\nsous_realisation : sous-réalisation\n"
        "conforme : conforme\nsans_objectif : sans objectif\n");
}
