#include "expansion/making/expander.hpp"

#include <algorithm>

#include "expansion/making/answered_lines.hpp"
#include "expansion/markdown/headings.hpp"
#include "wording/text.hpp"

namespace copil::expansion {

namespace {

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
                   NumbersByAnchor numbers, Outcomes* outcomes)
    : program_(program),
      answers_(answers),
      fields_(program.form, answers),
      options_(program.form, answers),
      environment_{names, {}, budget_, outcomes},
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
  result.logos = program_.logos;
  result.orientation = program_.orientation;
  result.style = program_.style;
  result.content = blocks(program_.content);
  check_references();
  origins_.give_to(result);
  result.blanks = std::move(answered_blanks_);
  return result;
}

std::vector<std::string> Expander::unasked() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < program_.form.fields.size(); ++i) {
    const std::string& name = program_.form.fields[i].name;
    const bool is_asked = asked_fields_.count(i) > 0 || fields_.read().count(i) > 0;
    if (!is_asked && answers_.fields.count(name) > 0) names.push_back(name);
  }
  return names;
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

// ── Blocks ─────────────────────────────────────────────────────────────────────────────────────

document::Blocks Expander::blocks(const BlockNodes& nodes) {
  BlockSink sink;
  sink.blocks.reserve(nodes.size());
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
      if (is_blank(content)) return;
      const bool ends_with_blank = std::holds_alternative<document::Blank>(content.back().node);
      if (!ends_with_blank) return put({document::Paragraph{std::move(content)}});
      for (auto& block : with_answered_lines(std::move(content))) put(std::move(block));
    }
    void operator()(const ListNode& n) const { self.add_list(n, sink); }
    void operator()(const QuoteNode& n) const { put({document::Quote{self.blocks(n.content)}}); }
    void operator()(const ThematicBreakNode&) const { put({document::ThematicBreak{}}); }
    void operator()(const HandTableNode& n) const { put({expand_hand_table(n, self)}); }
    void operator()(const TableNode& n) const {
      document::Table table = self.table(n);
      const bool is_amiss = table.rows.empty() && !n.without_rows.empty();
      if (!is_amiss) return put({std::move(table)});
      const document::Paragraph what{self.inlines(n.without_rows)};
      put({document::Box{std::move(table.title), {{what}}, document::CellMark::anomaly}});
    }
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
    void operator()(const IllustrationNode& n) const { put({self.illustration(n)}); }
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

/// The name itself, else with the first number that makes it new. `ranks` keeps the last number
/// given to each name.
template <class Taken>
std::string unused(const std::string& wanted, const Taken& taken,
                   std::map<std::string, int>& ranks) {
  if (!taken.contains(wanted)) return wanted;
  int& rank = ranks.try_emplace(wanted, 1).first->second;
  std::string name;
  do name = wanted + "-" + std::to_string(++rank);
  while (taken.contains(name));
  return name;
}

document::Heading Expander::heading(const HeadingNode& node) {
  document::Heading result{node.level, inlines(node.content), node.anchor};
  if (result.anchor.empty()) {
    result.anchor = anchor_of_words(std::string{numbering_word(node.numbering)} + " " +
                                    document::plain_text(result.content));
  }
  const std::string wanted = result.anchor;
  result.anchor = unused(wanted, headings_, anchor_ranks_);
  if (node.is_anchor_written && result.anchor != wanted) doubtful_anchors_.insert(wanted);
  const std::string number = heading_numbers_.next(node.numbering, node.level);
  if (!number.empty()) put_number(number, node.numbering, result.content);
  headings_.emplace(result.anchor, number);
  return result;
}

std::string Expander::unique_id(const std::string& wanted) {
  return *ids_.insert(unused(wanted, ids_, id_ranks_)).first;
}

/// Its bytes count as text: a loop may show it again and again.
document::Illustration Expander::illustration(const IllustrationNode& node) {
  if (!budget_.take_text(node.picture.png.size())) return {};
  return {node.picture, text(node.caption)};
}

document::Link Expander::link(const LinkNode& node) {
  if (!node.anchor.empty() && referring_.insert(&node).second) references_.push_back(&node);
  document::Link link{text(node.url), inlines(node.children)};
  if (!is_address(link.url)) {
    Diagnostic problem = node.complaint;
    problem.message = "ce lien ne mène nulle part : « " + link.url + " »";
    problem.hints = {std::string{kAddressHint}};
    complain_of_data(std::move(problem));
  }
  return link;
}

document::Table Expander::table(const TableNode& node) {
  document::Table result = expand_table(node, *this);
  if (program_.drawn_tables.contains(node.id)) drawn_tables_[node.id] = result;
  return result;
}

const document::Table* Expander::table_for(const ChartNode& chart) {
  const auto found = drawn_tables_.find(chart.table);
  if (found != drawn_tables_.end()) return &found->second;
  complain(chart.complaint);
  return nullptr;
}

void Expander::complain(Diagnostic problem) {
  const bool is_said =
      std::find(complaints_.begin(), complaints_.end(), problem) != complaints_.end();
  if (!is_said) complaints_.push_back(std::move(problem));
}

void Expander::complain_of_data(Diagnostic problem) {
  const Outcomes* outcomes = environment_.outcomes;
  if (outcomes == nullptr || outcomes->forced.empty()) complain(std::move(problem));
}

void Expander::check_references() {
  for (const LinkNode* link : references_) {
    if (!headings_.contains(link->anchor)) {
      complain(link->complaint);
    } else if (doubtful_anchors_.contains(link->anchor)) {
      Diagnostic problem = link->complaint;
      problem.message = "plusieurs titres de ce document ont l'ancre « " + link->anchor + " »";
      problem.hints = {"donnez à chacun la sienne"};
      complain(std::move(problem));
    }
  }
}

// ── The door ───────────────────────────────────────────────────────────────────────────────────

namespace {

/// The numbers that links show are known once all headings have been gone through.
NumbersByAnchor numbers_of(const Template& source, const Names& names, const Answers& answers,
                           Outcomes* outcomes) {
  if (!source.program().prints_numbers) return {};
  Expander expander{source.program(), names, answers, {}, outcomes};
  expander.document();
  return expander.numbers();
}

Checked<Expansion> expanded(const Template& source, const Names& names, const Answers& answers,
                            Outcomes* outcomes) {
  Expander expander{source.program(), names, answers, numbers_of(source, names, answers, outcomes),
                    outcomes};
  Expansion result{expander.document(), expander.open_blanks(), expander.unasked()};
  if (expander.budget().is_spent()) {
    Diagnostic problem = plain_error("ce modèle donne un document trop grand",
                                     {"une boucle dans une boucle en est souvent la cause"});
    problem.place.file = source.program().shown;
    return Diagnostics{std::move(problem)};
  }
  if (!expander.problems().empty()) return expander.problems();
  return result;
}

}  // namespace

Checked<Expansion> expand(const Template& source, const Names& names, const Answers& answers) {
  return expanded(source, names, answers, nullptr);
}

Checked<Expansion> expand(const Template& source, const Names& names, const Answers& answers,
                          Outcomes& outcomes) {
  return expanded(source, names, answers, &outcomes);
}

const std::vector<Condition>& conditions_of(const Template& source) {
  return source.program().conditions;
}

}  // namespace copil::expansion
