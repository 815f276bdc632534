#include <catch2/catch.hpp>

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
