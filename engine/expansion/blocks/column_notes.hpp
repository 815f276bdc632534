#pragma once

#include <string>

#include "expansion/program/expression.hpp"

/// What the header of a column says when the author says nothing.
namespace copil::expansion {

/// The definition of the number that the expression shows: of a figure whose code is written in the
/// template, of a field of the schema; seen through filters. Empty for anything else: texts and
/// dates say themselves what they are, and the author alone knows the sense of a calculation.
std::string definition_of(const Expression& value, const Schema& schema);

}  // namespace copil::expansion
