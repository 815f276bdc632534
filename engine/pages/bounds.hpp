#pragma once

#include "pages/flow/structure.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// The rectangle an item covers: a path's points; a run from its ascenders to its descenders,
/// taken as if it were not rotated.
Rect bounds(const Item& item);

/// Writes into each figure the box of its items and the page they are on.
void add_figure_boxes(const Pages& pages, Structure& structure);

}  // namespace copil::pages
