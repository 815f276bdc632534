#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "figures/counting/sweep.hpp"

namespace copil::figures {

/// Who counts, by card, place and month: sorted ranks, before `sauf`. What a place has stands in
/// one block: lists are short, and there are hundreds of thousands of them.
class Cells : public CellSink {
 public:
  /// Of each place; empty where nobody ever counts.
  using Blocks = std::vector<std::vector<std::uint32_t>>;

  Cells() = default;
  explicit Cells(Blocks blocks) : blocks_(std::move(blocks)) {}
  explicit Cells(std::size_t place_count) : blocks_(place_count) {}

  void take(records::TerritoireId place, std::vector<MonthMembers>& members) override;
  std::span<const YouthNumber> of(std::size_t card, records::TerritoireId place, int month) const;

  /// What they consist of, to be kept.
  Blocks& blocks() { return blocks_; }

 private:
  /// A block: for each card where its part begins, or 0; then the parts. A part: where in the block
  /// each month's members begin, and where the last one's end; then the members.
  Blocks blocks_;
};

}  // namespace copil::figures
