#pragma once

#include <cstdint>
#include <span>

#include "base/value.hpp"

namespace copil::document {

/// The classes of a map's figures, from pale to dark: of equal width between the smallest figure
/// and the largest, in steps of the last digit shown, so that no two share a bound.
class MapClasses {
 public:
  explicit MapClasses(std::span<const Value> values);

  /// How many: none when no figure is known, fewer than four when they are close.
  int count() const { return count_; }
  /// From 0, of a defined figure.
  int of(const Value& value) const;
  /// The smallest and the largest figure of a class.
  Value first(int rank) const;
  Value last(int rank) const;

 private:
  std::int64_t steps(const Value& value) const;
  std::int64_t begin(int rank) const;
  Value figure(std::int64_t steps) const;

  Value like_;  ///< the first figure known: how all are written
  std::int64_t scale_ = 1;
  std::int64_t low_ = 0;
  std::int64_t high_ = 0;
  int count_ = 0;
};

}  // namespace copil::document
