#include "expansion/expander.hpp"

#include <algorithm>

#include "expansion/headings.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"

namespace copil::expansion {

namespace {

wording::NumberStyle wording_style(document::NumberStyle style) {
  switch (style) {
    case document::NumberStyle::plain:
      return wording::NumberStyle::plain;
    case document::NumberStyle::with_unit:
      return wording::NumberStyle::with_unit;
    case document::NumberStyle::in_words:
      return wording::NumberStyle::in_words;
    case document::NumberStyle::signed_plain:
      return wording::NumberStyle::signed_plain;
  }
  return wording::NumberStyle::plain;
}

wording::DateStyle wording_style(document::DateStyle style) {
  return style == document::DateStyle::short_form ? wording::DateStyle::short_form
                                                  : wording::DateStyle::long_form;
}

/// The words of an inline made from a value.
std::string words_of(const document::Inline& printed) {
  if (const auto* number = std::get_if<document::Number>(&printed.node)) {
    return wording::number_text(number->value, wording_style(number->style));
  }
  if (const auto* date = std::get_if<document::Date>(&printed.node)) {
    return wording::date_text(date->day, wording_style(date->style));
  }
  return document::plain_text({printed});
}

/// Numbers by size, days by date, texts as French readers sort; not defined comes last.
bool comes_before(const Datum& a, const Datum& b, bool is_descending) {
  if (!is_defined(a) || !is_defined(b)) return is_defined(a) && !is_defined(b);
  int order = 0;
  if (const Value* x = a.as<Value>(); x && b.as<Value>()) {
    const auto compared = x->number <=> b.as<Value>()->number;
    order = compared < 0 ? -1 : compared > 0 ? 1 : 0;
  } else if (const Day* day = a.as<Day>(); day && b.as<Day>()) {
    order = *day < *b.as<Day>() ? -1 : *day > *b.as<Day>() ? 1 : 0;
  } else {
    order = wording::compare_french(text_of(a), text_of(b));
  }
  return is_descending ? order > 0 : order < 0;
}

bool is_blank(const document::Inlines& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const document::Inline& item) {
    const auto* text = std::get_if<document::Text>(&item.node);
    return text && text->text.find_first_not_of(" \t") == std::string::npos;
  });
}

}  // namespace

Expander::Expander(const Program& program, const Names& names, const Answers& answers,
                   NumbersByAnchor numbers)
    : program_(program),
      answers_(answers),
      fields_(program.form, answers),
      options_(program.form, answers),
      environment_{names, {}},
      numbers_(std::move(numbers)) {
  environment_.slots.resize(program.slot_count);
  environment_.slots[0].content = static_cast<const Record*>(&fields_);
  environment_.slots[1].content = static_cast<const Record*>(&options_);
}

document::Document Expander::document() {
  document::Document result;
  result.title = text(program_.title);
  result.subtitle = text(program_.subtitle);
  result.keywords = program_.keywords;
  result.orientation = program_.orientation;
  result.style = program_.style;
  result.content = blocks(program_.content);
  return result;
}

template <class Node>
const std::vector<Node>* Expander::chosen(const Choice<Node>& choice) const {
  for (const auto& branch : choice.branches) {
    if (!branch.condition || evaluate_condition(*branch.condition, environment_)) {
      return &branch.content;
    }
  }
  return nullptr;
}

std::vector<Datum> Expander::items_of(const Iterated& iterated) {
  std::vector<Datum> kept;
  for_each(evaluate_list(iterated.list, environment_), iterated.slot, [&] {
    if (iterated.condition && !evaluate_condition(*iterated.condition, environment_)) return;
    kept.push_back(environment_.slots[iterated.slot]);
  });
  if (!iterated.sort_key) return kept;
  std::vector<std::pair<Datum, Datum>> keyed;
  for (auto& item : kept) {
    set(iterated.slot, item);
    keyed.emplace_back(evaluate(*iterated.sort_key, environment_), std::move(item));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    return comes_before(a.first, b.first, iterated.is_descending);
  });
  std::transform(keyed.begin(), keyed.end(), kept.begin(), [](auto& pair) { return pair.second; });
  return kept;
}

void Expander::for_each(const std::vector<Datum>& items, std::size_t slot,
                        const std::function<void()>& turn) {
  for (std::size_t i = 0; i < items.size() && budget_.take_turn(); ++i) {
    const LoopRecord loop{i + 1, items.size()};
    environment_.slots[slot] = items[i];
    environment_.slots[slot + 1].content = static_cast<const Record*>(&loop);
    turn();
    environment_.slots[slot + 1].content = {};
  }
}

document::CellMark Expander::mark(const std::vector<MarkRule>& rules, std::string& note) {
  for (const auto& rule : rules) {
    if (!evaluate_condition(rule.condition, environment_)) continue;
    if (!rule.note.is_empty()) note = text(rule.note);
    return rule.mark;
  }
  return document::CellMark::none;
}

// ── Inlines ────────────────────────────────────────────────────────────────────────────────────

document::Inlines Expander::inlines(const InlineNodes& nodes) {
  InlineSink sink;
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
  const Datum datum = evaluate(expression, environment_);
  const Type& type = expression.shape.type;
  if (type.kind == Kind::number) {
    return {document::Number{number_of(datum, type.unit), datum.number_style}};
  }
  if (type.kind == Kind::day) {
    const Day* day = datum.as<Day>();
    return {document::Date{day ? *day : Day::unknown, datum.date_style}};
  }
  if (const bool* truth = datum.as<bool>()) return {document::Text{*truth ? "oui" : "non"}};
  const std::string* text = datum.as<std::string>();
  return {document::Text{text ? *text : "n.d."}};
}

document::Inline Expander::blank(const BlankNode& node) {
  const FormField& field = program_.form.fields[node.field];
  const auto answer = printed_answer(field, answers_, program_.style);
  if (answer && field.kind == document::BlankKind::date) {
    return {document::Date{parse_day(*answer).value_or(Day::unknown)}};
  }
  if (answer && field.kind == document::BlankKind::amount) {
    return {document::Number{Value::money(parse_euros(*answer).value_or(Cents{}))}};
  }
  if (!answer) {
    const OpenBlank open{field.name, node.invite, field.kind, field.required};
    const bool is_listed = std::any_of(open_blanks_.begin(), open_blanks_.end(),
                                       [&](const OpenBlank& b) { return b.name == open.name; });
    if (!is_listed) open_blanks_.push_back(open);
  }
  return {document::Blank{field.name, node.invite, field.kind, field.required, answer}};
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

// ── Blocks ─────────────────────────────────────────────────────────────────────────────────────

document::Blocks Expander::blocks(const BlockNodes& nodes) {
  BlockSink sink;
  add(nodes, sink);
  return std::move(sink.blocks);
}

void Expander::add(const BlockNodes& nodes, BlockSink& sink) {
  for (const auto& node : nodes) add(node, sink);
}

void Expander::add(const BlockNode& node, BlockSink& sink) {
  struct Add {
    Expander& self;
    BlockSink& sink;
    void put(document::Block block) const { self.add_block(std::move(block), sink); }
    void operator()(const HeadingNode& n) const { put({self.heading(n)}); }
    void operator()(const ParagraphNode& n) const {
      document::Inlines content = self.inlines(n.content);
      if (!is_blank(content)) put({document::Paragraph{std::move(content)}});
    }
    void operator()(const ListNode& n) const { self.add_list(n, sink); }
    void operator()(const QuoteNode& n) const { put({document::Quote{self.blocks(n.content)}}); }
    void operator()(const ThematicBreakNode&) const { put({document::ThematicBreak{}}); }
    void operator()(const HandTableNode& n) const { put({expand_hand_table(n, self)}); }
    void operator()(const TableNode& n) const { put({expand_table(n, self)}); }
    void operator()(const ChartNode& n) const { put({expand_chart(n, self)}); }
    void operator()(const KeyFiguresNode& n) const { put({expand_key_figures(n, self)}); }
    void operator()(const SignaturesNode& n) const { put({expand_signatures(n, self)}); }
    void operator()(const ContentsNode& n) const { put({document::TableOfContents{n.depth}}); }
    void operator()(const PageBreakNode&) const { put({document::PageBreak{}}); }
    void operator()(const ColumnsNode& n) const {
      document::Columns columns;
      for (const auto& column : n.columns) columns.columns.push_back(self.blocks(column));
      put({std::move(columns)});
    }
    void operator()(const BoxNode& n) const {
      put({document::Box{self.inlines(n.title), self.blocks(n.content), n.mark}});
    }
    void operator()(const PartNode& n) const { self.add(n.content, sink); }
    void operator()(const Choice<BlockNode>& n) const {
      if (const auto* content = self.chosen(n)) self.add(*content, sink);
    }
    void operator()(const Loop<BlockNode>& n) const {
      self.for_each(evaluate_list(n.list, self.environment_), n.slot,
                    [&] { self.add(n.content, sink); });
    }
  };
  std::visit(Add{*this, sink}, node.node);
}

void Expander::add_block(document::Block block, BlockSink& sink) {
  if (!take_piece()) return;
  sink.blocks.push_back(std::move(block));
  sink.last_marker = '\0';
}

void Expander::add_list(const ListNode& node, BlockSink& sink) {
  document::List list{node.is_ordered, node.start, {}};
  for (const auto& item : node.items) {
    document::Blocks content = blocks(item);
    if (!content.empty()) list.items.push_back(std::move(content));
  }
  if (list.items.empty()) return;
  if (sink.last_marker == node.marker) {
    auto& previous = std::get<document::List>(sink.blocks.back().node);
    std::move(list.items.begin(), list.items.end(), std::back_inserter(previous.items));
    return;
  }
  add_block({std::move(list)}, sink);
  if (!budget_.is_spent()) sink.last_marker = node.marker;
}

/// The name itself, else with the first number that makes it new.
template <class Taken>
std::string unused(const std::string& wanted, const Taken& taken) {
  std::string name = wanted;
  for (int rank = 2; taken.contains(name); ++rank) name = wanted + "-" + std::to_string(rank);
  return name;
}

document::Heading Expander::heading(const HeadingNode& node) {
  document::Heading result{node.level, inlines(node.content), node.anchor};
  if (result.anchor.empty()) {
    result.anchor = anchor_of_words(std::string{numbering_word(node.numbering)} + " " +
                                    document::plain_text(result.content));
  }
  result.anchor = unused(result.anchor, headings_);
  const std::string number = heading_numbers_.next(node.numbering, node.level);
  if (!number.empty()) put_number(number, node.numbering, result.content);
  headings_.emplace(result.anchor, number);
  return result;
}

std::string Expander::unique_id(const std::string& wanted) {
  return *ids_.insert(unused(wanted, ids_)).first;
}

document::Link Expander::link(const LinkNode& node) {
  if (!node.anchor.empty()) references_.push_back(&node);
  return {text(node.url), inlines(node.children)};
}

Diagnostics Expander::dead_links() const {
  Diagnostics complaints;
  for (const LinkNode* link : references_) {
    const bool is_said =
        std::find(complaints.begin(), complaints.end(), link->complaint) != complaints.end();
    if (!headings_.contains(link->anchor) && !is_said) complaints.push_back(link->complaint);
  }
  return complaints;
}

// ── The door ───────────────────────────────────────────────────────────────────────────────────

namespace {

/// The numbers that links show are known once all headings have been gone through.
NumbersByAnchor numbers_of(const Template& source, const Names& names, const Answers& answers) {
  if (!source.program().prints_numbers) return {};
  Expander expander{source.program(), names, answers, {}};
  expander.document();
  return expander.numbers();
}

}  // namespace

Checked<Expansion> expand(const Template& source, const Names& names, const Answers& answers) {
  Expander expander{source.program(), names, answers, numbers_of(source, names, answers)};
  Expansion result{expander.document(), expander.open_blanks()};
  if (expander.budget().is_spent()) {
    Diagnostic problem = plain_error("ce modèle donne un document trop grand",
                                     {"une boucle dans une boucle en est souvent la cause"});
    problem.place.file = source.files().front();
    return Diagnostics{std::move(problem)};
  }
  Diagnostics dead_links = expander.dead_links();
  if (!dead_links.empty()) return dead_links;
  return result;
}

}  // namespace copil::expansion
