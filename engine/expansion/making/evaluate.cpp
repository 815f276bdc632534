#include "expansion/making/evaluate.hpp"

#include <algorithm>
#include <optional>

#include "expansion/language/filters.hpp"
#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

using Operation = Expression::Operation;

class Evaluation {
 public:
  explicit Evaluation(const Environment& environment) : environment_(environment) {}

  Datum of(const Expression& e) const {
    if (!environment_.budget.take_steps(1)) return {};
    Datum datum = value_of(e);
    environment_.budget.take_steps(size_of(datum));
    return datum;
  }

  Value number(const Expression& e, std::size_t operand) const {
    const Expression& expression = e.operands[operand];
    return number_of(of(expression), expression.shape.type.unit);
  }

 private:
  /// Of a list; 0 for anything else.
  static std::size_t size_of(const Datum& datum) {
    if (const auto* records = datum.as<RecordList>()) return records->size();
    const auto* texts = datum.as<TextList>();
    return texts ? texts->size() : 0;
  }

  Datum value_of(const Expression& e) const {
    switch (e.operation) {
      case Operation::literal:
        return e.literal;
      case Operation::root:
        return {&environment_.names.root()};
      case Operation::variable:
        return environment_.slots[e.index];
      case Operation::field:
        return field(e);
      case Operation::figure:
        return figure(e);
      case Operation::figure_label:
        return figure_label(e);
      case Operation::add:
        return calculation(Arithmetic::add, e);
      case Operation::subtract:
        return calculation(Arithmetic::subtract, e);
      case Operation::multiply:
        return calculation(Arithmetic::multiply, e);
      case Operation::divide:
        return calculation(Arithmetic::divide, e);
      case Operation::evolution:
        return {evolution(number(e, 1), number(e, 0))};
      case Operation::shift_day:
        return shift_day(e);
      case Operation::day_gap:
        return day_gap(e);
      case Operation::equal:
      case Operation::different:
      case Operation::less:
      case Operation::less_or_equal:
      case Operation::greater:
      case Operation::greater_or_equal:
        return {comparison(e)};
      case Operation::contains:
        return {contains(e)};
      case Operation::both:
        return {holds(of(e.operands[0])) && holds(of(e.operands[1]))};
      case Operation::either:
        return {holds(of(e.operands[0])) || holds(of(e.operands[1]))};
      case Operation::negation:
        return {!holds(of(e.operands[0]))};
      case Operation::is_defined:
        return {is_defined(of(e.operands[0]))};
      case Operation::conditional:
        return of(e.operands[holds(of(e.operands[1])) ? 0 : 2]);
      case Operation::filter:
        return filter(e);
    }
    return {};
  }

  Datum field(const Expression& e) const {
    const Datum owner = of(e.operands[0]);
    const auto* record = owner.as<const Record*>();
    if (!record || !*record) return {};
    Datum datum = datum_of((*record)->get(e.index));
    datum.read_from = {*record, e.index, nullptr, nullptr};
    return datum;
  }

  /// A null record stands for the document's own; but one that was asked for and is not defined
  /// (no parent, no period before) makes the figure n.d.
  Datum figure(const Expression& e) const {
    const Record* records[2] = {nullptr, nullptr};
    for (std::size_t i = 0; i < 2; ++i) {
      const Expression& argument = e.operands[i + 1];
      if (!argument.shape.is_known) continue;
      const Datum datum = of(argument);
      const auto* record = datum.as<const Record*>();
      if (!record || !*record) return {};
      records[i] = *record;
    }
    Datum datum{environment_.names.figure(text_of(of(e.operands[0])), records[0], records[1],
                                          e.index == 1)};
    datum.read_from = {records[0], 0, &e, records[1]};
    return datum;
  }

  Datum figure_label(const Expression& e) const {
    const std::string code = text_of(of(e.operands[0]));
    const FigureName* figure = environment_.names.schema().find_figure(code);
    return figure == nullptr ? Datum{} : Datum{figure->label};
  }

  Datum calculation(Arithmetic operation, const Expression& e) const {
    return {calculated(operation, number(e, 0), number(e, 1), e.shape.type.unit)};
  }

  std::optional<Day> day(const Expression& e, std::size_t operand) const {
    const Datum datum = of(e.operands[operand]);
    const Day* day = datum.as<Day>();
    return day && day->is_real() ? std::optional{*day} : std::nullopt;
  }

  /// Moves by whole days, within a thousand years: beyond, not defined.
  Datum shift_day(const Expression& e) const {
    const auto from = day(e, 0);
    const Value days = number(e, 1);
    if (!from || !days.is_defined()) return {};
    const std::int64_t count = divide_half_away(days.number.num, days.number.den);
    if (count < -365'250 || count > 365'250) return {};
    return {*from + static_cast<int>(count)};
  }

  Datum day_gap(const Expression& e) const {
    const auto to = day(e, 0);
    const auto from = day(e, 1);
    if (!to || !from) return {};
    return {Value::count(days_between(*from, *to), Unit::jours)};
  }

  /// A comparison with a value that is not defined does not hold.
  bool comparison(const Expression& e) const {
    const Datum a = of(e.operands[0]);
    const Datum b = of(e.operands[1]);
    const std::string* text = a.as<std::string>();
    if (text && b.as<std::string>()) return matches(e.operation, *text <=> *b.as<std::string>());
    if (!is_defined(a) || !is_defined(b)) return false;
    if (const Value* x = a.as<Value>(); x && b.as<Value>()) {
      return matches(e.operation, x->number <=> b.as<Value>()->number);
    }
    if (const Day* x = a.as<Day>(); x && b.as<Day>())
      return matches(e.operation, *x <=> *b.as<Day>());
    if (a.as<bool>() && b.as<bool>()) return matches(e.operation, holds(a) <=> holds(b));
    return false;
  }

  static bool matches(Operation operation, std::strong_ordering order) {
    switch (operation) {
      case Operation::equal:
        return order == 0;
      case Operation::different:
        return order != 0;
      case Operation::less:
        return order < 0;
      case Operation::less_or_equal:
        return order <= 0;
      case Operation::greater:
        return order > 0;
      default:
        return order >= 0;
    }
  }

  bool contains(const Expression& e) const {
    const std::string text = text_of(of(e.operands[0]));
    const Datum list = of(e.operands[1]);
    const TextList* texts = list.as<TextList>();
    return texts && std::find(texts->begin(), texts->end(), text) != texts->end();
  }

  Datum filter(const Expression& e) const {
    std::vector<Datum> arguments;
    for (std::size_t i = 1; i < e.operands.size(); ++i) arguments.push_back(of(e.operands[i]));
    return filters()[e.index].apply(of(e.operands[0]), e.operands[0].shape.type, arguments);
  }

  const Environment& environment_;
};

}  // namespace

Datum evaluate(const Expression& expression, const Environment& environment) {
  return Evaluation{environment}.of(expression);
}

Value evaluate_number(const Expression& expression, const Environment& environment) {
  return number_of(evaluate(expression, environment), expression.shape.type.unit);
}

bool evaluate_condition(const Expression& expression, const Environment& environment) {
  const bool holds_by_itself = holds(evaluate(expression, environment));
  Outcomes* outcomes = environment.outcomes;
  if (outcomes == nullptr || !expression.condition) return holds_by_itself;
  const auto forced = outcomes->forced.find(*expression.condition);
  const bool outcome = forced == outcomes->forced.end() ? holds_by_itself : forced->second;
  outcomes->met.insert({*expression.condition, outcome});
  return outcome;
}

std::vector<Datum> evaluate_list(const Expression& expression, const Environment& environment) {
  const Datum list = evaluate(expression, environment);
  std::vector<Datum> items;
  if (const TextList* texts = list.as<TextList>()) {
    for (const auto& text : *texts) items.push_back({text});
  }
  if (const RecordList* records = list.as<RecordList>()) {
    for (const Record* record : *records) items.push_back({record});
  }
  return items;
}

}  // namespace copil::expansion
