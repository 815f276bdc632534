#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "base/folded.hpp"
#include "chain/program.hpp"
#include "workbook/checked_formulas.hpp"
#include "workbook/xlsx_reader.hpp"

// The workbooks of the demo, read back: what they carry is what they compute.
using namespace copil;
using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> workbooks_below(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() == ".xlsx") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What spreadsheets take for the address of a cell.
bool is_address_like(const std::string& name) {
  const auto digit = name.find_first_of("0123456789");
  return digit != std::string::npos && digit >= 1 && digit <= 3 &&
         name.find_first_not_of("0123456789", digit) == std::string::npos;
}

void check_names(const xlsx::Workbook& book) {
  std::set<std::string> sheets;
  for (const auto& sheet : book.sheets) {
    CAPTURE(sheet.name);
    CHECK(sheets.insert(folded(sheet.name)).second);
    CHECK(sheet.name.find_first_of("[]:*?/\\") == std::string::npos);
  }
  for (const auto& name : xlsx::elements(book.parts.at("xl/workbook.xml"), "definedName")) {
    const std::string shown = xlsx::attribute(name, "name");
    CAPTURE(shown);
    CHECK_FALSE(is_address_like(shown));
  }
}

void check_numbers(const xlsx::Sheet& sheet) {
  for (const auto& [address, cell] : sheet.cells) {
    if (cell.kind != xlsx::Cell::Kind::number) continue;
    CAPTURE(sheet.name, address);
    CHECK(cell.number_format != "General");
    CHECK(std::isfinite(xlsx::Evaluator::number_of(cell.number)));
  }
}

}  // namespace

TEST_CASE("the demo's workbooks compute the values they carry, under names that hold", "[lent]") {
  const TemporaryFolder work;
  REQUIRE(run_program({"demo", "--sortie", work.file("demo"), "-q"}).status == 0);
  const auto files = workbooks_below(work.file("demo"));
  CHECK(files.size() > 20);
  int formulas = 0;
  for (const auto& file : files) {
    CAPTURE(file.string());
    const xlsx::Workbook book(file.string());
    check_names(book);
    for (const auto& sheet : book.sheets) {
      check_numbers(sheet);
      formulas += xlsx::checked_formulas(sheet, book);
    }
  }
  CHECK(formulas > 300);
}
