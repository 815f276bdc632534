#include <catch2/catch.hpp>

#include <string>

#include "records/read.hpp"
#include "subsidies/subsidies.hpp"
#include "support/reports.hpp"
#include "volumes/volumes.hpp"

/// The six missions locales of the demo folder are in the situations that its README describes.
using namespace copil;
using namespace copil::test_support;
using figures::Figures;
using records::Records;

namespace {

Records demo_records() {
  auto reading = records::read_folder(std::string(COPIL_SOURCE_DIR) + "/fixtures/demo", {});
  REQUIRE(reading);
  return std::move(reading->records);
}

Figures demo_figures(const Records& records) {
  return figures_of(records, 2010, day("2011-02-28"));
}

/// "ML01 58/50 depassement", one line a mission locale.
std::string volumes_text(const Figures& figures) {
  const auto rows = volumes::compute_volumes(figures, 2010);
  REQUIRE(rows);
  const auto& tree = figures.records().territoires;
  std::string text;
  for (const auto& row : *rows) {
    if (tree.type[row.territoire] != records::TypeTerritoire::mission_locale) continue;
    text += tree.code[row.territoire] + " " + std::to_string(row.realise) + "/" +
            std::to_string(*row.objectif) + " " + std::string(volumes::statut_name(row.statut)) +
            "\n";
  }
  return text;
}

/// "ML04 verse 1104000 du 943000 solde -161000 trop_percu", in cents, one line a convention.
std::string subsidies_text(const Figures& figures) {
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  std::string text;
  for (const auto& row : *rows) {
    text += figures.records().territoires.code[row.territoire] + " verse " +
            std::to_string(row.verse.count) + " du " + std::to_string(row.du->count) + " solde " +
            std::to_string(row.solde->count) + " " +
            std::string(subsidies::statut_name(row.statut)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("demo folder: each mission locale's volume at the end of February 2011") {
  const Records records = demo_records();
  CHECK(volumes_text(demo_figures(records)) ==
        "ML01 58/50 depassement\n"
        "ML02 66/70 conforme\n"
        "ML03 43/45 conforme\n"
        "ML04 41/60 sous_realisation\n"
        "ML05 32/55 sous_realisation\n"
        "ML06 3/12 sous_realisation\n");
}

TEST_CASE("demo folder: each convention's account at the end of February 2011") {
  const Records records = demo_records();
  CHECK(subsidies_text(demo_figures(records)) ==
        "ML01 verse 920000 du 1150000 solde 230000 solde_a_verser\n"
        "ML02 verse 1196000 du 1518000 solde 322000 solde_a_verser\n"
        "ML03 verse 828000 du 989000 solde 161000 en_attente_compte_rendu\n"
        "ML04 verse 1104000 du 943000 solde -161000 trop_percu\n"
        "ML05 verse 1012000 du 736000 solde -276000 titre_de_perception\n"
        "ML06 verse 0 du 69000 solde 69000 en_attente_compte_rendu\n");
}

TEST_CASE("demo folder: a region counts a youth of two missions locales once") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto entries = [&](const std::string& code) {
    const Period year{Period::Kind::year, 2010, 1};
    return figures.value("VOL", *records.territoires.find(code), year).number.num;
  };
  CHECK(entries("ML01") + entries("ML02") + entries("ML03") == 167);
  CHECK(entries("R1") == 165);
}

TEST_CASE("demo folder: what the avenant of July changes in the instalments of ML02") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  const auto convention = (*rows)[1].convention;
  const auto before = subsidies::schedule_on(figures, convention, day("2010-06-30"));
  const auto after = subsidies::schedule_on(figures, convention, day("2011-02-28"));
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->montant->count == 13'800'00);
  CHECK(before->acompte_1->count == 5'520'00);
  CHECK(before->acompte_2->count == 5'520'00);
  CHECK(before->solde()->count == 2'760'00);
  CHECK(after->montant->count == 16'100'00);
  CHECK(after->acompte_1 == (*rows)[1].acompte_1.montant);
  CHECK(after->acompte_1->count == 5'520'00);
  CHECK(after->acompte_2->count == 6'440'00);
  CHECK(after->solde()->count == 4'140'00);
}
