#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

using expansion::Kind;
using expansion::Term;
using expansion::Type;

Type number(Unit unit) {
  return {Kind::number, unit, {}};
}
Type text() {
  return {Kind::text, Unit::none, {}};
}
Type day() {
  return {Kind::day, Unit::none, {}};
}
Type boolean() {
  return {Kind::boolean, Unit::none, {}};
}
Type record(std::string type) {
  return {Kind::record, Unit::none, std::move(type)};
}
Type list(std::string type) {
  return {Kind::list, Unit::none, std::move(type)};
}

const records::Records& records_of(const DocumentNames& names) {
  return names.facts().dossier->records();
}

bool knows_realised(const DocumentNames& names) {
  return names.knows(kVolumes);
}

bool knows_payments(const DocumentNames& names) {
  return names.knows(kSubventions);
}

Term realised_count(const DocumentNames& names, std::int64_t count) {
  return knows_realised(names) ? Value::count(count, Unit::jeunes)
                               : Value::not_defined(Unit::jeunes);
}

Term day_term(Day day) {
  if (day == Day::unknown) return std::monostate{};
  return day;
}

Term day_term(const std::optional<Day>& day) {
  return day_term(day.value_or(Day::unknown));
}

Term text_term(std::string text) {
  if (text.empty()) return std::monostate{};
  return text;
}

Term count_term(const std::optional<std::int64_t>& count, Unit unit) {
  return count ? Value::count(*count, unit) : Value::not_defined(unit);
}

Term money_term(const std::optional<Cents>& amount) {
  return amount ? Value::money(*amount) : Value::not_defined(Unit::euros);
}

Term rate_term(const std::optional<Ratio>& rate, Unit unit) {
  return rate ? Value::decimal(*rate, unit, 1) : Value::not_defined(unit);
}

Term noted(const DocumentNames& names, records::TerritoireId id, std::string code,
           const std::optional<Value>& exact, Term shown) {
  if (exact && exact->is_defined()) names.note(id, std::move(code), *exact);
  return shown;
}

Term noted(const DocumentNames& names, records::TerritoireId id, std::string code, Term shown) {
  const auto* value = std::get_if<Value>(&shown);
  return noted(names, id, std::move(code), value == nullptr ? std::nullopt : std::optional{*value},
               shown);
}

}  // namespace copil::vocabulary
