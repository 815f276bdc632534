#include <algorithm>

#include "expansion/making/expander.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::expansion {

std::string words_of(const document::Inline& printed) {
  if (const auto* number = std::get_if<document::Number>(&printed.node)) {
    return wording::number_text(number->value, number->style);
  }
  if (const auto* date = std::get_if<document::Date>(&printed.node)) {
    return wording::date_text(date->day, date->style);
  }
  return document::plain_text({printed});
}

document::Inlines Expander::inlines(const InlineNodes& nodes) {
  InlineSink sink;
  sink.inlines.reserve(nodes.size());
  add(nodes, sink);
  if (sink.inlines.empty() || !sink.ends_with_literal) return std::move(sink.inlines);
  if (auto* last = std::get_if<document::Text>(&sink.inlines.back().node)) {
    last->text.erase(last->text.find_last_not_of(' ') + 1);
    if (last->text.empty()) sink.inlines.pop_back();
  }
  return std::move(sink.inlines);
}

void Expander::add(const InlineNodes& nodes, InlineSink& sink) {
  for (const auto& node : nodes) add(node, sink);
}

void Expander::add(const InlineNode& node, InlineSink& sink) {
  struct Add {
    Expander& self;
    InlineSink& sink;
    void operator()(const TextNode& n) const { self.add_text(n.text, sink); }
    void operator()(const OutputNode& n) const { self.add_value(self.printed(n.expression), sink); }
    void operator()(const BlankNode& n) const { self.add_value(self.blank(n), sink); }
    void operator()(const EmphasisNode& n) const {
      self.add_value({document::Emphasis{self.inlines(n.children)}}, sink);
    }
    void operator()(const StrongNode& n) const {
      self.add_value({document::Strong{self.inlines(n.children)}}, sink);
    }
    void operator()(const LinkNode& n) const { self.add_value({self.link(n)}, sink); }
    void operator()(const NumberNode& n) const {
      self.add_value({document::Text{self.numbers_[n.anchor]}}, sink);
    }
    void operator()(const LineBreakNode&) const { self.add_value({document::LineBreak{}}, sink); }
    void operator()(const FootnoteNode& n) const {
      self.add_value({document::Footnote{self.inlines(n.children)}}, sink);
    }
    void operator()(const Choice<InlineNode>& n) const {
      if (const auto* content = self.chosen(n)) self.add(*content, sink);
    }
    void operator()(const Loop<InlineNode>& n) const {
      self.for_each(evaluate_list(n.list, self.environment_), n.slot,
                    [&] { self.add(n.content, sink); });
    }
  };
  std::visit(Add{*this, sink}, node.node);
}

/// A blank at the start, or after another, is left by a tag that gave nothing.
void Expander::add_text(const std::string& literal, InlineSink& sink) {
  std::string_view rest = literal;
  auto* last =
      sink.inlines.empty() ? nullptr : std::get_if<document::Text>(&sink.inlines.back().node);
  const bool follows_blank =
      sink.ends_with_literal && (sink.inlines.empty() || (last && last->text.ends_with(' ')));
  if (follows_blank) rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  if (rest.empty() || !budget_.take_text(rest.size())) return;
  if (last)
    last->text += rest;
  else
    sink.inlines.push_back({document::Text{std::string{rest}}});
  sink.ends_with_literal = true;
}

void Expander::add_value(document::Inline value, InlineSink& sink) {
  if (!take_piece()) return;
  sink.ends_with_literal = false;
  const auto* text = std::get_if<document::Text>(&value.node);
  if (text && !budget_.take_text(text->text.size())) return;
  auto* last =
      sink.inlines.empty() ? nullptr : std::get_if<document::Text>(&sink.inlines.back().node);
  if (text && last)
    last->text += text->text;
  else
    sink.inlines.push_back(std::move(value));
}

document::Inline Expander::printed(const Expression& expression) {
  const Type& type = expression.shape.type;
  if (type.kind == Kind::number) return {number(expression)};
  const Datum datum = evaluate(expression, environment_);
  if (type.kind == Kind::day) {
    const Day* day = datum.as<Day>();
    return {document::Date{day ? *day : Day::unknown, datum.date_style}};
  }
  if (const bool* truth = datum.as<bool>()) return {document::Text{*truth ? "oui" : "non"}};
  const std::string* text = datum.as<std::string>();
  return {document::Text{text ? *text : "n.d."}};
}

document::Number Expander::number(const Expression& expression) {
  const Datum datum = evaluate(expression, environment_);
  return {number_of(datum, expression.shape.type.unit), datum.number_style,
          origins_.of(datum, expression, environment_)};
}

document::Inline Expander::blank(const BlankNode& node) {
  const FormField& field = program_.form.fields[node.field];
  asked_fields_.insert(node.field);
  const auto answer = printed_answer(field, answers_, program_.style);
  if (answer && field.kind == document::BlankKind::date) {
    return {document::Date{parse_day(*answer).value_or(Day::unknown), DateStyle::long_form,
                           answered_blank(field.name)}};
  }
  if (answer && field.kind == document::BlankKind::amount) {
    return {document::Number{Value::money(parse_euros(*answer).value_or(Cents{})),
                             NumberStyle::plain, document::kNoOrigin, answered_blank(field.name)}};
  }
  if (!answer) {
    // Who is told of it does not see the place where it stands: the question is the declared one.
    if (open_fields_.insert(node.field).second)
      open_blanks_.push_back({field.name, field.invite, field.kind, field.required});
  }
  return {
      document::Blank{field.name, node.invite, field.kind, field.required, answer, field.choices}};
}

int Expander::answered_blank(const std::string& name) {
  const auto begin = answered_blanks_.begin();
  const auto rank = std::find(begin, answered_blanks_.end(), name) - begin;
  if (static_cast<std::size_t>(rank) == answered_blanks_.size()) answered_blanks_.push_back(name);
  return static_cast<int>(rank);
}

std::string Expander::text(const TextTemplate& source) {
  std::string result;
  for (const auto& piece : source.pieces) {
    const auto* literal = std::get_if<std::string>(&piece);
    std::string words = literal ? *literal : words_of(printed(std::get<Expression>(piece)));
    if (!budget_.take_text(words.size())) return result;
    result += words;
  }
  return result;
}

}  // namespace copil::expansion
