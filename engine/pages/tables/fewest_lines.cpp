#include "pages/tables/fewest_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace copil::pages {

namespace {

/// So many ways to share the room out are tried at most.
constexpr std::size_t kMostWays = 4096;
/// Lines end before their width does: text broken over several takes so much more.
constexpr double kRagged = 1.08;

/// The widths worth trying for a column: on one line, two, up to so many; what most cells need.
std::vector<double> candidates(const ColumnWish& column, const std::vector<RowWidths>& rows,
                               std::size_t index, int most_lines) {
  std::vector<double> cells;
  for (const RowWidths& row : rows) {
    if (index < row.size()) cells.push_back(row[index]);
  }
  std::vector<double> widths{column.smallest};
  if (column.natural <= column.smallest * 1.02) return widths;
  const double text = column.natural - column.padding;
  for (int lines = 1; lines <= most_lines; ++lines) {
    widths.push_back(text / lines * (lines > 1 ? kRagged : 1) + column.padding);
  }
  if (!cells.empty()) {
    const auto most = cells.begin() + static_cast<std::ptrdiff_t>(cells.size() * 3 / 4);
    std::nth_element(cells.begin(), most, cells.end());
    widths.push_back(*most + column.padding);
  }
  for (double& width : widths) width = std::clamp(width, column.smallest, column.natural);
  std::sort(widths.begin(), widths.end());
  widths.erase(std::unique(widths.begin(), widths.end()), widths.end());
  return widths;
}

double lines_of(double text, double room) {
  return text <= room + 0.01 ? 1 : std::ceil(text * kRagged / room - 1e-6);
}

double lines_of_rows(const std::vector<ColumnWish>& columns, const std::vector<RowWidths>& rows,
                     const std::vector<double>& widths) {
  double lines = 0;
  for (const RowWidths& row : rows) {
    double most = 1;
    for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
      most = std::max(most, lines_of(row[i], widths[i] - columns[i].padding));
    }
    lines += most;
  }
  return lines;
}

/// The candidates of each column, fewer of each when there are many columns; none beyond what can
/// be tried.
std::vector<std::vector<double>> tried_widths(const std::vector<ColumnWish>& columns,
                                              const std::vector<RowWidths>& rows) {
  for (const int most_lines : {4, 2, 1}) {
    std::vector<std::vector<double>> tried;
    std::size_t ways = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      tried.push_back(candidates(columns[i], rows, i, most_lines));
      ways = std::min(ways * tried.back().size(), kMostWays + 1);
    }
    if (ways <= kMostWays) return tried;
  }
  return {};
}

/// The next choice of a candidate a column, as an odometer turns; false behind the last.
bool turn(std::vector<std::size_t>& choice, const std::vector<std::vector<double>>& tried) {
  for (std::size_t i = 0; i < choice.size(); ++i) {
    if (++choice[i] < tried[i].size()) return true;
    choice[i] = 0;
  }
  return false;
}

}  // namespace

std::vector<double> widths_of_fewest_lines(const std::vector<ColumnWish>& columns,
                                           const std::vector<RowWidths>& rows, double room) {
  const std::vector<std::vector<double>> tried = tried_widths(columns, rows);
  std::vector<double> best;
  best.reserve(columns.size());
  for (const ColumnWish& column : columns) best.push_back(column.smallest);
  if (tried.empty()) return best;
  double fewest = std::numeric_limits<double>::max();
  std::vector<std::size_t> choice(columns.size(), 0);
  do {
    std::vector<double> widths;
    double total = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      widths.push_back(tried[i][choice[i]]);
      total += widths.back();
    }
    if (total > room + 0.01) continue;
    const double lines = lines_of_rows(columns, rows, widths);
    if (lines < fewest) {
      fewest = lines;
      best = std::move(widths);
    }
  } while (turn(choice, tried));
  return best;
}

}  // namespace copil::pages
