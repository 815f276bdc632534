#include "document/tile_map.hpp"

#include <algorithm>

namespace copil::document {

const std::array<Tile, 26>& tiles() {
  static constexpr std::array<Tile, 26> kTiles{{
      {"31", "Nord-PdC", 4, 0},  {"25", "B.-Norm.", 2, 1},   {"23", "H.-Norm.", 3, 1},
      {"22", "Picardie", 4, 1},  {"21", "Champ.-A.", 5, 1},  {"41", "Lorraine", 6, 1},
      {"42", "Alsace", 7, 1},    {"53", "Bretagne", 1, 2},   {"52", "P. de la L.", 2, 2},
      {"24", "Centre", 3, 2},    {"11", "Île-de-Fr.", 4, 2}, {"26", "Bourgogne", 5, 2},
      {"43", "Fr.-Comté", 6, 2}, {"54", "Poitou-Ch.", 2, 3}, {"74", "Limousin", 3, 3},
      {"83", "Auvergne", 4, 3},  {"82", "Rhône-A.", 5, 3},   {"72", "Aquitaine", 2, 4},
      {"73", "Midi-Pyr.", 3, 4}, {"91", "Lang.-R.", 4, 4},   {"93", "PACA", 5, 4},
      {"94", "Corse", 6, 5},     {"01", "Guadeloupe", 0, 6}, {"02", "Martinique", 1, 6},
      {"03", "Guyane", 2, 6},    {"04", "La Réunion", 3, 6},
  }};
  return kTiles;
}

const Tile* find_tile(std::string_view code) {
  if (code.starts_with('R')) code.remove_prefix(1);
  const auto found = std::find_if(tiles().begin(), tiles().end(),
                                  [&](const Tile& tile) { return tile.code == code; });
  return found == tiles().end() ? nullptr : &*found;
}

}  // namespace copil::document
