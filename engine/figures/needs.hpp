#pragma once

#include <vector>

#include "figures/catalogue.hpp"
#include "records/needs.hpp"

namespace copil::figures {

/// The files and optional columns that the card's figure is reckoned from: those of its source, of
/// its moment, of its conditions (`Condition::colonnes`) and of the figures it is made from.
std::vector<records::Need> needs_of(const Catalogue& catalogue, const Card& card);

}  // namespace copil::figures
