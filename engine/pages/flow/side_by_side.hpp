#pragma once

#include <vector>

#include "pages/flow/piece.hpp"
#include "pages/flow/structure.hpp"

namespace copil::pages {

/// The height of pieces one under the other.
double stacked_height(const std::vector<Piece>& pieces);

/// How high the slices of columns may be.
struct SliceRoom {
  double first = 0;
  double other = 0;
};

/// The columns' pieces side by side, one slice a page, each column going on where it stopped. What
/// goes on has elements of its own under `parent`: those of a page come before those of the next.
std::vector<Piece> slices_of(std::vector<std::vector<Piece>> columns, SliceRoom room, int parent,
                             Structure& structure);

}  // namespace copil::pages
