#include "copil/commands/telling/periods_listing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace copil::program {

Listing stacked(std::vector<Listing> listings) {
  Listing whole = std::move(listings.front());
  for (std::size_t i = 1; i < listings.size(); ++i) {
    std::move(listings[i].rows.begin(), listings[i].rows.end(), std::back_inserter(whole.rows));
  }
  return whole;
}

Listing year_by_year(Listing whole, std::string caption) {
  const auto column_of = [&](std::string_view name) {
    return static_cast<std::size_t>(
        std::find_if(whole.columns.begin(), whole.columns.end(),
                     [&](const auto& column) { return column.name == name; }) -
        whole.columns.begin());
  };
  whole.columns[column_of("annee")] = {"annee", CellKind::text, "année"};
  const std::size_t territory = column_of("territoire");
  std::stable_sort(whole.rows.begin(), whole.rows.end(), [&](const auto& a, const auto& b) {
    return a[territory].exact < b[territory].exact;
  });
  whole.caption = std::move(caption);
  return whole;
}

Listing side_by_side(const std::vector<Listing>& listings, const std::vector<Period>& periods,
                     std::string caption) {
  const Listing& first = listings.front();
  Listing wide{{}, std::vector<std::vector<Cell>>(first.rows.size()), std::move(caption)};
  for (std::size_t column = 0; column < first.columns.size(); ++column) {
    const auto& told = first.columns[column];
    if (told.kind != CellKind::text || told.reader != Reader::everyone) continue;
    wide.columns.push_back(told);
    for (std::size_t row = 0; row < first.rows.size(); ++row) {
      wide.rows[row].push_back(first.rows[row][column]);
    }
  }
  const std::size_t value = first.columns.size() - 2;  // then the cumul
  for (std::size_t i = 0; i < listings.size(); ++i) {
    wide.columns.push_back({period_code(periods[i]), CellKind::number});
    for (std::size_t row = 0; row < first.rows.size(); ++row) {
      wide.rows[row].push_back(listings[i].rows[row][value]);
    }
  }
  return wide;
}

}  // namespace copil::program
