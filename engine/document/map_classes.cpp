#include "document/map_classes.hpp"

#include <algorithm>
#include <cmath>

#include "document/tile_map.hpp"

namespace copil::document {

MapClasses::MapClasses(std::span<const Value> values) {
  for (const Value& value : values) {
    if (!value.is_defined()) continue;
    if (count_ == 0) {
      like_ = value;
      const int digits = value.decimals + (is_percentage(value.unit) ? 2 : 0);
      for (int i = 0; i < digits; ++i) scale_ *= 10;
    }
    const std::int64_t number = steps(value);
    low_ = count_ == 0 ? number : std::min(low_, number);
    high_ = count_ == 0 ? number : std::max(high_, number);
    count_ = 1;
  }
  if (count_ > 0) {
    count_ = static_cast<int>(std::min<std::int64_t>(kTileClasses, high_ - low_ + 1));
  }
}

int MapClasses::of(const Value& value) const {
  const std::int64_t number = steps(value);
  int rank = 0;
  while (rank + 1 < count_ && begin(rank + 1) <= number) ++rank;
  return rank;
}

Value MapClasses::first(int rank) const {
  return figure(begin(rank));
}

Value MapClasses::last(int rank) const {
  return figure(rank + 1 < count_ ? begin(rank + 1) - 1 : high_);
}

/// The figure in steps of the last digit shown.
std::int64_t MapClasses::steps(const Value& value) const {
  const double number = static_cast<double>(value.number.num) /
                        static_cast<double>(value.number.den) * static_cast<double>(scale_);
  return std::llround(number);
}

std::int64_t MapClasses::begin(int rank) const {
  const double width = static_cast<double>(high_ - low_ + 1) / count_;
  return low_ + static_cast<std::int64_t>(std::ceil(width * rank - 1e-9));
}

Value MapClasses::figure(std::int64_t steps) const {
  return Value::decimal({steps, scale_}, like_.unit, like_.decimals);
}

}  // namespace copil::document
