#include "workbook/detail.hpp"

#include "workbook/evaluator.hpp"
#include "workbook/support.hpp"

using namespace copil;
using workbook::Detail;
using workbook::DetailCell;

namespace {

/// A list of `count` services: pseudonym, day, number, amount.
Detail services(int count) {
  Detail detail;
  detail.title = "Services rendus, année 2010";
  detail.sheet_name = "Services";
  detail.about = {"Région d'essai", "Source : services.csv"};
  detail.columns = {{"Jeune", Unit::none, 0, 16, ""},
                    {"Date", Unit::none, 0, 12, "Le jour du service."},
                    {"Enjeu", Unit::none, 0, 8, ""},
                    {"Montant", Unit::euros, 2, 14, ""}};
  detail.rows = [count, i = 0](std::vector<DetailCell>& row) mutable {
    if (i == count) return false;
    row[0] = std::string_view(i % 2 == 0 ? "=jeune" : "01");
    row[1] = Day{14'610 + i};
    if (i % 3 != 0) row[2] = Ratio{i, 1};
    row[3] = Ratio{8'441'000 + i, 100};
    ++i;
    return true;
  };
  return detail;
}

}  // namespace

TEST_CASE("a long list is written row by row, typed like any table") {
  const auto result =
      workbook::write_detail(services(50), support::path_of("detail"), support::options());
  REQUIRE(result);
  CHECK(result->row_counts == std::vector<std::uint64_t>{50});
  CHECK(result->file.sheets == std::vector<std::string>{"Services"});
  const xlsx::Workbook book(support::path_of("detail"));
  const auto& sheet = book.sheets.at(0);
  CHECK(sheet.at("A1").text == "Services rendus, année\u00A02010");
  CHECK(sheet.at("A3").text == "Source\u00A0: services.csv");
  CHECK(sheet.at("D4").text == "Montant");
  CHECK(sheet.at("A5").kind == xlsx::Cell::Kind::text);
  CHECK(sheet.at("A5").text == "=jeune");
  CHECK(sheet.at("A6").text == "01");
  CHECK(sheet.at("B5").number == "40179");
  CHECK(sheet.at("B5").number_format == "dd/mm/yyyy");
  CHECK(sheet.at("C5").kind == xlsx::Cell::Kind::blank);
  CHECK(sheet.at("C6").number == "1");
  CHECK(xlsx::Evaluator::number_of(sheet.at("D6").number) == 84410.01);
  CHECK(sheet.at("D6").number_format == "#,##0.00\"\u00A0\"[$€-40C]");
  CHECK(xlsx::Evaluator::number_of(sheet.at("D54").number) == 84410.49);
  CHECK_THAT(sheet.xml, Catch::Contains("<autoFilter ref=\"A4:D54\"/>"));
  CHECK_THAT(sheet.xml, Catch::Contains("<pane ySplit=\"4\" topLeftCell=\"A5\" "
                                        "activePane=\"bottomLeft\" state=\"frozen\"/>"));
  CHECK_THAT(sheet.xml, Catch::Contains("<pageSetup paperSize=\"9\" fitToHeight=\"0\" "
                                        "orientation=\"landscape\"/>"));
  CHECK_THAT(sheet.xml, Catch::Contains("&amp;RPage &amp;P / &amp;N"));
  CHECK_THAT(book.parts.at("xl/workbook.xml"), Catch::Contains(">Services!$4:$4</definedName>"));
}

TEST_CASE("a long list gives the same bytes twice") {
  REQUIRE(workbook::write_detail(services(500), support::path_of("detail_a"), support::options()));
  REQUIRE(workbook::write_detail(services(500), support::path_of("detail_b"), support::options()));
  CHECK(xlsx::file_bytes(support::path_of("detail_a")) ==
        xlsx::file_bytes(support::path_of("detail_b")));
}

TEST_CASE("an empty list has its header") {
  REQUIRE(workbook::write_detail(services(0), support::path_of("detail_0"), support::options()));
  const xlsx::Workbook book(support::path_of("detail_0"));
  CHECK(book.sheets.at(0).at("A4").text == "Jeune");
}

TEST_CASE("a list of more rows than a sheet holds goes on to a second sheet", "[lent]") {
  Detail detail = services(0);
  detail.columns.resize(1);
  detail.rows = [i = 0](std::vector<DetailCell>& row) mutable {
    row[0] = Ratio{i, 1};
    return ++i <= 1'048'580;
  };
  const auto result =
      workbook::write_detail(detail, support::path_of("detail_huge"), support::options());
  REQUIRE(result);
  CHECK(result->row_counts == std::vector<std::uint64_t>{1'048'580});
  CHECK(result->file.sheets == std::vector<std::string>{"Services", "Services (2)"});
}

TEST_CASE("a list cut over two sheets says so on both", "[lent]") {
  Detail detail = services(0);
  detail.columns.resize(1);
  detail.rows = [i = 0](std::vector<DetailCell>& row) mutable {
    row[0] = Ratio{++i, 1};
    return i <= 1'048'580;
  };
  workbook::DetailBook book{"Données", {"Région d'essai"}, {}};
  book.lists.push_back(std::move(detail));
  REQUIRE(workbook::write_details(book, support::path_of("detail_cut"), support::options()));
  const auto parts = xlsx::parts(support::path_of("detail_cut"));
  const std::string& first = parts.at("xl/worksheets/sheet2.xml");
  const std::string end = first.substr(first.rfind("<row "));
  CHECK_THAT(end, Catch::Contains("La liste continue sur la feuille «\u00A0Services (2)\u00A0»"));
  CHECK_THAT(end, Catch::Contains("A1048576"));
  const std::string start = parts.at("xl/worksheets/sheet3.xml").substr(0, 4000);
  // Four rows of heading: the first sheet holds the rows 1 to 1 048 571 of the list.
  CHECK_THAT(start, Catch::Contains("à partir de la ligne 1\u202F048\u202F572 de la liste"));
  CHECK_THAT(start, Catch::Contains("<v>1048572</v>"));
}

TEST_CASE("several lists stand after a sheet that counts their rows") {
  workbook::DetailBook book{"Données détaillées", {"Région d'essai", "Année 2010"}, {}};
  book.lists.push_back(services(50));
  book.lists.push_back(services(3));
  const auto result =
      workbook::write_details(book, support::path_of("details"), support::options());
  REQUIRE(result);
  CHECK(result->row_counts == std::vector<std::uint64_t>{50, 3});
  CHECK(result->file.sheets ==
        std::vector<std::string>{"Présentation", "Services", "Services (2)"});
  const xlsx::Workbook file(support::path_of("details"));
  const auto& front = file.sheet("Présentation");
  CHECK(front.at("A1").text == "Données détaillées");
  CHECK(front.at("A6").text == "Services");
  CHECK(front.at("B6").number == "50");
  CHECK(front.at("C6").text == "Services rendus, année\u00A02010");
  CHECK(front.at("B7").number == "3");
  CHECK(file.sheet("Services (2)").at("A5").text == "=jeune");
}
