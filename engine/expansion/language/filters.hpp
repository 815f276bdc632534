#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/program/expression.hpp"

/// The filters of expressions: `{{ montant | en_lettres }}`. One entry of a table each; adding a
/// filter is adding its line, its two functions, and running the tests, which print its line of
/// templates/README.md.
namespace copil::expansion {

/// What a filter's argument must be.
enum class Argument {
  decimals,  ///< a whole number from 0 to 6, written in the template
  field,     ///< the quoted name or dotted path of a field of the list's records
  same,      ///< an expression of the type of the filtered value
  of_field,  ///< an expression of the type of the field named before it
};

struct Filter {
  std::string_view name;
  std::string_view takes;  ///< French, for authors and messages: "un nombre"
  std::string_view gives;
  std::string_view description;  ///< one French sentence
  std::vector<Argument> arguments;
  int optional_arguments = 0;  ///< how many of the last ones may be left out
  bool (*accepts)(const Type& input);
  /// The shape of the result; `input` was accepted, arguments are of their kind.
  Shape (*shape)(const Shape& input, std::span<const Expression> arguments);
  /// The result. A field argument is a `FieldPath`.
  Datum (*apply)(const Datum& input, const Type& type, std::span<const Datum> arguments);
};

/// Those of one value, and those that sum up a list.
std::vector<Filter> filters_of_values();
std::vector<Filter> filters_of_lists();

/// All filters, in the order of the authors' reference.
std::span<const Filter> filters();

}  // namespace copil::expansion
