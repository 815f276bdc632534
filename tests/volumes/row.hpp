#pragma once

#include <catch2/catch.hpp>

#include "support/reports.hpp"
#include "volumes/volumes.hpp"

namespace copil::test_support {

/// The row of 2010 of that territory, as known on that day.
inline volumes::VolumeRow row_of(const records::Records& records, const char* code,
                                 const char* arrete) {
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = volumes::compute_volumes(figures, 2010);
  REQUIRE(rows);
  for (const volumes::VolumeRow& row : *rows) {
    if (records.territoires.code[row.territoire] == code) return row;
  }
  FAIL("pas de ligne");
  return {};
}

}  // namespace copil::test_support
