#pragma once

#include <string>
#include <vector>

#include "base/period.hpp"
#include "copil/terminal/listing.hpp"

/// Listings of several periods as one.
namespace copil::program {

/// Listings of the same rows for several periods, one after the other: for machines.
Listing stacked(std::vector<Listing> listings);

/// The stacked listings of several years for people, with the year in a column: the years of a
/// territory one under the other.
Listing year_by_year(Listing whole, std::string caption);

/// Listings of the same rows for people: a row once, with the value of each period beside the
/// others.
Listing side_by_side(const std::vector<Listing>& listings, const std::vector<Period>& periods,
                     std::string caption);

}  // namespace copil::program
