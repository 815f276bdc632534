#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "expansion/language/checker.hpp"
#include "expansion/language/checking.hpp"
#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

Measure measure(const Expression& expression) {
  return {expression.shape.type.unit, expression.shape.is_bare};
}

/// One operation between two values whose types are known.
class OperationChecker {
 public:
  OperationChecker(const Syntax& syntax, const Checking& checking)
      : syntax_(syntax), checking_(checking) {}

  Expression check(Expression a, Expression b) {
    const std::string& word = syntax_.word;
    if (word == "dans") return containment(std::move(a), std::move(b));
    if (word == "+" || word == "-" || word == "*" || word == "/") {
      return arithmetic(std::move(a), std::move(b));
    }
    return comparison(std::move(a), std::move(b));
  }

 private:
  Expression containment(Expression a, Expression b) {
    const bool is_list_of_texts = is_kind(b, Kind::list) && b.shape.type.record.empty();
    if (!is_kind(a, Kind::text) || !is_list_of_texts) {
      return checking_.fail(syntax_, "« dans » cherche un texte dans une liste de textes",
                            {"par exemple : periode.nature dans [\"annee\", \"semestre\"]"});
    }
    return made(Operation::contains, {Kind::boolean, Unit::none, {}},
                two(std::move(a), std::move(b)));
  }

  Expression arithmetic(Expression a, Expression b) {
    if (is_kind(a, Kind::day)) return day_arithmetic(std::move(a), std::move(b));
    static const std::array<std::pair<std::string_view, std::pair<Operation, Arithmetic>>, 4>
        kSigns{{{"+", {Operation::add, Arithmetic::add}},
                {"-", {Operation::subtract, Arithmetic::subtract}},
                {"*", {Operation::multiply, Arithmetic::multiply}},
                {"/", {Operation::divide, Arithmetic::divide}}}};
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                   [&](const auto& s) { return s.first == syntax_.word; });
    const bool are_numbers = is_kind(a, Kind::number) && is_kind(b, Kind::number);
    const auto unit =
        are_numbers ? result_unit(sign->second.second, measure(a), measure(b)) : std::nullopt;
    if (!unit) return no_arithmetic(a, b);
    const bool is_bare = a.shape.is_bare && b.shape.is_bare;
    Expression result =
        made(sign->second.first, {Kind::number, *unit, {}}, two(std::move(a), std::move(b)));
    result.shape.is_bare = is_bare;
    return result;
  }

  Expression no_arithmetic(const Expression& a, const Expression& b) {
    std::vector<std::string> hints;
    if (is_kind(a, Kind::text) || is_kind(b, Kind::text)) {
      hints = {"deux textes se suivent sans opérateur : {{ a }} {{ b }}"};
    }
    return checking_.fail(syntax_,
                          "le calcul « " + syntax_.word + " » n'a pas de sens entre " +
                              described(a.shape.type) + " et " + described(b.shape.type),
                          std::move(hints));
  }

  Expression day_arithmetic(Expression a, Expression b) {
    const bool is_gap = syntax_.word == "-" && is_kind(b, Kind::day);
    const bool is_shift = (syntax_.word == "+" || syntax_.word == "-") &&
                          is_kind(b, Kind::number) &&
                          (b.shape.type.unit == Unit::none || b.shape.type.unit == Unit::jours);
    if (is_gap) {
      return made(Operation::day_gap, {Kind::number, Unit::jours, {}},
                  two(std::move(a), std::move(b)));
    }
    if (!is_shift) return no_arithmetic(a, b);
    Expression days = std::move(b);
    if (syntax_.word == "-") {
      const Type type = days.shape.type;
      days = made(Operation::multiply, type, two(number_literal(Ratio{-1, 1}, 0), std::move(days)));
    }
    return made(Operation::shift_day, {Kind::day, Unit::none, {}},
                two(std::move(a), std::move(days)));
  }

  Expression comparison(Expression a, Expression b) {
    static const std::array<std::pair<std::string_view, Operation>, 6> kSigns{
        {{"==", Operation::equal},
         {"!=", Operation::different},
         {"<", Operation::less},
         {"<=", Operation::less_or_equal},
         {">", Operation::greater},
         {">=", Operation::greater_or_equal}}};
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                   [&](const auto& s) { return s.first == syntax_.word; });
    const bool is_equality = syntax_.word == "==" || syntax_.word == "!=";
    if (!comparable(a, b, is_equality)) return no_comparison(a, b);
    return made(sign->second, {Kind::boolean, Unit::none, {}}, two(std::move(a), std::move(b)));
  }

  static bool comparable(const Expression& a, const Expression& b, bool is_equality) {
    if (a.shape.type.kind != b.shape.type.kind) return false;
    switch (a.shape.type.kind) {
      case Kind::number:
        return a.shape.type.unit == b.shape.type.unit || a.shape.type.unit == Unit::none ||
               b.shape.type.unit == Unit::none;
      case Kind::day:
        return true;
      case Kind::text:
      case Kind::boolean:
        return is_equality;
      case Kind::record:
      case Kind::list:
        return false;
    }
    return false;
  }

  Expression no_comparison(const Expression& a, const Expression& b) {
    std::vector<std::string> hints;
    if (is_kind(a, Kind::record)) hints = {"comparez un de leurs champs, par exemple leur code"};
    return checking_.fail(syntax_,
                          "la comparaison « " + syntax_.word + " » n'a pas de sens entre " +
                              described(a.shape.type) + " et " + described(b.shape.type),
                          std::move(hints));
  }

  const Syntax& syntax_;
  const Checking& checking_;
};

}  // namespace

Expression compile_operation(const Syntax& operation, Expression a, Expression b,
                             const Checking& checking) {
  return OperationChecker{operation, checking}.check(std::move(a), std::move(b));
}

}  // namespace copil::expansion
