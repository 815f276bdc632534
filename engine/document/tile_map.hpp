#pragma once

#include <array>
#include <string>
#include <string_view>

/// Where the tiles of a `Chart::Kind::tile_map` stand: the regions of 2010 on a grid drawn by hand
/// after the map, the same on pages and in workbooks.
namespace copil::document {

struct Tile {
  std::string_view code;   ///< of the national statistics office
  std::string_view name;   ///< short enough for a tile
  std::string_view label;  ///< in full
  int column;
  int row;
};
inline constexpr int kTileColumns = 8;
inline constexpr int kTileRows = 7;
inline constexpr int kTileClasses = 4;  ///< of equal width, from pale to dark

const std::array<Tile, 26>& tiles();

/// The tile of a region's code, `R82` or `82`; null for a code that has none.
const Tile* find_tile(std::string_view code);

/// The region's name in full; the code itself when it has no tile.
std::string region_name(const std::string& code);

}  // namespace copil::document
