#pragma once

#include <span>

#include "expansion/language/filters.hpp"

/// What the filters of values and of lists alike may give.
namespace copil::expansion {

inline Shape text_shape(const Shape&, std::span<const Expression>) {
  return {};
}

inline Shape bare_number(const Shape&, std::span<const Expression>) {
  return {{Kind::number, Unit::none, {}}};
}

}  // namespace copil::expansion
