#pragma once

#include <cmath>

#include <catch2/catch.hpp>

#include "workbook/evaluator.hpp"

namespace copil::xlsx {

/// Every formula of the sheet, computed again, must give what its cell holds. Returns
/// how many there are.
inline int checked_formulas(const Sheet& sheet, const Workbook& book) {
  const Evaluator evaluator(sheet, &book);
  int count = 0;
  for (const auto& [address, cell] : sheet.cells) {
    if (cell.formula.empty()) continue;
    ++count;
    CAPTURE(sheet.name, address, cell.formula);
    const auto result = evaluator.formula(cell.formula);
    if (cell.kind == Cell::Kind::text) {
      CHECK(std::get<std::string>(result) == cell.text);
    } else {
      const double cached = Evaluator::number_of(cell.number);
      CHECK(std::abs(std::get<double>(result) - cached) <= 1e-12 * (1 + std::abs(cached)));
    }
  }
  return count;
}

}  // namespace copil::xlsx
