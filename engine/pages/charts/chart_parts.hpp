#pragma once

#include <cstddef>
#include <vector>

#include "document/document.hpp"

namespace copil::pages {

/// Some of the categories of a chart that has one row a category: [first, end).
struct RowSpan {
  std::size_t first = 0;
  std::size_t end = 0;

  std::size_t count() const { return end - first; }
  bool operator==(const RowSpan&) const = default;
};

/// What pages have for the rows of a chart, besides its captions, its legends and its axes. Points.
struct RowRooms {
  double here = 0;  ///< of the page that is being filled; 0 when it is to be left as it is
  double page = 0;  ///< of a page that the chart opens
  double next = 0;  ///< of each page on which the chart goes on
  double tail = 0;  ///< taken by what stays with the last row: where the figures come from
};

/// The rows of each page, in order: all of them together when they fit here, or on one page while
/// this one is to be left. Each part has `kFewestRows` at least, and a page that is too low for
/// them has them nonetheless.
std::vector<RowSpan> row_spans(std::size_t rows, double row_height, const RowRooms& rooms);

inline constexpr std::size_t kFewestRows = 5;

/// True for the kinds that have one row a category.
bool has_rows(const document::Chart& chart);

/// How high the rows of such a chart are: as the eye likes them, or as low as all of their words
/// still have room, where there are more than a page takes. Points.
double easy_row(const document::Chart& chart);
double dense_row(const document::Chart& chart);

}  // namespace copil::pages
