#include "expansion/making/own_records.hpp"

#include "expansion/front/form.hpp"
#include "expansion/program/compile_context.hpp"
#include "wording/bank.hpp"

namespace copil::expansion {

std::string_view LoopRecord::type() const {
  return kLoopType;
}

Term LoopRecord::get(std::size_t index) const {
  switch (index) {
    case 0:
      return Value::count(static_cast<std::int64_t>(rank_), Unit::none);
    case 1:
      return Value::count(static_cast<std::int64_t>(count_), Unit::none);
    case 2:
      return rank_ == 1;
    default:
      return rank_ == count_;
  }
}

std::optional<std::string> answer_to(const FormField& field, const Answers& answers) {
  const auto given = answers.fields.find(field.name);
  if (given != answers.fields.end() && !given->second.empty()) return given->second;
  return field.default_text;
}

std::optional<std::string> printed_answer(const FormField& field, const Answers& answers,
                                          document::Style style) {
  auto answer = answer_to(field, answers);
  if (!answer || field.check == AnswerCheck::none) return answer;
  const bool is_hidden = is_secret(field) && style != document::Style::act;
  return is_hidden ? wording::masked_account(*answer) : wording::account_text(*answer);
}

std::string_view FieldRecord::type() const {
  return kFieldType;
}

Term FieldRecord::get(std::size_t index) const {
  read_.insert(index);
  const FormField& field = form_.fields[index];
  const auto answer = answer_to(field, answers_);
  if (!answer) return {};
  if (field.kind == document::BlankKind::date) return parse_day(*answer).value_or(Day::unknown);
  if (is_secret(field)) return wording::masked_account(*answer);
  if (field.kind != document::BlankKind::amount) return *answer;
  const auto amount = parse_euros(*answer);
  return amount ? Term{Value::money(*amount)} : Term{};
}

std::string_view OptionRecord::type() const {
  return kOptionType;
}

Term OptionRecord::get(std::size_t index) const {
  const FormOption& option = form_.options[index];
  const auto given = answers_.options.find(option.name);
  return given == answers_.options.end() ? option.is_on_by_default : given->second;
}

}  // namespace copil::expansion
