#pragma once

#include <cstdint>
#include <string>

#include "base/day.hpp"

/// Moments: seconds since 1970, in universal time.
namespace copil {

/// The day of a moment.
Day day_of(std::int64_t moment);

/// `2010-07-01T06:00:00Z`: for machines and logs.
std::string iso_moment(std::int64_t moment);

}  // namespace copil
