#pragma once

#include <string_view>

namespace copil::volumes {

/// What the volumes are reckoned from (as `records::needs_in` takes it), beside the card VOL.
inline constexpr std::string_view kNeeds = "objectifs";

}  // namespace copil::volumes
