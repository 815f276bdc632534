#pragma once

#include "document/document.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// The sign of a mark, of a shape of its own (colour only helps), centred on a point; `none` has
/// no steps.
Path mark_sign(document::CellMark mark, Point centre, double size);

/// The colour of a mark's sign, readable on white; the accent for `none`.
Colour mark_colour(document::CellMark mark);

}  // namespace copil::pages
