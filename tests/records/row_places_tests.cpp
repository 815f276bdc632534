// Where the rows that were kept stand in the files, whatever their form.
#include "records/row_places.hpp"

#include <catch2/catch.hpp>

#include "folder.hpp"
#include "support/made_workbooks.hpp"

using namespace copil;
using namespace copil::records;

namespace {

/// The places of all rows of the file, one a line.
std::string all_places(const Folder& folder, FileId file, std::size_t count,
                       const ReadOptions& options = {}) {
  const Reading reading = read(folder, options);
  std::vector<RowId> rows;
  for (std::uint32_t row = 0; row < count; ++row) rows.push_back({file, row});
  const auto places = places_of_rows(reading, rows, options);
  if (!places) return folder.anonymous(formatted(places.error()));
  std::string text;
  for (const auto& place : *places) text += place_text(place) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a kept row is found on its line, behind rejected, blank and broken lines") {
  Folder folder;
  folder.write("services.csv",
               "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-01;E1\nJ1;M9;2010-03-01;E1\n\n"
               "\"J\n2\";M1;2010-03-02;E2\nJ3;M2;2010-03-03;E3\n"
               "jeune;mission_locale;date;enjeu\nJ4;M2;2010-03-04;E4\n");
  CHECK(all_places(folder, FileId::services, 4) ==
        "services.csv, ligne 2\nservices.csv, ligne 5\nservices.csv, ligne 7\n"
        "services.csv, ligne 9\n");
  const Reading reading = read(folder);
  const std::vector<RowId> rows{
      {FileId::services, 3}, {FileId::services, 0}, {FileId::services, 3}};
  const auto places = places_of_rows(reading, rows, {});
  REQUIRE(places.has_value());
  REQUIRE(places->size() == 3);
  CHECK((*places)[0].line == 9);
  CHECK((*places)[1].line == 2);
  CHECK((*places)[2].line == 9);
}

TEST_CASE("rows of parts are found each in its own, duplicates being no rows") {
  Folder folder;
  const std::string header = "cotraitance;jeune;mission_locale;date_affectation\n";
  folder.write("cotraitances_a.csv",
               header + "C1;J1;M1;2010-01-10\nC1;J2;M1;2010-01-11\nC2;J2;M1;2010-01-12\n");
  folder.write("cotraitances_b.csv", header + "C1;J3;M1;2010-01-10\nC3;J3;M2;2010-02-10\n");
  CHECK(all_places(folder, FileId::cotraitances, 3) ==
        "cotraitances_a.csv, ligne 2\ncotraitances_a.csv, ligne 4\ncotraitances_b.csv, ligne 3\n");
}

TEST_CASE("rows of a sheet are found by the number that the spreadsheet shows") {
  Folder folder;
  const testing::MadeRows rows{{"jeune", "mission_locale", "date", "enjeu"},
                               {"J1", "M1", "2010-03-01", "E1"},
                               {},
                               {"J2", "M9", "2010-03-01", "E1"},
                               {"J3", "M2", "2010-03-03", "E3"}};
  folder.write("services.xlsx", testing::made_xlsx({{"services", testing::xlsx_rows(rows)}}));
  CHECK(all_places(folder, FileId::services, 2) ==
        "services.xlsx, feuille « services », ligne 2\n"
        "services.xlsx, feuille « services », ligne 5\n");
}

TEST_CASE("a long file is walked over the ends of its stretches") {
  Folder folder;
  std::string text = "jeune;mission_locale;date;enjeu\n";
  const std::string padding(60, 'x');
  constexpr std::uint32_t kRows = 40'000;
  for (std::uint32_t i = 0; i < kRows; ++i) {
    text += "J" + std::to_string(i) + padding + ";M" + (i % 7 == 3 ? "9" : "1") +
            ";2010-03-01;\"E1\"\n";
  }
  folder.write("services.csv", text);
  const Reading reading = read(folder);
  std::vector<RowId> rows;
  std::vector<std::uint64_t> lines;
  for (std::uint32_t i = 0; i < kRows; ++i) {
    if (i % 7 != 3) lines.push_back(i + 2);
  }
  REQUIRE(reading.records.services.size() == lines.size());
  for (std::uint32_t row = 0; row < lines.size(); ++row) {
    rows.push_back({FileId::services, row});
  }
  const auto places = places_of_rows(reading, rows, {});
  REQUIRE(places.has_value());
  for (std::size_t row = 0; row < lines.size(); ++row) REQUIRE((*places)[row].line == lines[row]);
}

TEST_CASE("a file that changed since is told, no line of it is") {
  Folder folder;
  folder.write("services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-01;E1\n");
  const Reading reading = read(folder);
  folder.write("services.csv",
               "jeune;mission_locale;date;enjeu\nJ0;M1;2010-03-01;E1\nJ1;M1;2010-03-01;E1\n");
  const std::vector<RowId> rows{{FileId::services, 0}};
  const auto places = places_of_rows(reading, rows, {});
  REQUIRE(!places.has_value());
  CHECK(folder.anonymous(formatted(places.error())) ==
        "DIR/services.csv: erreur : le fichier n'est plus celui qui a été lu : les lignes ne se "
        "retrouvent pas\n   aide : relisez les données, puis redemandez les lignes\n");
  folder.remove("services.csv");
  CHECK(!places_of_rows(reading, rows, {}).has_value());
}
