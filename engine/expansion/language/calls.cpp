#include <algorithm>
#include <array>
#include <iterator>

#include "expansion/language/checker.hpp"
#include "expansion/language/checking.hpp"
#include "expansion/language/filters.hpp"
#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

using Operation = Expression::Operation;

std::vector<std::string> figure_codes(const Schema& schema) {
  std::vector<std::string> codes;
  for (const auto& figure : schema.figures) codes.push_back(figure.code);
  return codes;
}

bool is_record(const Expression& expression, std::string_view record) {
  return !expression.shape.is_known ||
         (expression.shape.type.kind == Kind::record && expression.shape.type.record == record);
}

/// A call under check: the arguments were written in `call.children`.
class Call {
 public:
  Call(const Syntax& call, std::vector<Expression> arguments, const Checking& checking)
      : call_(call), arguments_(std::move(arguments)), checking_(checking) {}

  Expression compile() {
    if (call_.word == "chiffre" || call_.word == "cumul") return figure();
    if (call_.word == "libelle_chiffre") return figure_label();
    if (call_.word == "evolution") return relation(Operation::evolution, Arithmetic::subtract);
    if (call_.word == "rapport") return relation(Operation::divide, Arithmetic::divide);
    if (call_.word == "difference") return relation(Operation::subtract, Arithmetic::subtract);
    if (call_.word == "date") return day();
    std::vector<std::string> names = function_names();
    std::vector<std::string> hints = did_you_mean(call_.word, names);
    const auto known_filters = filter_names();
    if (std::count(known_filters.begin(), known_filters.end(), call_.word) > 0) {
      hints = {"c'est un filtre, il s'écrit après la valeur : … | " + call_.word};
    }
    return checking_.fail(call_, "fonction inconnue « " + call_.word + " »", std::move(hints));
  }

 private:
  Expression fail(std::size_t argument, std::string message, std::vector<std::string> hints = {}) {
    return checking_.fail_whole(call_.children[argument], std::move(message), std::move(hints));
  }

  Expression wrong_count() {
    const auto function = std::find_if(functions().begin(), functions().end(),
                                       [&](const Function& f) { return f.name == call_.word; });
    return checking_.fail(call_, "« " + call_.word + " » n'a pas les arguments attendus",
                          {"la forme est : " + std::string{function->form}});
  }

  /// The unit of all the codes the first argument can be; nothing after complaining.
  std::optional<Unit> figure_unit() {
    const Schema& schema = checking_.context.schema;
    const Expression& code = arguments_[0];
    if (!code.shape.is_known) return std::nullopt;
    if (code.shape.type.kind != Kind::text || code.shape.texts.empty()) {
      fail(0, "le code d'un chiffre s'écrit entre guillemets, ou vient d'une liste de codes",
           {"par exemple : " + call_.word + "(\"DE0\"), ou code dans [\"DE1\", \"DE2\"]"});
      return std::nullopt;
    }
    std::optional<Unit> unit;
    for (const auto& text : code.shape.texts) {
      const FigureName* figure = schema.find_figure(text);
      if (!figure) {
        fail(0, "chiffre inconnu « " + text + " »", did_you_mean(text, figure_codes(schema)));
        return std::nullopt;
      }
      checking_.context.names_used.insert("chiffre(\"" + text + "\")");
      if (unit && *unit != figure->unit) {
        fail(0, "ces chiffres n'ont pas la même unité : " + std::string{unit_name(*unit)} + " et " +
                    std::string{unit_name(figure->unit)});
        return std::nullopt;
      }
      unit = figure->unit;
    }
    return unit;
  }

  Expression figure() {
    if (arguments_.empty() || arguments_.size() > 3) return wrong_count();
    const auto unit = figure_unit();
    if (!unit) return absent();
    if (arguments_.size() > 1 && !is_record(arguments_[1], "periode")) {
      return fail(1, "le deuxième argument de « " + call_.word + " » est une période, " +
                         found(arguments_[1].shape.type));
    }
    if (arguments_.size() > 2 && !is_record(arguments_[2], "territoire")) {
      return fail(2, "le troisième argument de « " + call_.word + " » est un territoire, " +
                         found(arguments_[2].shape.type));
    }
    Expression result;
    result.operation = Operation::figure;
    result.shape.type = {Kind::number, *unit, {}};
    result.index = call_.word == "cumul" ? 1 : 0;
    result.operands = std::move(arguments_);
    while (result.operands.size() < 3) result.operands.push_back(absent());
    return result;
  }

  Expression figure_label() {
    if (arguments_.size() != 1) return wrong_count();
    if (!figure_unit()) return absent();
    Expression result;
    result.operation = Operation::figure_label;
    result.operands = std::move(arguments_);
    return result;
  }

  Expression relation(Operation operation, Arithmetic arithmetic) {
    if (arguments_.size() != 2) return wrong_count();
    for (std::size_t i = 0; i < 2; ++i) {
      if (!arguments_[i].shape.is_known) return absent();
      if (arguments_[i].shape.type.kind != Kind::number || arguments_[i].shape.is_styled) {
        return fail(
            i, "« " + call_.word + " » porte sur deux nombres, " + found(arguments_[i].shape.type));
      }
    }
    const Shape& a = arguments_[0].shape;
    const Shape& b = arguments_[1].shape;
    auto unit = result_unit(arithmetic, {a.type.unit, a.is_bare}, {b.type.unit, b.is_bare});
    if (!unit) {
      return checking_.fail(call_, "« " + call_.word + " » n'a pas de sens entre " +
                                       described(a.type) + " et " + described(b.type));
    }
    if (operation == Operation::evolution) unit = Unit::evolution;
    if (call_.word == "rapport" && a.type.unit == b.type.unit) unit = Unit::taux;
    Expression result;
    result.operation = operation;
    result.shape.type = {Kind::number, *unit, {}};
    result.operands = std::move(arguments_);
    return result;
  }

  Expression day() {
    const bool is_text = arguments_.size() == 1 && call_.children[0].kind == Syntax::Kind::text;
    if (!is_text) return wrong_count();
    const auto day = parse_day(call_.children[0].word);
    if (!day) {
      return fail(0, "« " + call_.children[0].word + " » n'est pas une date du calendrier",
                  {"la forme est : date(\"2010-01-20\") ou date(\"20/01/2010\")"});
    }
    Expression result;
    result.shape.type.kind = Kind::day;
    result.literal.content = *day;
    return result;
  }

  const Syntax& call_;
  std::vector<Expression> arguments_;
  const Checking& checking_;
};

/// A filter under check.
class FilterCall {
 public:
  FilterCall(const Syntax& syntax, const Expression& input, const Checking& checking)
      : syntax_(syntax), input_(input), checking_(checking) {}

  Expression compile(std::vector<Expression> compiled) {
    const Filter* filter = find();
    if (!filter || !input_.shape.is_known) return absent();
    const Type& type = input_.shape.type;
    if (!filter->accepts(type)) {
      return checking_.fail(syntax_, "le filtre « " + syntax_.word + " » s'applique à " +
                                         std::string{filter->takes} + ", " + found(type));
    }
    if (!check_count(*filter, compiled.size())) return absent();
    for (std::size_t i = 0; i < compiled.size(); ++i) {
      if (!check_argument(filter->arguments[i], i, compiled)) return absent();
    }
    return made(*filter, std::move(compiled));
  }

 private:
  const Filter* find() const {
    for (const auto& filter : filters()) {
      if (filter.name == syntax_.word) return &filter;
    }
    checking_.fail(syntax_, "filtre inconnu « " + syntax_.word + " »",
                   did_you_mean(syntax_.word, filter_names()));
    return nullptr;
  }

  bool check_count(const Filter& filter, std::size_t count) const {
    const std::size_t most = filter.arguments.size();
    std::size_t least = most - static_cast<std::size_t>(filter.optional_arguments);
    const bool has_field = most > 0 && filter.arguments[0] == Argument::field;
    if (has_field && !input_.shape.type.record.empty()) least = std::max<std::size_t>(least, 1);
    const bool is_text_list = has_field && input_.shape.type.record.empty();
    if (count >= least && count <= (is_text_list ? 0 : most)) return true;
    std::string expected = is_text_list || most == 0 ? "ne prend pas d'argument"
                           : most == 2               ? "prend deux arguments"
                           : least == most           ? "prend un argument"
                                                     : "prend au plus un argument";
    checking_.fail(syntax_, "le filtre « " + syntax_.word + " » " + expected,
                   {std::string{filter.description}});
    return false;
  }

  bool check_argument(Argument wanted, std::size_t index, std::vector<Expression>& all) const {
    const Syntax& syntax = syntax_.children[index + 1];
    switch (wanted) {
      case Argument::decimals:
        return check_decimals(syntax);
      case Argument::field:
        return resolve_field(syntax, all[index]);
      case Argument::same:
        return check_type(syntax, all[index], input_.shape.type);
      case Argument::of_field:
        return check_type(syntax, all[index], all[index - 1].shape.type);
    }
    return false;
  }

  bool check_decimals(const Syntax& syntax) const {
    const bool is_small =
        syntax.kind == Syntax::Kind::number && syntax.number.den == 1 && syntax.number.num <= 6;
    if (!is_small) checking_.fail(syntax, "un nombre de décimales, de 0 à 6, est attendu");
    return is_small;
  }

  /// Puts the field's path and type in the place of its name.
  bool resolve_field(const Syntax& syntax, Expression& argument) const {
    if (syntax.kind != Syntax::Kind::text) {
      checking_.fail(syntax, "le nom d'un champ, entre guillemets, est attendu",
                     {"par exemple : " + syntax_.word + "(\"libelle\")"});
      return false;
    }
    FieldPath path;
    Type type{Kind::record, Unit::none, input_.shape.type.record};
    std::string_view rest = syntax.word;
    while (!rest.empty()) {
      const auto dot = std::min(rest.find('.'), rest.size());
      if (!step(syntax, rest.substr(0, dot), type, path)) return false;
      rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    return check_field_kind(syntax, type) && (argument = field_argument(path, type), true);
  }

  /// Follows one step of a dotted path; `type` becomes that of the field.
  bool step(const Syntax& syntax, std::string_view name, Type& type, FieldPath& path) const {
    const RecordType* record =
        type.kind == Kind::record ? checking_.context.schema.find(type.record) : nullptr;
    std::vector<std::string> names;
    if (record)
      for (const auto& field : record->fields) names.push_back(field.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      checking_.fail(syntax,
                     (record ? "« " + record->name + " »" : described(type)) +
                         " n'a pas de champ « " + std::string{name} + " »",
                     did_you_mean(name, names));
      return false;
    }
    path.indexes.push_back(static_cast<std::size_t>(found - names.begin()));
    type = record->fields[path.indexes.back()].type;
    checking_.context.names_used.insert(record->name + "." + std::string{name});
    return true;
  }

  bool check_field_kind(const Syntax& syntax, const Type& type) const {
    const Kind wanted = syntax_.word == "enumeration" ? Kind::text : Kind::number;
    const bool is_plain = type.kind != Kind::record && type.kind != Kind::list;
    if (syntax_.word == "parmi" ? is_plain : type.kind == wanted) return true;
    checking_.fail(syntax, "le champ « " + syntax.word + " » est " + described(type) + ", " +
                               expected({wanted, Unit::none, {}}));
    return false;
  }

  static Expression field_argument(FieldPath path, const Type& type) {
    Expression argument;
    argument.shape.type = type;
    argument.literal.content = std::move(path);
    return argument;
  }

  bool check_type(const Syntax& syntax, const Expression& argument, const Type& wanted) const {
    if (!argument.shape.is_known) return false;
    const Type& type = argument.shape.type;
    const bool is_same =
        type.kind == wanted.kind && (type.unit == wanted.unit || argument.shape.is_bare);
    if (is_same) return true;
    checking_.fail_whole(syntax, expected(wanted) + ", " + found(type));
    return false;
  }

  Expression made(const Filter& filter, std::vector<Expression> arguments) const {
    Expression result;
    result.operation = Operation::filter;
    result.index = static_cast<std::size_t>(&filter - filters().data());
    result.shape = filter.shape(input_.shape, arguments);
    result.operands.push_back(input_);
    std::move(arguments.begin(), arguments.end(), std::back_inserter(result.operands));
    return result;
  }

  const Syntax& syntax_;
  const Expression& input_;
  const Checking& checking_;
};

}  // namespace

Expression compile_call(const Syntax& call, std::vector<Expression> arguments,
                        const Checking& checking) {
  return Call{call, std::move(arguments), checking}.compile();
}

Expression compile_filter(const Syntax& filter, const Expression& input,
                          std::vector<Expression> compiled, const Checking& checking) {
  return FilterCall{filter, input, checking}.compile(std::move(compiled));
}

const std::vector<Function>& functions() {
  static const std::vector<Function> kFunctions{
      {"chiffre", "chiffre(\"CODE\", periode, territoire)",
       "la valeur d'un chiffre ; période et territoire sont ceux du document s'ils manquent"},
      {"cumul", "cumul(\"CODE\", periode, territoire)",
       "le même chiffre, du 1er janvier au dernier jour de la période"},
      {"libelle_chiffre", "libelle_chiffre(\"CODE\")", "le libellé de la fiche du chiffre"},
      {"evolution", "evolution(a, b)", "(a − b) / b, de b à a ; « n.d. » si b est nul"},
      {"rapport", "rapport(a, b)", "a / b ; « n.d. » si b est nul"},
      {"difference", "difference(a, b)", "a − b"},
      {"date", "date(\"2010-01-20\")", "un jour du calendrier"},
  };
  return kFunctions;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const auto& function : functions()) names.emplace_back(function.name);
  return names;
}

std::vector<std::string> filter_names() {
  std::vector<std::string> names;
  for (const auto& filter : filters()) names.emplace_back(filter.name);
  return names;
}

}  // namespace copil::expansion
