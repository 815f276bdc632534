#pragma once

#include <set>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// A warning for each of the characters that stands on the pages, at its first place.
Diagnostics lacking_characters(const Pages& pages, const std::set<char32_t>& lacking);

}  // namespace copil::pages
