#include "production/lists/row_walk.hpp"

#include <algorithm>
#include <utility>

namespace copil::production {

RowWalk::RowWalk(const records::Territoires& tree, records::TerritoireId territoire,
                 std::span<const records::TerritoireId> mission_locale,
                 const std::function<bool(std::uint32_t)>& keeps, Before before)
    : places_(tree.of_type_in(territoire, records::TypeTerritoire::mission_locale)),
      before_(std::move(before)) {
  std::vector<bool> is_inside(tree.size(), false);
  for (const auto place : places_) is_inside[place] = true;
  std::vector<std::uint32_t> keys(mission_locale.size(), records::kNone);
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    if (is_inside[mission_locale[row]] && keeps(row)) keys[row] = mission_locale[row];
  }
  grouping_ = records::group_by(keys, static_cast<std::uint32_t>(tree.size()));
}

std::optional<std::uint32_t> RowWalk::next() {
  while (row_ == rows_.size()) {
    if (place_ == places_.size()) return std::nullopt;
    const auto of_place = grouping_.of(places_[place_++]);
    rows_.assign(of_place.begin(), of_place.end());
    std::sort(rows_.begin(), rows_.end(), before_);
    row_ = 0;
  }
  return rows_[row_++];
}

}  // namespace copil::production
