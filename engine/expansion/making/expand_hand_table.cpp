#include "expansion/making/expander.hpp"

namespace copil::expansion {

namespace {

class HandTableExpansion {
 public:
  HandTableExpansion(const HandTableNode& node, Expander& expander)
      : node_(node), expander_(expander) {}

  document::Table run() {
    table_.id = expander_.unique_id("table");
    for (std::size_t i = 0; i < node_.titles.size(); ++i) add_column(i);
    add(node_.rows);
    return std::move(table_);
  }

 private:
  void add_column(std::size_t index) {
    document::Column column;
    column.id = "c" + std::to_string(index + 1);
    column.title = expander_.inlines(node_.titles[index]);
    const auto alignment = node_.alignments[index];
    // Numbers keep their commas in a line.
    if (alignment == document::ColumnAlignment::right)
      column.kind = document::ColumnKind::number;
    else
      column.alignment = alignment;
    column.is_row_header = index == 0 && column.kind == document::ColumnKind::text;
    table_.columns.push_back(std::move(column));
  }

  void add(const std::vector<RowNode>& rows) {
    for (const auto& row : rows) add(row);
  }

  void add(const RowNode& node) {
    if (const auto* row = std::get_if<HandRow>(&node.node)) return add_row(*row);
    if (const auto* loop = std::get_if<Loop<RowNode>>(&node.node)) {
      return expander_.for_each(evaluate_list(loop->list, expander_.environment()), loop->slot,
                                [&] { add(loop->content); });
    }
    for (const auto& branch : std::get<Choice<RowNode>>(node.node).branches) {
      const bool is_chosen =
          !branch.condition || evaluate_condition(*branch.condition, expander_.environment());
      if (is_chosen) return add(branch.content);
    }
  }

  void add_row(const HandRow& node) {
    document::Row row;
    for (const auto& cell : node.cells) {
      if (!expander_.take_piece()) return;
      row.cells.push_back(cell_of(cell));
    }
    row.cells.resize(table_.columns.size());
    table_.rows.push_back(std::move(row));
  }

  /// A cell that is one value stays typed; any other is text.
  document::Cell cell_of(const InlineNodes& nodes) {
    document::Cell cell;
    const auto* output = nodes.size() == 1 ? std::get_if<OutputNode>(&nodes[0].node) : nullptr;
    if (!output) {
      cell.content = expander_.inlines(nodes);
      return cell;
    }
    document::Inline printed = expander_.printed(output->expression);
    if (auto* number = std::get_if<document::Number>(&printed.node))
      cell.content = *number;
    else if (auto* date = std::get_if<document::Date>(&printed.node))
      cell.content = *date;
    else
      cell.content = document::Inlines{std::move(printed)};
    return cell;
  }

  const HandTableNode& node_;
  Expander& expander_;
  document::Table table_;
};

}  // namespace

document::Table expand_hand_table(const HandTableNode& node, Expander& expander) {
  return HandTableExpansion{node, expander}.run();
}

}  // namespace copil::expansion
