#include "pages/charts/chart_parts.hpp"

#include <algorithm>
#include <cmath>

namespace copil::pages {

namespace {

using ChartKind = document::Chart::Kind;

/// In bytes: a longer name may take two lines at the left of its row.
constexpr std::size_t kLongName = 40;

bool has_long_names(const document::Chart& chart) {
  return std::any_of(chart.categories.begin(), chart.categories.end(),
                     [](const auto& name) { return name.size() > kLongName; });
}

double bars_a_row(const document::Chart& chart) {
  return chart.kind == ChartKind::bullet ? 1.0 : static_cast<double>(chart.series.size());
}

std::size_t fitting(double room, double row_height) {
  return std::max(kFewestRows,
                  static_cast<std::size_t>(std::floor(std::max(room, 0.0) / row_height)));
}

}  // namespace

std::vector<RowSpan> row_spans(std::size_t rows, double row_height, const RowRooms& rooms) {
  const auto fits = [&](std::size_t count, double room) {
    return static_cast<double>(count) * row_height + rooms.tail <= room;
  };
  const double fewest = static_cast<double>(kFewestRows) * row_height;
  const bool makes_two = rooms.here >= fewest && rows >= 2 * kFewestRows;
  double room = makes_two || fits(rows, rooms.here) ? rooms.here : rooms.page;
  if (fits(rows, room)) return {{0, rows}};
  std::vector<RowSpan> spans;
  std::size_t first = 0;
  for (; !fits(rows - first, room) && rows - first >= 2 * kFewestRows; room = rooms.next) {
    const std::size_t left = rows - first;
    // What is left for the page after is never a row or two.
    const std::size_t taken = std::min(fitting(room, row_height), left - kFewestRows);
    spans.push_back({first, first + taken});
    first += taken;
  }
  spans.push_back({first, rows});
  return spans;
}

bool has_rows(const document::Chart& chart) {
  return chart.kind == ChartKind::horizontal_bars || chart.kind == ChartKind::bullet;
}

double easy_row(const document::Chart& chart) {
  // A name on two lines needs a higher row.
  return std::max(has_long_names(chart) ? 19.0 : 15.0, 10 * bars_a_row(chart) + 4);
}

double dense_row(const document::Chart& chart) {
  return std::max(has_long_names(chart) ? 16.5 : 11.0, 8 * bars_a_row(chart));
}

}  // namespace copil::pages
