#include "expansion/program/compile_context.hpp"

#include <algorithm>

#include "base/signs.hpp"

namespace copil::expansion {

namespace {

Type answer_type(document::BlankKind kind) {
  switch (kind) {
    case document::BlankKind::date:
      return {Kind::day, Unit::none, {}};
    case document::BlankKind::amount:
      return {Kind::number, Unit::euros, {}};
    default:
      return {Kind::text, Unit::none, {}};
  }
}

}  // namespace

bool is_own_name(std::string_view text) {
  return !text.empty() && !is_digit(text[0]) &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::size_t CompileContext::declare(std::string name, Shape shape) {
  scope.push_back({std::move(name), slot_count, std::move(shape)});
  return slot_count++;
}

const Variable* CompileContext::find(std::string_view name) const {
  for (auto variable = scope.rbegin(); variable != scope.rend(); ++variable) {
    if (variable->name == name) return &*variable;
  }
  return nullptr;
}

std::size_t CompileContext::declare_loop(std::string name, const Shape& list) {
  const std::size_t slot = declare(std::move(name), item_shape(list));
  declare("boucle", Shape{{Kind::record, Unit::none, std::string{kLoopType}}});
  return slot;
}

std::size_t CompileContext::rank_of(Condition condition) {
  const auto known = std::find_if(conditions.begin(), conditions.end(), [&](const auto& one) {
    return one.place == condition.place && one.text == condition.text;
  });
  const auto rank = static_cast<std::size_t>(known - conditions.begin());
  if (known == conditions.end()) conditions.push_back(std::move(condition));
  return rank;
}

Shape item_shape(const Shape& list) {
  Shape item;
  item.is_known = list.is_known;
  item.texts = list.texts;
  if (!list.type.record.empty()) item.type = {Kind::record, Unit::none, list.type.record};
  return item;
}

RecordType loop_type() {
  const Type number{Kind::number, Unit::none, {}};
  const Type condition{Kind::boolean, Unit::none, {}};
  return {std::string{kLoopType},
          {{"rang", number, "Le rang de l'élément, à partir de 1."},
           {"nombre", number, "Le nombre d'éléments de la liste."},
           {"premier", condition, "Vrai pour le premier élément."},
           {"dernier", condition, "Vrai pour le dernier élément."}}};
}

RecordType field_type(const Form& form) {
  RecordType type{std::string{kFieldType}, {}};
  for (const auto& field : form.fields) {
    type.fields.push_back({field.name, answer_type(field.kind), field.invite});
  }
  return type;
}

RecordType option_type(const Form& form) {
  RecordType type{std::string{kOptionType}, {}};
  for (const auto& option : form.options) {
    type.fields.push_back({option.name, {Kind::boolean, Unit::none, {}}, option.invite});
  }
  return type;
}

std::vector<RecordType> form_records(const Form& form) {
  Form declared = form;
  std::erase_if(declared.fields, [](const FormField& field) { return !field.is_declared; });
  std::vector<RecordType> records{field_type(declared), option_type(declared)};
  std::erase_if(records, [](const RecordType& record) { return record.fields.empty(); });
  return records;
}

}  // namespace copil::expansion
