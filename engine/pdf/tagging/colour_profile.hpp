#pragma once

#include <string>

namespace copil::pdf {

/// The bytes of an ICC profile (version 4.2) of the sRGB colour space (IEC 61966-2-1): primaries
/// adapted to D50 and the exact parametric curve. What « output intent » needs, in 500 bytes.
std::string srgb_profile();

}  // namespace copil::pdf
