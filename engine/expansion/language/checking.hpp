#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expansion/language/syntax.hpp"
#include "expansion/program/compile_context.hpp"
#include "expansion/program/expression.hpp"

/// The checker's inner parts: one expression being checked, and the rules of calls.
namespace copil::expansion {

using Operation = Expression::Operation;

/// The expression under check, for complaints that point into it.
struct Checking {
  std::string_view text;
  const Anchor& anchor;
  CompileContext& context;

  /// Complains at that word of the expression; gives `absent()` for the caller to return.
  Expression fail(const Syntax& where, std::string message,
                  std::vector<std::string> hints = {}) const;
  /// The same for all of that part of the expression.
  Expression fail_whole(const Syntax& where, std::string message,
                        std::vector<std::string> hints = {}) const;
};

/// The compiled form of a parsed expression.
Expression check(const Syntax& syntax, const Checking& checking);

/// A call to a function whose arguments are compiled.
Expression compile_call(const Syntax& call, std::vector<Expression> arguments,
                        const Checking& checking);

/// A filter on a compiled value. Arguments are syntax still, as field names are no expressions:
/// `compiled` holds their compiled form.
Expression compile_filter(const Syntax& filter, const Expression& input,
                          std::vector<Expression> compiled, const Checking& checking);

/// Arithmetic, comparison or `dans` between two compiled values; `operation` is binary.
Expression compile_operation(const Syntax& operation, Expression a, Expression b,
                             const Checking& checking);

bool is_kind(const Expression& expression, Kind kind);

/// The expression of that operation and type over its operands.
Expression made(Operation operation, Type type, std::vector<Expression> operands);
std::vector<Expression> one(Expression a);
std::vector<Expression> two(Expression a, Expression b);

}  // namespace copil::expansion
