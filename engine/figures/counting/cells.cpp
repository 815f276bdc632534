#include "figures/counting/cells.hpp"

#include <algorithm>

namespace copil::figures {

namespace {

/// How much of a block a card takes: nothing where nobody counts.
std::size_t part_size(const MonthMembers& months) {
  std::size_t members = 0;
  for (const auto& month : months) members += month.size();
  return members == 0 ? 0 : months.size() + 1 + members;
}

}  // namespace

void Cells::take(records::TerritoireId place, std::vector<MonthMembers>& members) {
  std::size_t size = members.size();
  for (const MonthMembers& months : members) size += part_size(months);
  if (size == members.size()) return;
  std::vector<std::uint32_t>& block = blocks_[place];
  block.reserve(size);
  block.assign(members.size(), 0);
  for (std::size_t card = 0; card < members.size(); ++card) {
    const MonthMembers& months = members[card];
    if (part_size(months) == 0) continue;
    block[card] = static_cast<std::uint32_t>(block.size());
    std::size_t end = block.size() + months.size() + 1;
    block.push_back(static_cast<std::uint32_t>(end));
    for (const auto& month : months) {
      end += month.size();
      block.push_back(static_cast<std::uint32_t>(end));
    }
    for (const auto& month : months) block.insert(block.end(), month.begin(), month.end());
  }
}

std::span<const YouthNumber> Cells::of(std::size_t card, records::TerritoireId place,
                                       int month) const {
  const std::vector<std::uint32_t>& block = blocks_[place];
  if (block.empty() || block[card] == 0) return {};
  const std::uint32_t* const begin = block.data() + block[card] + month;
  return {block.data() + begin[0], block.data() + begin[1]};
}

}  // namespace copil::figures
