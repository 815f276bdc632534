#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "expansion/names.hpp"
#include "expansion/program/datum.hpp"

/// Expressions in their compiled form: every name resolved, every type checked.
namespace copil::expansion {

/// What is known of an expression before any data.
struct Shape {
  Type type;                         ///< a list without `record` is a list of texts
  bool is_known = true;              ///< false after an error already told
  bool is_bare = false;              ///< a number written in the template
  bool is_styled = false;            ///< went through a filter that only says how to print
  std::vector<std::string> texts{};  ///< all it can be, when they are written in the template
};

struct Expression {
  enum class Operation {
    literal,
    root,          ///< the document's own record
    variable,      ///< slot `index`
    field,         ///< field `index` of operand 0
    figure,        ///< code, period and territory operands; `index` 1: cumulated
    figure_label,  ///< of the code in operand 0
    add,
    subtract,
    multiply,
    divide,
    evolution,  ///< (a − b) / b
    shift_day,  ///< operand 0 moved by operand 1 days
    day_gap,    ///< days from operand 1 to operand 0
    equal,
    different,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    contains,  ///< operand 0 is one of the texts of operand 1
    both,
    either,
    negation,
    is_defined,
    conditional,  ///< operand 0 if operand 1 else operand 2
    filter,       ///< filter `index` of operand 0, its arguments after it
  };

  Operation operation = Operation::literal;
  Shape shape;
  Datum literal;
  std::size_t index = 0;
  std::vector<Expression> operands;
  std::optional<std::size_t> condition{};  ///< of a whole condition: its rank in the template
};

/// A text written in the template.
Expression text_literal(std::string text);
/// A number written in the template, with the decimals to show.
Expression number_literal(Ratio number, int decimals);
/// An expression that gives nothing: after an error, or for an argument left out.
Expression absent();

}  // namespace copil::expansion
