#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "conformity/reading/inspection.hpp"

namespace copil::conformity {

/// A table of the structure laid out on its grid.
struct TableGrid {
  enum class Shape {
    regular,
    too_wide,     ///< a row goes beyond the columns of the first
    too_narrow,   ///< a row leaves columns empty
    too_deep,     ///< a cell reaches below the last row
    overlapping,  ///< two cells claim one place
  };

  TableGrid(const StructureTree& structure, int table);

  Shape shape = Shape::regular;
  int fault = -1;  ///< the row, or the cell, where it is not regular
  int column_count = 0;
  std::vector<int> rows;                      ///< elements
  std::vector<std::vector<int>> grid;         ///< cell elements, by row and column
  std::map<int, std::pair<int, int>> places;  ///< row and column of a cell

  bool is_regular() const { return shape == Shape::regular; }

 private:
  void read_rows(const StructureTree& structure, int table);
  void place_row(const StructureTree& structure, int row);
  bool place_cell(const StructureTree& structure, int cell, int row, int& column);
};

/// An integer attribute of a cell, 1 without it.
int span_of(const StructureTree& structure, int cell, const std::string& key);

/// The identifiers that a cell cites as its headers.
std::vector<std::string> headers_of(const StructureTree& structure, int cell);

/// Why a data cell has no header: it cites unknown ones, or none governs it.
struct OrphanCell {
  int cell = -1;  ///< −1: every cell has one
  std::vector<std::string> unknown;
};

/// The first data cell whose headers cannot be determined, by `Headers` or by the `Scope` of those
/// above and before it (ISO 14289-1, 7.5).
OrphanCell orphan_of(const StructureTree& structure, const TableGrid& table);

}  // namespace copil::conformity
