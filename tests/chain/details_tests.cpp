#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "chain/program.hpp"
#include "workbook/xlsx_reader.hpp"

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

TEST_CASE("youths near a limit are in a list of their own, without the day that tells a birth") {
  const TemporaryFolder folder;
  REQUIRE(detailed(folder.path(), {"--territoire", "R1"}).status == 0);
  const copil::xlsx::Workbook book{folder.file("donnees-detaillees_R1_2010-T2.xlsx")};
  const auto sheet = std::find_if(book.sheets.begin(), book.sheets.end(),
                                  [](const auto& one) { return one.name == "Limites à venir"; });
  REQUIRE(sheet != book.sheets.end());
  std::set<std::string> youths;
  for (int row = 5; sheet->at("F" + std::to_string(row)).text != ""; ++row) {
    const auto cell = [&](char column) { return sheet->at(column + std::to_string(row)); };
    const std::string slice = cell('H').text;
    CHECK((slice == "30 jours ou moins" || slice == "31 à 60 jours" || slice == "61 à 90 jours"));
    for (char column = 'A'; column <= 'I'; ++column) CHECK(cell(column).number == "");
    if (cell('I').text == "en accompagnement") youths.insert(cell('F').text);
  }
  REQUIRE_FALSE(youths.empty());
  const Outcome told = run_program({"expliquer", "flux.limites", "--donnees", fixture("demo"),
                                    "--periode", "2010-T2", "--territoire", "R1"});
  INFO(told.out << told.err);
  CHECK(told.status == 0);
  CHECK(told.out.find(std::to_string(youths.size()) + "\u00A0jeune") != std::string::npos);
}
