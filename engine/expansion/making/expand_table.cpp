#include <algorithm>
#include <optional>
#include <span>

#include "expansion/making/table_rows.hpp"

namespace copil::expansion {

namespace {

using document::Row;
using document::RowKind;

class TableExpansion {
 public:
  TableExpansion(const TableNode& node, Expander& expander) : node_(node), expander_(expander) {}

  document::Table run() {
    table_.id = expander_.unique_id(node_.id);
    table_.title = expander_.inlines(node_.title);
    for (std::size_t i = 0; i < node_.columns.size(); ++i) add_columns(i);
    if (table_.columns.empty()) return std::move(table_);
    if (node_.iterated)
      add_iterated_rows();
    else
      add_written_rows();
    add_total();
    for (const auto& row : node_.final_rows) add_final(row);
    table_.source = expander_.text(node_.provenance.source);
    table_.scope = expander_.text(node_.provenance.scope);
    table_.reading = expander_.text(node_.provenance.reading);
    add_notes();
    table_.keep_together = node_.keep_together;
    table_.carries_totals = node_.carries_totals;
    return std::move(table_);
  }

 private:
  void add_columns(std::size_t source) {
    const ColumnNode& node = node_.columns[source];
    if (node.condition && !evaluate_condition(*node.condition, expander_.environment())) return;
    if (!node.repeat) return add_column({&node, source, std::nullopt, 1, 1}, node.id);
    const std::vector<Datum> items = expander_.items_of(*node.repeat);
    std::size_t rank = 0;
    expander_.for_each(items, node.repeat->slot, [&] {
      const Datum& item = items[rank];
      ++rank;
      add_column({&node, source, item, rank, items.size()}, node.id + "_" + std::to_string(rank));
    });
  }

  void add_column(PrintedColumn printed, std::string id) {
    const ColumnNode& node = *printed.node;
    document::Column column;
    column.id = std::move(id);
    column.title = expander_.inlines(node.title);
    column.group = expander_.text(node.group);
    column.kind = node.kind;
    column.unit = node.unit;
    column.weight = node.weight;
    column.is_row_header = node.is_row_header;
    column.alignment = node.alignment;
    column.note = expander_.text(node.note);
    table_.columns.push_back(std::move(column));
    columns_.push_back(std::move(printed));
  }

  // ── Rows of a list ──

  void add_iterated_rows() {
    const std::vector<Datum> items = gathered(expander_.items_of(*node_.iterated));
    std::size_t rank = 0;
    expander_.for_each(items, node_.iterated->slot, [&] {
      if (!expander_.take_piece()) return;
      open_group(items, rank);
      Row row = rows().body_row();
      if (node_.indent) row.indent = indent(*node_.indent);
      table_.rows.push_back(std::move(row));
      ++rank;
    });
    if (group_ && !items.empty()) close_group(items);
  }

  /// The items group by group: groups in the order of their first item, items in theirs.
  std::vector<Datum> gathered(std::vector<Datum> items) {
    if (!node_.group) return items;
    std::vector<document::Inlines> groups;
    std::vector<std::pair<std::size_t, Datum>> ranked;
    expander_.for_each(items, node_.iterated->slot, [&] {
      const document::Inlines label{expander_.printed(*node_.group)};
      const auto group = std::find(groups.begin(), groups.end(), label) - groups.begin();
      if (static_cast<std::size_t>(group) == groups.size()) groups.push_back(label);
      ranked.emplace_back(group, items[ranked.size()]);
    });
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    items.clear();
    for (auto& [group, item] : ranked) items.push_back(std::move(item));
    return items;
  }

  /// A sub-header where the group's value changes, after the subtotal of the one before.
  void open_group(const std::vector<Datum>& items, std::size_t rank) {
    if (!node_.group) return;
    const document::Inlines label{expander_.printed(*node_.group)};
    if (group_ && *group_ == label) return;
    if (group_) {
      close_group(items);
      expander_.set(node_.iterated->slot, items[rank]);
    }
    group_ = label;
    group_begin_ = rank;
    if (!document::plain_text(label).empty()) table_.rows.push_back(rows().group_row(label));
  }

  void close_group(const std::vector<Datum>& items) {
    if (!node_.subtotal) return;
    expander_.set(node_.iterated->slot, items[group_begin_]);
    Row subtotal = rows().subtotal_row(expander_.text(*node_.subtotal), since_last_sum());
    if (!repeats_the_only_row(subtotal, since_last_sum())) {
      table_.rows.push_back(std::move(subtotal));
    }
    summed_ = table_.rows.size();
  }

  int indent(const Expression& expression) const {
    const Value value = evaluate_number(expression, expander_.environment());
    if (!value.is_defined() || value.number < Ratio{0, 1}) return 0;
    return value.number > Ratio{6, 1} ? 6 : static_cast<int>(value.number.num / value.number.den);
  }

  // ── Rows written one by one ──

  void add_written_rows() {
    for (const auto& written : node_.written) {
      const auto& environment = expander_.environment();
      if (written.condition && !evaluate_condition(*written.condition, environment)) continue;
      if (expander_.take_piece()) add_written(written);
    }
  }

  void add_written(const WrittenRow& written) {
    const bool is_subtotal = written.kind == RowKind::subtotal;
    Row row = rows().written_row(written, is_subtotal ? since_last_sum() : all_rows());
    if (written.indent) row.indent = indent(*written.indent);
    if (written.kind == RowKind::group) row = as_group(std::move(row));
    table_.rows.push_back(std::move(row));
    if (written.kind != RowKind::body) summed_ = table_.rows.size();
  }

  /// A group row has one cell over all columns: the first that says something.
  Row as_group(Row row) const {
    for (auto& cell : row.cells) {
      auto* label = std::get_if<document::Inlines>(&cell.content);
      if (label && !label->empty()) return rows().group_row(std::move(*label));
    }
    return rows().group_row({});
  }

  void add_total() {
    if (!node_.total) return;
    Row total = rows().total_row(expander_.text(*node_.total), all_rows());
    if (!repeats_the_only_row(total, all_rows())) table_.rows.push_back(std::move(total));
  }

  /// True for a total over one row that says nothing that this row does not.
  static bool repeats_the_only_row(const Row& total, std::span<const Row> above) {
    const Row* only = nullptr;
    for (const Row& row : above) {
      if (row.kind == RowKind::group) continue;
      if (row.kind != RowKind::body || only != nullptr) return false;
      only = &row;
    }
    if (only == nullptr) return false;
    for (std::size_t i = 0; i < std::min(total.cells.size(), only->cells.size()); ++i) {
      const auto* sum = std::get_if<document::Number>(&total.cells[i].content);
      const auto* own = std::get_if<document::Number>(&only->cells[i].content);
      if (sum == nullptr || !sum->value.is_defined()) continue;
      if (own == nullptr || own->value.number != sum->value.number) return false;
    }
    return true;
  }

  void add_final(const WrittenRow& written) {
    if (written.condition && !evaluate_condition(*written.condition, expander_.environment()))
      return;
    WrittenRow plain = written;
    plain.kind = RowKind::body;  // its empty cells stay empty: nothing is summed up
    Row row = rows().written_row(plain, {});
    row.kind = written.kind;
    table_.rows.push_back(std::move(row));
  }

  // ── Notes ──

  void add_notes() {
    for (const auto& note : node_.notes) table_.notes.push_back(expander_.inlines(note));
    const bool has_total = std::any_of(table_.rows.begin(), table_.rows.end(),
                                       [](const Row& row) { return row.kind == RowKind::total; });
    if (!node_.total || !has_total) return;
    for (const auto& column : table_.columns) {
      const ColumnNode& node =
          *columns_[static_cast<std::size_t>(&column - table_.columns.data())].node;
      if (node.total == ColumnNode::Total::distinct) add_distinct_note(column);
    }
  }

  void add_distinct_note(const document::Column& column) {
    const std::string what = column.unit == Unit::jeunes ? "chaque jeune" : "chaque élément";
    table_.notes.push_back(
        {{document::Text{"« " + document::plain_text(column.title) + " » : le total compte " +
                         what + " une seule fois ; il peut différer de la somme des lignes."}}});
  }

  std::span<const Row> all_rows() const { return table_.rows; }
  std::span<const Row> since_last_sum() const { return all_rows().subspan(summed_); }

  TableRows rows() const { return {columns_, table_, expander_}; }

  const TableNode& node_;
  Expander& expander_;
  document::Table table_;
  std::vector<PrintedColumn> columns_;
  std::size_t summed_ = 0;  ///< rows that the last group or subtotal closed
  std::optional<document::Inlines> group_;
  std::size_t group_begin_ = 0;
};

}  // namespace

document::Table expand_table(const TableNode& node, Expander& expander) {
  return TableExpansion{node, expander}.run();
}

}  // namespace copil::expansion
