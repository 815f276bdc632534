#pragma once

#include "acts/comparison.hpp"
#include "copil/terminal/listing.hpp"

namespace copil::program {

/// A line a blank that was filled, then a line a difference.
Listing listing_of(const acts::Comparison& comparison);

}  // namespace copil::program
