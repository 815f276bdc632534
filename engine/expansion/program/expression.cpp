#include "expansion/program/expression.hpp"

namespace copil::expansion {

Expression text_literal(std::string text) {
  Expression expression;
  expression.shape.type.kind = Kind::text;
  expression.shape.texts = {text};
  expression.literal.content = std::move(text);
  return expression;
}

Expression number_literal(Ratio number, int decimals) {
  Expression expression;
  expression.shape.type.kind = Kind::number;
  expression.shape.is_bare = true;
  expression.literal.content = Value::decimal(number, Unit::none, decimals);
  return expression;
}

Expression absent() {
  Expression expression;
  expression.shape.is_known = false;
  return expression;
}

}  // namespace copil::expansion
