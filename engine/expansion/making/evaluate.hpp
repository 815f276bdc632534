#pragma once

#include <vector>

#include "expansion/conditions.hpp"
#include "expansion/program/budget.hpp"
#include "expansion/program/expression.hpp"

/// Expressions to values, for one document.
namespace copil::expansion {

/// What an expression reads: the names of the document, and the slots of its loops and form; and
/// what it spends.
struct Environment {
  const Names& names;
  std::vector<Datum> slots;
  Budget& budget;
  Outcomes* outcomes = nullptr;  ///< of conditions, for who tries the template out
};

/// The value of a compiled expression. Never fails: what cannot be calculated, or comes once the
/// budget is spent, is not defined.
Datum evaluate(const Expression& expression, const Environment& environment);

/// The number of an expression of kind number, n.d. in its unit when it has none.
Value evaluate_number(const Expression& expression, const Environment& environment);

/// True when the condition holds, or is made to.
bool evaluate_condition(const Expression& expression, const Environment& environment);

/// The items of a list expression: records, or texts.
std::vector<Datum> evaluate_list(const Expression& expression, const Environment& environment);

}  // namespace copil::expansion
