#include "expansion/language/filter_shapes.hpp"

#include "wording/articles.hpp"
#include "wording/text.hpp"

/// Filters of one value: how it prints, or another made from it.
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

Datum with_style(const Datum& input, const Type& type, NumberStyle style) {
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
  return with_style(input, type, NumberStyle::with_unit);
}
Datum to_signed(const Datum& input, const Type& type, Values) {
  return with_style(input, type, NumberStyle::signed_plain);
}
Datum to_words(const Datum& input, const Type& type, Values) {
  return with_style(input, type, NumberStyle::in_words);
}

Datum to_long_date(const Datum& input, const Type&, Values) {
  Datum result = input;
  result.date_style = DateStyle::long_form;
  return result;
}
Datum to_short_date(const Datum& input, const Type&, Values) {
  Datum result = input;
  result.date_style = DateStyle::short_form;
  return result;
}
Datum to_year(const Datum& input, const Type&, Values) {
  const Day* day = input.as<Day>();
  if (!day || !day->is_real()) return {};
  return {std::to_string(calendar(*day).year)};
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

template <wording::Preposition preposition>
Datum to_article(const Datum& input, const Type&, Values) {
  return {wording::with_article(text_of(input), preposition)};
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

using enum Argument;

}  // namespace

// One filter a paragraph: laid out by hand, to be read as a table.
// clang-format off
std::vector<Filter> filters_of_values() {
  return {
    {"entier", "un nombre", "un nombre", "sans décimale", {}, 0, takes_number, same_styled,
     to_whole},
    {"decimal", "un nombre", "un nombre", "avec ce nombre de décimales : `decimal(2)`",
     {decimals}, 0, takes_number, same_styled, to_decimals},
    {"euros", "des euros ou un nombre", "des euros", "« 84 410,00 € » ; `euros(0)` sans centimes",
     {decimals}, 1, takes_euros, styled_euros, to_euros},
    {"pourcent", "un taux ou un nombre", "un taux",
     "« 85,3 % » ; `pourcent(0)` sans décimale", {decimals}, 1, takes_share, styled_rate, to_rate},
    {"evolution", "un taux ou un nombre", "une évolution", "« +4,7 % », toujours signée",
     {decimals}, 1, takes_share, styled_evolution, to_evolution},
    {"avec_unite", "un nombre", "un nombre", "suivi de son unité : « 2 jeunes »", {}, 0,
     takes_number, same_styled, to_unit_word},
    {"avec_signe", "un nombre", "un nombre", "précédé de + ou de −", {}, 0, takes_number,
     same_styled, to_signed},
    {"en_lettres", "un nombre", "un nombre", "en toutes lettres, avec son unité", {}, 0,
     takes_number, same_styled, to_words},
    {"date", "une date", "une date", "« 1er janvier 2010 »", {}, 0, takes_day, same_styled,
     to_long_date},
    {"date_courte", "une date", "une date", "« 01/01/2010 »", {}, 0, takes_day, same_styled,
     to_short_date},
    {"annee", "une date", "un texte", "l'année seule : « 2010 »", {}, 0, takes_day, text_shape,
     to_year},
    {"majuscule", "un texte", "un texte", "une majuscule à la première lettre", {}, 0, takes_text,
     text_shape, to_capitalised},
    {"capitales", "un texte", "un texte", "tout en capitales accentuées", {}, 0, takes_text,
     text_shape, to_upper_case},
    {"avec_de", "un texte", "un texte", "précédé de « de » ou « d’ »", {}, 0, takes_text,
     text_shape, to_de},
    {"avec_article", "un texte", "un texte",
     "« la Mission locale », « l’Espace » ; un nom propre reste seul", {}, 0, takes_text,
     text_shape, to_article<wording::Preposition::none>},
    {"avec_article_de", "un texte", "un texte",
     "« de la Mission locale », « du Centre », « d’Avenir »", {}, 0, takes_text, text_shape,
     to_article<wording::Preposition::de>},
    {"avec_article_a", "un texte", "un texte",
     "« à la Mission locale », « au Centre », « à Avenir »", {}, 0, takes_text, text_shape,
     to_article<wording::Preposition::a>},
    {"defaut", "une valeur", "la même", "remplace une valeur inconnue : `defaut(0)`", {same}, 0,
     takes_value, same_plain, to_default},
  };
}
// clang-format on

}  // namespace copil::expansion
