#pragma once

#include <optional>

#include "base/value.hpp"

/// Calculation on numbers with units: what may be added to what, and the exact result.
namespace copil::expansion {

enum class Arithmetic { add, subtract, multiply, divide };

/// A number's unit, and whether it is a bare number written in the template.
struct Measure {
  Unit unit = Unit::none;
  bool is_bare = false;
};

/// The unit of the result, or nothing when the calculation has no meaning (euros + jeunes).
/// Like units add up; rate − rate gives points; a bare number counts with bare numbers and rates.
/// A number or a rate multiplies anything; euros × a count are euros. Like units divide into a
/// rate; euros / a count are euros; a count / another is a bare number.
std::optional<Unit> result_unit(Arithmetic operation, Measure a, Measure b);

/// The exact result in `unit` (as `result_unit` says). Secret when either is secret, else n.d. when
/// either is, or when dividing by zero.
Value calculated(Arithmetic operation, const Value& a, const Value& b, Unit unit);

}  // namespace copil::expansion
