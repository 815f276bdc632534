#include "pages/flow/side_by_side.hpp"

#include <algorithm>
#include <map>

namespace copil::pages {

double stacked_height(const std::vector<Piece>& pieces) {
  double height = 0;
  for (const Piece& piece : pieces) {
    height += piece.height + (&piece == &pieces.front() ? 0 : piece.space_before);
  }
  return height;
}

namespace {

/// What of the columns fits side by side in `room`, each from its piece `next` on; a piece at least
/// of each that has one left. Empty when nothing is left.
Piece take_slice(std::vector<std::vector<Piece>>& columns, std::vector<std::size_t>& next,
                 double room) {
  Piece slice;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    double y = 0;
    for (const std::size_t first = next[c]; next[c] < columns[c].size(); ++next[c]) {
      Piece& piece = columns[c][next[c]];
      const double top = next[c] == first ? 0 : y + piece.space_before;
      if (next[c] > first && top + piece.height > room) break;
      y = top + piece.height;
      absorb(slice, std::move(piece), 0, top);
    }
    slice.height = std::max(slice.height, y);
  }
  return slice;
}

/// Gives what goes on over the page elements of its own, below `root`: those of a page come before
/// those of the next.
void renew_elements(Piece& slice, int root, Structure& structure) {
  std::map<int, int> renewed;
  const auto renew = [&](int element, const auto& again) -> int {
    if (element <= root) return element;
    if (const auto known = renewed.find(element); known != renewed.end()) return known->second;
    const int parent = again(structure.at(element).parent, again);
    const int copy = structure.add(structure.at(element).role, parent);
    const Element original = structure.at(element);
    structure.at(copy) = original;
    structure.at(copy).parent = parent;
    if (!original.id.empty()) structure.at(copy).id = original.id + "-" + std::to_string(copy);
    return renewed[element] = copy;
  };
  for (Item& item : slice.items) item.element = renew(item.element, renew);
  for (LinkArea& link : slice.links) link.element = renew(link.element, renew);
}

}  // namespace

std::vector<Piece> slices_of(std::vector<std::vector<Piece>> columns, SliceRoom room, int parent,
                             Structure& structure) {
  std::vector<std::size_t> next(columns.size(), 0);
  std::vector<Piece> slices;
  for (Piece slice = take_slice(columns, next, room.first); slice.height > 0;
       slice = take_slice(columns, next, room.other)) {
    if (!slices.empty()) renew_elements(slice, parent, structure);
    slices.push_back(std::move(slice));
  }
  return slices;
}

}  // namespace copil::pages
