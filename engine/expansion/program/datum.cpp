#include "expansion/program/datum.hpp"

namespace copil::expansion {

namespace {

struct IsDefined {
  bool operator()(std::monostate) const { return false; }
  bool operator()(const Value& value) const { return value.is_defined(); }
  bool operator()(const std::string& text) const { return !text.empty(); }
  bool operator()(Day day) const { return day != Day::unknown; }
  bool operator()(bool) const { return true; }
  bool operator()(const Record* record) const { return record != nullptr; }
  bool operator()(const RecordList& list) const { return !list.empty(); }
  bool operator()(const TextList& list) const { return !list.empty(); }
  bool operator()(const FieldPath&) const { return true; }
};

}  // namespace

Datum datum_of(Term term) {
  Datum datum;
  std::visit([&](auto&& value) { datum.content = std::forward<decltype(value)>(value); },
             std::move(term));
  if (const auto* record = datum.as<const Record*>(); record && !*record) datum.content = {};
  return datum;
}

bool is_defined(const Datum& datum) {
  return std::visit(IsDefined{}, datum.content);
}

bool holds(const Datum& datum) {
  const bool* truth = datum.as<bool>();
  return truth && *truth;
}

Datum value_at(const Record& record, const FieldPath& path) {
  Datum datum{&record};
  for (const std::size_t index : path.indexes) {
    const auto* owner = datum.as<const Record*>();
    if (!owner) return {};
    const Record* holder = *owner;
    datum = datum_of(holder->get(index));
    datum.read_from = {holder, index, nullptr, nullptr};
  }
  return datum;
}

Value number_of(const Datum& datum, Unit unit) {
  const Value* value = datum.as<Value>();
  return value ? *value : Value::not_defined(unit);
}

std::string text_of(const Datum& datum) {
  const std::string* text = datum.as<std::string>();
  return text ? *text : std::string{};
}

}  // namespace copil::expansion
