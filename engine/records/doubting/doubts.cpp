#include "records/doubting/doubts.hpp"

#include <array>
#include <functional>
#include <iterator>

#include "records/doubting/day_order.hpp"
#include "records/doubting/odd_values.hpp"
#include "records/doubting/odd_years.hpp"
#include "records/doubting/strangers.hpp"
#include "records/reading/ordered.hpp"

namespace copil::records {

Diagnostics doubts_of(const Records& records,
                      const std::vector<std::pair<FileId, std::string>>& paths, int jobs) {
  // Each only looks: strangers, which take longest, beside all the others.
  const std::function<Diagnostics()> looks[] = {
      [&] { return stranger_warnings(records, paths, jobs); },
      [&] { return day_order_warnings(records, paths); },
      [&] { return odd_year_warnings(records, paths); },
      [&] { return odd_value_warnings(records, paths); }};
  std::array<Diagnostics, std::size(looks)> found;
  in_any_order(jobs, found.size(), [&](std::size_t look) { found[look] = looks[look](); });
  Diagnostics doubts;
  for (const Diagnostics& some : found) doubts.insert(doubts.end(), some.begin(), some.end());
  return doubts;
}

}  // namespace copil::records
