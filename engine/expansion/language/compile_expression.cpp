#include "base/folded.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/language/checking.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

Expression mismatch(std::string_view text, const Anchor& anchor, CompileContext& context,
                    std::string_view what, const Type& type, std::vector<std::string> hints = {}) {
  context.problems.push_back(
      anchor.error(text, std::string{what} + ", " + found(type), std::move(hints)));
  return absent();
}

}  // namespace

Expression compile_expression(std::string_view text, const Anchor& anchor,
                              CompileContext& context) {
  if (text.size() > kMaxExpressionBytes) {
    context.problems.push_back(anchor.error(text, 0, 1, "cette expression est trop longue"));
    return absent();
  }
  const auto syntax = parse_expression(text, anchor, context.problems);
  if (!syntax) return absent();
  return check(*syntax, Checking{text, anchor, context});
}

Expression compile_condition(std::string_view text, const Anchor& anchor, CompileContext& context) {
  Expression expression = compile_expression(text, anchor, context);
  if (!expression.shape.is_known) return expression;
  if (is_kind(expression, Kind::boolean)) {
    expression.condition =
        context.rank_of({std::string{trimmed(text)}, anchor.error(text, "").place});
    return expression;
  }
  return mismatch(text, anchor, context, "une condition est attendue", expression.shape.type,
                  {"comparez (« > 0 »), ou demandez si la valeur est connue (« est defini »)"});
}

Expression compile_list(std::string_view text, const Anchor& anchor, CompileContext& context) {
  Expression expression = compile_expression(text, anchor, context);
  if (!expression.shape.is_known || is_kind(expression, Kind::list)) return expression;
  return mismatch(text, anchor, context, "une liste est attendue", expression.shape.type);
}

Expression compile_output(std::string_view text, const Anchor& anchor, CompileContext& context) {
  Expression expression = compile_expression(text, anchor, context);
  const Type& type = expression.shape.type;
  if (!expression.shape.is_known || (type.kind != Kind::record && type.kind != Kind::list)) {
    return expression;
  }
  std::vector<std::string> hints{
      "résumez-la par un filtre, nombre ou enumeration, ou parcourez-la"};
  if (type.kind == Kind::record) {
    const RecordType* record = context.schema.find(type.record);
    hints.clear();
    if (record && !record->fields.empty())
      hints = {"écrivez un de ses champs : " + record->fields.front().name};
  }
  return mismatch(text, anchor, context, "une valeur à imprimer est attendue", type,
                  std::move(hints));
}

Expression compile_number(std::string_view text, const Anchor& anchor, CompileContext& context) {
  Expression expression = compile_expression(text, anchor, context);
  if (!expression.shape.is_known || is_kind(expression, Kind::number)) return expression;
  return mismatch(text, anchor, context, "un nombre est attendu", expression.shape.type);
}

std::string described(const Type& type) {
  switch (type.kind) {
    case Kind::number:
      return type.unit == Unit::none ? "un nombre"
                                     : "un nombre (" + std::string{unit_name(type.unit)} + ")";
    case Kind::text:
      return "un texte";
    case Kind::day:
      return "une date";
    case Kind::boolean:
      return "une condition";
    case Kind::record:
      return "un objet (" + type.record + ")";
    case Kind::list:
      return type.record.empty() ? "une liste de textes" : "une liste (" + type.record + ")";
  }
  return {};
}

std::string found(const Type& type) {
  const std::string what = described(type);
  return what + (what.starts_with("une ") ? " a été trouvée" : " a été trouvé");
}

std::string expected(const Type& type) {
  const std::string what = described(type);
  return what + (what.starts_with("une ") ? " est attendue" : " est attendu");
}

}  // namespace copil::expansion
