#pragma once

#include <string_view>
#include <vector>

#include "expansion/program/compile_context.hpp"
#include "expansion/program/expression.hpp"

/// From the text of an expression to its compiled form, names looked up and types checked. Every
/// function complains in the context's problems; after an error the expression is `absent()`, which
/// never causes a second complaint.
namespace copil::expansion {

/// Any expression.
Expression compile_expression(std::string_view text, const Anchor& anchor, CompileContext& context);

/// An expression that must be a condition.
Expression compile_condition(std::string_view text, const Anchor& anchor, CompileContext& context);

/// An expression that must be a list.
Expression compile_list(std::string_view text, const Anchor& anchor, CompileContext& context);

/// An expression that can be printed: a number, text, date or condition.
Expression compile_output(std::string_view text, const Anchor& anchor, CompileContext& context);

/// An expression that must be a number.
Expression compile_number(std::string_view text, const Anchor& anchor, CompileContext& context);

/// How messages name a type: "un nombre (euros)", "un texte", "une liste"…
std::string described(const Type& type);
/// "un nombre (euros) a été trouvé", "une date a été trouvée".
std::string found(const Type& type);
/// "un nombre est attendu", "une date est attendue".
std::string expected(const Type& type);

/// The functions of expressions, for the authors' reference.
struct Function {
  std::string_view name;
  std::string_view form;         ///< `chiffre("CODE", periode, territoire)`
  std::string_view description;  ///< one French sentence
};
const std::vector<Function>& functions();

}  // namespace copil::expansion
