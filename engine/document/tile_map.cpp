#include "document/tile_map.hpp"

#include <algorithm>

namespace copil::document {

const std::array<Tile, 26>& tiles() {
  static constexpr std::array<Tile, 26> kTiles{{
      {"31", "Nord-PdC", "Nord-Pas-de-Calais", 4, 0},
      {"25", "B.-Norm.", "Basse-Normandie", 2, 1},
      {"23", "H.-Norm.", "Haute-Normandie", 3, 1},
      {"22", "Picardie", "Picardie", 4, 1},
      {"21", "Champ.-A.", "Champagne-Ardenne", 5, 1},
      {"41", "Lorraine", "Lorraine", 6, 1},
      {"42", "Alsace", "Alsace", 7, 1},
      {"53", "Bretagne", "Bretagne", 1, 2},
      {"52", "P. de la L.", "Pays de la Loire", 2, 2},
      {"24", "Centre", "Centre", 3, 2},
      {"11", "Île-de-Fr.", "Île-de-France", 4, 2},
      {"26", "Bourgogne", "Bourgogne", 5, 2},
      {"43", "Fr.-Comté", "Franche-Comté", 6, 2},
      {"54", "Poitou-Ch.", "Poitou-Charentes", 2, 3},
      {"74", "Limousin", "Limousin", 3, 3},
      {"83", "Auvergne", "Auvergne", 4, 3},
      {"82", "Rhône-A.", "Rhône-Alpes", 5, 3},
      {"72", "Aquitaine", "Aquitaine", 2, 4},
      {"73", "Midi-Pyr.", "Midi-Pyrénées", 3, 4},
      {"91", "Lang.-R.", "Languedoc-Roussillon", 4, 4},
      {"93", "PACA", "Provence-Alpes-Côte d’Azur", 5, 4},
      {"94", "Corse", "Corse", 6, 5},
      {"01", "Guadel.", "Guadeloupe", 0, 6},
      {"02", "Martin.", "Martinique", 1, 6},
      {"03", "Guyane", "Guyane", 2, 6},
      {"04", "Réunion", "La Réunion", 3, 6},
  }};
  return kTiles;
}

const Tile* find_tile(std::string_view code) {
  if (code.starts_with('R')) code.remove_prefix(1);
  const auto found = std::find_if(tiles().begin(), tiles().end(),
                                  [&](const Tile& tile) { return tile.code == code; });
  return found == tiles().end() ? nullptr : &*found;
}

std::string region_name(const std::string& code) {
  const Tile* tile = find_tile(code);
  return tile == nullptr ? code : std::string{tile->label};
}

}  // namespace copil::document
