#pragma once

#include <cstddef>
#include <vector>

#include "document/document.hpp"

namespace copil::document {

/// How many looks (colour, stroke, mark) charts have.
inline constexpr std::size_t kLooks = 5;

/// The look of each series of a chart, from 0: what is said the same way looks the same in every
/// document. An objective has the look 1; the year before another series of the same name, the
/// look 2; the others take those that are left, in their order.
std::vector<std::size_t> looks_of(const std::vector<Series>& series);

}  // namespace copil::document
