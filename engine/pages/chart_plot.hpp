#pragma once

#include <span>
#include <string>

#include "pages/studio.hpp"

namespace copil::pages {

/// A line without axes in a box, its last point marked; n.d. values leave a gap.
Piece sparkline(std::span<const Value> values, Rect box, int element, Studio& studio);

/// The trend in words, for those who do not see it: first value, last, lowest and highest.
std::string trend_words(const std::string& label, std::span<const Value> values);

}  // namespace copil::pages
