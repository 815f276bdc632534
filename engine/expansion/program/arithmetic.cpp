#include "expansion/program/arithmetic.hpp"

#include <algorithm>

namespace copil::expansion {

namespace {

bool is_count(Unit unit) {
  switch (unit) {
    case Unit::jeunes:
    case Unit::actions:
    case Unit::structures:
    case Unit::lignes:
    case Unit::jours:
    case Unit::mois:
    case Unit::etp:
      return true;
    default:
      return false;
  }
}

std::optional<Unit> sum_unit(Arithmetic operation, Measure a, Measure b) {
  if (a.unit == b.unit) {
    const bool is_gap = operation == Arithmetic::subtract && is_percentage(a.unit);
    return is_gap ? Unit::points : a.unit;
  }
  if (a.is_bare && b.unit == Unit::taux) return Unit::taux;
  if (b.is_bare && a.unit == Unit::taux) return Unit::taux;
  if (a.unit == Unit::taux && b.unit == Unit::points) return Unit::taux;
  return std::nullopt;
}

std::optional<Unit> product_unit(Unit a, Unit b) {
  if (a == Unit::none || a == Unit::taux) return b;
  if (b == Unit::none || b == Unit::taux) return a;
  if ((a == Unit::euros && is_count(b)) || (b == Unit::euros && is_count(a))) return Unit::euros;
  return std::nullopt;
}

std::optional<Unit> quotient_unit(Unit a, Unit b) {
  if (b == Unit::none) return a;
  if (a == b) return Unit::taux;
  if (b == Unit::taux && !is_percentage(a)) return a;
  if (a == Unit::euros && is_count(b)) return Unit::euros;
  if (is_count(a) && is_count(b)) return Unit::none;
  return std::nullopt;
}

std::optional<Ratio> exact_result(Arithmetic operation, Ratio a, Ratio b) {
  switch (operation) {
    case Arithmetic::add:
      return add(a, b);
    case Arithmetic::subtract:
      return subtract(a, b);
    case Arithmetic::multiply:
      return multiply(a, b);
    case Arithmetic::divide:
      return divide(a, b);
  }
  return std::nullopt;
}

int result_decimals(Arithmetic operation, const Value& a, const Value& b, Unit unit) {
  if (unit == Unit::euros) return 2;
  if (is_percentage(unit) && !(is_percentage(a.unit) && is_percentage(b.unit))) return 1;
  if (operation == Arithmetic::divide) return std::max({1, a.decimals, b.decimals});
  return std::max(a.decimals, b.decimals);
}

}  // namespace

std::optional<Unit> result_unit(Arithmetic operation, Measure a, Measure b) {
  switch (operation) {
    case Arithmetic::add:
    case Arithmetic::subtract:
      return sum_unit(operation, a, b);
    case Arithmetic::multiply:
      return product_unit(a.unit, b.unit);
    case Arithmetic::divide:
      return quotient_unit(a.unit, b.unit);
  }
  return std::nullopt;
}

Value calculated(Arithmetic operation, const Value& a, const Value& b, Unit unit) {
  if (a.state == Value::State::secret || b.state == Value::State::secret) {
    return {Value::State::secret, {}, unit, 0};
  }
  if (!a.is_defined() || !b.is_defined()) return Value::not_defined(unit);
  const auto result = exact_result(operation, a.number, b.number);
  if (!result) return Value::not_defined(unit);
  return Value::decimal(*result, unit, result_decimals(operation, a, b, unit));
}

}  // namespace copil::expansion
