#include <catch2/catch.hpp>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

Outcome detailed(const std::string& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> words{
      "produire", "donnees-detaillees", "--donnees", fixture("demo"), "--periode",
      "2010-T2",  "--sortie",           folder};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

}  // namespace

TEST_CASE("the rows behind the figures come as one workbook, the same twice") {
  const TemporaryFolder first;
  const TemporaryFolder second;
  const Outcome outcome = detailed(first.path());
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(first.listing() == "donnees-detaillees_FR_2010-T2.xlsx\nmanifeste.json\nrejets.csv\n");
  REQUIRE(detailed(second.path(), {"-j", "1"}).status == 0);
  CHECK(whole_content(first.path()) == whole_content(second.path()));
}

TEST_CASE("detailed data of one territory hold no other's rows") {
  const TemporaryFolder folder;
  REQUIRE(detailed(folder.path(), {"--territoire", "ML02"}).status == 0);
  const std::string unzip =
      "unzip -p " + in_quotes(folder.file("donnees-detaillees_ML02_2010-T2.xlsx"));
  const std::string cells = printed_by(unzip + " 'xl/worksheets/sheet*.xml'");
  CHECK(cells.find("ML02") != std::string::npos);
  CHECK(cells.find("ML01") == std::string::npos);
  CHECK(cells.find("ML03") == std::string::npos);
}

TEST_CASE("detailed data are a workbook and nothing else") {
  const TemporaryFolder folder;
  const Outcome outcome = detailed(folder.path(), {"--format", "pdf"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "erreur : --format : les données détaillées n'existent qu'en classeur\n"
        "   aide : retirez --format, ou donnez --format xlsx\n");
}
