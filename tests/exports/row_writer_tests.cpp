#include <catch2/catch.hpp>

#include <random>

#include "exports/row_writer.hpp"
#include "support/temporary_folder.hpp"

// Rows written cell by cell, read back as text.

using namespace copil;
using namespace copil::exports;

namespace {

InputFile some_file(const testing::TemporaryFolder& folder) {
  auto file = InputFile::open(folder.write("a", "x"));
  REQUIRE(file);
  return std::move(*file);
}

std::string text_of(RowWriter& writer) {
  const testing::TemporaryFolder folder;
  const auto content = writer.finish(some_file(folder), "a");
  REQUIRE(content);
  std::string text;
  REQUIRE(content->read(content->begin(), content->end(), text));
  return text;
}

}  // namespace

TEST_CASE("cells are quoted where needed, line ends within are LF and count") {
  const testing::TemporaryFolder folder;
  RowWriter writer{1 << 20};
  writer.cell("a");
  writer.cell("b;\"c\"");
  writer.end_row();
  CHECK(writer.line() == 2);
  writer.cell("un\r\ndeux\rtrois");
  writer.cell("");
  writer.end_row();
  CHECK(writer.line() == 5);
  const auto content = writer.finish(some_file(folder), "a");
  REQUIRE(content);
  std::string text;
  REQUIRE(content->read(content->begin(), content->end(), text));
  CHECK(text == "a;\"b;\"\"c\"\"\"\n\"un\ndeux\ntrois\";\n");
  CHECK_FALSE(content->has_changed());
  folder.write("a", "changé");
  CHECK(content->has_changed());
}

TEST_CASE("a whole record is the text of its cells one by one, whatever they hold and how long") {
  std::mt19937 chance{7};
  RowWriter whole{1 << 24};
  RowWriter by_cell{1 << 24};
  for (int row = 0; row < 4000; ++row) {
    std::vector<std::string> cells(1 + chance() % 9);
    for (std::string& cell : cells) {
      cell.assign(chance() % (row % 50 == 0 ? 300 : 20), 'x');
      if (!cell.empty() && chance() % 8 == 0)
        cell[chance() % cell.size()] = ";\"\r\n\t "[chance() % 6];
    }
    whole.row(std::vector<std::string_view>(cells.begin(), cells.end()));
    for (const std::string& cell : cells) by_cell.cell(cell);
    by_cell.end_row();
    REQUIRE(whole.line() == by_cell.line());
  }
  CHECK(text_of(whole) == text_of(by_cell));
}

TEST_CASE("an absolute cap on what is written") {
  const testing::TemporaryFolder folder;
  RowWriter writer{1 << 20};
  for (int i = 0; i < 3000 && !writer.has_failed(); ++i) {
    writer.cell(std::string(1000, 'x'));
    writer.end_row();
  }
  CHECK(writer.has_failed());
  const auto content = writer.finish(some_file(folder), "a.xlsx");
  REQUIRE_FALSE(content);
  CHECK(formatted(content.error()) ==
        "a.xlsx: erreur : les lignes, écrites en texte, dépassent 1 Mo\n"
        "   aide : donnez le fichier en parties, ou en CSV\n");
}
