#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "expansion/making/evaluate.hpp"
#include "expansion/making/origins.hpp"
#include "expansion/making/own_records.hpp"
#include "expansion/program/budget.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// Blocks as they come, and for each list the sign of its items: lists that follow each other with
/// the same sign are one.
struct BlockSink {
  document::Blocks blocks;
  char last_marker = '\0';  ///< of the last block when it is a list, else 0
};

/// Inlines as they come: texts side by side are made one, blanks that tags leave double made one.
struct InlineSink {
  document::Inlines inlines;
  bool ends_with_literal = true;  ///< the last characters come from the template, not from a value
};

/// The numbers of a document's headings, by anchor; empty for those that have none.
using NumbersByAnchor = std::map<std::string, std::string>;

/// The words of an inline made from a value.
std::string words_of(const document::Inline& printed);

/// One document in the making: the compiled template's nodes to document nodes.
class Expander {
 public:
  /// `numbers` are those that links show; `outcomes`, null for none, those of conditions.
  Expander(const Program& program, const Names& names, const Answers& answers,
           NumbersByAnchor numbers, Outcomes* outcomes);

  document::Document document();
  const std::vector<OpenBlank>& open_blanks() const { return open_blanks_; }
  /// What was answered and nothing of the document made asks for or reads, by name.
  std::vector<std::string> unasked() const;
  /// Those of the document made.
  const NumbersByAnchor& numbers() const { return headings_; }
  /// What is wrong in the document made: headings and tables that are left out though something
  /// needs them, links to no address.
  const Diagnostics& problems() const { return complaints_; }
  const Budget& budget() const { return budget_; }

  document::Inlines inlines(const InlineNodes& nodes);
  document::Blocks blocks(const BlockNodes& nodes);
  std::string text(const TextTemplate& source);
  /// The value of an output as a document carries it.
  document::Inline printed(const Expression& expression);
  /// The number of an expression of kind number, with where it comes from.
  document::Number number(const Expression& expression);

  /// The items of `iterated` that its condition keeps, sorted.
  std::vector<Datum> items_of(const Iterated& iterated);
  /// Runs `turn` once for each item, which stands in `slot` with `boucle` in the next.
  void for_each(const std::vector<Datum>& items, std::size_t slot,
                const std::function<void()>& turn);
  /// Gives the slot that item, alone, without a loop.
  void set(std::size_t slot, Datum item) { environment_.slots[slot] = std::move(item); }

  /// The wanted name of a table or chart, numbered when the document has it already.
  std::string unique_id(const std::string& wanted);

  /// The last table made from the block that the chart draws; null when there is none, which is
  /// then a problem.
  const document::Table* table_for(const ChartNode& chart);

  /// Remembers what is wrong with the document in the making, once.
  void complain(Diagnostic problem);
  /// The same of data that do not suit: told unless conditions are forced, one of which may be what
  /// keeps such data away.
  void complain_of_data(Diagnostic problem);

  document::CellMark mark(const std::vector<MarkRule>& rules, std::string& note);
  const Environment& environment() const { return environment_; }
  bool take_piece() { return budget_.take_piece(); }

 private:
  void add(const InlineNode& node, InlineSink& sink);
  void add(const InlineNodes& nodes, InlineSink& sink);
  void add_text(const std::string& literal, InlineSink& sink);
  void add_value(document::Inline value, InlineSink& sink);
  document::Inline blank(const BlankNode& node);
  /// The index in `Document::blanks` of one that a date or an amount answers.
  int answered_blank(const std::string& name);

  void add(const BlockNode& node, BlockSink& sink);
  void add(const BlockNodes& nodes, BlockSink& sink);
  void add_block(document::Block block, BlockSink& sink);
  void add_list(const ListNode& node, BlockSink& sink);
  document::Heading heading(const HeadingNode& node);
  document::Illustration illustration(const IllustrationNode& node);
  document::Link link(const LinkNode& node);
  void check_references();
  document::Table table(const TableNode& node);

  /// The content of the branch that holds, or null.
  template <class Node>
  const std::vector<Node>* chosen(const Choice<Node>& choice) const {
    for (const auto& branch : choice.branches) {
      if (!branch.condition || evaluate_condition(*branch.condition, environment_)) {
        return &branch.content;
      }
    }
    return nullptr;
  }

  const Program& program_;
  const Answers& answers_;
  FieldRecord fields_;
  OptionRecord options_;
  Budget budget_;
  Environment environment_;
  std::vector<OpenBlank> open_blanks_;
  std::vector<std::string> answered_blanks_;
  std::set<std::size_t> asked_fields_;  ///< those of the blanks met, by rank in the form
  std::set<std::size_t> open_fields_;   ///< those of the blanks, by rank in the form
  NumbersByAnchor numbers_;
  HeadingNumbers heading_numbers_;
  NumbersByAnchor headings_;
  std::map<std::string, int> anchor_ranks_;
  std::vector<const LinkNode*> references_;  ///< each once, in the order of the document
  std::set<const LinkNode*> referring_;      ///< the same, to know them again
  std::set<std::string> doubtful_anchors_;   ///< that the author gave to several headings
  Origins origins_;
  std::map<std::string, document::Table> drawn_tables_;  ///< by the id of their block
  Diagnostics complaints_;
  std::set<std::string> ids_;
  std::map<std::string, int> id_ranks_;
};

/// The larger blocks, each in its own file.
document::Table expand_hand_table(const HandTableNode& node, Expander& expander);
document::Table expand_table(const TableNode& node, Expander& expander);
document::Chart expand_chart(const ChartNode& node, Expander& expander);
document::KeyFigures expand_key_figures(const KeyFiguresNode& node, Expander& expander);
document::Signatures expand_signatures(const SignaturesNode& node, Expander& expander);

/// The value given its column's unit when it is a bare number.
Value in_unit(Value value, Unit unit);

}  // namespace copil::expansion
