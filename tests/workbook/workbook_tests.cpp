#include <catch2/catch.hpp>

#include <filesystem>

#include "workbook/sample.hpp"
#include "workbook/workbook.hpp"
#include "workbook/xlsx_reader.hpp"

using namespace copil;

namespace {

const workbook::Options kOptions{*parse_day("2010-12-31"), {}};

std::string path_of(const std::string& name) {
  const auto folder = std::filesystem::path(COPIL_BUILD_DIR) / "workbook";
  std::filesystem::create_directories(folder);
  return (folder / (name + ".xlsx")).string();
}

workbook::Written written(const document::Document& document, const std::string& name) {
  const auto result = workbook::write(document, path_of(name), kOptions);
  if (!result) FAIL(formatted(result.error()));
  return *result;
}

}  // namespace

TEST_CASE("a report gives a first sheet, a sheet a table, and its sources") {
  const auto report = written(sample::report(), "report");
  CHECK(report.warnings.empty());
  CHECK(report.sheets == std::vector<std::string>{"Présentation", "Objectifs et réalisations",
                                                  "Acomptes et soldes", "Entrées mois par mois",
                                                  "Sources"});
}
