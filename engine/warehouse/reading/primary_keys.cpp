#include "warehouse/reading/primary_keys.hpp"

#include <algorithm>

namespace copil::warehouse {

namespace {
constexpr std::uint64_t kStretch = 64;
}  // namespace

void PrimaryKeys::add(std::uint64_t line, const std::vector<std::string_view>& key) {
  const bool goes_on =
      !shifts_.empty() && line - shifts_.back().first == rows_ - shifts_.back().second;
  if (!goes_on) shifts_.emplace_back(line, rows_);
  if (rows_ % kStretch == 0) stretches_.push_back(keys_.size());
  for (const std::string_view value : key) {
    keys_ += value;
    keys_ += '\0';
  }
  ++rows_;
}

std::uint64_t PrimaryKeys::row_on(std::uint64_t line) const {
  auto shift =
      std::upper_bound(shifts_.begin(), shifts_.end(), line,
                       [](std::uint64_t wanted, const auto& one) { return wanted < one.first; });
  if (shift == shifts_.begin()) return 0;
  --shift;
  return shift->second + (line - shift->first);
}

exports::RowPlace PrimaryKeys::of(std::uint64_t line, std::size_t) const {
  if (rows_ == 0 || shifts_.empty() || line < shifts_.front().first) return {1, {}};
  const std::uint64_t row = std::min(row_on(line), rows_ - 1);
  exports::RowPlace place{row + 1, {}};
  if (columns_.empty()) return place;
  std::size_t at = stretches_[row / kStretch];
  const std::uint64_t skipped = row % kStretch * columns_.size();
  for (std::uint64_t i = 0; i < skipped; ++i) at = keys_.find('\0', at) + 1;
  for (const auto& column : columns_) {
    const std::size_t end = keys_.find('\0', at);
    place.spot +=
        (place.spot.empty() ? "" : ", ") + column + "\u00A0= " + keys_.substr(at, end - at);
    at = end + 1;
  }
  return place;
}

}  // namespace copil::warehouse
