#pragma once

#include <cstdint>
#include <vector>

#include "sheets/charts.hpp"

/// Maps of the regions: the library draws none, coloured cells stand in for them.
namespace copil::sheets {

/// Which cells of the table a map shows: those that the chart itself would.
ChartLink map_link(const document::Chart& chart, const document::Table& table);

/// The class of each figure, from 1 (the lowest) to 4; 0 where it is unknown.
std::vector<std::uint8_t> shades_of(const std::vector<Value>& values);

/// Where the figures of a map stand.
struct MapFigures {
  int sheet = 0;
  int first_row = 0;  ///< of the table's first row
};

/// Puts a tile a region, its name over its figure, darker for higher figures, and the legend. The
/// figures repeat the cells of their table. Returns the first row free under it.
int place_tile_map(Canvas& canvas, const document::Chart& chart, const ChartLink& link,
                   const MapFigures& figures, int row);

}  // namespace copil::sheets
