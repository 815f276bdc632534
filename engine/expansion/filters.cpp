#include "expansion/filters.hpp"

#include <algorithm>
#include <array>

#include "wording/text.hpp"

namespace copil::expansion {

namespace {

using Arguments = std::span<const Expression>;
using Values = std::span<const Datum>;

bool takes_number(const Type& type) {
  return type.kind == Kind::number;
}
bool takes_euros(const Type& type) {
  return takes_number(type) && (type.unit == Unit::euros || type.unit == Unit::none);
}
bool takes_share(const Type& type) {
  return takes_number(type) && (type.unit == Unit::taux || type.unit == Unit::evolution ||
                                type.unit == Unit::points || type.unit == Unit::none);
}
bool takes_day(const Type& type) {
  return type.kind == Kind::day;
}
bool takes_text(const Type& type) {
  return type.kind == Kind::text;
}
bool takes_list(const Type& type) {
  return type.kind == Kind::list;
}
bool takes_records(const Type& type) {
  return type.kind == Kind::list && !type.record.empty();
}
bool takes_value(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::day || type.kind == Kind::text;
}

// ── What they give ─────────────────────────────────────────────────────────────────────────────

Shape of_unit(Unit unit) {
  return {{Kind::number, unit, {}}, true, false, true, {}};
}

Shape same_styled(const Shape& input, Arguments) {
  Shape shape = input;
  shape.is_styled = true;
  shape.texts.clear();
  return shape;
}
Shape same_plain(const Shape& input, Arguments) {
  Shape shape = input;
  shape.is_bare = false;
  shape.texts.clear();
  return shape;
}
Shape styled_euros(const Shape&, Arguments) {
  return of_unit(Unit::euros);
}
Shape styled_rate(const Shape&, Arguments) {
  return of_unit(Unit::taux);
}
Shape styled_evolution(const Shape&, Arguments) {
  return of_unit(Unit::evolution);
}
Shape text_shape(const Shape&, Arguments) {
  return {};
}
Shape bare_number(const Shape&, Arguments) {
  return {{Kind::number, Unit::none, {}}};
}
Shape field_shape(const Shape&, Arguments arguments) {
  return {arguments[0].shape.type};
}
Shape record_shape(const Shape& input, Arguments) {
  return {{Kind::record, Unit::none, input.type.record}};
}

// ── What they do ───────────────────────────────────────────────────────────────────────────────

Datum with_decimals(const Datum& input, const Type& type, int decimals) {
  Datum result = input;
  Value value = number_of(input, type.unit);
  value.decimals = decimals;
  result.content = value;
  return result;
}

Datum with_unit(const Datum& input, Unit unit, int decimals) {
  Value value = number_of(input, unit);
  value.unit = unit;
  value.decimals = decimals;
  Datum result = input;
  result.content = value;
  return result;
}

Datum with_style(const Datum& input, const Type& type, document::NumberStyle style) {
  Datum result = input;
  result.content = number_of(input, type.unit);
  result.number_style = style;
  return result;
}

int whole_argument(Values arguments, int fallback) {
  if (arguments.empty()) return fallback;
  return static_cast<int>(number_of(arguments[0], Unit::none).number.num);
}

Datum to_whole(const Datum& input, const Type& type, Values) {
  return with_decimals(input, type, 0);
}
Datum to_decimals(const Datum& input, const Type& type, Values arguments) {
  return with_decimals(input, type, whole_argument(arguments, 1));
}
Datum to_euros(const Datum& input, const Type&, Values arguments) {
  return with_unit(input, Unit::euros, whole_argument(arguments, 2));
}
Datum to_rate(const Datum& input, const Type&, Values arguments) {
  return with_unit(input, Unit::taux, whole_argument(arguments, 1));
}
Datum to_evolution(const Datum& input, const Type&, Values arguments) {
  return with_unit(input, Unit::evolution, whole_argument(arguments, 1));
}
Datum to_unit_word(const Datum& input, const Type& type, Values) {
  return with_style(input, type, document::NumberStyle::with_unit);
}
Datum to_signed(const Datum& input, const Type& type, Values) {
  return with_style(input, type, document::NumberStyle::signed_plain);
}
Datum to_words(const Datum& input, const Type& type, Values) {
  return with_style(input, type, document::NumberStyle::in_words);
}

Datum to_long_date(const Datum& input, const Type&, Values) {
  Datum result = input;
  result.date_style = document::DateStyle::long_form;
  return result;
}
Datum to_short_date(const Datum& input, const Type&, Values) {
  Datum result = input;
  result.date_style = document::DateStyle::short_form;
  return result;
}
Datum to_year(const Datum& input, const Type&, Values) {
  const Day* day = input.as<Day>();
  if (!day || !day->is_real()) return {Value::not_defined(Unit::none)};
  return {Value::count(calendar(*day).year, Unit::none)};
}

Datum to_capitalised(const Datum& input, const Type&, Values) {
  return {wording::capitalised(text_of(input))};
}
Datum to_upper_case(const Datum& input, const Type&, Values) {
  return {wording::upper_case(text_of(input))};
}
Datum to_de(const Datum& input, const Type&, Values) {
  return {wording::with_de(text_of(input))};
}

Datum to_default(const Datum& input, const Type& type, Values arguments) {
  if (is_defined(input)) return input;
  const Value* replacement = arguments[0].as<Value>();
  if (!replacement) return arguments[0];
  Value value = *replacement;
  value.unit = type.unit;
  if (type.unit == Unit::euros) value.decimals = 2;
  return {value};
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
  std::string sentence;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) sentence += i + 1 == texts.size() ? " et " : ", ";
    sentence += texts[i];
  }
  return {sentence};
}

using enum Argument;

const std::vector<Filter>& table() {
  static const std::vector<Filter> kFilters{
      {"entier",
       "un nombre",
       "un nombre",
       "sans décimale",
       {},
       0,
       takes_number,
       same_styled,
       to_whole},
      {"decimal",
       "un nombre",
       "un nombre",
       "avec ce nombre de décimales : `decimal(2)`",
       {decimals},
       0,
       takes_number,
       same_styled,
       to_decimals},
      {"euros",
       "des euros ou un nombre",
       "des euros",
       "« 84 410,00 € » ; `euros(0)` sans centimes",
       {decimals},
       1,
       takes_euros,
       styled_euros,
       to_euros},
      {"pourcent",
       "un taux ou un nombre",
       "un taux",
       "« 85,3 % » ; `pourcent(0)` sans décimale",
       {decimals},
       1,
       takes_share,
       styled_rate,
       to_rate},
      {"evolution",
       "un taux ou un nombre",
       "une évolution",
       "« +4,7 % », toujours signée",
       {decimals},
       1,
       takes_share,
       styled_evolution,
       to_evolution},
      {"avec_unite",
       "un nombre",
       "un nombre",
       "suivi de son unité : « 2 jeunes »",
       {},
       0,
       takes_number,
       same_styled,
       to_unit_word},
      {"avec_signe",
       "un nombre",
       "un nombre",
       "précédé de + ou de −",
       {},
       0,
       takes_number,
       same_styled,
       to_signed},
      {"en_lettres",
       "un nombre",
       "un nombre",
       "en toutes lettres, avec son unité",
       {},
       0,
       takes_number,
       same_styled,
       to_words},
      {"date",
       "une date",
       "une date",
       "« 1er janvier 2010 »",
       {},
       0,
       takes_day,
       same_styled,
       to_long_date},
      {"date_courte",
       "une date",
       "une date",
       "« 01/01/2010 »",
       {},
       0,
       takes_day,
       same_styled,
       to_short_date},
      {"annee", "une date", "un nombre", "l'année seule", {}, 0, takes_day, bare_number, to_year},
      {"majuscule",
       "un texte",
       "un texte",
       "une majuscule à la première lettre",
       {},
       0,
       takes_text,
       text_shape,
       to_capitalised},
      {"capitales",
       "un texte",
       "un texte",
       "tout en capitales accentuées",
       {},
       0,
       takes_text,
       text_shape,
       to_upper_case},
      {"avec_de",
       "un texte",
       "un texte",
       "précédé de « de » ou « d’ »",
       {},
       0,
       takes_text,
       text_shape,
       to_de},
      {"defaut",
       "une valeur",
       "la même",
       "remplace une valeur inconnue : `defaut(0)`",
       {same},
       0,
       takes_value,
       same_plain,
       to_default},
      {"nombre",
       "une liste",
       "un nombre",
       "le nombre de ses éléments",
       {},
       0,
       takes_list,
       bare_number,
       to_count},
      {"somme",
       "une liste d'objets",
       "un nombre",
       "la somme d'un de leurs champs : `somme(\"volume.objectif\")` ; « n.d. » si l'un est "
       "inconnu",
       {field},
       0,
       takes_records,
       field_shape,
       to_sum},
      {"minimum",
       "une liste d'objets",
       "un nombre",
       "le plus petit connu : `minimum(\"volume.taux\")`",
       {field},
       0,
       takes_records,
       field_shape,
       to_minimum},
      {"maximum",
       "une liste d'objets",
       "un nombre",
       "le plus grand connu : `maximum(\"volume.taux\")`",
       {field},
       0,
       takes_records,
       field_shape,
       to_maximum},
      {"premier",
       "une liste d'objets",
       "un objet",
       "le premier de la liste",
       {},
       0,
       takes_records,
       record_shape,
       to_first},
      {"dernier",
       "une liste d'objets",
       "un objet",
       "le dernier de la liste",
       {},
       0,
       takes_records,
       record_shape,
       to_last},
      {"enumeration",
       "une liste",
       "un texte",
       "« a, b et c » ; pour des objets, d'un de leurs champs : `enumeration(\"libelle\")`",
       {field},
       1,
       takes_list,
       text_shape,
       to_enumeration},
  };
  return kFilters;
}

}  // namespace

std::span<const Filter> filters() {
  return table();
}

}  // namespace copil::expansion
