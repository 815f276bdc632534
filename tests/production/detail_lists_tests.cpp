// The rows behind the figures: whose they are, of which days, in which order.
#include "production/lists/detail_lists.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "chain/small_folder.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::production;
using copil::testing::SmallFolder;
using copil::testing::TemporaryFolder;

namespace {

struct Scene {
  explicit Scene(const char* asked = "2010-T2", const char* arrete = "2010-06-30") {
    data.files["territoires.csv"] =
        "code;type;libelle;parent\nFR;national;France;\nR1;region;Région Une;FR\n"
        "D1;departement;Département Un;R1\nML2;mission_locale;Mission Deux;D1\n"
        "ML1;mission_locale;Mission Un;D1\nPE1;site_pole_emploi;Site Un;ML1\n";
    data.files["jeunes.csv"] =
        "jeune;date_naissance;sexe;niveau\nJ1;1990-06-15;F;IV\nJ2;1991-03-10;H;VI\nJ3;;;\nJ4;1990-"
        "02-02;;\n";
    data.files["cotraitances.csv"] =
        "cotraitance;jeune;mission_locale;site_pole_emploi;date_affectation;date_acceptation;"
        "date_initialisation;date_fin\n"
        // Begun before the period, over on its first day; on its eve; over on its second day.
        "C1;J1;ML1;PE1;2010-01-04;;2010-01-11;2010-04-01\n"
        "C2;J2;ML1;PE1;2010-02-04;;2010-02-11;2010-03-31\n"
        "C3;J3;ML1;;2010-03-04;;2010-03-11;2010-04-02\n"
        // On its last day, on the morrow; of the other mission locale.
        "C4;J1;ML1;;2010-06-15;2010-06-30;;\nC5;J2;ML1;;2010-06-30;;;\nC6;J3;ML1;;2010-07-01;;;\n"
        "C7;J2;ML2;;2010-05-01;;2010-05-02;\n"
        // Cancelled before the period.
        "C8;J4;ML1;;2010-02-01;;;\n";
    data.files["inscriptions.csv"] =
        "jeune;date_debut;date_fin;motif_fin\nJ2;2010-01-01;2010-04-02;cessation\n"
        "J2;2010-06-30;;\nJ2;2010-07-01;;\nJ1;2009-12-01;2010-04-01;cessation\n"
        "J1;2010-06-01;2010-06-20;radiation\nJ4;2010-01-01;2010-02-10;radiation\n"
        "J3;2010-03-01;2010-05-10;cessation\nJ3;2010-04-15;2010-06-01;cessation\n";
    data.files["services.csv"] =
        "jeune;mission_locale;date;enjeu\nJ2;ML1;2010-06-30;E2\nJ1;ML1;2010-04-01;E10\n"
        "J1;ML1;2010-03-31;E1\nJ1;ML1;2010-07-01;E1\nJ2;ML2;2010-05-02;E3\nJ1;ML1;2010-06-30;E2\n"
        "J1;ML1;2010-06-30;E1\n";
    const vocabulary::Resources resources{COPIL_SOURCE_DIR};
    const Period period = *parse_period(asked);
    auto opened = vocabulary::Dossier::open(
        resources, {data.write(folder), *parse_day(arrete), period, {}, {}, 1, {}});
    INFO((opened ? "" : formatted(opened.error())));
    REQUIRE(opened);
    dossier = std::move(*opened);
    auto gathered = vocabulary::gather_facts(*dossier, period);
    REQUIRE(gathered);
    facts = std::move(*gathered);
  }

  records::TerritoireId place(const char* code) const {
    return *dossier->records().territoires.find(code);
  }

  TemporaryFolder folder;
  SmallFolder data;
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Facts facts;
};

std::string shown(const workbook::DetailCell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string{*text};
  if (const auto* day = std::get_if<Day>(&cell)) return iso_text(*day);
  if (const auto* number = std::get_if<Ratio>(&cell)) return decimal_text(*number, 0);
  return "";
}

/// The rows but for the first two cells, which are the region and département, one a line.
std::string rows_of(workbook::Detail list) {
  std::string text;
  while (true) {
    std::vector<workbook::DetailCell> row(list.columns.size());
    if (!list.rows(row)) return text;
    CHECK(shown(row[0]) == "Région Une");
    CHECK(shown(row[1]) == "Département Un");
    for (std::size_t i = 2; i < row.size(); ++i) text += (i > 2 ? ";" : "") + shown(row[i]);
    text += "\n";
  }
}

/// Each column's title, width and decimals where it has any, and what it counts.
std::string heads_of(const workbook::Detail& list) {
  std::string text;
  for (const auto& column : list.columns) {
    text += column.title + " " + std::to_string(std::lround(column.width));
    if (column.decimals != 0) text += "," + std::to_string(column.decimals);
    if (column.unit != Unit::none) text += " " + std::string{unit_name(column.unit)};
    text += "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("the columns of the lists, as wide as what they hold") {
  const Scene scene;
  const std::string place = "Région 22; Département 22; Code 10; Mission locale 34; ";
  CHECK(heads_of(cotraitances_list(scene.facts, scene.place("ML1"))) ==
        place +
            "Site Pôle emploi 28; Co-traitance 14; Jeune 14; Sexe 7; Âge 7; Niveau 9; Affectation "
            "12; Acceptation 12; Initialisation 13; Délai (jours) 13 jours; Annulation 12; Sortie "
            "12; Motif de sortie 28; Phase au 30/06/2010 20; État au 30/06/2010 20; ");
  CHECK(heads_of(inscriptions_list(scene.facts, scene.place("ML1"))) ==
        place + "Co-traitance 14; Jeune 14; Début 12; Fin 12; Motif de fin 14; ");
  CHECK(heads_of(services_list(scene.facts, scene.place("ML1")))
            .starts_with(place + "Jeune 14; Date 12; Enjeu 9; "));
}

TEST_CASE("services: those of the territory, of the period, known at the arrêté, in order") {
  const Scene scene;
  CHECK(rows_of(services_list(scene.facts, scene.place("ML1"))) ==
        "ML1;Mission Un;J1;2010-04-01;E10;non\n"
        "ML1;Mission Un;J1;2010-06-30;E1;non\n"
        "ML1;Mission Un;J1;2010-06-30;E2;non\n"
        "ML1;Mission Un;J2;2010-06-30;E2;non\n");
  CHECK(rows_of(services_list(scene.facts, scene.place("ML2"))) ==
        "ML2;Mission Deux;J2;2010-05-02;E3;oui\n");
  const std::string region = rows_of(services_list(scene.facts, scene.place("R1")));
  CHECK(region == rows_of(services_list(scene.facts, scene.place("ML1"))) +
                      rows_of(services_list(scene.facts, scene.place("ML2"))));
  const Scene earlier{"2010-T2", "2010-06-29"};
  CHECK(rows_of(services_list(earlier.facts, earlier.place("ML1"))) ==
        "ML1;Mission Un;J1;2010-04-01;E10;non\n");
}

TEST_CASE("co-traitances: those running on some day of the period, or cancelled in it") {
  const Scene scene;
  const std::string rows = rows_of(cotraitances_list(scene.facts, scene.place("ML1")));
  std::string codes;
  for (const char* code : {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"}) {
    if (rows.find(";" + std::string{code} + ";") != std::string::npos) codes += code;
  }
  CAPTURE(rows);
  CHECK(codes == "C3C4C5");
  const Scene before{"2010-T1", "2010-06-30"};
  const std::string others = rows_of(cotraitances_list(before.facts, before.place("ML1")));
  // On the eve of a birthday.
  CHECK(others.find(";C8;J4;;19;") != std::string::npos);
  CHECK(others.find(";C4;") == std::string::npos);
  CHECK(rows.find("ML1;Mission Un;;C3;J3;;;;2010-03-04;;2010-03-11;7;;2010-04-02;") == 0);
  CHECK(rows.find(";C4;J1;F;20;IV;2010-06-15;2010-06-30;;;2010-06-20;") != std::string::npos);
  CHECK(rows.find(";C5;J2;H;19;VI;2010-06-30;;;;;;") != std::string::npos);
  CHECK(rows_of(cotraitances_list(scene.facts, scene.place("ML2")))
            .find("ML2;Mission Deux;;C7;J2;H;19;VI;2010-05-01;;2010-05-02;1;") == 0);
}

TEST_CASE("registrations: those of these co-traitances that meet the period") {
  const Scene scene;
  CHECK(rows_of(inscriptions_list(scene.facts, scene.place("ML1"))) ==
        "ML1;Mission Un;C3;J3;2010-03-01;2010-05-10;cessation\n"
        "ML1;Mission Un;C3;J3;2010-04-15;2010-06-01;cessation\n"
        "ML1;Mission Un;C4;J1;2010-06-01;2010-06-20;radiation\n"
        "ML1;Mission Un;C5;J2;2010-01-01;2010-04-02;cessation\n"
        "ML1;Mission Un;C5;J2;2010-06-30;;\n");
}
