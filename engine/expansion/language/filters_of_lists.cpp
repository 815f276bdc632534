#include <algorithm>

#include "expansion/language/filter_shapes.hpp"
#include "wording/text.hpp"

/// Filters that sum up a list.
namespace copil::expansion {

namespace {

using Arguments = std::span<const Expression>;
using Values = std::span<const Datum>;

bool takes_list(const Type& type) {
  return type.kind == Kind::list;
}
bool takes_records(const Type& type) {
  return type.kind == Kind::list && !type.record.empty();
}
Shape field_shape(const Shape&, Arguments arguments) {
  return {arguments[0].shape.type};
}
Shape same_list(const Shape& input, Arguments) {
  return input;
}
Shape record_shape(const Shape& input, Arguments) {
  return {{Kind::record, Unit::none, input.type.record}};
}

RecordList records_of(const Datum& input) {
  const RecordList* list = input.as<RecordList>();
  return list ? *list : RecordList{};
}

Datum field_of(const Record& record, const Datum& field) {
  return value_at(record, *field.as<FieldPath>());
}

Datum to_count(const Datum& input, const Type&, Values) {
  const TextList* texts = input.as<TextList>();
  const std::size_t count = texts ? texts->size() : records_of(input).size();
  return {Value::count(static_cast<std::int64_t>(count), Unit::none)};
}

/// n.d. as soon as one value is: a sum over unknown parts is not known.
Datum to_sum(const Datum& input, const Type&, Values arguments) {
  Value sum;
  bool is_first = true;
  for (const Record* record : records_of(input)) {
    const Datum datum = field_of(*record, arguments[0]);
    const Value value = number_of(datum, sum.unit);
    const auto total = is_first ? std::optional{value.number} : add(sum.number, value.number);
    if (!value.is_defined() || !total) return {};
    sum = Value::decimal(*total, value.unit, std::max(sum.decimals, value.decimals));
    is_first = false;
  }
  return is_first ? Datum{Value::count(0, Unit::none)} : Datum{sum};
}

Datum extreme(const Datum& input, const Datum& field, std::strong_ordering wanted) {
  Datum best;
  for (const Record* record : records_of(input)) {
    const Datum datum = field_of(*record, field);
    if (!is_defined(datum)) continue;
    const Value* value = datum.as<Value>();
    const Value* known = best.as<Value>();
    if (value && (!known || (value->number <=> known->number) == wanted)) best = datum;
  }
  return best;
}
Datum to_minimum(const Datum& input, const Type&, Values arguments) {
  return extreme(input, arguments[0], std::strong_ordering::less);
}
Datum to_maximum(const Datum& input, const Type&, Values arguments) {
  return extreme(input, arguments[0], std::strong_ordering::greater);
}

/// An unknown value is equal to nothing.
bool is_equal(const Datum& a, const Datum& b) {
  if (!is_defined(a) || !is_defined(b)) return false;
  const auto are_alike = [&]<class T>(const T* one) {
    const T* other = b.as<T>();
    return one && other && *one == *other;
  };
  const Value* number = a.as<Value>();
  const Value* other = b.as<Value>();
  return (number && other && number->number == other->number) || are_alike(a.as<std::string>()) ||
         are_alike(a.as<Day>()) || are_alike(a.as<bool>());
}

Datum to_matching(const Datum& input, const Type&, Values arguments) {
  RecordList kept;
  for (const Record* record : records_of(input)) {
    if (is_equal(field_of(*record, arguments[0]), arguments[1])) kept.push_back(record);
  }
  return {kept};
}

Datum to_first(const Datum& input, const Type&, Values) {
  const RecordList list = records_of(input);
  return list.empty() ? Datum{} : Datum{list.front()};
}
Datum to_last(const Datum& input, const Type&, Values) {
  const RecordList list = records_of(input);
  return list.empty() ? Datum{} : Datum{list.back()};
}

Datum to_enumeration(const Datum& input, const Type&, Values arguments) {
  TextList texts;
  if (const TextList* list = input.as<TextList>()) texts = *list;
  for (const Record* record : records_of(input))
    texts.push_back(text_of(field_of(*record, arguments[0])));
  return {wording::enumerated(texts)};
}

using enum Argument;

}  // namespace

// One filter a paragraph: laid out by hand, to be read as a table.
// clang-format off
std::vector<Filter> filters_of_lists() {
  return {
    {"nombre", "une liste", "un nombre", "le nombre de ses éléments", {}, 0, takes_list,
     bare_number, to_count},
    {"somme", "une liste d'objets", "un nombre",
     "la somme d'un de leurs champs : `somme(\"volume.objectif\")` ; « n.d. » si l'un est inconnu",
     {field}, 0, takes_records, field_shape, to_sum},
    {"minimum", "une liste d'objets", "un nombre",
     "le plus petit connu : `minimum(\"volume.taux\")`",
     {field}, 0, takes_records, field_shape, to_minimum},
    {"maximum", "une liste d'objets", "un nombre",
     "le plus grand connu : `maximum(\"volume.taux\")`",
     {field}, 0, takes_records, field_shape, to_maximum},
    {"parmi", "une liste d'objets", "une liste",
     "ceux dont un champ a cette valeur : `parmi(\"volume.statut\", \"conforme\")`",
     {field, of_field}, 0, takes_records, same_list, to_matching},
    {"premier", "une liste d'objets", "un objet", "le premier de la liste", {}, 0, takes_records,
     record_shape, to_first},
    {"dernier", "une liste d'objets", "un objet", "le dernier de la liste", {}, 0, takes_records,
     record_shape, to_last},
    {"enumeration", "une liste", "un texte",
     "« a, b et c » ; pour des objets, d'un de leurs champs : `enumeration(\"libelle\")`",
     {field}, 1, takes_list, text_shape, to_enumeration},
  };
}
// clang-format on

}  // namespace copil::expansion
