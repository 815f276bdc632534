#pragma once

#include <vector>

#include "pages/tables/table_grid.hpp"

namespace copil::pages {

/// Adds up columns of a table, row after row.
class RunningSums {
 public:
  RunningSums() = default;
  RunningSums(const document::Table& table, std::vector<std::size_t> columns);

  void add(const document::Row& row);
  /// By column, of the rows so far. A sum over what is not known, or is secret, is not known.
  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<std::size_t> columns_;
  std::vector<Value> values_;
};

/// What a table says at page breaks, if anything.
struct CarriedTotals {
  int carry = -1;  ///< what its pieces name in `Piece::carry`
  RunningSums sums;
};

/// For a table that asks for it: at page breaks, a row « À reporter » under the last row of the
/// page and a row « Report » above the first of the next, with the sums so far of the columns that
/// its total row adds up. No carry when the table does not ask, or has nothing to add up.
CarriedTotals add_carried_totals(const document::Table& table, const Grid& grid, Studio& studio);

}  // namespace copil::pages
