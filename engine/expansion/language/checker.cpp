#include "expansion/language/checker.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "expansion/language/checking.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

std::vector<std::string> field_names(const RecordType& type) {
  std::vector<std::string> names;
  for (const auto& field : type.fields) names.push_back(field.name);
  return names;
}

class Checker {
 public:
  explicit Checker(const Checking& checking) : checking_(checking) {}

  Expression check(const Syntax& syntax) {
    switch (syntax.kind) {
      case Syntax::Kind::number:
        return number(syntax);
      case Syntax::Kind::text:
        return text_literal(syntax.word);
      case Syntax::Kind::boolean:
        return boolean(syntax.word == "vrai");
      case Syntax::Kind::list:
        return list(syntax);
      case Syntax::Kind::name:
        return name(syntax);
      case Syntax::Kind::member:
        return member(syntax);
      case Syntax::Kind::call:
        return compile_call(syntax, children(syntax, 0), checking_);
      case Syntax::Kind::filter:
        return filter(syntax);
      case Syntax::Kind::minus:
        return minus(syntax);
      case Syntax::Kind::negation:
        return negation(syntax);
      case Syntax::Kind::binary:
        return binary(syntax);
      case Syntax::Kind::is_defined:
        return definedness(syntax);
      case Syntax::Kind::conditional:
        return conditional(syntax);
    }
    return absent();
  }

 private:
  static bool known(const Expression& a) { return a.shape.is_known; }
  static bool known(const Expression& a, const Expression& b) { return known(a) && known(b); }

  std::vector<Expression> children(const Syntax& syntax, std::size_t from) {
    std::vector<Expression> compiled;
    for (std::size_t i = from; i < syntax.children.size(); ++i) {
      compiled.push_back(check(syntax.children[i]));
    }
    return compiled;
  }

  static Expression number(const Syntax& syntax) {
    const auto separator = syntax.word.find_first_of(",.");
    const std::size_t decimals =
        separator == std::string::npos ? 0 : syntax.word.size() - separator - 1;
    return number_literal(syntax.number, static_cast<int>(decimals));
  }

  static Expression boolean(bool truth) {
    Expression expression = made(Operation::literal, {Kind::boolean, Unit::none, {}}, {});
    expression.literal.content = truth;
    return expression;
  }

  Expression list(const Syntax& syntax) {
    TextList texts;
    for (const auto& item : syntax.children) {
      if (item.kind != Syntax::Kind::text) {
        return checking_.fail(item, "une liste écrite dans un modèle ne contient que des textes",
                              {"par exemple : [\"DE1\", \"DE2\"]"});
      }
      texts.push_back(item.word);
    }
    Expression expression = made(Operation::literal, {Kind::list, Unit::none, {}}, {});
    expression.shape.texts = texts;
    expression.literal.content = std::move(texts);
    return expression;
  }

  Expression name(const Syntax& syntax) {
    if (const Variable* variable = checking_.context.find(syntax.word)) {
      Expression expression;
      expression.operation = Operation::variable;
      expression.shape = variable->shape;
      expression.index = variable->slot;
      return expression;
    }
    const Schema& schema = checking_.context.schema;
    Expression root = made(Operation::root, {Kind::record, Unit::none, schema.root}, {});
    if (auto field = field_of(std::move(root), syntax.word)) return std::move(*field);
    std::vector<std::string> names = field_names(*schema.find(schema.root));
    for (const auto& variable : checking_.context.scope) names.push_back(variable.name);
    return checking_.fail(syntax, "nom inconnu « " + syntax.word + " »",
                          did_you_mean(syntax.word, names));
  }

  Expression member(const Syntax& syntax) {
    Expression owner = check(syntax.children[0]);
    if (!known(owner)) return absent();
    if (!is_kind(owner, Kind::record)) return no_fields(syntax, owner);
    const RecordType* type = checking_.context.schema.find(owner.shape.type.record);
    if (auto field = field_of(owner, syntax.word)) return std::move(*field);
    const bool is_of_form = type && (type->name == kFieldType || type->name == kOptionType);
    if (is_of_form && !checking_.context.is_form_known) return absent();
    const std::string message =
        is_of_form ? owner.shape.type.record + " « " + syntax.word + " » absent" +
                         (type->name == kOptionType ? "e" : "") + " de l'en-tête"
                   : "« " + owner.shape.type.record + " » n'a pas de champ « " + syntax.word + " »";
    return checking_.fail(
        syntax, message,
        did_you_mean(syntax.word, type ? field_names(*type) : std::vector<std::string>{}));
  }

  Expression no_fields(const Syntax& syntax, const Expression& owner) {
    std::vector<std::string> hints;
    if (is_kind(owner, Kind::list)) {
      hints = {
          "une liste se parcourt : {% for x in … %}, ou se résume par un filtre : "
          "somme(\"" +
          syntax.word + "\"), enumeration(\"" + syntax.word + "\")"};
    }
    return checking_.fail(syntax,
                          described(owner.shape.type) + " n'a pas de champ « " + syntax.word + " »",
                          std::move(hints));
  }

  /// The field of that name of a record expression, or nothing when its type has none.
  std::optional<Expression> field_of(Expression owner, const std::string& name) {
    const RecordType* type = checking_.context.schema.find(owner.shape.type.record);
    if (!type) return std::nullopt;
    const auto field = std::find_if(type->fields.begin(), type->fields.end(),
                                    [&](const Field& f) { return f.name == name; });
    if (field == type->fields.end()) return std::nullopt;
    remember(*type, *field);
    Expression result = made(Operation::field, field->type, one(std::move(owner)));
    result.index = static_cast<std::size_t>(field - type->fields.begin());
    return result;
  }

  void remember(const RecordType& type, const Field& field) {
    CompileContext& context = checking_.context;
    if (type.name == kFieldType) context.used_fields.insert(field.name);
    if (type.name == kOptionType) context.used_options.insert(field.name);
    if (type.name == kFieldType || type.name == kOptionType || type.name == kLoopType) return;
    const bool is_root = type.name == context.schema.root;
    context.names_used.insert(is_root ? field.name : type.name + "." + field.name);
  }

  Expression filter(const Syntax& syntax) {
    const Expression input = check(syntax.children[0]);
    return compile_filter(syntax, input, children(syntax, 1), checking_);
  }

  Expression minus(const Syntax& syntax) {
    Expression operand = check(syntax.children[0]);
    if (!known(operand)) return absent();
    if (!is_kind(operand, Kind::number)) {
      return checking_.fail_whole(
          syntax.children[0], "un nombre est attendu après « - », " + found(operand.shape.type));
    }
    Type type = operand.shape.type;
    const bool is_bare = operand.shape.is_bare;
    Expression result =
        made(Operation::multiply, type, two(number_literal(Ratio{-1, 1}, 0), std::move(operand)));
    result.shape.is_bare = is_bare;
    return result;
  }

  Expression negation(const Syntax& syntax) {
    Expression operand = condition(syntax.children[0]);
    return made(Operation::negation, {Kind::boolean, Unit::none, {}}, one(std::move(operand)));
  }

  Expression condition(const Syntax& syntax) {
    Expression operand = check(syntax);
    if (!known(operand) || is_kind(operand, Kind::boolean)) return operand;
    return checking_.fail_whole(
        syntax, "une condition est attendue, " + found(operand.shape.type),
        {"comparez (« > 0 »), ou demandez si la valeur est connue (« est defini »)"});
  }

  Expression definedness(const Syntax& syntax) {
    return made(Operation::is_defined, {Kind::boolean, Unit::none, {}},
                one(check(syntax.children[0])));
  }

  Expression conditional(const Syntax& syntax) {
    Expression value = check(syntax.children[0]);
    Expression test = condition(syntax.children[1]);
    Expression other = check(syntax.children[2]);
    if (!known(value, other)) return absent();
    const bool is_alike = is_kind(value, other.shape.type.kind) &&
                          value.shape.type.record == other.shape.type.record &&
                          (value.shape.type.unit == other.shape.type.unit || value.shape.is_bare ||
                           other.shape.is_bare);
    if (!is_alike) {
      return checking_.fail(syntax, "les deux valeurs au choix doivent être de même nature : " +
                                        described(value.shape.type) + " ou " +
                                        described(other.shape.type));
    }
    Shape shape = value.shape.is_bare ? other.shape : value.shape;
    shape.is_styled = value.shape.is_styled || other.shape.is_styled;
    std::vector<Expression> operands = two(std::move(value), std::move(test));
    operands.push_back(std::move(other));
    Expression result = made(Operation::conditional, {}, std::move(operands));
    result.shape = std::move(shape);
    result.shape.texts.clear();
    return result;
  }

  Expression binary(const Syntax& syntax) {
    const std::string& word = syntax.word;
    if (word == "et" || word == "ou") return logical(syntax);
    Expression a = check(syntax.children[0]);
    Expression b = check(syntax.children[1]);
    if (!known(a, b)) return absent();
    for (std::size_t i = 0; i < 2; ++i) {
      if ((i == 0 ? a : b).shape.is_styled) return styled_operand(syntax, syntax.children[i]);
    }
    return compile_operation(syntax, std::move(a), std::move(b), checking_);
  }

  Expression styled_operand(const Syntax& whole, const Syntax& operand) {
    return checking_.fail(operand,
                          "le filtre « " + operand.word +
                              " » ne sert qu'à imprimer : il ne "
                              "s'applique qu'à ce qui le précède, pas au résultat de « " +
                              whole.word + " »",
                          {"mettez le calcul entre parenthèses avant le filtre : (a " + whole.word +
                           " b) | " + operand.word});
  }

  Expression logical(const Syntax& syntax) {
    Expression a = condition(syntax.children[0]);
    Expression b = condition(syntax.children[1]);
    return made(syntax.word == "et" ? Operation::both : Operation::either,
                {Kind::boolean, Unit::none, {}}, two(std::move(a), std::move(b)));
  }

  const Checking& checking_;
};

}  // namespace

Expression Checking::fail(const Syntax& where, std::string message,
                          std::vector<std::string> hints) const {
  context.problems.push_back(
      anchor.error(text, where.offset, where.length, std::move(message), std::move(hints)));
  return absent();
}

Expression Checking::fail_whole(const Syntax& where, std::string message,
                                std::vector<std::string> hints) const {
  Syntax whole;
  whole.offset = where.begin;
  whole.length = where.end - where.begin;
  return fail(whole, std::move(message), std::move(hints));
}

bool is_kind(const Expression& expression, Kind kind) {
  return expression.shape.type.kind == kind;
}

Expression made(Operation operation, Type type, std::vector<Expression> operands) {
  Expression expression;
  expression.operation = operation;
  expression.shape.type = std::move(type);
  expression.operands = std::move(operands);
  return expression;
}

/// One operand, moved in: an initialiser list would copy it.
std::vector<Expression> one(Expression a) {
  std::vector<Expression> list;
  list.push_back(std::move(a));
  return list;
}

std::vector<Expression> two(Expression a, Expression b) {
  std::vector<Expression> list = one(std::move(a));
  list.push_back(std::move(b));
  return list;
}

Expression check(const Syntax& syntax, const Checking& checking) {
  return Checker{checking}.check(syntax);
}

}  // namespace copil::expansion
