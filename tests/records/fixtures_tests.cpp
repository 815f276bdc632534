#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "records/read.hpp"

/// The data folders shipped with the project say what their READMEs promise.
namespace copil::records {
namespace {

Reading read_fixture(const std::string& name) {
  auto reading = read_folder(std::string(COPIL_SOURCE_DIR) + "/fixtures/" + name, {});
  REQUIRE(reading);
  return std::move(*reading);
}

std::int64_t objective(const Records& records, std::int16_t year, const std::string& code) {
  const auto territory = records.territoires.find(code);
  REQUIRE(territory);
  for (std::size_t row = 0; row < records.objectifs.size(); ++row) {
    if (records.objectifs.annee[row] == year && records.objectifs.territoire[row] == *territory) {
      return records.objectifs.objectif[row];
    }
  }
  return -1;
}

std::int64_t regions_total(const Records& records, std::int16_t year) {
  std::int64_t total = 0;
  for (const TerritoireId region : records.territoires.of_type(TypeTerritoire::region)) {
    total += objective(records, year, records.territoires.code[region]);
  }
  return total;
}

TEST_CASE("accord-cadre-2010 keeps the printed totals beside the columns that miss one") {
  const Reading reading = read_fixture("accord-cadre-2010");
  CHECK(reading.rejects.empty());
  const Records& records = reading.records;
  CHECK(records.territoires.of_type(TypeTerritoire::region).size() == 26);
  CHECK(objective(records, 2009, "FR") == 130000);
  CHECK(regions_total(records, 2009) == 129999);
  CHECK(objective(records, 2010, "FR") == 150000);
  CHECK(regions_total(records, 2010) == 150000);
  CHECK_FALSE(records.count(FileId::cotraitances).is_present);
}

TEST_CASE("accord-cadre-2010 prints one evolution with the wrong sign") {
  const Series series = read_fixture("accord-cadre-2010").records.series;
  int printed_against_the_facts = 0;
  for (std::size_t row = 2; row < series.size(); ++row) {
    if (series.nature[row] != NatureSerie::imprime || series.unite[row] != "%") continue;
    const bool rises = *series.valeur[row - 1] > *series.valeur[row - 2];
    if (rises == (*series.valeur[row] > Ratio())) continue;
    ++printed_against_the_facts;
    CHECK(series.serie[row] == "evp_emploi_formation");
  }
  CHECK(printed_against_the_facts == 1);
}

TEST_CASE("demo holds every file of the format and rejects exactly four rows") {
  const Reading reading = read_fixture("demo");
  for (std::size_t file = 0; file < kFileCount; ++file) {
    INFO(file_name(static_cast<FileId>(file)));
    CHECK(reading.records.counts[file].is_present);
  }
  std::vector<std::string> rejected;
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    const auto reject = reading.rejects[i];
    rejected.push_back(std::string(reject.file) + " " + std::string(reject.column));
  }
  CHECK(rejected == std::vector<std::string>{"jeunes.csv jeune",
                                             "cotraitances.csv date_acceptation",
                                             "alertes.csv cotraitance", "services.csv date"});
  CHECK(reading.warnings.empty());
}

TEST_CASE("demo: objectives of each level add up") {
  const Records records = read_fixture("demo").records;
  for (const std::int16_t year : {std::int16_t{2009}, std::int16_t{2010}}) {
    CHECK(regions_total(records, year) == objective(records, year, "FR"));
    CHECK(objective(records, year, "ML01") + objective(records, year, "ML02") ==
          objective(records, year, "D11"));
  }
}

}  // namespace
}  // namespace copil::records
