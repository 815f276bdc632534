#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "expansion/making/expander.hpp"

namespace copil::expansion {

/// A column of the printed table: that of the block, or one of its repetitions by `pour`.
struct PrintedColumn {
  const ColumnNode* node = nullptr;
  std::size_t source = 0;  ///< rank among the block's columns
  std::optional<Datum> item;
  std::size_t rank = 1;  ///< of the item, from 1
  std::size_t count = 1;
};

/// Makes the rows of a table, cell by cell: what is evaluated, what follows from other cells, what
/// sums up the body rows among those `above`.
class TableRows {
 public:
  /// `table` has its columns, and the rows made so far.
  TableRows(const std::vector<PrintedColumn>& columns, const document::Table& table,
            Expander& expander)
      : columns_(columns), table_(table), expander_(expander) {}

  /// A row of an iterated table: the item stands in its slot.
  document::Row body_row();
  /// A row written in the template; it sums up when it is a (sub)total.
  document::Row written_row(const WrittenRow& row, std::span<const document::Row> above);
  /// A total over those rows, with its label.
  document::Row total_row(const std::string& label, std::span<const document::Row> above);
  /// A subtotal over those rows; the row variable stands for the first of them.
  document::Row subtotal_row(const std::string& label, std::span<const document::Row> above);
  /// A sub-header over the rows that follow.
  document::Row group_row(document::Inlines label) const;

 private:
  document::Cell cell_of(const Expression& expression, const ColumnNode& column);
  document::Cell summed(std::size_t column, std::span<const document::Row> above) const;
  document::Row summary(document::RowKind kind, const std::string& label,
                        std::span<const document::Row> above);
  document::Cell summary_cell(std::size_t column, document::RowKind kind,
                              std::span<const document::Row> above);
  /// The number of a row that follows from rows above it, in one column.
  document::Cell follows(std::size_t column, const RowFormula& formula) const;
  const document::Cell* cell_above(const std::string& row, std::size_t column) const;
  void fill_formulas(document::Row& row) const;
  void fill_formula(document::Row& row, std::size_t column, const ColumnFormula& formula) const;
  std::vector<std::size_t> printed_ranks(const ColumnFormula& formula) const;
  /// Runs `work` with the column's item in its slot, when it is repeated.
  template <class Work>
  void in_column(const PrintedColumn& column, Work work);

  const std::vector<PrintedColumn>& columns_;
  const document::Table& table_;
  Expander& expander_;
};

}  // namespace copil::expansion
