#pragma once

#include <vector>

#include "quality/report.hpp"

/// Inside the room: do objectives add up?
namespace copil::quality {

/// The gaps of every year, by year then by the territory's code. A child without an objective
/// counts for the sum of what is below it.
std::vector<ObjectifGap> objectif_gaps(const records::Records& records, Day arrete);

}  // namespace copil::quality
