#include "base/value.hpp"

#include <array>
#include <cassert>
#include <utility>

namespace copil {

namespace {

constexpr std::array<std::pair<Unit, std::string_view>, 12> kUnitNames{{
    {Unit::none, "nombre"},
    {Unit::jeunes, "jeunes"},
    {Unit::actions, "actions"},
    {Unit::structures, "structures"},
    {Unit::lignes, "lignes"},
    {Unit::jours, "jours"},
    {Unit::mois, "mois"},
    {Unit::euros, "euros"},
    {Unit::etp, "ETP"},
    {Unit::taux, "taux"},
    {Unit::evolution, "évolution"},
    {Unit::points, "points"},
}};

}  // namespace

Value Value::count(std::int64_t number, Unit unit) {
  return {State::defined, Ratio{number, 1}, unit, 0};
}

Value Value::money(Cents amount) {
  return {State::defined, Ratio{amount.count, 100}, Unit::euros, 2};
}

Value Value::rate(std::int64_t num, std::int64_t den, Unit unit, int decimals) {
  const auto ratio = divide(Ratio{num, 1}, Ratio{den, 1});
  if (!ratio) return not_defined(unit);
  return {State::defined, *ratio, unit, decimals};
}

Value Value::decimal(Ratio number, Unit unit, int decimals) {
  return {State::defined, number, unit, decimals};
}

Value Value::not_defined(Unit unit) {
  return {State::not_defined, Ratio{}, unit, 0};
}

Cents Value::cents() const {
  assert(is_defined() && unit == Unit::euros);
  return {divide_half_away(Wide{number.num} * 100, number.den)};
}

bool is_percentage(Unit unit) {
  return unit == Unit::taux || unit == Unit::evolution || unit == Unit::points;
}

std::string_view unit_name(Unit unit) {
  for (const auto& [known, name] : kUnitNames) {
    if (known == unit) return name;
  }
  return {};
}

std::optional<Unit> parse_unit(std::string_view name) {
  for (const auto& [unit, known] : kUnitNames) {
    if (known == name) return unit;
  }
  return std::nullopt;
}

Value evolution(const Value& before, const Value& after) {
  if (!before.is_defined() || !after.is_defined()) return Value::not_defined(Unit::evolution);
  const auto change = subtract(after.number, before.number);
  const auto ratio = change ? divide(*change, before.number) : std::nullopt;
  if (!ratio) return Value::not_defined(Unit::evolution);
  return Value::decimal(*ratio, Unit::evolution, 1);
}

}  // namespace copil
