#pragma once

#include <catch2/catch.hpp>

#include <string>

#include "support/temporary_folder.hpp"
#include "workbook/workbook.hpp"
#include "workbook/xlsx_reader.hpp"

namespace copil::support {

inline workbook::Options options() {
  return {*parse_day("2010-12-31"), {}};
}

/// A path in the folder of this run for a workbook of that name.
inline std::string path_of(const std::string& name) {
  return testing::folder_of_run().file(name + ".xlsx");
}

/// Writes the document, which must go well.
inline workbook::Written written(const document::Document& document, const std::string& name) {
  const auto result = workbook::write(document, path_of(name), options());
  if (!result) FAIL(formatted(result.error()));
  return *result;
}

/// Writes the document and reads the file back.
inline xlsx::Workbook read_back(const document::Document& document, const std::string& name) {
  written(document, name);
  return xlsx::Workbook(path_of(name));
}

}  // namespace copil::support
