#include "expansion/blocks/column_notes.hpp"

#include "expansion/program/compile_context.hpp"

namespace copil::expansion {

namespace {

std::string definition_of_figure(const Expression& figure, const Schema& schema) {
  const auto* code = figure.operands[0].literal.as<std::string>();
  if (code == nullptr) return {};
  const FigureName* known = schema.find_figure(*code);
  if (known == nullptr || known->definition.empty()) return {};
  const bool is_cumulated = figure.index == 1;
  return "Chiffre " + known->code + (is_cumulated ? ", cumulé depuis le 1er janvier" : "") + ". " +
         known->definition;
}

/// The names that the template gives itself are the author's own words already.
bool is_of_template(const std::string& record) {
  return record == kLoopType || record == kFieldType || record == kOptionType;
}

std::string definition_of_field(const Expression& field, const Schema& schema) {
  const std::string& record = field.operands[0].shape.type.record;
  const RecordType* type = schema.find(record);
  if (type == nullptr || is_of_template(record)) return {};
  const std::string& description = type->fields[field.index].description;
  return description.empty() ? "" : description + ".";
}

}  // namespace

std::string definition_of(const Expression& value, const Schema& schema) {
  if (value.shape.type.kind != Kind::number) return {};
  switch (value.operation) {
    case Expression::Operation::figure:
      return definition_of_figure(value, schema);
    case Expression::Operation::field:
      return definition_of_field(value, schema);
    case Expression::Operation::filter:
      return definition_of(value.operands[0], schema);
    default:
      return {};
  }
}

}  // namespace copil::expansion
