#include "expansion/making/origins.hpp"

#include <algorithm>

#include "expansion/language/filters.hpp"
#include "expansion/program/expression.hpp"

namespace copil::expansion {

namespace {

using Operation = Expression::Operation;

bool is_reckoning(Operation operation) {
  switch (operation) {
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::evolution:
      return true;
    default:
      return false;
  }
}

/// What stands under the filters that only say how to print, and under a choice.
const Expression& kernel_of(const Expression& expression) {
  const Expression* kernel = &expression;
  while (kernel->operation == Operation::filter &&
         kernel->operands[0].shape.type.kind == Kind::number) {
    kernel = &kernel->operands[0];
  }
  return *kernel;
}

/// The field at the end of an argument such as `"volume.objectif"`, and its record type.
std::pair<const RecordType*, const Field*> end_of(const FieldPath& path, const std::string& record,
                                                  const Schema& schema) {
  const RecordType* owner = schema.find(record);
  const Field* field = nullptr;
  for (const std::size_t index : path.indexes) {
    if (field != nullptr) owner = schema.find(field->type.record);
    if (owner == nullptr || index >= owner->fields.size()) return {nullptr, nullptr};
    field = &owner->fields[index];
  }
  return {owner, field};
}

std::string quoted(const document::Definition& definition) {
  return "« " + definition.label + " »";
}

/// "Calcul : « A » rapporté à « B »."
std::string sentence_of(Operation operation, const std::vector<int>& parts,
                        const std::vector<document::Definition>& definitions) {
  const auto part = [&](std::size_t i) {
    return quoted(definitions[static_cast<std::size_t>(parts[i])]);
  };
  if (parts.size() == 2 && operation == Operation::divide) {
    return "Calcul : " + part(0) + " rapporté à " + part(1) + ".";
  }
  if (parts.size() == 2 && operation == Operation::subtract) {
    return "Calcul : " + part(0) + " moins " + part(1) + ".";
  }
  if (operation == Operation::evolution) {
    return "Calcul : évolution d'une valeur à l'autre de " + part(0) +
           (parts.size() > 1 ? " et de " + part(1) : "") + ".";
  }
  std::string text = "Calcul à partir de ";
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : ", ") + part(i);
  return text + ".";
}

/// Names the reckoning in its definition's code.
std::string word_of(Operation operation) {
  switch (operation) {
    case Operation::add:
      return "somme";
    case Operation::subtract:
      return "difference";
    case Operation::multiply:
      return "produit";
    case Operation::evolution:
      return "evolution";
    default:
      return "rapport";
  }
}

std::string label_of(Operation operation) {
  switch (operation) {
    case Operation::divide:
      return "Rapport";
    case Operation::subtract:
      return "Différence";
    case Operation::evolution:
      return "Évolution";
    case Operation::filter:
      return "Somme ou extrême d'une liste";
    default:
      return "Calcul";
  }
}

}  // namespace

int Origins::of(const Datum& datum, const Expression& expression, const Environment& environment) {
  const ReadFrom& from = datum.read_from;
  const Schema& schema = environment.names.schema();
  if (from.figure != nullptr) {
    const Expression& call = *from.figure;
    const auto lineage = environment.names.lineage(text_of(evaluate(call.operands[0], environment)),
                                                   from.record, from.territory, call.index == 1);
    return lineage ? named(*lineage, {}, schema) : document::kNoOrigin;
  }
  if (from.record != nullptr) {
    const auto lineage = from.record->lineage(from.field);
    if (!lineage) return document::kNoOrigin;
    const RecordType* type = schema.find(from.record->type());
    const bool is_described = type != nullptr && from.field < type->fields.size();
    return named(*lineage, is_described ? type->fields[from.field].description : std::string{},
                 schema);
  }
  return reckoned(expression, schema);
}

int Origins::named(const Lineage& lineage, const std::string& description, const Schema& schema) {
  const FigureName* figure = schema.find_figure(lineage.code);
  const int meaning = figure != nullptr
                          ? definition(figure->code, figure->label, figure->definition)
                          : definition(lineage.code, description, {});
  return origin({meaning, lineage.territory, lineage.period, lineage.is_cumulated, lineage.of});
}

int Origins::reckoned(const Expression& expression, const Schema& schema) {
  const Expression& kernel = kernel_of(expression);
  if (!is_reckoning(kernel.operation) && kernel.operation != Operation::filter) {
    return document::kNoOrigin;
  }
  std::vector<int> parts;
  add_parts(kernel, schema, parts);
  if (parts.empty()) return document::kNoOrigin;
  std::string code = kernel.operation == Operation::filter
                         ? std::string{filters()[kernel.index].name}
                         : word_of(kernel.operation);
  code.insert(0, "calcul.");
  for (const int part : parts) code += "." + definitions_[static_cast<std::size_t>(part)].code;
  const std::string text = sentence_of(kernel.operation, parts, definitions_);
  return origin(
      {definition(code, label_of(kernel.operation), text, std::move(parts)), {}, {}, false, {}});
}

void Origins::add_parts(const Expression& expression, const Schema& schema,
                        std::vector<int>& parts) {
  const auto add_field = [&](const RecordType* owner, const Field* field) {
    if (owner == nullptr || field == nullptr || field->type.kind != Kind::number) return;
    add_part(definition(owner->name + "." + field->name, field->description, {}), parts);
  };
  if (expression.operation == Operation::figure) {
    const std::string code = text_of(expression.operands[0].literal);
    const FigureName* figure = schema.find_figure(code);
    if (figure != nullptr)
      add_part(definition(figure->code, figure->label, figure->definition), parts);
    return;
  }
  if (expression.operation == Operation::field) {
    const RecordType* owner = schema.find(expression.operands[0].shape.type.record);
    if (owner != nullptr && expression.index < owner->fields.size()) {
      add_field(owner, &owner->fields[expression.index]);
    }
    return;
  }
  for (const Expression& operand : expression.operands) {
    if (const auto* path = operand.literal.as<FieldPath>()) {
      const auto [owner, field] = end_of(*path, expression.operands[0].shape.type.record, schema);
      add_field(owner, field);
    } else {
      add_parts(operand, schema, parts);
    }
  }
}

void Origins::add_part(int definition, std::vector<int>& parts) {
  if (std::find(parts.begin(), parts.end(), definition) == parts.end()) parts.push_back(definition);
}

int Origins::definition(const std::string& code, const std::string& label, const std::string& text,
                        std::vector<int> parts) {
  const auto [known, is_new] =
      known_definitions_.emplace(code, static_cast<int>(definitions_.size()));
  if (is_new) definitions_.push_back({code, label, text, std::move(parts)});
  return known->second;
}

int Origins::origin(document::Origin origin) {
  const std::string key = std::to_string(origin.definition) + (origin.is_cumulated ? "c;" : ";") +
                          origin.territory + ";" + period_code(origin.period) + ";" + origin.of;
  const auto [known, is_new] = known_origins_.emplace(key, static_cast<int>(origins_.size()));
  if (is_new) origins_.push_back(std::move(origin));
  return known->second;
}

void Origins::give_to(document::Document& document) {
  document.definitions = std::move(definitions_);
  document.origins = std::move(origins_);
}

}  // namespace copil::expansion
