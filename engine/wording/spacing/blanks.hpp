#pragma once

#include <string_view>

/// The two blanks that never break, as text; `points.hpp` has them as code points.
namespace copil::wording {

inline constexpr std::string_view kNoBreakText = "\u00A0";
inline constexpr std::string_view kNarrowNoBreakText = "\u202F";

}  // namespace copil::wording
