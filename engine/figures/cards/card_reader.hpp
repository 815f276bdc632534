#pragma once

#include <string>
#include <vector>

#include "figures/catalogue.hpp"
#include "notation/node.hpp"

/// Reading one card's file; what cards say of each other is checked in `catalogue.cpp`.
namespace copil::figures {

/// One detail of a card: an enjeu and its label.
struct Detail {
  std::string enjeu;
  std::string libelle;
};

/// A card with what stands beside it in its file.
struct ReadCard {
  Card card;
  std::vector<Detail> details;
  std::string details_like;  ///< "details: DE1" takes those of DE1
  std::string details_de;    ///< the code that details bear before their own: EM4 for `EM4.E12`
  std::string definition_detail;  ///< of a detail, `{enjeu}` being its own; the card's when empty
  notation::Node map;
};

/// 3 for `E3`; 0 for anything but E1 to E29.
std::uint8_t enjeu_number(std::string_view text);

/// Reads one file, gathering what is wrong with it.
ReadCard read_card(const notation::Node& map, Diagnostics& complaints);

}  // namespace copil::figures
